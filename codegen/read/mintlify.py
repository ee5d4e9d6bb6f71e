"""Mintlify's old dialect -> OpenAPI: one operation flattened out of a spec, in keywords of Mintlify's own.

Under ``paths`` stand ``path``, ``method``, ``servers``, ``request`` (``security`` as a list of alternatives with
resolved parameters, ``parameters`` by place, ``body`` by media type), ``response`` by status; schemas are lists called
``schemaArray`` (one item, or the variants of a union), and property schemas are wrapped in ``allOf`` of one.
"""

from __future__ import annotations

from typing import Any

from codegen.jsontypes import JSON, Object, as_list, as_object, as_text

_OWN_KEYS = frozenset({"path", "method", "servers", "request", "response", "deprecated", "type"})
_PLACEHOLDER = "_mintlify/placeholder"


def is_old_dialect(root: JSON) -> bool:
    """Whether ``root`` is in the old dialect."""
    paths = as_object(as_object(root).get("paths"))
    return isinstance(paths.get("path"), str) and isinstance(paths.get("method"), str)


def convert(root: Object) -> Object:
    """``root`` as OpenAPI 3.1: what the page says in other words, and nothing else."""
    flat = as_object(root.get("paths"))
    schemes, security = _security(as_list(as_object(flat.get("request")).get("security")))
    components = dict(as_object(root.get("components")))
    if schemes:
        components["securitySchemes"] = {**schemes, **as_object(components.get("securitySchemes"))}
    result: Object = {
        "openapi": "3.1.0",
        "info": as_object(root.get("info")) or {"title": "", "version": ""},
        "servers": as_list(flat.get("servers")),
        "paths": {as_text(flat.get("path")): {as_text(flat.get("method")).lower(): _operation(flat, security)}},
        "components": components,
    }
    return result


def _operation(flat: Object, security: list[JSON]) -> Object:
    request = as_object(flat.get("request"))
    operation: Object = {key: value for key, value in flat.items() if key not in _OWN_KEYS}
    if flat.get("deprecated") is True:
        operation["deprecated"] = True
    parameters = _parameters(as_object(request.get("parameters")))
    if parameters:
        operation["parameters"] = parameters
    body = as_object(request.get("body"))
    if body:
        operation["requestBody"] = _body(body)
    operation["responses"] = {
        status: _response(as_object(answer)) for status, answer in as_object(flat.get("response")).items()
    }
    operation["security"] = security
    return operation


def _security(alternatives: list[JSON]) -> tuple[Object, list[JSON]]:
    """Security schemes by name, and the requirement objects; a title of ``a & b`` is both together."""
    schemes: Object = {}
    requirements: list[JSON] = []
    for alternative in alternatives:
        each = as_object(alternative)
        found: Object = {}
        for place in ("header", "query", "cookie"):
            for name, scheme in as_object(as_object(each.get("parameters")).get(place)).items():
                found[_free(as_text(each.get("title")) or name, found)] = _scheme(place, name, as_object(scheme))
        schemes.update(found)
        requirements.append({name: [] for name in found})
    return schemes, requirements


def _free(name: str, taken: Object) -> str:
    return name if name not in taken else f"{name}{len(taken) + 1}"


def _scheme(place: str, name: str, scheme: Object) -> Object:
    if scheme.get("type") == "apiKey":
        return {**scheme, "in": place, "name": name}
    return dict(scheme)


def _parameters(places: Object) -> list[JSON]:
    return [
        _parameter(place, name, as_object(value))
        for place in ("path", "query", "header", "cookie")
        for name, value in as_object(places.get(place)).items()
    ]


def _parameter(place: str, name: str, value: Object) -> Object:
    variants = as_list(value.get("schema")) or as_list(value.get("schemaArray"))
    result: Object = {key: value[key] for key in ("style", "explode", "description") if key in value}
    result.update({"name": name, "in": place, "schema": _union(variants)})
    if place == "path" or any(as_object(variant).get("required") is True for variant in variants):
        result["required"] = True
    return result


def _body(media: Object) -> Object:
    required = any(
        as_object(schema).get("required") is True
        for content in media.values()
        for schema in as_list(as_object(content).get("schemaArray"))
    )
    content: Object = {name: _media(as_object(value)) for name, value in media.items()}
    return {"required": required, "content": content} if required else {"content": content}


def _response(answer: Object) -> Object:
    descriptions = [as_text(as_object(value).get("description")) for value in answer.values()]
    content: Object = {name: _media(as_object(value)) for name, value in answer.items() if name != _PLACEHOLDER}
    result: Object = {"description": next((text for text in descriptions if text), "")}
    if content:
        result["content"] = content
    return result


def _media(value: Object) -> Object:
    result: Object = {"schema": _union(as_list(value.get("schemaArray")))}
    examples = as_object(value.get("examples"))
    if examples:
        result["examples"] = examples
    return result


def _union(variants: list[JSON]) -> JSON:
    schemas = [_schema(variant) for variant in variants]
    if not schemas:
        return {}
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _schema(value: Any) -> JSON:
    """A schema: one-element ``allOf`` unwrapped, ``requiredProperties`` under its own name, inner schemas likewise."""
    if not isinstance(value, dict):
        return value if isinstance(value, bool) else {}
    schema: Object = dict(value)  # pyright: ignore[reportUnknownArgumentType] - JSON of any shape
    wrapped = schema.get("allOf")
    if isinstance(wrapped, list) and len(wrapped) == 1 and len(schema) == 1:
        return _schema(wrapped[0])
    names = schema.pop("requiredProperties", None)
    if isinstance(schema.get("required"), bool):
        del schema["required"]
    if isinstance(names, list):
        schema["required"] = names
    if schema.get("type") in {"any", "Any"}:
        del schema["type"]
    _convert_inner(schema)
    return schema


def _convert_inner(schema: Object) -> None:
    properties = schema.get("properties")
    if isinstance(properties, dict):
        schema["properties"] = {name: _schema(inner) for name, inner in properties.items()}
    for keyword in ("items", "additionalProperties", "not"):
        inner = schema.get(keyword)
        if isinstance(inner, dict):
            schema[keyword] = _schema(inner)
        elif isinstance(inner, list) and keyword == "items":
            schema[keyword] = _union(inner)
    for keyword in ("allOf", "anyOf", "oneOf"):
        variants = schema.get(keyword)
        if isinstance(variants, list):
            schema[keyword] = [_schema(variant) for variant in variants]
