"""Types against an independent judge of JSON Schema (``bench/judge.py``): what it takes we take, and give back unchanged."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from conftest import ROOT, shared_path
from support import run

if TYPE_CHECKING:
    from pathlib import Path

SPEC = """\
openapi: 3.1.0
info: {title: Things, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /links: {get: {responses: {'200': {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Link'}}}}}}}
components:
  schemas:
    Step: {type: number, enum: [1, 5, 10]}
    Link: {type: object, properties: {Value: {type: string}, step: {$ref: '#/components/schemas/Step'}}}
    Near: {type: object, properties: {id: {type: integer}, tags: {properties: {a: {type: string}}}}}
"""


def judged(folder: Path, *arguments: str | Path) -> list[dict[str, Any]]:
    """The verdicts of a run in which nothing differs."""
    rows = folder / "rows.json"
    run(sys.executable, ROOT / "bench" / "judge.py", *arguments, "--json", rows, cwd=folder)
    verdicts: list[dict[str, Any]] = json.loads(rows.read_text(encoding="utf-8"))
    return verdicts


def test_numbers_and_names_come_back_as_they_came(tmp_path: Path) -> None:
    """``1.0`` of an enum stays ``1.0``; an unknown key that is called like a field in Python sets no field."""
    (tmp_path / "things.yaml").write_text(SPEC, encoding="utf-8")
    (verdict,) = judged(tmp_path, tmp_path / "things.yaml", "--count", "30")
    assert verdict["judged"] == verdict["schemas"] == 3
    assert verdict["valid"] > 100
    assert verdict["argued"].keys() == {"integer-as-float", "object-by-keywords"}


def test_our_cases(tmp_path: Path) -> None:
    """The documents of our own cases have no differences."""
    cases = ROOT / "tests" / "cases"
    places = [cases / name for name in ("enums_and_unions", "recursion", "bodies", "errors")]
    verdicts = judged(tmp_path, *places, "--count", "4")
    assert sum(each["valid"] for each in verdicts) > 100


def test_documents_of_the_features(tmp_path: Path) -> None:
    """Nor have documents that others wrote to show OpenAPI's features, of each version."""
    features = shared_path("corpus", "features")
    verdicts = judged(tmp_path, features, "--every", "9", "--count", "3")
    assert sum(each["valid"] for each in verdicts) > 300


def test_what_asks_pydantic_for_a_model_changes_nothing(tmp_path: Path) -> None:
    """A model that pydantic has built its own validator of still knows fields by the API's names only."""
    (tmp_path / "things.yaml").write_text(SPEC, encoding="utf-8")
    run(sys.executable, "-m", "codegen", "generate", tmp_path / "things.yaml", "-o", tmp_path / "made", cwd=ROOT)
    code = "from made.things.types import Link; Link.model_rebuild(); from made.things._core.reading import reader_of; "
    code += """print(reader_of(Link).read(b'{"value":{}}', strict=True).to_dict())"""
    assert run(sys.executable, "-c", code, cwd=tmp_path).stdout == "{'value': {}}\n"
