"""Unions of unions that one property tells apart: families of schemas within families."""

from __future__ import annotations

from msgspec.structs import replace

from codegen.model import BASE, RefType, UnionType, union
from codegen.plan.scope import Scope


def leaves(whole: UnionType, scope: Scope, within: frozenset[str] = frozenset()) -> UnionType:
    """``whole`` with the variants of those variants that are told apart by its own property, and with their tags.

    A grandchild is then found by its tag at once. ``within`` are the ids of the unions around.
    """
    told = whole.discriminator
    if told is None:
        return whole
    inner = {
        each.id: family
        for each in whole.variants
        if isinstance(each, RefType) and (family := _family(each, told.field, scope, within)) is not None
    }
    if not inner:
        return whole
    found = [inner.get(each.id, each) if isinstance(each, RefType) else each for each in whole.variants]
    tags = {tag: leaf for tag, id_ in told.mapping if (leaf := _leaf(tag, inner[id_]) if id_ in inner else id_)}
    for family in inner.values():
        tags = dict(family.discriminator.mapping if family.discriminator else ()) | tags
    made = union(*found, discriminator=replace(told, mapping=tuple(tags.items())))
    return made if isinstance(made, UnionType) else whole


def _family(variant: RefType, field: str, scope: Scope, within: frozenset[str]) -> UnionType | None:
    """The leaves of a variant that is a union, if ``field`` tells these apart."""
    schema = scope.schema(variant)
    if schema is None or schema.id in within or not isinstance(schema.shape, UnionType):
        return None
    found = leaves(schema.shape, scope, within | {schema.id})
    return found if found.discriminator is not None and found.discriminator.field == field else None


def _leaf(tag: str, family: UnionType) -> str:
    """The id of what a tag means in a family that it was said to mean: the base, where the family does not know it."""
    known = dict(family.discriminator.mapping) if family.discriminator else {}
    bases = (each.id for each in family.variants if isinstance(each, RefType) and each.id.endswith(f"|{BASE}"))
    return known.get(tag) or next(bases, "")
