"""``properties`` and what stands around them: the fields of an object (JSON Schema 2020-12 core §10.3.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

from msgspec import UNSET, UnsetType

from codegen.finding import Location, Noun
from codegen.interpret.composition import Piece
from codegen.interpret.examples import examples_of
from codegen.interpret.loosening import tell_object
from codegen.interpret.references import resolve
from codegen.interpret.session import File
from codegen.jsontypes import EMPTY, JSON, Object, as_object, step
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    Field,
    IntegerType,
    LiteralType,
    MapType,
    NeverType,
    NumberType,
    ObjectShape,
    RefType,
    StringType,
    TupleType,
    Type,
    UnionType,
    union,
)

TypeOf: TypeAlias = Callable[[File, JSON, str, str], Type]
"""The type of a node: file, node, pointer, id (``schemas.type_of``)."""
Joined: TypeAlias = Callable[[list[Piece], str], Type]
"""The type of several nodes that hold together, and its id (``schemas.joined``)."""

ANY = AnyType()
NEVER = NeverType()


def has_fields(node: Object) -> bool:
    """Whether ``node`` itself declares properties."""
    properties = node.get("properties")
    return isinstance(properties, dict) and bool(properties)


def shape(pieces: list[Piece], type_of: TypeOf, joined: Joined) -> ObjectShape:
    """The object that all ``pieces`` describe together."""
    for each in pieces:
        tell_object(each.file, each.node, each.pointer)
    needed = [_NOTHING if each.loose else required_names(each) for each in pieces]
    if len(pieces) == 1:
        fields = _own_fields(pieces[0], needed[0], type_of)
    else:
        fields = _united_fields(pieces, _NOTHING.union(*needed), type_of, joined)
    if any(needed):
        fields += _undescribed(pieces, needed, {each.name for each in fields})
    return ObjectShape(tuple(fields), additional(pieces, type_of))


_NOTHING = frozenset[str]()


def _undescribed(pieces: list[Piece], needed: list[frozenset[str]], described: set[str]) -> list[Field]:
    """Names that are required and that no property describes: they can be given, and nobody insists (it may be a typo)."""
    found: dict[str, Field] = {}
    for piece, names in zip(pieces, needed, strict=True):
        for name in sorted(names - described):
            at = f"{piece.pointer}/required"
            message = f"`required` names {name!r}, which no property describes; any value is taken, none is demanded"
            piece.file.report("required-undescribed", "note", message, at)
            if _bare(name) not in map(_bare, described):
                found.setdefault(name, Field(name, ANY, piece.file.at(at)))
    return list(found.values())


def _bare(name: str) -> str:
    """A name without case and signs."""
    return "".join(filter(str.isalnum, name)).casefold()


def _own_fields(piece: Piece, needed: frozenset[str], type_of: TypeOf) -> list[Field]:
    file, node, pointer, owner, _ = piece
    properties = as_object(node["properties"])
    base = f"{pointer}/properties/"
    fields: list[Field] = []
    for name, each in properties.items():
        token = name.replace("~", "~0").replace("/", "~1") if "/" in name or "~" in name else name
        place = base + token
        fields.append(
            _field(file, name, each, place, type_of(file, each, place, f"{owner}.{name}"), required=name in needed)
        )
    return fields


def _united_fields(pieces: list[Piece], needed: frozenset[str], type_of: TypeOf, joined: Joined) -> list[Field]:
    """The fields of several pieces: required by any of them, a field of two pieces must satisfy both.

    A field of loose pieces satisfies one of them.
    """
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        properties = piece.node.get("properties")
        for name, each in properties.items() if isinstance(properties, dict) else ():
            at = step(f"{piece.pointer}/properties", name)
            found.setdefault(name, []).append(
                Piece(piece.file, cast("Object", each), at, f"{piece.id}.{name}", piece.loose)
            )
    return [_united(name, places, type_of, joined, required=name in needed) for name, places in found.items()]


def _united(name: str, places: list[Piece], type_of: TypeOf, joined: Joined, *, required: bool) -> Field:
    last = places[-1]
    distinct = [each for index, each in enumerate(places) if all(each.node != one.node for one in places[:index])]
    strict = [each for each in distinct if not each.loose]
    if len(strict) > 1:
        type_ = joined(strict, strict[-1].id)
    else:
        type_ = union(*(type_of(each.file, each.node, each.pointer, each.id) for each in strict or distinct))
    merged: Object = {}
    for each in places:
        merged.update(as_object(each.node))
    if len(strict) > 1 and "default" in merged and not fits(merged["default"], type_):
        del merged["default"]  # a base's default that what is built on it no longer takes
    return _field(last.file, name, merged, last.pointer, type_, required=required)


_PLAIN_FIELD = frozenset(
    ("type", "description", "format", "items", "properties", "required", "title", "nullable", "enum")
)


def _field(file: File, name: str, node: JSON, pointer: str, type_: Type, *, required: bool) -> Field:
    location = Location(file.source, pointer)
    if type(node) is not dict:
        return Field(name, type_, location, required)
    doc = node.get("description", "")
    if type(doc) is not str:
        doc = ""
    if _PLAIN_FIELD.issuperset(node):
        if "required" in node and isinstance(node["required"], bool):
            required = _draft3_required(file, node, pointer, required=required)
        return Field(name, type_, location, required, doc=doc)
    return _full_field(file, name, node, location, type_, doc, required=required)


def _full_field(
    file: File, name: str, node: Object, location: Location, type_: Type, doc: str, *, required: bool
) -> Field:
    pointer = location.pointer
    if isinstance(node.get("required"), bool):
        required = _draft3_required(file, node, pointer, required=required)
    target = _target(file, node)
    return Field(
        name,
        type_,
        location,
        required,
        read_only=flag(file, node, "readOnly", pointer) or target.get("readOnly") is True,
        write_only=flag(file, node, "writeOnly", pointer) or target.get("writeOnly") is True,
        default=default_of(file, node, type_, pointer, target),
        doc=doc,
        deprecated=flag(file, node, "deprecated", pointer),
        examples=examples_of(file, node, pointer),
    )


def _target(file: File, node: Object) -> Object:
    """The schema that the field is a reference to, for what it says about the field."""
    ref = node.get("$ref")
    place = resolve(file, ref) if isinstance(ref, str) else None
    return place.object if place else EMPTY


def _draft3_required(file: File, node: Object, pointer: str, *, required: bool) -> bool:
    file.report("required-on-property", "warning", "`required` stands on the property; read as the object's", pointer)
    return required or node["required"] is True


def flag(file: File, node: Object, key: str, pointer: str) -> bool:
    """A boolean keyword; ``"true"`` counts, with a finding."""
    value = node.get(key)
    if value is None:
        return False
    if isinstance(value, str) and value.lower() in ("true", "false"):
        file.report("flag-invalid", "warning", f"`{key}` is the text {value!r}; read as a boolean", step(pointer, key))
        return value.lower() == "true"
    return value is True


def default_of(file: File, node: Object, type_: Type, pointer: str, target: Object) -> JSON | UnsetType:
    """``default`` as written, here or on the schema referred to; one that is not of the type is reported."""
    if "default" not in node:
        return target.get("default", UNSET)
    value = node["default"]
    if not fits(value, type_):
        file.report(
            "default-mismatch",
            "warning",
            f"the default {value!r:.60} is not of the declared type",
            f"{pointer}/default",
        )
    return value


def required_names(piece: Piece) -> frozenset[str]:
    """The names under ``required``; booleans and other junk are reported."""
    needed = piece.node.get("required")
    if needed is None:
        return frozenset()
    if isinstance(needed, list):
        names = [each for each in needed if isinstance(each, str)]
        if len(names) < len(needed):
            piece.file.report(
                "required-invalid", "warning", "`required` lists more than names", f"{piece.pointer}/required"
            )
        return frozenset(names)
    if isinstance(needed, str):
        piece.file.report(
            "required-invalid", "warning", "`required` is one name, not a list", f"{piece.pointer}/required"
        )
        return frozenset((needed,))
    return frozenset()


def additional(pieces: list[Piece], type_of: TypeOf) -> Type:
    """The type of keys that are no property: ``additionalProperties``, ``patternProperties``, ``unevaluatedProperties``."""
    closed, found = False, list[Type]()
    evaluated = any(each.node.get(key) is True for each in pieces for key in _OF_OTHERS)
    for file, node, pointer, id_, _ in pieces:
        if _OTHER_KEYS.isdisjoint(node):
            continue
        for key in _OF_OTHERS[:1] if evaluated else _OF_OTHERS:
            value = node.get(key)
            if value is False:
                closed = True
            elif isinstance(value, dict):
                found.append(type_of(file, value, f"{pointer}/{key}", id_ + "{}"))
        found.extend(_patterns(file, node, pointer, id_, type_of))
    if found:
        return union(*found)
    return NEVER if closed else ANY


_OF_OTHERS = ("additionalProperties", "unevaluatedProperties")
"""Nothing is left for the second where one of them is ``true`` (JSON Schema 2020-12 core §11.3)."""
_OTHER_KEYS = frozenset(("patternProperties", *_OF_OTHERS))


def _patterns(file: File, node: Object, pointer: str, id_: str, type_of: TypeOf) -> list[Type]:
    patterns = node.get("patternProperties")
    if not isinstance(patterns, dict):
        return []
    found: list[Type] = []
    for index, (pattern, each) in enumerate(patterns.items()):
        wanted = id_ + "{}" if not index else f"{id_}{{}}|{index + 1}"
        found.append(type_of(file, each, step(pointer, "patternProperties", pattern), wanted))
    return found


def _kinds(value: JSON) -> tuple[type[Noun], ...]:
    """The types that a JSON value can be of."""
    match value:
        case bool():
            return (BooleanType,)
        case int():
            return (IntegerType, NumberType)
        case float():
            return (NumberType, IntegerType) if value.is_integer() else (NumberType,)
        case str():
            return (StringType, BinaryType)
        case list():
            return (ArrayType, TupleType)
        case _:
            return (MapType,)


def fits(value: JSON, type_: Type) -> bool:
    """Whether ``value`` can be of ``type_``; references are not followed. ``null`` as a default says nothing."""
    if value is None:
        return True
    match type_:
        case UnionType():
            return any(fits(value, each) for each in type_.variants)
        case LiteralType():
            return type_.open or value in type_.values
        case AnyType() | RefType():
            return True
        case _:
            return isinstance(type_, _kinds(value))
