"""A document that answers with each schema of another one, so that each gets a type that reads answers.

Nothing of specweld is used to find the schemas or to say what they mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_CARRIED = ("components", "definitions", "responses", "parameters", "$defs", "x-ext")


class Probe(NamedTuple):
    """The document, and the schema behind each of its paths."""

    document: dict[str, Any]
    schemas: dict[str, Probed]
    """Path -> schema."""


class Probed(NamedTuple):
    """One schema."""

    pointer: str
    """Where the original document has it."""
    schema: dict[str, Any]


def root_of(path: Path) -> dict[str, Any] | None:
    """The OpenAPI document of a file, in JSON's types; ``None`` where the file is no JSON or YAML that holds one."""
    text = path.read_text("utf-8-sig", errors="replace")
    try:
        root = json.loads(text) if text.lstrip()[:1] == "{" else yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe one
        root = json.loads(json.dumps(root, default=str))
    except (ValueError, TypeError, RecursionError, yaml.YAMLError):
        return None
    return root if isinstance(root, dict) and ("openapi" in root or "swagger" in root) else None


def probe(root: dict[str, Any]) -> Probe:
    """The probe of an OpenAPI document."""
    found = [*_components(root), *_responses(root)]
    schemas = {f"/probe{number}": each for number, each in enumerate(found)}
    carried = {key: root[key] for key in _CARRIED if key in root}
    paths = {path: _item(each.schema, root) for path, each in schemas.items()}
    if "#/paths/" in repr(root):  # others may refer into the original paths
        paths |= root.get("paths") or {}
    head: dict[str, Any] = {key: root[key] for key in ("openapi", "swagger") if key in root}
    servers: dict[str, Any] = (
        {"host": "api.example.com"} if "swagger" in root else {"servers": [{"url": "https://a.example"}]}
    )
    info = {"title": "Probe", "version": "1"}
    return Probe({**head, "info": info, **servers, **carried, "paths": paths}, schemas)


def _item(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": "fine"}
    if "swagger" in root:
        answer["schema"] = schema
        return {"get": {"produces": ["application/json"], "responses": {"200": answer}}}
    answer["content"] = {"application/json": {"schema": schema}}
    return {"get": {"responses": {"200": answer}}}


def _components(root: dict[str, Any]) -> Iterator[Probed]:
    holder, place = (
        (root, "#/definitions/") if "swagger" in root else (_object(root.get("components")), "#/components/schemas/")
    )
    for name, schema in _object(holder.get(place.split("/")[-2])).items():
        if isinstance(schema, dict):
            pointer = place + str(name).replace("~", "~0").replace("/", "~1")
            yield Probed(pointer, {"$ref": pointer.replace("%", "%25").replace(" ", "%20")})


def _responses(root: dict[str, Any]) -> Iterator[Probed]:
    """The schemas of JSON answers that are not just a component's."""
    for path, item in _object(root.get("paths")).items():
        for method, operation in _object(item).items():
            answers = _object(_object(operation).get("responses")) if method in _METHODS else {}
            for status, response in answers.items():
                schema = _answer(_object(response))
                if schema and "$ref" not in schema:
                    yield Probed(f"{method.upper()} {path} {status}", schema)


def _answer(response: dict[str, Any]) -> dict[str, Any]:
    media = next((_object(value) for key, value in _object(response.get("content")).items() if "json" in key), response)
    return _object(media.get("schema"))


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
