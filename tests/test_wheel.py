"""Wheels, as users get them: specweld's own, and one whose clients are made while it is built."""

from __future__ import annotations

import shutil
import sys
import venv
from pathlib import Path

import pytest

from conftest import ROOT
from player import Player
from support import run

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheels")]

OURS = ("codegen", "templates", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Specweld's wheel, built from what the repository holds."""
    folder = tmp_path_factory.mktemp("build")
    for name in OURS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return build(folder)


def build(project: Path, python: str = sys.executable) -> Path:
    """The wheel of a project, built with what an environment has."""
    run(python, "-m", "hatchling", "build", "-t", "wheel", cwd=project)
    (made,) = (project / "dist").glob("*.whl")
    return made


def environment(folder: Path, *install: str | Path) -> Path:
    """A new environment's Python, after installing something."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *install, cwd=folder)
    return python


def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    """Its command makes a client from a page, the example project's wheel builds with its hook, and that wheel works alone."""
    python = environment(tmp_path / "build", wheel, "hatchling")
    page = shutil.copy(ROOT / "specs" / "aimlapi.md", tmp_path)
    run(python.parent / "specweld", "generate", page, "-o", "clients", "--name", "aimlapi", cwd=tmp_path)
    assert (tmp_path / "clients" / "aimlapi" / "_core" / "__init__.py").is_file()

    project = shutil.copytree(
        ROOT / "examples" / "build-hook", tmp_path / "harbour", ignore=shutil.ignore_patterns("clients")
    )
    theirs = build(project, str(python))
    alone = environment(tmp_path / "alone", theirs)
    assert run(alone, "-c", "import codegen", cwd=tmp_path, check=False, PYTHONPATH="").returncode == 1
    import_and_call(alone, tmp_path)


TIDES = {
    "tides": [
        {"at": "2026-05-04T06:10:00Z", "kind": "high", "metres": 6.4},
        {"at": "2026-05-04T12:30:00Z", "kind": "low", "metres": 1.1},
    ]
}


def import_and_call(python: Path, folder: Path) -> None:
    """The clients import where specweld is not, and the project's command calls the provider."""
    made = "import clients.aimlapi as made; print(made.Client.__name__, made.AsyncClient.__name__)"
    assert run(python, "-c", made, cwd=folder, PYTHONPATH="").stdout == "Client AsyncClient\n"
    with Player(TIDES) as server:
        settings = {"TIDES_BASE_URL": server.url, "TIDES_API_KEY": "k", "PYTHONPATH": ""}
        shown = run(python.parent / "harbour", "Le Havre", cwd=folder, **settings).stdout
    assert shown == "06:10  6.4 m\n"
    assert server.seen[0].path == "/ports/Le%20Havre/tides?days=2"
    assert server.seen[0].headers["x-key"] == "k"
