"""Schemas without properties and without composition: by ``type``, by constants, or by what their keywords are about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from codegen.interpret import enums, kinds, objects, scalars
from codegen.interpret.composition import Piece
from codegen.interpret.loosening import tell_array, tell_object, tell_other
from codegen.interpret.references import resolve
from codegen.interpret.scalars import BOOLEAN, NULL
from codegen.interpret.session import MAX_DEPTH, File
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.model import AnyType, ArrayType, BinaryType, MapType, NeverType, TupleType, Type, union

ANY = AnyType()
NEVER = NeverType()

Maker: TypeAlias = Callable[[File, Object, str, str], Type]
"""Makes the type of a node of one kind: file, node, pointer, id."""


def plain(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of a schema without properties and without composition."""
    if "properties" in node and not isinstance(node["properties"], dict):
        file.report("properties-invalid", "warning", "`properties` is no object; ignored", step(pointer, "properties"))
    if "enum" in node or "const" in node:
        return _listed(file, node, pointer, id_)
    kind = node.get("type")
    if isinstance(kind, list):
        return union(*(of_kind(file, node, pointer, id_, each) for each in kind)) if kind else ANY
    return of_kind(file, node, pointer, id_, kind)


def _listed(file: File, node: Object, pointer: str, id_: str) -> Type:
    if node.get("type") == "array" and not all(isinstance(each, list) for each in as_list(node.get("enum"))):
        file.report("enum-on-array", "warning", "`enum` stands on the array; read as the values of its items", pointer)
        items = {**as_object(node.get("items")), "enum": node.get("enum")}
        file.session.keep.append(items)
        return ArrayType(file.session.type_of(file, items, f"{pointer}/items", f"{id_}[]"))
    found = enums.listed(file, node, pointer)
    if found is not None:
        return found
    rest = {key: value for key, value in node.items() if key not in ("enum", "const")}
    return plain(file, rest, pointer, id_)


def of_kind(file: File, node: Object, pointer: str, id_: str, kind: JSON) -> Type:
    """The type of a node whose ``type`` is ``kind``, read as well as can be."""
    if isinstance(kind, str):
        maker = MAKERS.get(kind)
        return maker(file, node, pointer, id_) if maker else _misspelled(file, node, pointer, id_, kind)
    if kind is None:
        return _untyped(file, node, pointer, id_)
    if isinstance(kind, dict):
        file.report("type-unknown", "warning", "`type` is a schema; read as one", f"{pointer}/type")
        return file.session.type_of(file, kind, f"{pointer}/type", id_)
    file.report("type-unknown", "warning", f"`type: {kind!r:.60}` is no type; ignored", f"{pointer}/type")
    return _untyped(file, node, pointer, id_)


def _untyped(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of a schema without ``type``, by its other keywords."""
    kind = kinds.by_keywords(node)
    if kind:
        return MAKERS[kind](file, node, pointer, id_)
    if "not" in node and (node["not"] is True or node["not"] == {}):
        return NEVER
    tell_other(file, node, pointer)
    return ANY


def _misspelled(file: File, node: Object, pointer: str, id_: str, kind: str) -> Type:
    """A type that JSON Schema does not have: another language's word, a schema's name, or nothing."""
    word = kind.strip().lower()
    meant = word if word in MAKERS else kinds.by_word(word)
    if meant:
        file.report("type-unknown", "warning", f"`type: {kind}` is read as `{meant}`", f"{pointer}/type")
        return MAKERS[meant](file, node, pointer, id_)
    if kind and resolve(file, kind):
        file.report("type-unknown", "warning", f"`type: {kind}` names a schema; read as a reference", f"{pointer}/type")
        return file.session.reference(file, kind, pointer)
    found = _untyped(file, node, pointer, id_)
    if word not in ("any", "mixed", "object|array") or found != ANY:
        file.report(
            "type-unknown", "warning", f"`type: {kind!r}` is no type; read by the other keywords", f"{pointer}/type"
        )
    return found


def _array(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of ``type: array``; ``prefixItems``, and draft 4's list under ``items``, make a tuple."""
    prefix_key = "prefixItems" if "prefixItems" in node else "items"
    prefix = node.get(prefix_key)
    tell_array(file, node, pointer, tuples=isinstance(prefix, list))
    if isinstance(prefix, list):
        return _tuple(file, node, pointer, id_, prefix_key, prefix)
    items = node.get("items")
    inner = _deeper(file, items, f"{pointer}/items", f"{id_}[]") if items is not None else ANY
    return ArrayType(
        inner,
        scalars.count(file, node, "minItems", pointer) if "minItems" in node else None,
        scalars.count(file, node, "maxItems", pointer) if "maxItems" in node else None,
        node.get("uniqueItems") is True,
    )


def _tuple(file: File, node: Object, pointer: str, id_: str, key: str, prefix: list[JSON]) -> Type:
    most = scalars.count(file, node, "maxItems", pointer) if "maxItems" in node else None
    items = [
        file.session.type_of(file, each, f"{pointer}/{key}/{index}", f"{id_}[{index}]")
        for index, each in enumerate(prefix[:most])
    ]
    full = most is not None and most <= len(prefix)
    return TupleType(tuple(items), NEVER if full else _rest(file, node, pointer, id_, key))


def _rest(file: File, node: Object, pointer: str, id_: str, key: str) -> Type:
    """The type of the items behind the first ones, which ``key`` lists."""
    rest_key = next((each for each in ("additionalItems", "unevaluatedItems") if each in node), "")
    rest_key = "items" if key == "prefixItems" and "items" in node else rest_key
    return file.session.type_of(file, node[rest_key], f"{pointer}/{rest_key}", f"{id_}[]") if rest_key else ANY


def _object(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of ``type: object`` without properties: a map."""
    tell_object(file, node, pointer)
    if "additionalProperties" not in node and "patternProperties" not in node and "unevaluatedProperties" not in node:
        return _ANY_MAP
    return MapType(objects.additional([Piece(file, node, pointer, id_)], _deeper))


_ANY_MAP = MapType(ANY)


def _deeper(file: File, node: JSON, pointer: str, id_: str) -> Type:
    """``type_of``, one level deeper: arrays and maps nest without an object between."""
    session = file.session
    if session.depth >= MAX_DEPTH:
        file.report("nesting-too-deep", "warning", "schemas nested too deep; anything is taken here", pointer)
        return ANY
    session.depth += 1
    try:
        return file.session.type_of(file, node, pointer, id_)
    finally:
        session.depth -= 1


def _scalar(kind: str, maker: Callable[[File, Object, str], Type]) -> Maker:
    def told(file: File, node: Object, pointer: str, _: str) -> Type:
        if scalars.KEYWORDS.isdisjoint(node):
            format_ = node.get("format", "")
            bare = scalars.bare(kind, format_) if type(format_) is str else None
            if bare is not None:
                return bare
        tell_other(file, node, pointer)
        return maker(file, node, pointer)

    return told


def _fixed(type_: Type) -> Maker:
    def maker(file: File, node: Object, pointer: str, id_: str) -> Type:  # noqa: ARG001 - all makers take the same
        return type_

    return maker


MAKERS: dict[str, Maker] = {
    "string": _scalar("string", scalars.string),
    "integer": _scalar("integer", scalars.integer),
    "number": _scalar("number", scalars.number),
    "boolean": _fixed(BOOLEAN),
    "null": _fixed(NULL),
    "array": _array,
    "object": _object,
    "file": _fixed(BinaryType()),
    "any": _fixed(ANY),
}
