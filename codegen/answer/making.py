"""Values of a type, made where a document shows none: the same for the same seed, always finished, and of the type."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from codegen.answer import strings
from codegen.answer.checking import Checker, repeated
from codegen.answer.patterns import dice
from codegen.answer.schemas import Heights, Schemas, tag_of
from codegen.jsontypes import JSON, Object
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
    NullType,
    NumberType,
    ObjectShape,
    RefType,
    StringType,
    TupleType,
    Type,
    UnionType,
)

_DEEPEST = 6
"""Levels at which optional fields are still filled in."""
_ENOUGH = 2_000
"""Values after which only what is required is made."""
_MOST = 20_000
"""Values after which nothing is: a hostile document can require more than a computer holds."""
_ITEMS = 2
_LARGEST = 1_000
"""Items that a document may ask for with ``minItems``."""


class Spot(NamedTuple):
    """Where a value is made."""

    path: str
    """What its seed is made of."""
    name: str
    """The field's name, for texts."""
    depth: int = 0
    around: tuple[str, ...] = ()
    """The schemas that this is inside of."""

    def down(self, step: str, name: str) -> Spot:
        """A member."""
        return Spot(f"{self.path}/{step}", name, self.depth + 1, self.around)


class Maker:
    """Makes one value. ``shows`` says whether the document's own examples are taken where they fit."""

    def __init__(
        self, schemas: Schemas, heights: Heights, seed: str, *, shows: bool = True, request: bool = False
    ) -> None:
        self._schemas = schemas
        self._heights = heights
        self._seed = seed
        self._shows = shows
        self._request = request
        self._made = 0

    def make(self, type_: Type, name: str = "", *, items: int = _ITEMS) -> JSON:
        """A value of the type; an array at its top has ``items`` items, if it may."""
        return self._value(type_, Spot("", name), items)

    # --- one value ---------------------------------------------------------------------------------------------------

    def _value(self, type_: Type, spot: Spot, items: int = _ITEMS) -> JSON:
        self._made += 1
        if self._made > _MOST:
            return None
        match type_:
            case RefType():
                return self._reference(type_, spot, items)
            case UnionType():
                return self._union(type_, spot, items)
            case ArrayType():
                return self._array(type_, spot, items)
            case TupleType():
                return [self._value(each, spot.down(str(index), spot.name)) for index, each in enumerate(type_.items)]
            case MapType():
                return (
                    {}
                    if self._cuts(spot) or self._endless(type_.values, spot)
                    else {"key": self._value(type_.values, spot.down("key", "value"))}
                )
            case _:
                return self._scalar(type_, spot)

    def _scalar(self, type_: Type, spot: Spot) -> JSON:
        seed = f"{self._seed}|{spot.path}"
        match type_:
            case BooleanType():
                return True if self._shows else dice(seed).random() < 0.5
            case IntegerType():
                return strings.integer(type_, spot.name, seed)
            case NumberType():
                return strings.number(type_, seed)
            case StringType():
                return strings.text(type_, spot.name, seed)
            case LiteralType():
                return type_.values[0] if self._shows else dice(seed).choice(type_.values)
            case BinaryType():
                return "bytes"
            case AnyType():
                return {}
            case _:
                return None

    def _cuts(self, spot: Spot) -> bool:
        """Whether only what is required is made here."""
        return spot.depth >= _DEEPEST or self._made > _ENOUGH

    # --- objects -----------------------------------------------------------------------------------------------------

    def _reference(self, type_: RefType, spot: Spot, items: int) -> JSON:
        schema = self._schemas.get(type_.id)
        if schema is None:
            return {}
        if self._shows and not isinstance(found := self._shown(schema.examples, type_), UnsetType):
            return found
        if spot.around.count(type_.id) > 1 and math.isinf(self._heights.of(type_)):
            return {}
        inner = spot._replace(around=(*spot.around, type_.id))
        shape = schema.shape
        if not isinstance(shape, ObjectShape):
            return {} if len(inner.around) > 200 else self._value(shape, inner, items)
        return {field.name: self._field(field, inner) for field in shape.fields if self._takes(field, inner)}

    def _takes(self, field: Field, spot: Spot) -> bool:
        """Whether the object gets this field."""
        if field.read_only if self._request else field.write_only:
            return False
        if field.required:
            return True
        if self._cuts(spot) or isinstance(field.type, NeverType) or math.isinf(self._heights.of(field.type)):
            return False
        return not any(self._recurs(each, spot) for each in _first_references(field.type))

    def _recurs(self, id_: str, spot: Spot) -> bool:
        return id_ in spot.around

    def _field(self, field: Field, spot: Spot) -> JSON:
        if self._shows:
            candidates = (
                *field.examples,
                *(() if field.default is UNSET or field.default is None else (field.default,)),
            )
            found = self._shown(candidates, field.type)
            if not isinstance(found, UnsetType):
                return found
        return self._value(field.type, spot.down(field.name, field.name))

    def _shown(self, candidates: Sequence[JSON], type_: Type) -> JSON | UnsetType:
        """The first candidate that is of the type; ``UNSET`` for none."""
        for each in candidates:
            if Checker(self._schemas, answer=not self._request).fits(each, type_):
                return each
        return UNSET

    # --- arrays and unions -------------------------------------------------------------------------------------------

    def _array(self, type_: ArrayType, spot: Spot, items: int) -> JSON:
        least = min(type_.min_items or 0, _LARGEST)
        count = least if self._cuts(spot) or self._endless(type_.items, spot) else max(least, items)
        if type_.max_items is not None:
            count = min(count, type_.max_items)
        made = [self._value(type_.items, spot.down(str(index), spot.name)) for index in range(count)]
        return self._distinct(made, type_, spot, least) if type_.unique else made

    def _endless(self, type_: Type, spot: Spot) -> bool:
        return math.isinf(self._heights.of(type_)) or any(self._recurs(each, spot) for each in _first_references(type_))

    def _distinct(self, made: list[JSON], type_: ArrayType, spot: Spot, least: int) -> JSON:
        """The items without repeats; where too few are left, others are made."""
        if repeated(made) is None:
            return made
        fresh = Maker(self._schemas, self._heights, self._seed, shows=False, request=self._request)
        found: list[JSON] = []
        for index in range(20 * len(made)):
            each = fresh._value(type_.items, spot.down(f"{index}", spot.name))
            if repeated([*found, each]) is None:
                found.append(each)
            if len(found) >= len(made):
                break
        return found if len(found) >= least else made

    def _union(self, type_: UnionType, spot: Spot, items: int) -> JSON:
        """A value of one variant, best of one variant only: what was ``oneOf`` asks for that."""
        first: JSON = None
        tries = self._variants(type_, spot)
        for number, variant in enumerate(tries):
            value = self._tagged(self._value(variant, spot, items), variant, type_)
            if number == 0:
                first = value
            if len(tries) == 1 or self._fitting(value, type_) == 1:
                return value
        return first

    def _variants(self, type_: UnionType, spot: Spot) -> list[Type]:
        """The variants to be tried, those that end first when it is time to."""
        found: list[Type] = [each for each in type_.variants if not isinstance(each, NullType)]
        finite = [each for each in found if not math.isinf(self._heights.of(each))] or found
        if not self._shows:
            finite = dice(f"{self._seed}|{spot.path}|?").sample(finite, len(finite))
        inside = [each for each in finite if any(self._recurs(id_, spot) for id_ in _first_references(each))]
        if inside and len(inside) == len(finite) and len(found) < len(type_.variants):
            return [NullType()]
        if self._cuts(spot) or inside:
            finite = sorted(finite, key=lambda each: (each in inside, self._heights.of(each)))
        return finite[: 1 if self._cuts(spot) else 3]

    def _tagged(self, value: JSON, variant: Type, type_: UnionType) -> JSON:
        """The value with the tag that stands for its variant."""
        told = type_.discriminator
        tag = tag_of(variant, told) if told else None
        if told is None or tag is None or not isinstance(value, dict):
            return value
        known = {name for name, id_ in told.mapping if isinstance(variant, RefType) and id_ == variant.id}
        tagged: Object = value if value.get(told.field) in known else {**value, told.field: tag}
        return tagged

    def _fitting(self, value: JSON, type_: UnionType) -> int:
        return sum(Checker(self._schemas, answer=not self._request).fits(value, each) for each in type_.variants)


def _first_references(type_: Type) -> tuple[str, ...]:
    """The schemas that a type leads to without a choice in between."""
    match type_:
        case RefType():
            return (type_.id,)
        case ArrayType():
            return _first_references(type_.items)
        case MapType():
            return _first_references(type_.values)
        case UnionType():
            found = [_first_references(each) for each in type_.variants if not isinstance(each, NullType)]
            return found[0] if len(found) == 1 else ()
        case _:
            return ()
