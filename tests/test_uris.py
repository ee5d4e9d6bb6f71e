"""Texts where URIs should be: what is none is taken as it stands, and a schema's own URI needs no file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import codegen
from codegen import uris
from codegen.read import read_text

BROKEN = "http://[nothing/a.yaml"


def _document(schema: dict[str, Any], **root: Any) -> dict[str, Any]:
    response = {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}
    return {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"responses": response}}},
        **root,
    }


@pytest.mark.parametrize(
    "document",
    [
        _document({}, servers=[{"url": BROKEN}]),
        _document({"$ref": BROKEN}),
        _document({"$id": BROKEN, "properties": {"a": {"$ref": "b"}, "c": {"$ref": "#d"}}}),
        _document({"$ref": "d/e.yaml"}, **{"$self": BROKEN}),
        _document({}) | {"paths": {BROKEN: {"get": {}}, "//[x/b": {"get": {}}}},
        _document({}, security=[{"o": []}], components={"securitySchemes": {"o": {
            "type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": BROKEN, "scopes": {}}},
        }}}),
    ],
    ids=["server", "reference", "$id", "$self", "path", "token"],
)  # fmt: skip
def test_what_is_no_uri(document: dict[str, Any], tmp_path: Path) -> None:
    """Clients are made, documents compared and played: nothing trips over an address that is none."""
    (tmp_path / "a.json").write_text(json.dumps(document))
    (tmp_path / "b.json").write_text(json.dumps(_document({})))
    codegen.generate(tmp_path / "a.json", tmp_path / "made")
    assert list((tmp_path / "made").rglob("_client.py"))
    codegen.compare(tmp_path / "a.json", tmp_path / "b.json")
    with codegen.mock(tmp_path / "a.json") as server:
        assert server.url


def test_parts_and_joins() -> None:
    """Good URIs are joined and split as ever; broken ones stand for themselves."""
    assert uris.join("http://a.example/b/c", "../d") == "http://a.example/d"
    assert uris.join(BROKEN, "d") == "d"
    assert uris.split("http://a.example/b?c").path == "/b"
    assert uris.split(BROKEN).path == BROKEN


def test_a_schema_that_calls_itself_needs_no_file() -> None:
    """References to an ``$id`` of the document, whole or relative to another, are not looked for elsewhere."""
    schemas = {
        "A": {"$id": "https://a.example/schemas/a.json", "properties": {"b": {"$ref": "b.json"}}},
        "B": {
            "$id": "https://a.example/schemas/b.json",
            "properties": {"a": {"$ref": "https://a.example/schemas/a.json"}},
        },
        "C": {"properties": {"c": {"$ref": "https://a.example/schemas/c.json"}}},
    }
    asked: list[str] = []

    def load(name: str) -> bytes:
        asked.append(name)
        raise FileNotFoundError(name)

    document = _document({"$ref": "#/components/schemas/A"}, components={"schemas": schemas})
    (read,) = read_text("t.json", json.dumps(document).encode(), load=load)
    assert asked == ["https://a.example/schemas/c.json"]
    assert [each.rule for each in read.findings] == ["ref-missing"]
