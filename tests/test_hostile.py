"""Names and texts of documents never become code: hostile ones stay literals, identifiers and docstrings."""

from __future__ import annotations

import ast
import io
import json
import sys
import tokenize
from pathlib import Path
from typing import Any

import pytest

from support import run, specweld

CANARY = "canary-was-here"
MARK = "zqxj"
"""Part of every hostile text, so that it can be followed."""
BOOM = f"__import__('pathlib').Path('{CANARY}').touch()"

TEXTS = {
    "plain call": BOOM,
    "double quote": f'"+{BOOM}+"',
    "single quote": f"'+str({BOOM.replace(chr(39), chr(34))})+'",
    "triple double": f'"""\n{BOOM}\n"""',
    "triple single": f"'''\n{BOOM}\n'''",
    "closing docstring at the end": f'{BOOM} """',
    "quote at the end": 'ends with a quote "',
    "backslash at the end": "ends with a backslash \\",
    "odd backslashes": f'\\"""\\\\\n{BOOM}\n',
    "escapes": "\\N{BULLET} \\x41 \\u0041 \\101 \\",
    "newline and code": f"x\n{BOOM}\n",
    "carriage return": f"x\r{BOOM}\r",
    "line separators": f"x\u2028{BOOM}\u2029{BOOM}\x85{BOOM}\x0c{BOOM}\x0b",
    "null byte": f"x\x00{BOOM}",
    "bidirectional override": f"\u202e{BOOM}\u2066",
    "lone surrogate": f"\ud800{BOOM}",
    "template expression": "{{ self.__init__.__globals__.__builtins__.__import__('os').system('touch "
    + CANARY
    + "') }}",
    "template statement": "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}{# c #}",
    "f-string field": "{" + BOOM + "}",
    "format field": "{0.__class__} %(x)s %s {}",
    "shell": f"$(touch {CANARY}) `touch {CANARY}` ; touch {CANARY} | touch {CANARY}",
    "parent folders": f"../../../{CANARY}",
    "absolute path": f"/tmp/{CANARY}",
    "closing bracket": f")]}} = {BOOM}; x = ([{{",
    "comment": f"# type: ignore\n{BOOM}",
    "encoding declaration": "# -*- coding: utf-7 -*-",
    "annotation": f"int, x={BOOM}",
    "dunder": "__class__",
    "keyword": "class",
    "own names": "self",
    "long": "x" * 5000,
}


def document(text: str) -> dict[str, Any]:
    """A document that says ``text`` wherever a document can say something."""
    said = f"{MARK} {text}"
    schema = {
        "type": "object",
        "title": said,
        "description": said,
        "required": [said],
        "properties": {
            said: {"type": "string", "description": said, "default": said, "example": said, "pattern": said},
            f"{said} enum": {"type": "string", "enum": [said, "other"], "x-enum-varnames": [said, "OTHER"]},
            f"{said} const": {"const": said},
            f"{said} inner": {"type": "object", "properties": {said: {"type": "integer", "format": said}}},
            f"{said} union": {"oneOf": [{"$ref": "#/components/schemas/" + pointer(said)}, {"type": "string"}]},
        },
        "example": {said: said},
        "discriminator": {"propertyName": said, "mapping": {said: "#/components/schemas/" + pointer(said)}},
    }
    operation = {
        "operationId": said,
        "summary": said,
        "description": said,
        "tags": [said],
        "parameters": [
            {
                "name": said,
                "in": place,
                "description": said,
                "schema": {"type": "string", "default": said, "enum": [said]},
            }
            for place in ("query", "header", "cookie")
        ],
        "requestBody": {
            "description": said,
            "content": {"application/json": {"schema": schema, "example": {said: said}}},
        },
        "responses": {
            "200": {"description": said, "content": {"application/json": {"schema": schema, "example": {said: said}}}},
            "400": {"description": said, "content": {said: {"schema": schema}}},
        },
        "x-speakeasy-group": said,
        "x-apifox-folder": said,
        "externalDocs": {"url": said, "description": said},
        "security": [{said: [said]}],
        "deprecated": True,
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": said,
            "description": said,
            "version": said,
            "contact": {"name": said},
            "license": {"name": said},
        },
        "servers": [
            {"url": f"https://example.com/{said}", "description": said, "variables": {said: {"default": said}}}
        ],
        "tags": [{"name": said, "description": said}],
        "paths": {
            f"/{said}/{{{said}}}": {"post": operation},
            "/plain": {"get": {**operation, "operationId": f"{said} 2"}},
        },
        "webhooks": {said: {"post": {**operation, "operationId": f"{said} 3"}}},
        "components": {
            "schemas": {said: schema},
            "securitySchemes": {said: {"type": "apiKey", "name": said, "in": "header", "description": said}},
        },
    }


def pointer(name: str) -> str:
    """A name as a part of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def everything_in(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


IMPORT_ALL = """
import importlib, pkgutil, sys
sys.dont_write_bytecode = True
import made
for module in pkgutil.walk_packages(made.__path__, "made."):
    names = importlib.import_module(module.name)
    for name in dir(names):
        getattr(names, name)
"""


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_hostile_texts_never_become_code(text: str, tmp_path: Path) -> None:
    """The package compiles and imports, nothing runs, nothing is written elsewhere, and each text is where texts may be."""
    inside = tmp_path / "a" / "b" / "c"
    inside.mkdir(parents=True)
    (inside / "spec.json").write_text(json.dumps(document(text)), encoding="utf-8")
    specweld("generate", "spec.json", "-o", "made", "--name", "hostile", "--quiet", cwd=inside)
    files = sorted((inside / "made").rglob("*.py"))
    for file in files:
        if "_core" not in file.parts:
            check(file.read_text(encoding="utf-8"))
    run(sys.executable, "-c", IMPORT_ALL, cwd=inside)
    assert any(MARK in file.read_text(encoding="utf-8").lower() for file in files)
    assert not [name for name in everything_in(tmp_path) if CANARY in name]
    assert all(name == "a/b/c/spec.json" or name.startswith("a/b/c/made/") for name in everything_in(tmp_path))


def check(source: str) -> None:
    """The marked texts are in plain string constants only; no name of theirs is called or looked up."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        assert not isinstance(node, ast.JoinedStr), "an f-string"
        assert not (isinstance(node, ast.Name) and node.id in {"__import__", "eval", "exec", "open"}), node.lineno
        assert not (isinstance(node, ast.Attribute) and node.attr in {"system", "__globals__", "__builtins__"}), (
            node.lineno
        )
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        assert token.type != tokenize.COMMENT or MARK not in token.string.lower(), token.string
    assert not set(source) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\x00\x85\x0b\x0c")
