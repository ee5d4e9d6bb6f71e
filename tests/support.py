"""What several test files use: the sample answers of a page, and the command as users start it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from codegen.document import AnswerSample, Document
from codegen.jsontypes import as_object
from codegen.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from codegen.jsontypes import JSON


def run(*arguments: str | Path, cwd: Path, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start a command as a user would, in a folder, with variables of its own; shows its output when it fails."""
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env=_environment() | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert not check or done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
    return done


def specweld(
    *arguments: str | Path, cwd: Path, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Start ``specweld`` from this checkout."""
    return run(sys.executable, "-m", "codegen", *arguments, cwd=cwd, check=check, **environment)


def _environment() -> dict[str, str]:
    """This process's variables, with the checkout on the path and without pytest's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "SPECWELD"))}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parent.parent)}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def sample_answer(page: Path) -> JSON:
    """The answer that a provider's page shows: beside the spec, else as the example of its first 2xx response."""
    for document in read_text(page.name, page.read_bytes()):
        for value in (*_beside(document), *_inside(document)):
            return value
    message = f"{page.name} shows no answer"
    raise AssertionError(message)


def _beside(document: Document) -> Iterator[JSON]:
    for sample in document.samples:
        if isinstance(sample, AnswerSample) and sample.role == "response":
            yield sample.value


def _inside(document: Document) -> Iterator[JSON]:
    for item in as_object(document.root.get("paths")).values():
        for operation in as_object(item).values():
            for status, response in as_object(as_object(operation).get("responses")).items():
                for media in as_object(as_object(response).get("content")).values():
                    if status.startswith("2") and "example" in as_object(media):
                        yield as_object(media)["example"]
