"""Types that hold themselves: type checkers know them from wherever they come, and answers are read."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

import codegen
from support import run

REF = "#/components/schemas/"
SCHEMAS = {
    "Rows": {"type": "array", "items": {"$ref": f"{REF}Tree"}},
    "Tree": {"type": "object", "additionalProperties": {"oneOf": [{"$ref": f"{REF}Leaf"}, {"type": "integer"}]}},
    "Leaf": {"oneOf": [{"$ref": f"{REF}Node"}, {"$ref": f"{REF}Tree"}]},
    "Node": {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}, "rows": {"$ref": f"{REF}Rows"}, "odd": {"$ref": f"{REF}Odd"}},
    },
    "Values": {"type": "array", "items": {"$ref": f"{REF}Value"}},
    "ValueMap": {"type": "object", "additionalProperties": {"$ref": f"{REF}Value"}},
    "Value": {
        "type": "object",
        "properties": {
            "text": {"type": "string"},
            "several": {"$ref": f"{REF}Values"},
            "named": {"$ref": f"{REF}ValueMap"},
        },
    },
    "Odd": {"oneOf": [{"$ref": f"{REF}OddButKnownForWhatItSaysOfItself"}, {"$ref": f"{REF}OddAndOnlyANumberOrAName"}]},
    "OddAndOnlyANumberOrAName": {"type": ["integer", "string", "boolean"]},
    "OddButKnownForWhatItSaysOfItself": {
        "type": "object",
        "properties": {
            "@kind": {"type": "string"},
            "": {"type": "string"},
            "inner": {"type": "array", "items": {"$ref": f"{REF}Odd"}},
        },
    },
}
BODY = {"content": {"application/json": {"schema": {"$ref": f"{REF}Rows"}}}}
VALUE = {"content": {"application/json": {"schema": {"$ref": f"{REF}Value"}}}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {
        "/rows": {"post": {"requestBody": BODY, "responses": {"200": {"description": "", **BODY}}}},
        "/values": {"put": {"requestBody": VALUE, "responses": {"200": {"description": "", **VALUE}}}},
    },
    "components": {"schemas": SCHEMAS},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A client with circles of types."""
    (tmp_path / "rows.json").write_text(json.dumps(DOCUMENT))
    codegen.generate(tmp_path / "rows.json", tmp_path / "circles", name="rows_api")
    return tmp_path


def test_type_checkers_know_circles(folder: Path) -> None:
    """pyright strict and mypy --strict have nothing to say, whichever type of the circle they meet first, nor has black."""
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict", "include": ["circles"]}))
    pyright = run(sys.executable, "-m", "pyright", "--pythonpath", sys.executable, cwd=folder, check=False)
    assert pyright.returncode == 0, pyright.stdout
    mypy = run(sys.executable, "-m", "mypy", "--strict", "circles", cwd=folder, check=False)
    assert mypy.returncode == 0, mypy.stdout
    black = run(sys.executable, "-m", "black", "--check", "circles", cwd=folder, check=False)
    assert black.returncode == 0, black.stderr


def test_answers_with_circles_are_read(folder: Path, httpserver, monkeypatch) -> None:
    """Values of every depth come as models."""
    monkeypatch.syspath_prepend(str(folder))
    rows = [{"a": 1, "b": {"name": "n", "rows": [{"c": {"d": 2}}]}}]
    httpserver.expect_request("/rows", method="POST", json=rows).respond_with_json(rows)
    client = importlib.import_module("circles.rows_api").Client(base_url=httpserver.url_for(""))
    found = client.rows.create(body=rows)
    assert found[0]["b"].name == "n"
    assert found[0]["b"].rows == [{"c": {"d": 2}}]


def test_circles_through_dicts_are_written_as_circles(folder: Path) -> None:
    """pyright finds some circles through classes of dicts and not others, by what it meets first: none is left to that."""
    texts = "".join(path.read_text() for path in (folder / "circles/rows_api/types").glob("*.py"))
    assert "ValuesParam: TypeAlias" in texts
    assert "Values: TypeAlias" not in texts
