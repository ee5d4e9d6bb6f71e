"""Keywords that no type can say: they are left to the server, and told. Nothing is lost silently."""

from __future__ import annotations

from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list, as_object

_OBJECT = frozenset(
    ("propertyNames", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies", "not")
)
_ARRAY = frozenset(("contains", "minContains", "maxContains", "unevaluatedItems", "not"))
_OTHER = frozenset(("not", "contentSchema"))


def tell_object(file: File, node: Object, pointer: str) -> None:
    """Tells of keywords of objects."""
    if not _OBJECT.isdisjoint(node):
        _tell(file, node, pointer, _OBJECT)


def tell_array(file: File, node: Object, pointer: str, *, tuples: bool = False) -> None:
    """Tells of keywords of arrays; with ``tuples``, ``unevaluatedItems`` is read."""
    if not _ARRAY.isdisjoint(node):
        _tell(file, node, pointer, _ARRAY - {"unevaluatedItems"} if tuples else _ARRAY)


def tell_other(file: File, node: Object, pointer: str) -> None:
    """Tells of keywords that stand with any type."""
    if not _OTHER.isdisjoint(node):
        _tell(file, node, pointer, _OTHER)


def _tell(file: File, node: Object, pointer: str, keys: frozenset[str]) -> None:
    for key in node:
        if key not in keys:
            continue
        message = f"`{key}` cannot be said in types; the server decides"
        if key == "not":
            file.report("not-ignored", "note", message, f"{pointer}/{key}")
        else:
            file.report("keyword-loosened", "note", message, f"{pointer}/{key}")


def in_some_cases(condition: JSON) -> Object:
    """What the fields of an ``if`` are in all cases: their kind, not the values that the condition asks for."""
    fields = as_object(as_object(condition).get("properties"))
    return {"properties": {name: _kind(each) for name, each in fields.items()}}


def _kind(node: JSON) -> JSON:
    each = as_object(node)
    listed = [each["const"]] if "const" in each else as_list(each.get("enum"))
    if listed and all(isinstance(value, str) for value in listed):
        return {"type": "string"}
    return {key: value for key, value in each.items() if key in ("type", "$ref", "description")}
