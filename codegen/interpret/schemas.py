"""Schemas: the type that a node describes. The recursion is here; what single keywords mean is in the files around.

JSON Schema 2020-12 as OAS 3.1 §4.8.24 uses it, with OAS 3.0's and Swagger 2.0's differences, and drafts 3 and 4.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from codegen.interpret import conjunction, coverage, enums, kinds, objects, scalars, unions
from codegen.interpret.composition import COMPOSERS, Choice, Flat, Piece, demands_only, flatten, is_material
from codegen.interpret.ids import names_schema, standing
from codegen.interpret.nulls import accepts_null
from codegen.interpret.references import missing, resolve
from codegen.interpret.scalars import BOOLEAN, NULL, STRING
from codegen.interpret.session import MAX_DEPTH, File, Place
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    MapType,
    NeverType,
    ObjectShape,
    RefType,
    Schema,
    TupleType,
    Type,
    union,
)

ANY = AnyType()
NEVER = NeverType()
MAX_COMBINATIONS = 100
"""Choices beside choices multiply; beyond this many combinations they are loosened instead."""

_NOT_SIMPLE = frozenset(
    (*COMPOSERS, "$ref", "properties", "enum", "const", "nullable", "x-nullable", "patternProperties")
)

Maker = Callable[[File, Object, str, str], Type]


def type_of(file: File, node: JSON, pointer: str, id_: str) -> Type:
    """The type that the schema ``node`` at ``pointer`` describes; inline objects below it become schemas at ``id_``."""
    if type(node) is not dict:
        return no_object(file, node, pointer)
    kind = node.get("type")
    if type(kind) is str and kind in _SIMPLE and _NOT_SIMPLE.isdisjoint(node):
        return _SIMPLE[kind](file, node, pointer, id_)
    if "$ref" in node and len(node) == 1:
        return reference(file, node["$ref"], pointer)
    session = file.session
    if session.depth >= MAX_DEPTH:
        file.report("nesting-too-deep", "warning", "schemas nested too deep; anything is taken here", pointer)
        return ANY
    session.depth += 1
    try:
        return _full(file, node, pointer, id_)
    finally:
        session.depth -= 1


def no_object(file: File, node: JSON, pointer: str) -> Type:
    if node is True or node is None:
        return ANY
    if node is False:
        return NEVER
    if isinstance(node, str) and resolve(file, node):
        file.report("schema-invalid", "warning", f"{node!r} stands where a schema should; read as a reference", pointer)
        return reference(file, node, pointer)
    file.report("schema-invalid", "warning", f"{node!r:.60} is no schema; anything is taken", pointer)
    return ANY


def _full(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of a schema that needs more than one look."""
    known = file.session.by_node.get(id(node))
    if known is not None:
        return known
    found = sole(file, node, pointer)
    if found is None:
        found = _made(file, node, pointer, id_)
    return union(found, NULL) if accepts_null(file, node) else found


def sole(file: File, node: Object, pointer: str) -> Type | None:
    """The type of a schema that is nothing but one reference: with annotations, or alone in an ``allOf``."""
    ref = node.get("$ref")
    if isinstance(ref, str):
        if is_material(node) or not COMPOSER_SET.isdisjoint(node):
            return None
        return reference(file, ref, pointer)
    if "allOf" not in node or _is_more(node):
        return None
    found: Object | None = None
    for each in as_list(node["allOf"]):
        if not isinstance(each, dict):
            return None
        if not is_material(each) and COMPOSER_SET.isdisjoint(each):
            if "$ref" in each:
                if found:
                    return None
                found = each
        else:
            return None
    return reference(file, found["$ref"], pointer) if found else None


COMPOSER_SET = frozenset(COMPOSERS)


def _is_more(node: Object) -> bool:
    """Whether a node with an ``allOf`` says anything beside it; ``type: object`` does not."""
    if any(key in node for key in COMPOSERS if key != "allOf"):
        return True
    return is_material(
        {key: value for key, value in node.items() if key != "allOf" and (key, value) != ("type", "object")}
    )


