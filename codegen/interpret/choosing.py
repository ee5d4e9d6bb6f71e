"""``oneOf`` and ``anyOf`` with what stands around them: each variant alone, or together with its surroundings."""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import TypeAlias

from codegen.interpret import coverage, objects, unions
from codegen.interpret.composition import Choice, Flat, Piece, flatten
from codegen.interpret.nulls import accepts_null
from codegen.jsontypes import as_object
from codegen.model import AnyType, NeverType, RefType, Type, with_null

ANY, NEVER = AnyType(), NeverType()
MAX_COMBINATIONS = 100
"""Choices beside choices multiply; beyond this many combinations they are loosened instead."""
OfFlat: TypeAlias = Callable[[Piece, Flat, str], Type]
"""The type of a schema laid flat, and its id (``schemas.of_flat``)."""


def chosen(own: Piece, flat: Flat, id_: str, of_flat: OfFlat) -> Type:
    """The type of a schema with choices: a union of the first one's variants, each with the other choices in it."""
    first, rest = flat.choices[0], flat.choices[1:]
    if not rest and all(coverage.is_covered(flat.pieces, each) for each in first):
        return one_of(own, first, typed(first))
    if rest and prod(len(each) for each in flat.choices) > MAX_COMBINATIONS:
        return _loosened(own, flat, id_, of_flat)
    types = [_combined(each, flat.pieces, rest, f"{id_}|{index + 1}", of_flat) for index, each in enumerate(first)]
    possible = [index for index, type_ in enumerate(types) if type_ != NEVER]
    if not possible:
        return NEVER
    return one_of(own, [first[index] for index in possible], [types[index] for index in possible])


def _combined(variant: Piece, base: list[Piece], rest: list[Choice], id_: str, of_flat: OfFlat) -> Type:
    """The type of a variant together with what stands around its choice.

    It is the variant alone inside of itself, and where choices within choices make too many combinations.
    """
    session = variant.file.session
    session.combinations = session.combinations + 1 if session.combining else 0
    if id(variant.node) in session.combining or session.combinations > MAX_COMBINATIONS:
        message = "choices within choices; what stands around them is left to the server"
        variant.file.report("composition-loosened", "note", message, variant.pointer)
        ref = as_object(variant.node).get("$ref")
        return session.reference(variant.file, ref, variant.pointer) if isinstance(ref, str) else ANY
    session.combining.add(id(variant.node))
    try:
        return _with_base(variant, base, rest, id_, of_flat)
    finally:
        session.combining.discard(id(variant.node))


def _with_base(variant: Piece, base: list[Piece], rest: list[Choice], id_: str, of_flat: OfFlat) -> Type:
    part = flatten(variant)
    node = {**as_object(variant.node)}
    variant.file.session.keep.append(node)
    found = of_flat(variant._replace(node=node), Flat(base + part.pieces, part.choices + rest), id_)
    if not accepts_null(variant.file, variant.node):
        return found
    return found if all(each.node.get("type", "null") != "null" for each in base) else with_null(found)


def one_of(own: Piece, variants: Choice, types: list[Type]) -> Type:
    """The union of ``types``, which ``variants`` have; a variant that is the schema itself says nothing."""
    kept = [index for index, type_ in enumerate(types) if type_ != RefType(own.id)]
    types, variants = [types[index] for index in kept], [variants[index] for index in kept]
    found = unions.discriminator(own.file, own.node, own.pointer, types, variants)
    return unions.united(types, variants, found)


def _loosened(own: Piece, flat: Flat, id_: str, of_flat: OfFlat) -> Type:
    """Too many combinations: all fields of all variants, none of them required; without fields, the last choice."""
    message = "too many combinations of `oneOf`/`anyOf`; "
    pieces = list(flat.pieces)
    for variant in (variant for choice in flat.choices for variant in choice):
        pieces += [each._replace(loose=True) for each in flatten(variant).pieces]
    if flat.pieces and any(objects.has_fields(each.node) for each in pieces):
        own.file.report("composition-loosened", "warning", message + "their fields are all optional", own.pointer)
        return of_flat(own, Flat(pieces, []), id_)
    own.file.report("composition-loosened", "note", message + "the last choice is taken", own.pointer)
    last = flat.choices[-1]
    return one_of(own, last, typed(last))


def typed(variants: Choice) -> list[Type]:
    """The types of variants that stand for themselves."""
    return [each.file.session.type_of(each.file, each.node, each.pointer, each.id) for each in variants]
