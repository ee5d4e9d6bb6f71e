"""Making types of types, and finding those inside."""

from __future__ import annotations

from codegen.model.schemas import ObjectShape
from codegen.model.types import (
    AnyType,
    ArrayType,
    Discriminator,
    MapType,
    NeverType,
    NullType,
    RefType,
    TupleType,
    Type,
    UnionType,
)


def union(*types: Type, discriminator: Discriminator | None = None) -> Type:
    """The union of ``types``: flattened, without duplicates, ``null`` last; a single member stands for itself.

    ``AnyType`` absorbs everything, ``NeverType`` vanishes.
    """
    members: list[Type] = []
    for each in types:
        if isinstance(each, UnionType):
            members += each.variants
            discriminator = discriminator or each.discriminator
        else:
            members.append(each)
    kinds = set(map(type, members))
    if AnyType in kinds:
        return AnyType()
    distinct = list(dict.fromkeys(members))
    if NeverType in kinds or NullType in kinds:
        distinct = [each for each in distinct if not isinstance(each, (NeverType, NullType))]
        distinct += [NullType()] if NullType in kinds else []
    if not distinct:
        return NeverType()
    return distinct[0] if len(distinct) == 1 else UnionType(tuple(distinct), discriminator)


def with_null(type_: Type) -> Type:
    """``type_`` or ``null``."""
    if isinstance(type_, (AnyType, NeverType, NullType, UnionType)):
        return union(type_, NullType())
    return UnionType((type_, NullType()))


def nullable(type_: Type) -> bool:
    """Whether ``null`` is a value of ``type_`` (references are not followed)."""
    return isinstance(type_, (NullType, AnyType)) or (
        isinstance(type_, UnionType) and any(isinstance(each, NullType) for each in type_.variants)
    )


def without_null(type_: Type) -> Type:
    """``type_`` less ``null``; ``NullType`` itself stays."""
    if not isinstance(type_, UnionType):
        return type_
    rest = [each for each in type_.variants if not isinstance(each, NullType)]
    if len(rest) == 1 and not isinstance(rest[0], UnionType):
        return rest[0]
    return union(*rest, discriminator=type_.discriminator)


def children(type_: Type) -> tuple[Type, ...]:
    """The types directly inside ``type_`` (references are not followed)."""
    match type_:
        case ArrayType():
            return (type_.items,)
        case MapType():
            return (type_.values,)
        case TupleType():
            return (*type_.items, type_.rest)
        case UnionType():
            return type_.variants
        case _:
            return ()


PARTED: frozenset[type] = frozenset({ArrayType, MapType, TupleType, UnionType})
"""The types that have types inside. Most have none: walks look here before they call anything."""


def references(type_: Type) -> tuple[str, ...]:
    """The ids of all schemas that ``type_`` mentions, in order, with repeats."""
    if isinstance(type_, RefType):
        return (type_.id,)
    return tuple(id_ for each in children(type_) for id_ in references(each)) if type(type_) in PARTED else ()


def shape_references(shape: ObjectShape | Type) -> tuple[str, ...]:
    """The ids of all schemas that a schema's shape mentions."""
    if not isinstance(shape, ObjectShape):
        return references(shape)
    found: list[str] = []
    for each in (*(field.type for field in shape.fields), shape.additional):
        if isinstance(each, RefType):
            found.append(each.id)
        elif type(each) in PARTED:
            found += references(each)
    return tuple(found)
