"""Golden cases: ``tests/cases/<feature>/`` holds a spec (or a config and its specs; names differ from case to case) and ``expected/``, what is made of it.

The runtime is left out of ``expected/``: it is the same everywhere. ``pytest tests/test_cases.py --update-cases`` writes
``expected/`` anew. Golden output has to compile, import and type-check: equal text is not equal meaning.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from support import run, specweld, tree

pytestmark = pytest.mark.xdist_group("cases")

CASES = Path(__file__).parent / "cases"
GOLDEN = sorted(path.parent.name for path in CASES.glob("*/expected"))
OTHERS = ("rule_", "read_", "interpret_", "diff_")
"""Cases that stop at an earlier stage; their own tests run them."""


def new_cases() -> list[str]:
    """Directories of cases without golden output yet; ``--update-cases`` gives them theirs."""
    found = {
        path.name for path in CASES.iterdir() if not path.name.startswith(OTHERS) and not list(path.glob("expected*"))
    }
    return sorted(found - set(GOLDEN))


def generate(case: str, folder: Path) -> dict[str, str]:
    """What specweld makes of a case, without the runtime."""
    work = shutil.copytree(CASES / case, folder / case, ignore=shutil.ignore_patterns("expected"))
    config = work / "specweld.toml"
    if not config.exists():
        (spec,) = work.glob("spec.*")
        config.write_text(f'[providers.{case}]\nsources = ["{spec.name}"]\n', encoding="utf-8")
    specweld("generate", "--quiet", cwd=work)
    return {name: data.decode() for name, data in tree(work / "generated").items() if not name.startswith("_core/")}


@pytest.mark.parametrize("case", [*GOLDEN, *new_cases()])
def test_golden(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What is made of a case is what is expected, file by file."""
    made = generate(case, tmp_path)
    expected = CASES / case / "expected"
    if request.config.getoption("--update-cases"):
        update(expected, made)
    assert {name: data.decode() for name, data in tree(expected).items()} == made


def update(expected: Path, made: dict[str, str]) -> None:
    """Write ``expected/`` anew."""
    shutil.rmtree(expected, ignore_errors=True)
    for name, text in made.items():
        target = expected / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def goldens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All golden output in one package, with the runtime that they share."""
    package = tmp_path_factory.mktemp("goldens") / "cases"
    for case in GOLDEN:
        shutil.copytree(CASES / case / "expected", package, dirs_exist_ok=True)
    shutil.copytree(
        ROOT / "templates" / "python" / "_core", package / "_core", ignore=shutil.ignore_patterns("__pycache__")
    )
    return package.parent


IMPORT_ALL = """
import importlib, pkgutil, cases
for module in pkgutil.walk_packages(cases.__path__, "cases."):
    found = importlib.import_module(module.name)
    for value in [getattr(found, name) for name in dir(found)]:
        if getattr(value, "__module__", "") == module.name and "_core" not in module.name and hasattr(value, "model_rebuild"):
            value.model_rebuild(force=True)
"""


def test_goldens_import(goldens: Path) -> None:
    """Every module of every golden package imports, and all its names are there."""
    run(sys.executable, "-c", IMPORT_ALL, cwd=goldens)


def test_goldens_satisfy_pyright(goldens: Path) -> None:
    """Strict pyright finds nothing in golden output."""
    (goldens / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}), encoding="utf-8")
    run(sys.executable, "-m", "pyright", "--pythonpath", sys.executable, ".", cwd=goldens)


def test_goldens_satisfy_mypy(goldens: Path) -> None:
    """Strict mypy finds nothing in golden output."""
    run(sys.executable, "-m", "mypy", "--strict", "--cache-dir", ROOT / ".mypy_cache" / "cases", "cases", cwd=goldens)


def test_goldens_satisfy_black(goldens: Path) -> None:
    """Black would change nothing."""
    run(sys.executable, "-m", "black", "--check", "--quiet", ".", cwd=goldens)


def test_specs_of_cases_are_small() -> None:
    """A case shows one feature: 40 lines, or fewer."""
    long = [
        path
        for path in CASES.rglob("spec*.*")
        if "expected" not in path.parts and len(path.read_bytes().splitlines()) > 40
    ]
    assert long == []
