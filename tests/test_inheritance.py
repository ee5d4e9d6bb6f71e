"""Families of schemas: a base with a discriminator, and those that include it by ``allOf``, at any distance."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import codegen

REF = "#/components/schemas/"
STRING = {"type": "string"}


def _heir(base: str, tag: str, field: str, **more: object) -> dict[str, object]:
    own = {"type": "object", "properties": {"@type": {"type": "string", "default": tag}, field: STRING}, **more}
    return {"allOf": [{"$ref": REF + base}, own]}


SCHEMAS = {
    "Thing": {
        "type": "object",
        "required": ["@type"],
        "properties": {"@type": STRING},
        "discriminator": {"propertyName": "@type", "mapping": {"#book": f"{REF}Book", "#comic": f"{REF}Comic"}},
    },
    "Book": _heir(
        "Thing", "#book", "author", discriminator={"propertyName": "@type", "mapping": {"#comic": f"{REF}Comic"}}
    ),
    "Comic": _heir("Book", "#comic", "artist"),
    "Lamp": _heir("Thing", "#lamp", "colour"),
}
DOCUMENT = {
    "openapi": "3.0.3",
    "info": {"title": "T", "version": "1"},
    "paths": {
        f"/{name}": {
            "get": {
                "responses": {
                    "200": {
                        "description": "",
                        "content": {"application/json": {"schema": {"type": "array", "items": {"$ref": REF + each}}}},
                    }
                }
            }
        }
        for name, each in (("things", "Thing"), ("books", "Book"))
    },
    "components": {"schemas": SCHEMAS},
}


def test_answers_are_what_their_tag_says(tmp_path: Path, httpserver, monkeypatch) -> None:
    """A grandchild is read as itself, and so is the base; tags without mapping are the names, as the defaults spell them."""
    (tmp_path / "t.json").write_text(json.dumps(DOCUMENT))
    monkeypatch.syspath_prepend(str(tmp_path))
    made = codegen.generate(tmp_path / "t.json", tmp_path / "family", name="family_api", details=True)
    assert not [each for each in made.findings if each.rule == "discriminator-mapping"]
    values = [
        {"@type": "#comic", "author": "a", "artist": "b"},
        {"@type": "#book", "author": "a"},
        {"@type": "#lamp", "colour": "red"},
        {"@type": "Thing"},
    ]
    httpserver.expect_request("/things").respond_with_json(values)
    httpserver.expect_request("/books").respond_with_json(values[:2])
    client = importlib.import_module("family.family_api").Client(base_url=httpserver.url_for(""))
    assert [type(each).__name__ for each in client.things.list()] == ["Comic", "BookBase", "Lamp", "ThingBase"]
    assert [type(each).__name__ for each in client.books.list()] == ["Comic", "BookBase"]
    assert [each.to_dict() for each in client.things.list()] == values
