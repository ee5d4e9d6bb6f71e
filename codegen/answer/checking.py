"""Whether a value is of a type, and where not, in plain words with the place in the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from codegen.answer.exchange import Problem
from codegen.answer.scalars import is_integer, number_problem, string_problem
from codegen.answer.schemas import Schemas, resolved, variant_of
from codegen.answer.words import expected, kind, listed, plural, shown, suggestion
from codegen.finding import Location
from codegen.jsontypes import JSON, Object
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    Discriminator,
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

ONLY = ", the only value taken"
_MOST = 50
"""Problems that are looked for in one value."""


class Spot(NamedTuple):
    """Where a value stands, and where the document speaks of it."""

    place: str
    at: Location | None

    def field(self, field: Field) -> Spot:
        """One of the object's fields."""
        return Spot(f"{self.place}.{field.name}", field.location)

    def key(self, name: str) -> Spot:
        """A key that is no field."""
        return Spot(f"{self.place}.{name}", self.at)

    def item(self, index: int) -> Spot:
        """An item of the array."""
        return Spot(f"{self.place}[{index}]", self.at)

    def problem(self, message: str) -> Problem:
        """Something wrong here."""
        return Problem(self.place, message, self.at)


class Checker:
    """Checks values of one provider's types. One checker serves one value: what it found is kept by identity."""

    def __init__(self, schemas: Schemas, *, answer: bool = False) -> None:
        self._schemas = schemas
        self._answer = answer
        self._known: dict[tuple[int, str, str], list[Problem]] = {}

    def problems(self, value: JSON, type_: Type, spot: Spot) -> list[Problem]:
        """All that is wrong with ``value``, as far as fifty things."""
        try:
            return self._check(value, type_, spot)[:_MOST]
        except RecursionError:
            return [spot.problem("is nested too deeply to be looked at")]

    def fits(self, value: JSON, type_: Type) -> bool:
        """Whether nothing is wrong with ``value``."""
        return not self.problems(value, type_, Spot("", None))

    def _check(self, value: JSON, type_: Type, spot: Spot) -> list[Problem]:
        match type_:
            case AnyType():
                return []
            case RefType():
                return self._reference(value, type_, spot)
            case UnionType():
                return self._union(value, type_, spot)
            case ArrayType() | TupleType():
                return self._array(value, type_, spot)
            case MapType():
                return self._object(value, ObjectShape((), type_.values), spot)
            case _:
                message = scalar_problem(value, type_)
                return [spot.problem(message)] if message else []

    def _reference(self, value: JSON, type_: RefType, spot: Spot) -> list[Problem]:
        schema = self._schemas.get(type_.id)
        if schema is None:
            return []
        key = (id(value), spot.place, type_.id)
        if key not in self._known:
            self._known[key] = []  # a schema that only leads to itself says nothing
            inner = Spot(spot.place, schema.location)
            shape = schema.shape
            found = (
                self._object(value, shape, inner)
                if isinstance(shape, ObjectShape)
                else self._check(value, shape, inner)
            )
            self._known[key] = found
        return self._known[key]

    def _object(self, value: JSON, shape: ObjectShape, spot: Spot) -> list[Problem]:
        if not isinstance(value, dict):
            return [spot.problem(f"{kind(value)} is no object")]
        return [problem for found in self._members(value, shape, spot) for problem in found]

    def _members(self, value: Object, shape: ObjectShape, spot: Spot) -> Iterator[list[Problem]]:
        for field in shape.fields:
            if field.name in value:
                yield self._check(value[field.name], field.type, spot.field(field))
            elif field.required and not (field.write_only if self._answer else field.read_only):
                yield [spot.field(field).problem("is missing")]
        known = {field.name for field in shape.fields}
        for name in (each for each in value if each not in known):
            if not isinstance(shape.additional, NeverType):
                yield self._check(value[name], shape.additional, spot.key(name))
            else:
                yield [spot.key(name).problem(f"there is no such field{suggestion(name, known)}")]

    def _array(self, value: JSON, type_: ArrayType | TupleType, spot: Spot) -> list[Problem]:
        if not isinstance(value, list):
            return [spot.problem(f"{kind(value)} is no array")]
        found = [problem for index, each in enumerate(value) for problem in self._item(each, index, type_, spot)]
        return [*count_problems(value, type_, spot), *found] if isinstance(type_, ArrayType) else found

    def _item(self, value: JSON, index: int, type_: ArrayType | TupleType, spot: Spot) -> list[Problem]:
        if isinstance(type_, ArrayType):
            return self._check(value, type_.items, spot.item(index))
        inner = type_.items[index] if index < len(type_.items) else type_.rest
        return self._check(value, inner, spot.item(index))

    def _union(self, value: JSON, type_: UnionType, spot: Spot) -> list[Problem]:
        told = type_.discriminator if isinstance(value, dict) else None
        tag = value.get(told.field) if told is not None and isinstance(value, dict) else None
        variant = variant_of(tag, told, type_) if told is not None and isinstance(tag, str) else None
        if variant is not None:
            return self._check(value, variant, spot)
        found: list[tuple[Type, list[Problem]]] = []
        for each in type_.variants:
            problems = self._check(value, each, spot)
            if not problems:
                return []
            found.append((each, problems))
        if told is not None and told.mapping:
            return [_no_tag(tag, told, spot)]
        return self._nearest(found, value, type_, spot)

    def _nearest(
        self, found: list[tuple[Type, list[Problem]]], value: JSON, type_: UnionType, spot: Spot
    ) -> list[Problem]:
        """What is wrong by the variant that the value is nearest to: the only one of its kind, or of its own tag."""
        alike = [(each, problems) for each, problems in found if self._is_alike(value, each)]
        tagged = [problems for _, problems in alike if not any(_names_other(problem, spot) for problem in problems)]
        candidates = tagged or [problems for _, problems in alike]
        if len(candidates) == 1:
            return candidates[0]
        if not candidates:
            return [spot.problem(f"{kind(value)} is not {expected(type_)}")]
        best = min(candidates, key=len)
        words = (
            f"; nearest: {best[0].place}: {best[0].message}" if best[0].place != spot.place else f": {best[0].message}"
        )
        return [spot.problem(f"{kind(value)} is none of: {expected(type_)}{words}")]

    def _is_alike(self, value: JSON, type_: Type) -> bool:
        """Whether a value is at least of the kind of JSON that the type is."""
        match resolved(type_, self._schemas):
            case ObjectShape() | MapType():
                return isinstance(value, dict)
            case ArrayType() | TupleType():
                return isinstance(value, list)
            case StringType():
                return isinstance(value, str)
            case IntegerType() | NumberType():
                return isinstance(value, (int, float)) and not isinstance(value, bool)
            case LiteralType() as literal:
                return any(type(each) is type(value) for each in literal.values)
            case BooleanType():
                return isinstance(value, bool)
            case NullType() | NeverType():
                return False
            case _:
                return True


