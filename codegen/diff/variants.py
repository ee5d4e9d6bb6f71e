"""A type as its alternatives: references to non-objects followed, unions flattened, enumerations merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from codegen.diff.scalars import SCALARS, covers, scalar_base
from codegen.model import (
    AnyType,
    ArrayType,
    BooleanType,
    Discriminator,
    LiteralType,
    NeverType,
    NullType,
    ObjectShape,
    RefType,
    Schema,
    TupleType,
    Type,
    UnionType,
)

Schemas = Mapping[str, Schema]


class Alternatives(NamedTuple):
    """What a type may be."""

    types: tuple[Type, ...]
    """All alternatives but ``null``; every ``RefType`` among them is an object."""
    nullable: bool = False
    anything: bool = False
    discriminator: Discriminator | None = None


def alternatives(type_: Type, schemas: Schemas) -> Alternatives:
    """The alternatives of ``type_``. A reference to nowhere may be anything; one to itself adds nothing."""
    found: list[Type] = []
    tag: Discriminator | None = None
    seen: set[str] = set()
    todo: list[Type] = [type_]
    while todo:
        each = todo.pop()
        if isinstance(each, RefType):
            shape = _shape(each, schemas)
            if isinstance(shape, ObjectShape):
                found.append(each)
            elif each.id not in seen:
                seen.add(each.id)
                todo.append(shape)
        elif isinstance(each, UnionType):
            tag = tag or each.discriminator
            todo.extend(reversed(each.variants))
        elif not isinstance(each, NeverType):
            found.append(each)
    distinct = dict.fromkeys(found)
    plain: list[Type] = [each for each in distinct if not isinstance(each, (NullType, AnyType))]
    return Alternatives(tuple(_merged(plain)), NullType() in distinct, AnyType() in distinct, tag)


def _shape(reference: RefType, schemas: Schemas) -> ObjectShape | Type:
    schema = schemas.get(reference.id)
    return AnyType() if schema is None else schema.shape


def _merged(types: list[Type]) -> list[Type]:
    """``types`` with closed enumerations of one base as one, and both booleans as ``boolean``."""
    if not any(isinstance(each, LiteralType) for each in types):
        return types
    merged: dict[object, Type] = {}
    for each in types:
        key: object = ("enum", each.base) if isinstance(each, LiteralType) and not each.open else each
        earlier = merged.get(key)
        if isinstance(earlier, LiteralType) and isinstance(each, LiteralType):
            each = LiteralType(tuple(dict.fromkeys((*earlier.values, *each.values))), each.base)  # noqa: PLW2901 - the merged one takes its place
        merged[key] = each
    return [BooleanType() if _both_booleans(each) else each for each in merged.values()]


def _both_booleans(type_: Type) -> bool:
    return isinstance(type_, LiteralType) and type_.base == "boolean" and len(type_.values) == 2


# --- which alternative became which ----------------------------------------------------------------------------------


class Pairing(NamedTuple):
    """Which alternatives correspond, which are gone, and which are new."""

    pairs: tuple[tuple[Type, Type], ...]
    gone: tuple[Type, ...]
    come: tuple[Type, ...]


Test = Callable[[Type, Type], bool]


def paired(old: Alternatives, new: Alternatives, tests: tuple[Test, ...]) -> Pairing:
    """The alternatives of two types, matched by the first test that says yes; what another one covers is no news."""
    left, right = list(old.types), list(new.types)
    pairs: list[tuple[Type, Type]] = []
    for test in (_identical, _same_base, *tests, _same_kind):
        pairs.extend(_match(left, right, test))
    gone = tuple(each for each in left if not any(covers(other, each) for other in new.types))
    come = tuple(each for each in right if not any(covers(other, each) for other in old.types))
    return Pairing(tuple(pairs), gone, come)


def _match(left: list[Type], right: list[Type], test: Test) -> list[tuple[Type, Type]]:
    """The pairs that ``test`` makes; they are taken out of both lists."""
    pairs: list[tuple[Type, Type]] = []
    for each in list(left):
        partner = next((other for other in right if test(each, other)), None)
        if partner is not None:
            left.remove(each)
            right.remove(partner)
            pairs.append((each, partner))
        if not right:
            break
    return pairs


def _identical(old: Type, new: Type) -> bool:
    return old == new


def _same_base(old: Type, new: Type) -> bool:
    """Whether both are scalars of one JSON type, and both lists of values or neither."""
    if not (isinstance(old, SCALARS) and isinstance(new, SCALARS)):
        return False
    return scalar_base(old) == scalar_base(new) and isinstance(old, LiteralType) == isinstance(new, LiteralType)


def _same_kind(old: Type, new: Type) -> bool:
    """The last resort: both scalars of a related type, or both arrays."""
    if isinstance(old, SCALARS) and isinstance(new, SCALARS):
        bases = {scalar_base(old), scalar_base(new)}
        return len(bases) == 1 or bases == {"integer", "number"}
    arrays = (ArrayType, TupleType)
    return isinstance(old, arrays) and isinstance(new, arrays)
