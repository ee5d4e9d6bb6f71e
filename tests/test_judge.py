"""Types against independent judges of JSON Schema (``bench/judge.py``): what they take we take, and give back unchanged."""

from __future__ import annotations

import json
import sys
from shutil import copytree, ignore_patterns
from typing import TYPE_CHECKING, Any

import pytest

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
    Link: {type: object, properties: {Value: {type: [string, 'null']}, '': {type: string}, step: {$ref: '#/components/schemas/Step'}}}
    Near: {type: object, properties: {id: {type: integer}, tags: {properties: {a: {type: string}}}}}
    Mixed: {enum: [ab, 1]}
    Far:
      type: object
      required: [conditionOfTheLengthOfStay, note]
      properties: {conditionOfTheLengthOfStay: {$ref: '#/components/schemas/ARatherLongNameOfASchemaThatFillsTheLine'}}
    ARatherLongNameOfASchemaThatFillsTheLine: {type: object, properties: {min: {type: number}}}
"""
OLD = """\
openapi: 3.0.1
info: {title: Things, version: '1'}
servers: [{url: https://api.example.com}]
paths: {}
components:
  schemas:
    Labels: {type: object, additionalProperties: {$ref: '#/components/schemas/Texts', type: object}}
    Texts: {type: array, items: {type: string}}
    Given: {type: object, properties: {id: {type: string, readOnly: true}}}
    Part: {type: object, required: [amount, note], properties: {amount: {type: number}}}
    Whole: {type: object, required: [parts], properties: {parts: {type: array, items: {$ref: '#/components/schemas/Part'}}}}
"""


def judged(folder: Path, *arguments: str | Path, tool: Path = ROOT, check: bool = True) -> list[dict[str, Any]]:
    """The verdicts of a run; with ``check`` one in which nothing differs."""
    log = folder / "log.jsonl"
    run(sys.executable, tool / "bench" / "judge.py", *arguments, "--log", log, cwd=folder, check=check)
    return [json.loads(line) for line in log.read_bytes().splitlines()]


def test_numbers_and_names_come_back_as_they_came(tmp_path: Path) -> None:
    """``1.0`` of an enum stays ``1.0``, unknown keys called like fields set none, long and empty names are names."""
    (tmp_path / "things.yaml").write_text(SPEC, encoding="utf-8")
    (verdict,) = judged(tmp_path, tmp_path / "things.yaml", "--count", "30")
    assert verdict["judged"] == verdict["schemas"] == 6
    assert verdict["valid"] > 500
    assert verdict["argued"].keys() == {"integer-as-float", "object-by-keywords"}


def test_an_unknown_key_is_kept_apart_from_the_field_that_is_called_so(tmp_path: Path) -> None:
    """``null`` under the API's name, a value under Python's: both come back, from the strict and the lenient path."""
    (tmp_path / "things.yaml").write_text(SPEC, encoding="utf-8")
    run(sys.executable, "-m", "codegen", "generate", tmp_path / "things.yaml", "-o", tmp_path / "made", cwd=ROOT)
    answers: list[dict[str, Any]] = [
        {"Value": None, "value": 3},
        {"value": {}, "\0value": []},
        {"Value": 1, "value": None, "": None},
    ]
    code = f"""
import json
from made.things.types import Link
from made.things._core.reading import reader_of
for answer in {answers!r}:
    text = json.dumps(answer)
    for made in (reader_of(Link).read(text, strict=False), Link.from_dict(answer)):
        assert made.to_dict() == answer, (made.to_dict(), answer)
"""
    run(sys.executable, "-c", code, cwd=tmp_path)


def test_everything_that_schemas_can_say(tmp_path: Path) -> None:
    """A schema for each keyword of draft 2020-12 and each way to combine them, as answers and as requests."""
    (verdict,) = judged(tmp_path, ROOT / "tests" / "judge_schemas.yaml", "--count", "4", "--requests", "12")
    assert verdict["judged"] == verdict["schemas"] == 58
    assert verdict["valid"] > 350
    assert verdict["typed"] == verdict["sent"] > 350
    assert verdict["argued"].keys() == {"integer-as-float", "tag-of-parent", "keys-by-pattern"}
    assert verdict["untyped_argued"].keys() == {"integer-as-float", "keys-by-pattern", "keys-of-requests"}


def test_names_that_schemas_give_themselves(tmp_path: Path) -> None:
    """``$id``, ``$anchor`` and ``$dynamicRef``: what is bound from outside decides, for the judge as for us."""
    document = ROOT / "tests" / "judge_dynamic.yaml"
    (verdict,) = judged(tmp_path, document, "--count", "4", "--requests", "8")
    assert verdict["judged"] == verdict["schemas"] == 15
    assert verdict["unusable"] == 0
    assert verdict["examples"] == 23
    assert verdict["typed"] == verdict["sent"] > 30
    assert verdict["argued"].keys() == verdict["untyped_argued"].keys() == {"integer-as-float"}


def test_what_was_judged_is_not_judged_again(tmp_path: Path) -> None:
    """A log is gone on with; a schema that says what one of another document says is counted, and left out."""
    for number in range(9):
        (tmp_path / f"things{number}.yaml").write_text(SPEC.replace("id: {type: integer}", f"id: {{enum: [{number}]}}"))
    first = judged(tmp_path, tmp_path / "things0.yaml", "--count", "1")
    verdicts = judged(tmp_path, tmp_path, "--count", "1")
    assert verdicts[0] == first[0]
    assert [(each["judged"], each["again"]) for each in verdicts] == [(6, 0), *[(1, 5)] * 8]


def test_patterns_that_take_python_years(tmp_path: Path) -> None:
    """The judge does not hang on a pattern that would have Python's engine try everything."""
    pattern = "^(([a-zA-Z0-9]+)*)+@(([a-z]+)*)+$"
    path = tmp_path / "things.yaml"
    path.write_text(SPEC.replace("step: {", f"mail: {{type: string, pattern: '{pattern}'}}, step: {{"), "utf-8")
    (verdict,) = judged(tmp_path, path, "--count", "12", "--seconds", "5")
    assert verdict["cut"] == 0
    assert verdict["invalid"] > 100


def test_requests_reach_a_server_and_please_a_type_checker(tmp_path: Path) -> None:
    """What is valid can be written as a call, that pyright takes and that a server receives unchanged."""
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (verdict,) = judged(tmp_path, tmp_path / "old.yaml", "--count", "6", "--requests", "12")
    assert verdict["typed"] == verdict["sent"] > 40
    assert verdict["untyped_argued"].keys() <= {"integer-as-float"}


def test_documents_own_examples_are_judged(tmp_path: Path) -> None:
    """Examples of schemas, media types and components are instances, those of other files too."""
    spec = json.loads(
        """{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {"responses": {"200": {
        "description": "fine", "content": {"application/json": {"schema": {"$ref": "parts.json#/Part"},
        "example": {"n": 1}, "examples": {"more": {"$ref": "#/components/examples/more"}}}}}}}}},
        "components": {"examples": {"more": {"value": {"n": 2}}}}}"""
    )
    (tmp_path / "api.json").write_text(json.dumps(spec), encoding="utf-8")
    part = {
        "Part": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}, "example": {"n": 3}}
    }
    (tmp_path / "parts.json").write_text(json.dumps(part), encoding="utf-8")
    (verdict,) = judged(tmp_path, tmp_path / "api.json", "--count", "2")
    assert verdict["examples"] == 3
    assert verdict["judged"] == 1