def _no_tag(tag: JSON, told: Discriminator, spot: Spot) -> Problem:
    """A value whose tag is missing, or none of those that there are."""
    inner, names = spot.key(told.field), [name for name, _ in told.mapping]
    if tag is None:
        return inner.problem(f"is missing; it says which kind this is: {listed(names)}")
    near = suggestion(tag, names) if isinstance(tag, str) else ""
    return inner.problem(f"{shown(tag)} is none of {listed(names)}{near}")


def _names_other(problem: Problem, spot: Spot) -> bool:
    """Whether a field of the value has the constant of another variant."""
    inner = problem.place.removeprefix(f"{spot.place}.")
    return "." not in inner and "[" not in inner and problem.message.endswith(ONLY)


def scalar_problem(value: JSON, type_: Type) -> str:
    """What is wrong with a value of a scalar type; ``""`` for nothing."""
    match type_:
        case NullType():
            good = value is None
        case BooleanType():
            good = isinstance(value, bool)
        case IntegerType():
            return number_problem(value, type_) if is_integer(value) else f"{kind(value)} is no integer"
        case NumberType():
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            return number_problem(value, type_) if is_number else f"{kind(value)} is no number"
        case BinaryType():
            good = isinstance(value, str)
        case StringType():
            return string_problem(value, type_) if isinstance(value, str) else f"{kind(value)} is no string"
        case LiteralType():
            return _literal_problem(value, type_)
        case NeverType():
            return "there may be nothing here"
        case _:
            return ""
    return "" if good else f"{kind(value)} is not {expected(type_)}"


_BASES: dict[str, Type] = {
    "string": StringType(),
    "integer": IntegerType(),
    "number": NumberType(),
    "boolean": BooleanType(),
    "mixed": AnyType(),
}


def _literal_problem(value: JSON, type_: LiteralType) -> str:
    if any(same(value, each) for each in type_.values):
        return ""
    if type_.open:
        return scalar_problem(value, _BASES[type_.base])
    near = suggestion(value, [each for each in type_.values if isinstance(each, str)]) if isinstance(value, str) else ""
    if len(type_.values) == 1:
        return f"{shown(value)} is not {listed(type_.values)}{ONLY}"
    return f"{shown(value)} is none of {listed(type_.values)}{near}"


def same(one: JSON, other: JSON) -> bool:
    """Whether two values are the same JSON: ``1`` is ``1.0`` and not ``true``."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return one == other


def count_problems(value: list[JSON], type_: ArrayType, spot: Spot) -> Iterator[Problem]:
    """What is wrong with an array as a whole."""
    if type_.min_items is not None and len(value) < type_.min_items:
        yield spot.problem(f"has {plural(len(value), 'item')}, fewer than {type_.min_items}")
    if type_.max_items is not None and len(value) > type_.max_items:
        yield spot.problem(f"has {plural(len(value), 'item')}, more than {type_.max_items}")
    if type_.unique and (twice := repeated(value)):
        yield spot.problem(f"item {twice[1]} repeats item {twice[0]}: {shown(value[twice[1]])}")


def repeated(value: list[JSON]) -> tuple[int, int] | None:
    """The first two items that are equal, by index."""
    seen: dict[str, int] = {}
    for index, each in enumerate(value):
        text = json.dumps(_whole(each), sort_keys=True)
        if text in seen:
            return seen[text], index
        seen[text] = index
    return None


def _whole(value: JSON) -> JSON:
    """The same value with numbers that have no fraction as integers."""
    match value:
        case float():
            return int(value) if value.is_integer() else value
        case list():
            return [_whole(each) for each in value]
        case dict():
            return {key: _whole(each) for key, each in value.items()}
        case _:
            return value
