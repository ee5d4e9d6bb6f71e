"""The proof over a corpus (``bench/corpus.py``): its own judgement, and a slice of the world's documents."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from conftest import ROOT, shared_path
from support import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SPEC = """\
openapi: 3.1.0
info: {title: Things, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /things:
    get: {responses: {'200': {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}
    $ref: '#/components/pathItems/more'
  /#Action=Make: {post: {responses: {'204': {description: fine}}}}
  /#Action=Break: {post: {responses: {'204': {description: fine}}}}
components:
  pathItems: {more: {delete: {responses: {'204': {description: gone}}}}}
  schemas: {Thing: {type: object, properties: {register: {type: string}, mro: {type: integer}}}}
"""


def proof(folder: Path, *arguments: str | Path, check: bool = True) -> list[dict[str, Any]]:
    """The rows of a run."""
    script = ROOT / "bench" / "corpus.py"
    page = folder / "page.html"
    run(sys.executable, script, *arguments, "--json", folder / "rows.json", "--html", page, cwd=folder, check=check)
    assert page.read_text(encoding="utf-8").endswith("</html>\n")
    rows: list[dict[str, Any]] = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
    return rows


def test_a_document_goes_through_everything(tmp_path: Path) -> None:
    """Operations are counted through references and behind fragments; every judge has a say; no document is no row."""
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "things.yaml").write_text(SPEC, encoding="utf-8")
    (specs / "notes.md").write_text("# Nothing here\n", encoding="utf-8")
    (row,) = proof(tmp_path, specs, "--all")
    assert (row["counted"], row["operations"], row["missing"]) == (4, 4, [])
    assert (row["models"], row["imports"], row["builds"]) == (1, [], [])
    assert row["complaints"] == {"ruff": [], "black": [], "mypy": [], "pyright": []}
    assert row["seconds"] > 0
    assert row["megabytes"] > 0


def test_what_cannot_be_used_is_told_apart_from_crashes(tmp_path: Path) -> None:
    """A broken document is refused with a line; the run goes on, and its exit code stays good."""
    (tmp_path / "broken.yaml").write_text("openapi: 3.1.0\npaths: {\n", encoding="utf-8")
    (tmp_path / "fine.yaml").write_text(SPEC, encoding="utf-8")
    broken, fine = proof(tmp_path, tmp_path, "--no-judges")
    assert broken["refused"].endswith("correct this line") or ":" in broken["refused"]
    assert (broken["crashed"], fine["refused"], fine["crashed"]) == ("", "", "")


def test_a_lost_operation_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The count is taken from the document by other means, and compared path by path."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "bench"), *sys.path])
    documents, make = import_module("proof.documents"), import_module("proof.make")

    path = tmp_path / "things.yaml"
    path.write_text(SPEC, encoding="utf-8")
    counted = documents.count(path)
    assert len(counted.operations) == 4
    calls = {("GET", "/things"): 1, ("POST", "/"): 1, ("DELETE", "/things"): 1}
    assert make.missing(counted.operations, calls) == ["POST /#Action=Make"]


def test_a_slice_of_the_world(tmp_path: Path) -> None:
    """Documents of every kind generate, are complete, import, build and please ruff; a few please the type checkers."""
    corpus = shared_path("corpus")
    places = [corpus / name for name in ("apis", "features", "nasty", "docs")]
    rows = proof(tmp_path, *places, "--every", "24", "--sample", "2")
    assert len(rows) > 20
    assert sum(row["operations"] for row in rows) > 200
