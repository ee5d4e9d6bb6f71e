"""``enum`` and ``const``: the values that are listed, with their names and meanings.

JSON Schema 2020-12 validation §6.1.2, §6.1.3; vendors' names: ``x-enum-varnames`` (openapi-generator), ``x-enumNames``
(NSwag), ``x-ms-enum`` (AutoRest), ``x-apifox-enum``, ``x-enum-descriptions``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from codegen.interpret.scalars import BOOLEAN, NULL
from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list, as_object, as_text
from codegen.model import AnyType, ArrayType, LiteralType, MapType, Type, with_null

_NAME_KEYS = ("x-enum-varnames", "x-enumNames", "x-enum-names", "x-enumnames", "x-enum-keys")
_DOC_KEYS = ("x-enum-descriptions", "x-enumDescriptions", "x-enum-description", "x-enumdescriptions")

Base = Literal["string", "integer", "number", "boolean", "mixed"]


def listed(file: File, node: Object, pointer: str) -> Type | None:
    """The type that ``enum`` or ``const`` makes; ``None`` where they list nothing usable and are ignored."""
    key = "const" if "const" in node else "enum"
    raw = [node["const"]] if key == "const" else node["enum"]
    if not isinstance(raw, list):
        file.report("enum-invalid", "warning", "`enum` is not a list; ignored", f"{pointer}/enum")
        return None
    if not raw:
        file.report("enum-invalid", "warning", "`enum` lists nothing; ignored", f"{pointer}/enum")
        return None
    values: list[JSON] = [each for each in raw if each is None or isinstance(each, (str, int, float))]
    if len(values) < len(raw):
        return _structured(file, raw, f"{pointer}/{key}")
    return _literal(file, node, values, f"{pointer}/{key}")


def _structured(file: File, raw: list[JSON], pointer: str) -> Type | None:
    """Objects and arrays as enum values: no literals in any client language; their kind is kept."""
    file.report("enum-structured", "note", "`enum` lists objects or arrays; the list is not enforced", pointer)
    if all(isinstance(each, dict) for each in raw):
        return MapType(AnyType())
    return ArrayType(AnyType()) if all(isinstance(each, list) for each in raw) else None


def _literal(file: File, node: Object, values: list[JSON], pointer: str) -> Type:
    given: list[JSON] = [each for each in values if each is not None]
    scalars = given
    if node.get("type") != "string" or set(map(type, given)) != _TEXT:
        scalars = _all_as_declared(file, given, kinds(node), pointer)
    if not scalars:
        return NULL
    literal = _make(file, node, scalars, pointer)
    return with_null(literal) if len(scalars) < len(values) else literal


_TEXT = {str}


def _all_as_declared(file: File, values: list[JSON], declared: list[str], pointer: str) -> list[JSON]:
    found = [_as_declared(each, declared) for each in values]
    if any(a is not b for a, b in zip(found, values, strict=True)):
        wanted = " or ".join(declared)
        file.report("enum-mismatch", "warning", f"`enum` values are not of type {wanted}; read as such", pointer)
    return found


def _make(file: File, node: Object, scalars: list[JSON], pointer: str) -> Type:
    keep = _distinct(scalars)
    if len(keep) < len(scalars):
        file.report("enum-duplicate", "warning", "`enum` lists a value twice", pointer)
    names, docs = _labels(node, scalars)
    values = tuple(map(scalars.__getitem__, keep))
    base = base_of(values)
    if base == "integer" and kinds(node) == ["number"]:
        base = "number"
    if base == "boolean" and len(values) == 2:
        return BOOLEAN
    return LiteralType(
        values,
        base,
        tuple(names[index] for index in keep) if names else (),
        tuple(docs[index] for index in keep) if docs else (),
    )


def _distinct(values: list[JSON]) -> Sequence[int]:
    """Indexes of the values that have no equal before them; ``1``, ``1.0`` and ``true`` are three values."""
    if len(set(values)) == len(values):
        return range(len(values))
    seen: dict[tuple[type, JSON], int] = {}
    for index, value in enumerate(values):
        seen.setdefault((type(value), value), index)
    return list(seen.values())


def base_of(values: tuple[JSON, ...]) -> Base:
    """The one scalar type of ``values``, or ``mixed``; integers among numbers are numbers."""
    found: set[Base] = {_BASES.get(type(value), "string") for value in values}
    if found == {"integer", "number"}:
        return "number"
    return found.pop() if len(found) == 1 else "mixed"


_BASES: dict[type, Base] = {bool: "boolean", int: "integer", float: "number"}


def kinds(node: Object) -> list[str]:
    """The types that ``type`` names, less ``null``."""
    declared = node.get("type")
    named = declared if isinstance(declared, list) else [declared]
    return [each for each in named if isinstance(each, str) and each != "null"]


def _as_declared(value: JSON, declared: list[str]) -> JSON:
    """``value`` as the declared type writes it: YAML reads ``1.0`` under ``type: string`` as a number."""
    match declared, value:
        case ["string"], bool():
            return "true" if value else "false"
        case ["string"], int() | float():
            return json.dumps(value)
        case ["integer"], str() if _is_integer(value):
            return int(value)
        case ["integer"], float() if value.is_integer():
            return int(value)
        case ["number"], str():
            return _as_number(value)
        case ["boolean"], "true" | "false":
            return value == "true"
        case _:
            return value


def _is_integer(value: str) -> bool:
    digits = value[1:] if value[:1] in "+-" else value
    return digits.isascii() and digits.isdigit() and len(digits) < 20


def _as_number(value: str) -> JSON:
    try:
        return int(value) if _is_integer(value) else float(value)
    except ValueError:
        return value


def _labels(node: Object, values: list[JSON]) -> tuple[list[str], list[str]]:
    """Names and descriptions, one per value, or empty lists."""
    if not any(key.startswith("x-") for key in node):
        return [], []
    names = _first_of(node, _NAME_KEYS, values)
    docs = _first_of(node, _DOC_KEYS, values)
    for each, doc in _vendor_tables(node):
        names = names or _by_value(each, "name", values)
        docs = docs or _by_value(each, doc, values)
    return names, docs


def _first_of(node: Object, keys: tuple[str, ...], values: list[JSON]) -> list[str]:
    for key in keys:
        found = _texts(node.get(key), values)
        if found:
            return found
    return []


def _vendor_tables(node: Object) -> list[tuple[list[JSON], str]]:
    """Lists of objects that describe values, and the key that holds the description."""
    tables = [(as_list(as_object(node.get("x-ms-enum")).get("values")), "description")]
    tables.append((as_list(as_object(node.get("x-apifox")).get("enum")), "description"))
    tables.append((as_list(node.get("x-apifox-enum")), "description"))
    return [each for each in tables if each[0]]


def _by_value(table: list[JSON], key: str, values: list[JSON]) -> list[str]:
    known = {str(as_object(each).get("value")): as_text(as_object(each).get(key)) for each in table}
    found = [known.get(str(value), "") for value in values]
    return found if any(found) and (key != "name" or all(found)) else []


def _texts(labels: JSON, values: list[JSON]) -> list[str]:
    if isinstance(labels, dict):
        found = [as_text(labels.get(str(value))) for value in values]
        return found if any(found) else []
    if isinstance(labels, list) and len(labels) == len(values):
        return [str(each) if each is not None else "" for each in labels]
    return []
