"""What users' type checkers say of generated code, of good user code, and of planted mistakes."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

import codegen
import snippets
from conftest import ROOT, shared_path
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


DOCUMENTS = {
    "openai": ("corpus", "big", "openai.yaml"),
    "petstore": ("corpus", "features", "2.0", "json", "petstore.json"),
    "train_travel": ("corpus", "nasty", "readmeio--3.1__yaml__train-travel.yaml"),
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project with OpenAI's client and others, code that calls them, and every snippet of their READMEs."""
    folder = tmp_path_factory.mktemp("large")
    documents = {name: shared_path(*parts) for name, parts in DOCUMENTS.items()}
    documents |= {page.stem: page for page in sorted((ROOT / "specs").glob("*.md"))}
    for name, document in documents.items():
        codegen.generate(document, folder / "made" / name, name=name, project=True)
        made = folder / "made" / name
        (made / "src" / name).rename(folder / name)
        (made / "tests" / "test_smoke.py").rename(folder / f"test_smoke_{name}.py")
        readme = (made / "README.md").read_text(encoding="utf-8")
        assert len(snippets.calls(readme)) >= 1
        (folder / f"snippets_{name}.py").write_text(snippets.module(readme), encoding="utf-8")
    shutil.rmtree(folder / "made")
    for file in sorted((USER_CODE / "openai").glob("*.py")):
        shutil.copy(file, folder)
    return folder


def planted(project: Path, tool: str) -> set[tuple[str, int]]:
    """The places of the mistakes that are planted for a type checker."""
    found = {
        (file.name, number)
        for file in project.glob("*planted.py")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if "# planted:" in line or f"# planted for {tool}:" in line
    }
    assert len(found) >= 20
    return found


def pyright_errors(project: Path) -> set[tuple[str, int]]:
    """Where pyright strict finds something; large packages are looked at as far as user code needs them."""
    settings: dict[str, object] = {
        "typeCheckingMode": "strict",
        "reportUnusedExpression": False,
        "reportUnusedCoroutine": False,
    }
    if (project / "openai").exists():
        settings["include"] = sorted(file.name for file in project.glob("*.py"))
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
    assert pyright_errors(project) == planted(project, "pyright")


def test_mypy_finds_the_planted_mistakes_and_nothing_else(project: Path) -> None:
    """mypy --strict: generated code and good user code are clean, and each mistake is found on its line."""
    assert mypy_errors(project) == planted(project, "mypy")


def test_pyright_finds_the_planted_mistakes_of_a_large_client(large: Path) -> None:
    """As for the seeds, for OpenAI's client; the snippets of every README are good user code."""
    assert pyright_errors(large) == planted(large, "pyright")


def test_mypy_finds_the_planted_mistakes_of_a_large_client(large: Path) -> None:
    """As for the seeds, for OpenAI's client; the snippets of every README are good user code."""
    assert mypy_errors(large) == planted(large, "mypy")


@pytest.mark.parametrize("name", ["aimlapi", "train_travel", "openai"])
def test_no_public_type_is_unknown(name: str, large: Path) -> None:
    """``pyright --verifytypes``: every name, argument and return of the public surface has a type, and a docstring."""
    # --verifytypes asks the `python` of the path for its packages, whatever --pythonpath says
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ("-m", "pyright", "--verifytypes", name, "--ignoreexternal", "--outputjson")
    done = run(sys.executable, *command, cwd=large, check=False, PATH=path, PYTHONPATH=str(large))
    found = json.loads(done.stdout)["typeCompleteness"]
    assert found["exportedSymbolCounts"]["withKnownType"] > 50
    assert [
        each for each in found["symbols"] if each["isExported"] and not (each["isTypeKnown"] or each["isTypeAmbiguous"])
    ] == []
    assert found["missingFunctionDocStringCount"] == 0


def test_no_generated_signature_says_any(large: Path) -> None:
    """Resources, clients and types never mention ``Any``: what may be anything is ``JsonValue``, or ``object`` to send."""
    files = [file for file in large.glob("*/**/*.py") if "_core" not in file.parts]
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    assert sum(isinstance(node, ast.arg) for tree in trees.values() for node in ast.walk(tree)) > 1000
    named = [
        (relative(str(file), large), node.lineno)
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "Any") or (isinstance(node, ast.alias) and node.name == "Any")
    ]
    assert named == []


def test_generated_code_is_as_black_and_ruff_write_it() -> None:
    """``black --check``, ``ruff format --check`` and ``ruff check`` with their own defaults find nothing."""
    generated = ROOT / "generated"
    run(sys.executable, "-m", "black", "--check", "--quiet", generated, cwd=ROOT)
    run(sys.executable, "-m", "ruff", "format", "--isolated", "--check", generated, cwd=ROOT)
    run(sys.executable, "-m", "ruff", "check", "--isolated", generated, cwd=ROOT)
