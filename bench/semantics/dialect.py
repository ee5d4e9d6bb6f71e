"""What a document's schemas assert, in the judge's terms: JSON Schema draft 2020-12, plus what OpenAPI adds.

- OpenAPI 2.0 and 3.0 are translated: ``nullable``, boolean ``exclusiveMinimum``, ``$ref`` without siblings.
- ``discriminator`` is asserted: the tag says which schema holds (OAS 3.1, 4.8.25).
- ``format`` is asserted where we make a Python type of it (RFC 3339, RFC 4122, RFC 4648).
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import decimal
import re
import uuid
from collections.abc import Iterator
from functools import partial
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_URI = "urn:judged"
_MAPS = frozenset({"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SINGLE = frozenset({"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"})
_SINGLE_TOO = frozenset({"unevaluatedProperties", "unevaluatedItems"})
_NEW_ONLY = frozenset({"const", "if", "then", "else", "contains", "propertyNames", "prefixItems", "patternProperties"})
"""Keywords that OpenAPI 2.0 and 3.0 do not have; documents that use them nevertheless mean them, as we take it."""


ARGUED = ("integer-as-float", "object-by-keywords", "tag-of-parent")
"""What we refuse although JSON Schema takes it: docs/differences.md says why. Each makes the judge that much narrower."""


def translated(schema: Any, *, old: bool) -> Any:
    """A schema as draft 2020-12; ``old``: it is of OpenAPI 2.0 or 3.0."""
    if not isinstance(schema, dict):
        return schema
    if old and isinstance(schema.get("$ref"), str):
        return {"$ref": schema["$ref"]}
    made = {key: _keyword(key, value, old=old) for key, value in schema.items() if _is_usable(key, value)}
    return _old(made) if old else made


def _is_usable(key: str, value: Any) -> bool:
    """Patterns of another regular expression dialect cannot be judged; ids would lead references elsewhere."""
    if key in {"example", "examples", "default", "id", "$id", "$schema"}:
        return False
    if key == "required" and not isinstance(value, list):
        return False
    if key == "pattern":
        try:
            re.compile(value)
        except (re.error, TypeError):
            return False
    return True


def _keyword(key: str, value: Any, *, old: bool) -> Any:
    if key in _MAPS and isinstance(value, dict):
        return {name: translated(each, old=old) for name, each in value.items()}
    if key in _LISTS and isinstance(value, list):
        return [translated(each, old=old) for each in value]
    if key in _SINGLE or key in _SINGLE_TOO:
        return translated(value, old=old)
    return value


def _old(schema: dict[str, Any]) -> dict[str, Any]:
    for exclusive, plain in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(exclusive) is True and plain in schema:
            schema[exclusive] = schema.pop(plain)
        elif isinstance(schema.get(exclusive), bool):
            del schema[exclusive]
    if (schema.get("nullable") is True or schema.get("x-nullable") is True) and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
    return schema


def whole(root: dict[str, Any]) -> dict[str, Any]:
    """A document whose component schemas and inline ones are translated, as the judge's references see them."""
    old = not str(root.get("openapi", "")).startswith(("3.1", "3.2"))
    return {
        key: translated({"properties": value}, old=old)["properties"]
        if key == "definitions"
        else _components(value, old=old)
        if key == "components"
        else value
        for key, value in root.items()
    }


def _components(components: Any, *, old: bool) -> Any:
    if not isinstance(components, dict) or not isinstance(components.get("schemas"), dict):
        return components
    return {**components, "schemas": translated({"properties": components["schemas"]}, old=old)["properties"]}


class Judge:
    """Says whether instances are valid, by ``jsonschema``; narrower by what is argued."""

    def __init__(self, root: dict[str, Any], argued: tuple[str, ...] = ()) -> None:
        self.old = not str(root.get("openapi", "")).startswith(("3.1", "3.2"))
        self.root, self.argued = _narrowed(whole(root), argued), argued
        resource: Resource[Any] = Resource(contents=self.root, specification=DRAFT202012)
        self.registry: Registry[Any] = Registry().with_resource(_URI, resource)

    def validator(self, schema: dict[str, Any]) -> Any:
        """A validator for a schema of the document."""
        narrow = _narrowed(translated(schema, old=self.old), self.argued)
        wrapped = {"$id": f"{_URI}:part", **_absolute(narrow)}
        kind = _IntegersOnly if "integer-as-float" in self.argued else _Validator
        return kind(wrapped, registry=self.registry, format_checker=FORMATS)


def _narrowed(root: dict[str, Any], argued: tuple[str, ...]) -> dict[str, Any]:
    """A document or schema with what is argued written into it."""
    made = _objects(root) if "object-by-keywords" in argued else root
    return _with_children(made) if "tag-of-parent" in argued else made


