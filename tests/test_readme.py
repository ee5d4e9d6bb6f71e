"""The README's commands print what it shows, its code runs, and its links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from player import Player
from support import run, sample_answer, specweld

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = ROOT / "specs" / "aimlapi.md"


def blocks(language: str) -> list[str]:
    """The README's fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """Each command line of the README, and what stands below it."""
    pairs = [
        part.partition("\n")
        for block in blocks("console")
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)
        if part
    ]
    return [(command, output.strip()) for command, _, output in pairs]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with a page, and a newer version of it."""
    folder = tmp_path_factory.mktemp("workplace")
    shutil.copy(PAGE, folder / "page.md")
    newer = PAGE.read_text(encoding="utf-8").replace('"enum":["png","jpeg","webp"]', '"enum":["png","jpeg"]')
    (folder / "new.md").write_text(newer, encoding="utf-8")
    return folder


def test_commands_print_what_the_readme_shows(workplace: Path) -> None:
    """Every command works, in the README's order; where output is shown, that is what it prints."""
    for command, output in shown():
        program, *arguments = shlex.split(command)
        assert program == "specweld"
        where = ROOT if arguments[0] == "why" else workplace
        printed = specweld(*arguments, cwd=where).stdout.strip()
        assert output in ("", printed), command


def test_code_runs(tmp_path: Path) -> None:
    """Every Python block runs; clients find their server and their key in the environment."""
    shutil.copy(PAGE, tmp_path / "page.md")
    with Player(sample_answer(PAGE)) as server:
        names = ("AIMLAPI", "CHAINHUB", "CHATANYWHERE")
        settings = {f"{name}_BASE_URL": server.url for name in names} | {f"{name}_API_KEY": "k" for name in names}
        for code in blocks("python"):
            run(sys.executable, "-c", code, cwd=tmp_path, **settings)
    assert len(server.seen) == 3
    assert (tmp_path / "clients" / "aimlapi" / "__init__.py").is_file()


def test_demo_makes_its_call() -> None:
    """``make demo`` ends with a call that a local server answers."""
    printed = run(sys.executable, "examples/demo.py", cwd=ROOT).stdout
    assert "POST /v1/images/generations" in printed
    assert "https://cdn.aimlapi.com/" in printed


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["single.py"], "https://cdn.aimlapi.com/"),
        (["asynchronous.py"], "https://cdn.aimlapi.com/"),
        (["group.py", "aimlapi"], "https://cdn.aimlapi.com/"),
        (["group.py", "chainhub"], "https://cdn.aimlapi.com/"),
        (["group.py", "chatanywhere"], "https://cdn.aimlapi.com/"),
    ],
)
def test_examples_run(arguments: list[str], printed: str) -> None:
    """The user code in ``examples/usage`` does what it says."""
    script, *rest = arguments
    with Player(sample_answer(PAGE)) as server:
        names = ("AIMLAPI", "CHAINHUB", "CHATANYWHERE")
        settings = {f"{name}_BASE_URL": server.url for name in names} | {f"{name}_API_KEY": "k" for name in names}
        assert printed in run(sys.executable, f"examples/usage/{script}", *rest, cwd=ROOT, **settings).stdout
    assert server.seen


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/dependencies.md"])
def test_links_lead_somewhere(page: str) -> None:
    """Relative links and named files exist."""
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
