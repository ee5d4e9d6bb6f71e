"""Golden cases: ``tests/cases/<feature>/`` holds a spec (or a config and its specs) and ``expected/``, what is made of it.

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
    """What specweld makes of a case, without the runtime, the lock and the caches."""
    work = shutil.copytree(CASES / case, folder / case, ignore=shutil.ignore_patterns("expected"))
    if (work / "specweld.toml").exists():
        specweld("generate", "--quiet", cwd=work)
        made = work / "generated"
    else:
        (spec,) = work.glob("spec.*")
        specweld("generate", spec.name, "-o", "made", "--name", "client", "--quiet", cwd=work)
        made = work / "made"
    files = {name: data.decode() for name, data in tree(made).items() if "_core/" not in name}
    return {name: text for name, text in files.items() if name != "specweld.lock"}


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
    """All golden output in one package, each with the runtime where the generator puts it."""
    package = tmp_path_factory.mktemp("goldens") / "cases"
    package.mkdir()
    (package / "__init__.py").touch()
    for case in GOLDEN:
        copy = shutil.copytree(CASES / case / "expected", package / case)
        home = copy if (CASES / case / "specweld.toml").exists() else copy / "client"
        shutil.copytree(ROOT / "templates" / "python" / "_core", home / "_core")
    return package.parent


IMPORT_ALL = """
import importlib, pkgutil, cases
for module in pkgutil.walk_packages(cases.__path__, "cases."):
    names = importlib.import_module(module.name)
    for name in dir(names):
        value = getattr(names, name)
        getattr(value, "model_rebuild", lambda: None)() if isinstance(value, type) else None
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