def _objects(value: Any) -> Any:
    """Schemas that speak of an object's or array's members, as schemas of that type."""
    if isinstance(value, list):
        return [_objects(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _objects(each) for key, each in value.items()}
    if "type" not in value and "$ref" not in value:
        if isinstance(value.get("properties"), dict) or isinstance(value.get("additionalProperties"), dict):
            made["type"] = "object"
        elif isinstance(value.get("items"), dict):
            made["type"] = "array"
    return made


def _with_children(root: dict[str, Any]) -> dict[str, Any]:
    """Parents with a discriminator know the schemas that extend them (OAS 3.1, 4.8.25.1, the example of ``allOf``)."""
    place = "#/definitions/" if "swagger" in root else "#/components/schemas/"
    holder = root if "swagger" in root else root.get("components")
    schemas = holder.get(place.split("/")[-2]) if isinstance(holder, dict) else None
    for name, schema in (schemas if isinstance(schemas, dict) else {}).items():
        if isinstance(schema, dict) and schema.get("discriminator") and not schema.keys() & {"oneOf", "anyOf"}:
            own = f"{place}{name}"
            schema["x-children"] = {
                child: f"{place}{child}"
                for child, each in schemas.items()
                if isinstance(each, dict) and _extends(each, own)
            }
    return root


def _extends(schema: dict[str, Any], parent: str) -> bool:
    parts = schema.get("allOf")
    return isinstance(parts, list) and any(isinstance(each, dict) and each.get("$ref") == parent for each in parts)


def _absolute(schema: Any) -> Any:
    """References of a part, into the whole."""
    if isinstance(schema, list):
        return [_absolute(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: f"{_URI}{value}"
        if key == "$ref" and isinstance(value, str) and value.startswith("#")
        else _absolute(value)
        for key, value in schema.items()
    }


def _discriminator(validator: Any, keyword: Any, instance: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    branches = [each for key in ("oneOf", "anyOf") for each in schema.get(key, ()) if isinstance(each, dict)]
    if not isinstance(keyword, dict) or not isinstance(instance, dict) or not branches:
        return
    references = tags(keyword, branches)
    tag = instance.get(keyword.get("propertyName", ""))
    if references and (not isinstance(tag, str) or tag not in references):
        yield ValidationError(f"{tag!r} is no tag")
    elif references:
        yield from validator.descend(instance, {"$ref": references[tag]})


def tags(keyword: dict[str, Any], branches: list[dict[str, Any]]) -> dict[str, str]:
    """Tag -> reference to the schema that it stands for."""
    references = [each["$ref"] for each in branches if isinstance(each.get("$ref"), str)]
    mapping = keyword.get("mapping")
    by_name = {each.rsplit("/", 1)[-1]: each for each in references}
    given = {
        str(tag): by_name.get(str(target).rsplit("/", 1)[-1], "")
        for tag, target in (mapping if isinstance(mapping, dict) else {}).items()
    }
    named = {name: each for name, each in by_name.items() if each not in given.values()}
    return named | {tag: target for tag, target in given.items() if target}


_ACTIVE: set[int] = set()
"""Instances whose tag is being followed: a child's ``allOf`` leads back to its parent."""


def _children(validator: Any, keyword: Any, instance: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    """The tag of a parent names the child that holds."""
    discriminator = schema.get("discriminator")
    field = discriminator.get("propertyName", "") if isinstance(discriminator, dict) else discriminator
    if not keyword or not isinstance(instance, dict) or id(instance) in _ACTIVE:
        return
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    known = {**keyword}
    for tag, target in (mapping if isinstance(mapping, dict) else {}).items():
        known[str(tag)] = keyword.get(str(target).rsplit("/", 1)[-1], "")
    tag = instance.get(str(field))
    if not isinstance(tag, str) or tag not in known:
        yield ValidationError(f"{tag!r} is no tag")
    elif known[tag]:
        _ACTIVE.add(id(instance))
        errors = list(validator.descend(instance, {"$ref": f"{_URI}{known[tag]}"}))
        _ACTIVE.discard(id(instance))
        yield from errors


_Validator: Any = extend(Draft202012Validator, {"discriminator": _discriminator, "x-children": _children})
_IntegersOnly: Any = extend(
    _Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)

FORMATS = FormatChecker(formats=())
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"


def _checks(pattern: re.Pattern[str] | None, parse: Any, value: Any) -> bool:
    if not isinstance(value, str):
        return True
    if pattern is not None and not pattern.fullmatch(value):
        return False
    parse(value)
    return True


_PARSED: dict[str, tuple[str, Any]] = {
    "date": (_DAY, dt.date.fromisoformat),
    "time": (_CLOCK, lambda value: value),
    "date-time": (f"{_DAY}[Tt]{_CLOCK}", lambda value: dt.date.fromisoformat(value[:10])),
    "uuid": (r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", uuid.UUID),
    "byte": ("", partial(base64.b64decode, validate=True)),
    "base64": ("", partial(base64.b64decode, validate=True)),
    "decimal": ("", decimal.Decimal),
}
for _name, (_pattern, _parse) in _PARSED.items():
    FORMATS.checkers[_name] = (
        partial(_checks, re.compile(_pattern, re.ASCII) if _pattern else None, _parse),
        (ValueError, binascii.Error, decimal.InvalidOperation),
    )
