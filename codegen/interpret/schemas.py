"""Schemas: the type that a node describes. The recursion is here; what single keywords mean is in the files around.

JSON Schema 2020-12 as OAS 3.1 §4.8.24 uses it, with OAS 3.0's and Swagger 2.0's differences, and drafts 3 and 4.
"""

from __future__ import annotations

from codegen.interpret import choosing, conjunction, coverage, intersection, objects, scalars
from codegen.interpret.composition import COMPOSERS, Choice, Flat, Piece, demands_only, flatten, is_material
from codegen.interpret.examples import examples_of
from codegen.interpret.ids import names_schema, standing
from codegen.interpret.nulls import accepts_null
from codegen.interpret.plain import MAKERS, of_kind, plain
from codegen.interpret.references import missing, resolve
from codegen.interpret.scalars import STRING
from codegen.interpret.session import MAX_DEPTH, File, Place
from codegen.jsontypes import JSON, Object, as_list, as_object
from codegen.model import (
    AnyType,
    NeverType,
    ObjectShape,
    RefType,
    Schema,
    Type,
    union,
    with_null,
    without_null,
)

ANY = AnyType()
NEVER = NeverType()
_NOTMAKERS = frozenset(
    (*COMPOSERS, "$ref", "properties", "enum", "const", "nullable", "x-nullable", "patternProperties")
)


_JOINING = frozenset((*COMPOSERS, "$ref", "properties"))
"""Keywords that make several schemas of one, or one of its own."""


def type_of(file: File, node: JSON, pointer: str, id_: str) -> Type:
    """The type that the schema ``node`` at ``pointer`` describes; inline objects below it become schemas at ``id_``."""
    if type(node) is not dict:
        return no_object(file, node, pointer)
    kind = node.get("type")
    if type(kind) is str and kind in MAKERS and _NOTMAKERS.isdisjoint(node):
        return MAKERS[kind](file, node, pointer, id_)
    if "$ref" in node and len(node) == 1:
        return reference(file, node["$ref"], pointer)
    if _JOINING.isdisjoint(node):
        found = plain(file, node, pointer, id_)
        return with_null(found) if accepts_null(file, node) else found
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
    found = file.session.by_node.get(id(node)) or sole(file, node, pointer)
    if found is None:
        found = _made(file, node, pointer, id_)
        file.session.by_node.setdefault(id(node), found)
    return with_null(found) if accepts_null(file, node) else found


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
    if COMPOSER_SET.isdisjoint(node) and "$ref" not in node and not objects.has_fields(node):
        return plain(file, node, pointer, id_)
    flat = flatten(own)
    return at_least_last(own, of_flat(own, flat, id_), flat, id_)


def at_least_last(own: Piece, found: Type, flat: Flat, id_: str) -> Type:
    """``found``, or where the parts exclude each other, what the last of them says: it was written on top.

    Beside a ``$ref`` it is the reference: OpenAPI 2.0 and 3.0 know nothing else there.
    """
    if found != NEVER or len(flat.pieces) + len(flat.choices) < 2:
        return found
    if isinstance(own.node.get("$ref"), str):
        message = "`$ref` and what stands beside it exclude each other; the reference is taken"
        own.file.report("all-of-conflict", "warning", message, own.pointer)
        return reference(own.file, own.node["$ref"], own.pointer)
    message = "the schemas of `allOf` exclude each other; the last one is taken"
    own.file.report("all-of-conflict", "warning", message, own.pointer)
    if flat.pieces:
        return of_flat(own, Flat(flat.pieces[-1:], []), id_)
    last = flat.choices[-1]
    return choosing.one_of(own, last, choosing.typed(last))


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
    if not others:
        return ref
    found = session.by_node[id(own.node)] = union(ref, *others)
    return found


def other_kinds(own: Piece, id_: str) -> list[Type]:
    """The types besides ``object`` in a list of types whose schema has properties."""
    kinds = own.node.get("type")
    if not isinstance(kinds, list):
        return []
    return [of_kind(own.file, own.node, own.pointer, id_, each) for each in kinds if each not in ("object", "null")]


def of_parts(own: Piece, flat: Flat, id_: str) -> Type:
    if flat.choices:
        return choosing.chosen(own, flat, id_, of_flat)
    if not flat.pieces:
        return ANY
    return intersection.of(flat.pieces, id_, joined)


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
        examples=examples_of(own.file, node, own.pointer),
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
    return with_null(known) if accepts_null(place.file, place.node) else known


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
    nodes: list[JSON] = [each.node for each in pieces]
    if False in nodes:
        return NEVER
    flats = [flatten(each) for each in pieces]
    alone = coverage.covering(flats)
    if alone is not None:
        found = type_of(pieces[alone].file, pieces[alone].node, pieces[alone].pointer, pieces[alone].id)
        return found if _all_take_null(pieces) else without_null(found)
    found = _joint(pieces[-1], flats, id_)
    return with_null(found) if _all_take_null(pieces) else found


def _joint(last: Piece, flats: list[Flat], id_: str) -> Type:
    """The type of all that ``flats`` say: made once, however often the same schemas meet, in circles too."""
    session = last.file.session
    pieces = {(id(each.node), each.loose): each for flat in flats for each in flat.pieces}
    merged = Flat(list(pieces.values()), [each for flat in flats for each in flat.choices])
    node = session.joints.setdefault(_identity(merged), {**as_object(last.node)})
    known = session.by_node.get(id(node))
    if known is not None:
        return known
    if session.depth >= MAX_DEPTH:
        last.file.report("nesting-too-deep", "warning", "schemas nested too deep; anything is taken here", last.pointer)
        return ANY
    session.depth += 1
    own = last._replace(node=node)
    found = at_least_last(own, of_flat(own, merged, id_), merged, id_)
    session.depth -= 1
    return session.by_node.setdefault(id(node), found)


def _identity(flat: Flat) -> tuple[object, ...]:
    """What tells conjunctions apart: their nodes."""
    return (
        *((id(each.node), each.loose) for each in flat.pieces),
        *(tuple(id(each.node) for each in choice) for choice in flat.choices),
    )


def _all_take_null(pieces: list[Piece]) -> bool:
    """Whether no piece excludes ``null`` and one of them names it; what names no type at all says nothing about it."""
    speaking = [each for each in pieces if not _TYPED.isdisjoint(as_object(each.node))]
    return bool(speaking) and all(accepts_null(each.file, each.node) for each in speaking)


_TYPED = frozenset((*COMPOSERS, "$ref", "type", "enum", "const", "properties", "nullable", "x-nullable"))


def is_object(pieces: list[Piece]) -> bool:
    return any(objects.has_fields(each.node) for each in pieces)


def choices_of(flat: Flat) -> list[Choice]:
    """The choices among types: less those that only demand fields, and less variants that say the same twice."""
    return [each for each in flat.choices if not all(demands_only(variant.node) for variant in each)]


__all__ = ["ANY", "STRING", "joined", "reference", "referred", "type_of"]
