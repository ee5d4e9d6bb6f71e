"""Ids of schemas by where they stand (the grammar is in ``codegen.model``)."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.interpret.session import File
from codegen.jsontypes import tokens

_KINDS = {
    "schemas": "",
    "responses": "response",
    "requestBodies": "body",
    "parameters": "parameter",
    "headers": "header",
    "mediaTypes": "content",
    "callbacks": "callback",
    "pathItems": "path",
}


def standing(file: File, pointer: str) -> str:
    """The id of the schema at ``pointer``: ``Pet.owner``, ``POST /pets body``, ``NotFound response``, ``pet.yml#Pet``."""
    words = _words(tokens(pointer))
    return file.prefix + words if words else file.source


def names_schema(pointer: str) -> bool:
    """Whether the place has a name of its own: a component, a definition, a whole file."""
    match tokens(pointer):
        case [] | ["definitions" | "$defs", _] | ["components", "schemas", _]:
            return True
        case [*_, "$defs" | "definitions", _]:
            return True
        case _:
            return False


def _words(path: list[str]) -> str:
    match path:
        case ["components", kind, name, *rest] if kind in _KINDS:
            return _walk(f"{name} {_KINDS[kind]}".rstrip(), iter(rest))
        case ["definitions" | "$defs", name, *rest]:
            return _walk(name, iter(rest))
        case ["parameters" | "responses" as kind, name, *rest]:
            return _walk(f"{name} {kind[:-1]}", iter(rest))
        case ["paths" | "webhooks", route, method, *rest]:
            return _walk(f"{method.upper()} {route}", iter(rest))
        case _:
            return _walk("", iter(path))


def _walk(head: str, path: Iterator[str]) -> str:
    """``head`` followed by what the tokens below it mean."""
    for token in path:
        match token:
            case "properties" | "$defs" | "definitions" | "patternProperties":
                head += f".{next(path, '')}"
            case "items":
                head += "[]"
            case "additionalProperties":
                head += "{}"
            case "oneOf" | "anyOf":
                head += f"|{_ordinal(next(path, '0'))}"
            case "requestBody":
                head += " body"
            case "responses":
                head += f" response.{next(path, '')}"
            case "content" | "allOf":
                next(path, "")
            case "schema" | "not":
                pass
            case _:
                head += f".{token}" if head else token
    return head


def _ordinal(token: str) -> str:
    return str(int(token) + 1) if token.isdecimal() else token
