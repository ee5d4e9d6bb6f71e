"""Pages under type checkers: right code passes, and every mistake is found, with pyright and with mypy."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

import codegen
from support import run

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project: a client whose lists come in pages, and code that calls it."""
    folder = tmp_path_factory.mktemp("project")
    codegen.generate(HERE / "paging.yaml", folder / "clients", name="paged_api")
    shutil.copy(HERE.parent / "types" / "paging" / "user.py", folder)
    return folder


def planted(project: Path) -> set[int]:
    """The lines of the planted mistakes."""
    lines = (project / "user.py").read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if "# planted" in line}


def test_pyright_knows_pages(project: Path) -> None:
    """pyright strict finds the planted mistakes and nothing else, in the user's code and in the client."""
    settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False}
    (project / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = (sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson", ".")
    found = json.loads(run(*command, cwd=project, check=False).stdout)["generalDiagnostics"]
    assert {Path(each["file"]).name for each in found} == {"user.py"}
    assert {each["range"]["start"]["line"] + 1 for each in found} == planted(project)


def test_mypy_knows_pages(project: Path) -> None:
    """mypy --strict does the same."""
    done = run(sys.executable, "-m", "mypy", "--strict", "user.py", cwd=project, check=False)
    errors = re.findall(r"^(.+?):(\d+): error:", done.stdout, re.MULTILINE)
    assert {file for file, _ in errors} == {"user.py"}, done.stdout
    assert {int(line) for _, line in errors} == planted(project), done.stdout