@pytest.mark.parametrize(
    ("module", "right", "wrong", "column"),
    [
        ("dumping", "made[fields.came(name)] = dumped(value)", "pass", "lossy"),
        ("schema", "str: lambda: core_schema.str_schema(strict=True)", "str: core_schema.bool_schema", "refused"),
        ("lenient", "values[field.name] = maker(field.type)(value)", "values[field.name] = list(value)", "raised"),
        ("bodies", "_ENCODER.encode(value)", "_ENCODER.encode(value).lower()", "unsent"),
    ],
)
def test_a_broken_runtime_is_seen(tmp_path: Path, module: str, right: str, wrong: str, column: str) -> None:
    """A runtime that loses unknown keys, refuses texts, cannot read junk or sends something else is found out."""
    for name in ("bench", "codegen", "templates"):
        copytree(ROOT / name, tmp_path / name, ignore=ignore_patterns("__pycache__"))
    broken = tmp_path / "templates" / "python" / "_core" / f"{module}.py"
    text = broken.read_text(encoding="utf-8")
    assert right in text
    broken.write_text(text.replace(right, wrong), encoding="utf-8")
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    requests = "12" if column == "unsent" else "0"
    (verdict,) = judged(
        tmp_path, tmp_path / "old.yaml", "--count", "6", "--requests", requests, tool=tmp_path, check=False
    )
    assert verdict[column] > 0


def test_our_cases(tmp_path: Path) -> None:
    """The documents of our own cases have no differences."""
    cases = ROOT / "tests" / "cases"
    places = [cases / name for name in ("enums_and_unions", "recursion", "bodies", "errors")]
    verdicts = judged(tmp_path, *places, "--count", "4")
    assert sum(each["valid"] for each in verdicts) > 100


def test_documents_of_the_features(tmp_path: Path) -> None:
    """Nor have documents that others wrote to show OpenAPI's features, of each version."""
    features = shared_path("corpus", "features")
    verdicts = judged(tmp_path, features, "--every", "12", "--count", "3")
    assert sum(each["valid"] for each in verdicts) > 100


def test_what_asks_pydantic_for_a_model_changes_nothing(tmp_path: Path) -> None:
    """A model that pydantic has built its own validator of still knows fields by the API's names only."""
    (tmp_path / "things.yaml").write_text(SPEC, encoding="utf-8")
    run(sys.executable, "-m", "codegen", "generate", tmp_path / "things.yaml", "-o", tmp_path / "made", cwd=ROOT)
    code = "from made.things.types import Link; Link.model_rebuild(); from made.things._core.reading import reader_of; "
    code += """print(reader_of(Link).read(b'{"value":{}}', strict=True).to_dict())"""
    assert run(sys.executable, "-c", code, cwd=tmp_path).stdout == "{'value': {}}\n"
