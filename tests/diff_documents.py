"""Small documents for the tests of ``diff``."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from codegen.change import Change
from codegen.diff import diff
from codegen.interpret import interpret
from codegen.model import Model
from codegen.read import read_text

Doc = dict[str, Any]

BASE: Doc = {
    "openapi": "3.1.0",
    "info": {"title": "Pets", "version": "1"},
    "servers": [{"url": "https://api.example.com/v1"}],
    "security": [{"key": []}],
    "paths": {
        "/pets/{petId}": {
            "get": {
                "parameters": [
                    {"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "fields", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}},
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}
                },
            },
            "put": {
                "parameters": [{"name": "petId", "in": "path", "required": True, "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
                "responses": {"204": {"description": "done"}},
            },
        }
    },
    "components": {
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string"},
                    "kind": {"enum": ["cat", "dog"]},
                    "mode": {"enum": ["pet"]},
                    "note": {"type": ["string", "null"]},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "parent": {"$ref": "#/components/schemas/Pet"},
                },
            },
        },
    },
}


def model(document: Doc | str, source: str = "pets.json") -> Model:
    """The model of one document, given as JSON or as text."""
    text = document if isinstance(document, str) else json.dumps(document)
    return Model((interpret(read_text(source, text.encode()), "pets"),))


def edited(edit: Callable[[Doc], object], document: Doc = BASE) -> Doc:
    """A copy of ``document`` after ``edit``."""
    fresh = copy.deepcopy(document)
    edit(fresh)
    return fresh


def changes(edit: Callable[[Doc], object], document: Doc = BASE) -> tuple[Change, ...]:
    """What ``edit`` changes."""
    return diff(model(document, "old.json"), model(edited(edit, document), "new.json"))


def pet(document: Doc) -> Doc:
    """The schema that requests and responses share."""
    return document["components"]["schemas"]["Pet"]


def get(document: Doc) -> Doc:
    """The operation that reads a pet."""
    return document["paths"]["/pets/{petId}"]["get"]
