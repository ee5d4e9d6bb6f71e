"""What users' type checkers say of generated code, of good user code, and of planted mistakes."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from support import run

pytestmark = pytest.mark.xdist_group("types")

USER_CODE = Path(__file__).parent / "types"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project: the generated packages, and code that calls them."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "generated", folder / "generated", ignore=shutil.ignore_patterns("__pycache__"))
    for file in sorted(USER_CODE.glob("*.py")):
        shutil.copy(file, folder)
    return folder


def planted(project: Path) -> set[tuple[str, int]]:
    """The places of the planted mistakes."""
    lines = (project / "planted.py").read_text(encoding="utf-8").splitlines()
    return {("planted.py", number) for number, line in enumerate(lines, 1) if "# planted" in line}


def pyright_errors(project: Path) -> set[tuple[str, int]]:
    """Where pyright strict finds something in a folder."""
    settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False, "reportUnusedCoroutine": False}
    (project / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = run(
        sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson", ".", cwd=project, check=False
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    return {(relative(item["file"], project), item["range"]["start"]["line"] + 1) for item in found}


def mypy_errors(project: Path) -> set[tuple[str, int]]:
    """Where mypy --strict finds something in a folder."""
    cache = ROOT / ".mypy_cache" / "users"
    done = run(sys.executable, "-m", "mypy", "--strict", "--cache-dir", cache, ".", cwd=project, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found = re.findall(r"^(.+?):(\d+): error:", done.stdout, re.MULTILINE)
    return {(relative(file, project), int(line)) for file, line in found}


def relative(file: str, project: Path) -> str:
    """A file's path in the project."""
    return (project / file).resolve().relative_to(project.resolve()).as_posix()


def test_pyright_finds_the_planted_mistakes_and_nothing_else(project: Path) -> None:
    """Strict pyright: generated code and good user code are clean, and each mistake is found on its line."""
    assert pyright_errors(project) == planted(project)


def test_mypy_finds_the_planted_mistakes_and_nothing_else(project: Path) -> None:
    """mypy --strict: generated code and good user code are clean, and each mistake is found on its line."""
    assert mypy_errors(project) == planted(project)


def test_generated_code_is_as_black_and_ruff_write_it() -> None:
    """``black --check``, ``ruff format --check`` and ``ruff check`` with their own defaults find nothing."""
    generated = ROOT / "generated"
    run(sys.executable, "-m", "black", "--check", "--quiet", generated, cwd=ROOT)
    run(sys.executable, "-m", "ruff", "format", "--isolated", "--check", generated, cwd=ROOT)
    run(sys.executable, "-m", "ruff", "check", "--isolated", generated, cwd=ROOT)
