"""Named schemas: components, definitions, and what else references call by name."""

from __future__ import annotations

from codegen.interpret import conjunction, inheritance, objects, unions
from codegen.interpret.composition import Choice, Flat, Piece, flatten
from codegen.interpret.schemas import (
    COMPOSER_SET,
    NEVER,
    at_least_last,
    choices_of,
    is_object,
    joined,
    no_object,
    of_flat,
    of_parts,
    other_kinds,
    schema_at,
    sole,
    type_of,
)
from codegen.interpret.session import Pending, Session
from codegen.jsontypes import JSON, as_object
from codegen.model import BASE, ObjectShape, RefType, Schema, Type, union, without_null


def make_pending(session: Session) -> None:
    """Make the schemas that were declared, and those that they refer to."""
    done = 0
    while done < len(session.pending):
        each = session.pending[done]
        session.schemas[each.id] = _named(each)
        done += 1


def _named(pending: Pending) -> Schema:
    file, pointer, node = pending.place
    own = Piece(file, as_object(node), pointer, pending.id)
    return schema_at(pending.id, _shape(own, node), own, component=True)


def _shape(own: Piece, node: JSON) -> ObjectShape | Type:
    """What a named schema is; ``null`` is left to those who refer to it."""
    file, pointer, id_ = own.file, own.pointer, own.id
    if not isinstance(node, dict):
        return no_object(file, node, pointer)
    composed = not COMPOSER_SET.isdisjoint(node) or "$ref" in node
    if not composed and not objects.has_fields(node):
        return without_null(type_of(file, node, pointer, id_))
    alone = sole(file, node, pointer)
    if alone is not None and not inheritance.is_heir(own):
        return alone
    flat = flatten(own)
    flat = Flat(flat.pieces, choices_of(flat))
    if len(flat.pieces) > 1 and conjunction.excludes(flat.pieces):
        return without_null(at_least_last(own, NEVER, flat, id_))
    if flat.choices or not is_object(flat.pieces):
        return without_null(at_least_last(own, of_parts(own, flat, id_), flat, id_))
    if (marked := inheritance.marked(own)) and (subtypes := inheritance.subtypes(own)):
        return _family(own, marked, flat, subtypes)
    if other_kinds(own, id_):
        return without_null(of_flat(own, flat, f"{id_}|1"))
    file.session.by_node.setdefault(id(node), RefType(id_))
    return objects.shape(flat.pieces, type_of, joined)


def _family(own: Piece, marked: Piece, flat: Flat, subtypes: Choice) -> Type:
    """A base with a discriminator, which ``marked`` has: any of the schemas that include it, or itself, as the last variant."""
    variants = [*subtypes, inheritance.itself(own)]
    session = own.file.session
    ref = RefType(session.new_id(f"{own.id}|{BASE}"))
    session.schemas[ref.id] = schema_at(ref.id, objects.shape(flat.pieces, type_of, joined), own)
    types = [*(type_of(each.file, each.node, each.pointer, each.id) for each in subtypes), ref]
    return union(*types, discriminator=unions.discriminator(own.file, marked.node, marked.pointer, types, variants))