def _made(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of a schema of its own; objects become schemas."""
    own = Piece(file, node, pointer, id_)
    composed = not COMPOSER_SET.isdisjoint(node) or "$ref" in node
    if not composed and not objects.has_fields(node):
        return _plain(file, node, pointer, id_)
    return at_least_last(own, of_flat(own, flatten(own), id_), flatten(own), id_)


def at_least_last(own: Piece, found: Type, flat: Flat, id_: str) -> Type:
    """``found``, or where the parts exclude each other, what the last of them says: it was written on top."""
    if found != NEVER or len(flat.pieces) + len(flat.choices) < 2:
        return found
    message = "the schemas of `allOf` exclude each other; the last one is taken"
    own.file.report("all-of-conflict", "warning", message, own.pointer)
    if flat.pieces:
        return of_flat(own, Flat(flat.pieces[-1:], []), id_)
    last = flat.choices[-1]
    return _one_of(own, last, [type_of(each.file, each.node, each.pointer, each.id) for each in last])


def of_flat(own: Piece, flat: Flat, id_: str) -> Type:
    flat = Flat(flat.pieces, choices_of(flat))
    if len(flat.pieces) > 1 and conjunction.excludes(flat.pieces):
        return NEVER
    if flat.choices or not is_object(flat.pieces):
        return of_parts(own, flat, id_)
    session = own.file.session
    ref = RefType(session.new_id(id_))
    session.by_node.setdefault(id(own.node), ref)
    shape = objects.shape(flat.pieces, type_of, joined)
    session.schemas[ref.id] = schema_at(ref.id, shape, own)
    others = other_kinds(own, id_)
    if others:
        session.by_node[id(own.node)] = union(ref, *others)
    return union(ref, *others)


def other_kinds(own: Piece, id_: str) -> list[Type]:
    """The types besides ``object`` in a list of types whose schema has properties."""
    kinds = own.node.get("type")
    if not isinstance(kinds, list):
        return []
    return [_of_kind(own.file, own.node, own.pointer, id_, each) for each in kinds if each not in ("object", "null")]


def of_parts(own: Piece, flat: Flat, id_: str) -> Type:
    if flat.choices:
        return _chosen(own, flat, id_)
    if not flat.pieces:
        return ANY
    return _intersected(flat.pieces, id_)


def schema_at(id_: str, shape: ObjectShape | Type, own: Piece, *, component: bool = False) -> Schema:
    node = own.node
    return Schema(
        id_,
        shape,
        own.file.at(own.pointer),
        title=scalars.text(node, "title"),
        doc=scalars.text(node, "description"),
        deprecated=node.get("deprecated") is True,
        component=component,
        examples=objects.examples_of(node) if "example" in node or "examples" in node else (),
    )


# --- references ------------------------------------------------------------------------------------------------------


def reference(file: File, ref: JSON, pointer: str) -> Type:
    """The type that ``ref`` leads to; ``AnyType`` and a finding where it leads nowhere."""
    if not isinstance(ref, str):
        file.report("ref-invalid", "error", f"`$ref: {ref!r:.60}` is no text", pointer)
        return ANY
    known = file.types.get(ref)
    if known is not None:
        return known
    place = resolve(file, ref)
    if place is None:
        missing(file, pointer, ref)
        return ANY
    found = referred(place)
    file.types[ref] = found
    return found


def referred(place: Place) -> Type:
    """The type at a place that is referred to. Named schemas are made later, others now."""
    session = place.file.session
    known = session.by_place.get(place.key)
    if known is None and names_schema(place.pointer):
        known = session.declare(standing(place.file, place.pointer), place)
    if known is None:
        return _through(place)
    if isinstance(known, RefType) and known.id in session.active:
        session.recursive.add(known.id)
    return union(known, NULL) if accepts_null(place.file, place.node) else known


def _through(place: Place) -> Type:
    """The type at a place without a name; one that leads back to itself without an object between gets an id."""
    session = place.file.session
    id_ = standing(place.file, place.pointer)
    session.by_place[place.key] = RefType(id_)
    session.active.add(id_)
    found = type_of(place.file, place.node, place.pointer, id_)
    session.active.discard(id_)
    if id_ in session.recursive and id_ not in session.schemas:
        session.schemas[id_] = Schema(id_, found, place.file.at(place.pointer))
        found = RefType(id_)
    session.by_place[place.key] = found
    return found


# --- composition -----------------------------------------------------------------------------------------------------


def joined(pieces: list[Piece], id_: str) -> Type:
    """The type of the values that satisfy all of ``pieces``."""
    merged = Flat([], [])
    for each in pieces:
        part = flatten(each)
        merged.pieces.extend(part.pieces)
        merged.choices.extend(part.choices)
    node = {**as_object(pieces[-1].node)}
    pieces[-1].file.session.keep.append(node)
    own = pieces[-1]._replace(node=node)
    found = at_least_last(own, of_flat(own, merged, id_), merged, id_)
    return union(found, NULL) if all(accepts_null(each.file, each.node) for each in pieces) else found


def is_object(pieces: list[Piece]) -> bool:
    return any(objects.has_fields(each.node) for each in pieces)


def choices_of(flat: Flat) -> list[Choice]:
    """The choices among types: less those that only demand fields, and less variants that say the same twice."""
    return [each for each in flat.choices if not all(demands_only(variant.node) for variant in each)]


def _chosen(own: Piece, flat: Flat, id_: str) -> Type:
    first, rest = flat.choices[0], flat.choices[1:]
    if not rest and all(coverage.is_covered(flat.pieces, each) for each in first):
        return _one_of(own, first, [type_of(each.file, each.node, each.pointer, each.id) for each in first])
    if rest and prod(len(each) for each in flat.choices) > MAX_COMBINATIONS:
        return _loosened(own, flat, id_)
    types = [_combined(each, flat.pieces, rest, f"{id_}|{index + 1}") for index, each in enumerate(first)]
    possible = [index for index, type_ in enumerate(types) if type_ != NEVER]
    if not possible:
        return NEVER
    return _one_of(own, [first[index] for index in possible], [types[index] for index in possible])


def _combined(variant: Piece, base: list[Piece], rest: list[Choice], id_: str) -> Type:
    """The type of a variant together with what stands around its choice."""
    part = flatten(variant)
    node = {**as_object(variant.node)}
    variant.file.session.keep.append(node)
    found = of_flat(variant._replace(node=node), Flat(base + part.pieces, part.choices + rest), id_)
    if not accepts_null(variant.file, variant.node):
        return found
    return found if all(each.node.get("type", "null") != "null" for each in base) else union(found, NULL)


def _one_of(own: Piece, variants: Choice, types: list[Type]) -> Type:
    kept = [index for index, type_ in enumerate(types) if type_ != RefType(own.id)]
    types, variants = [types[index] for index in kept], [variants[index] for index in kept]
    found = unions.discriminator(own.file, own.node, own.pointer, types, variants)
    return unions.united(types, variants, found)


def _loosened(own: Piece, flat: Flat, id_: str) -> Type:
    """Too many combinations: all fields of all variants, none of them required; without fields, the last choice."""
    message = "too many combinations of `oneOf`/`anyOf`; "
    pieces = list(flat.pieces)
    for variant in (variant for choice in flat.choices for variant in choice):
        pieces += [each._replace(loose=True) for each in flatten(variant).pieces]
    if flat.pieces and is_object(pieces):
        own.file.report("composition-loosened", "warning", message + "their fields are all optional", own.pointer)
        return of_flat(own, Flat(pieces, []), id_)
    own.file.report("composition-loosened", "note", message + "the last choice is taken", own.pointer)
    last = flat.choices[-1]
    return _one_of(own, last, [type_of(each.file, each.node, each.pointer, each.id) for each in last])


def _intersected(pieces: list[Piece], id_: str) -> Type:
    """The type of several nodes without properties that hold together."""
    if len(pieces) == 1:
        file, node, pointer, inner, _ = pieces[0]
        return _plain(file, node, pointer, inner if id_.startswith(inner) else id_)
    leading = next((each for each in pieces if "items" in each.node or "additionalProperties" in each.node), pieces[0])
    merged = conjunction.merged(leading, pieces)
    leading.file.session.keep.append(merged)
    return _plain(leading.file, merged, leading.pointer, id_)


# --- plain schemas ---------------------------------------------------------------------------------------------------


def _plain(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of a schema without properties and without composition."""
    if "properties" in node and not isinstance(node["properties"], dict):
        file.report("properties-invalid", "warning", "`properties` is no object; ignored", step(pointer, "properties"))
    if "enum" in node or "const" in node:
        return _listed(file, node, pointer, id_)
    kind = node.get("type")
    if isinstance(kind, list):
        return union(*(_of_kind(file, node, pointer, id_, each) for each in kind)) if kind else ANY
    return _of_kind(file, node, pointer, id_, kind)


def _listed(file: File, node: Object, pointer: str, id_: str) -> Type:
    rest = {key: value for key, value in node.items() if key not in ("enum", "const")}
    if node.get("type") == "array" and not all(isinstance(each, list) for each in as_list(node.get("enum"))):
        file.report("enum-on-array", "warning", "`enum` stands on the array; read as the values of its items", pointer)
        items = {**as_object(node.get("items")), "enum": node.get("enum")}
        return ArrayType(type_of(file, items, f"{pointer}/items", f"{id_}[]"))
    found = enums.listed(file, node, pointer)
    return _plain(file, rest, pointer, id_) if found is None else found


def _of_kind(file: File, node: Object, pointer: str, id_: str, kind: JSON) -> Type:
    if isinstance(kind, str):
        maker = _SIMPLE.get(kind)
        return maker(file, node, pointer, id_) if maker else _misspelled(file, node, pointer, id_, kind)
    if kind is None:
        return _untyped(file, node, pointer, id_)
    if isinstance(kind, dict):
        file.report("type-unknown", "warning", "`type` is a schema; read as one", f"{pointer}/type")
        return type_of(file, kind, f"{pointer}/type", id_)
    file.report("type-unknown", "warning", f"`type: {kind!r:.60}` is no type; ignored", f"{pointer}/type")
    return _untyped(file, node, pointer, id_)


def _untyped(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of a schema without ``type``, by its other keywords."""
    kind = kinds.by_keywords(node)
    if kind:
        return _SIMPLE[kind](file, node, pointer, id_)
    if "not" in node:
        if node["not"] is True or node["not"] == {}:
            return NEVER
        file.report("not-ignored", "note", "`not` cannot be said in types; anything is taken", f"{pointer}/not")
    return ANY


def _misspelled(file: File, node: Object, pointer: str, id_: str, kind: str) -> Type:
    """A type that JSON Schema does not have: another language's word, a schema's name, or nothing."""
    word = kind.strip().lower()
    meant = word if word in _SIMPLE else kinds.by_word(word)
    if meant:
        file.report("type-unknown", "warning", f"`type: {kind}` is read as `{meant}`", f"{pointer}/type")
        return _SIMPLE[meant](file, node, pointer, id_)
    if kind and resolve(file, kind):
        file.report("type-unknown", "warning", f"`type: {kind}` names a schema; read as a reference", f"{pointer}/type")
        return reference(file, kind, pointer)
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
    rest_key = next((each for each in ("additionalItems", "unevaluatedItems") if each in node), "")
    rest_key = "items" if key == "prefixItems" and "items" in node else rest_key
    rest = type_of(file, node[rest_key], f"{pointer}/{rest_key}", f"{id_}[]") if rest_key else ANY
    items = [type_of(file, each, f"{pointer}/{key}/{index}", f"{id_}[{index}]") for index, each in enumerate(prefix)]
    return TupleType(tuple(items), rest)


def _object(file: File, node: Object, pointer: str, id_: str) -> Type:
    """The type of ``type: object`` without properties: a map."""
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
        return type_of(file, node, pointer, id_)
    finally:
        session.depth -= 1


def _scalar(maker: Callable[[File, Object, str], Type]) -> Maker:
    return lambda file, node, pointer, _: maker(file, node, pointer)


def _fixed(type_: Type) -> Maker:
    def maker(file: File, node: Object, pointer: str, id_: str) -> Type:  # noqa: ARG001  # all makers take the same
        return type_

    return maker


_SIMPLE: dict[str, Maker] = {
    "string": _scalar(scalars.string),
    "integer": _scalar(scalars.integer),
    "number": _scalar(scalars.number),
    "boolean": _fixed(BOOLEAN),
    "null": _fixed(NULL),
    "array": _array,
    "object": _object,
    "file": _fixed(BinaryType()),
    "any": _fixed(ANY),
}

__all__ = ["ANY", "STRING", "joined", "reference", "referred", "type_of"]
