"""Texts of URLs, headers and forms as values of the types that they should have."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

from codegen.answer.checking import Checker
from codegen.answer.schemas import Schemas, resolved
from codegen.jsontypes import JSON
from codegen.model import (
    AnyType,
    ArrayType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NullType,
    NumberType,
    ObjectShape,
    RefType,
    TupleType,
    Type,
    UnionType,
)

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""What a style takes apart: texts, lists of texts, texts by name."""

_INTEGER = re.compile(r"[+-]?\d{1,400}")
_NUMBER = re.compile(r"[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})([eE][+-]?\d{1,3})?")


class Texts:
    """Gives texts their types. What has none of them stays a text, which the checker then complains of."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def best(self, candidates: Sequence[Raw], type_: Type) -> JSON:
        """The first reading that is of the type; else the first one."""
        values = [self.typed(each, type_) for each in candidates]
        return next((each for each in values if self._fits(each, type_)), values[0])

    def typed(self, raw: Raw, type_: Type) -> JSON:
        """``raw`` with its texts as the scalars that the type asks for."""
        found = resolved(type_, self._schemas)
        if isinstance(found, UnionType):
            return self._variant(raw, found)
        match raw:
            case str():
                return self._text(raw, found)
            case list():
                return [self.typed(each, _item(found, index)) for index, each in enumerate(raw)]
            case dict() if isinstance(found, ArrayType | TupleType) and list(raw) == [*map(str, range(len(raw)))]:
                return self.typed(list(raw.values()), found)  # items by their place: a[0][b]=1
            case dict():
                return {key: self.typed(each, _member(found, key)) for key, each in raw.items()}

    def member(self, raw: Raw, name: str, type_: Type) -> JSON:
        """``raw`` as a key of an object of the type that is no field of it."""
        return self.typed(raw, _member(resolved(type_, self._schemas), name))

    def _variant(self, raw: Raw, type_: UnionType) -> JSON:
        values: list[JSON] = []
        for each in type_.variants:
            value = self.typed(raw, each)
            if self._fits(value, each):
                return value
            values.append(value)
        return values[0]

    def _fits(self, value: JSON, type_: Type) -> bool:
        return Checker(self._schemas).fits(value, type_)

    def _text(self, raw: str, shape: ObjectShape | Type) -> JSON:
        match shape:
            case ArrayType() | TupleType():
                return _json(raw, "[", lambda: [self.typed(raw, _item(shape, 0))])
            case ObjectShape() | MapType() | RefType():
                return _json(raw, "{", lambda: raw)
            case _:
                return scalar(raw, shape)


def _json(raw: str, first: str, otherwise: Callable[[], JSON]) -> JSON:
    """What is written as JSON, as some send it; else what else it can be."""
    if not raw.lstrip().startswith(first):
        return otherwise()
    try:
        return cast("JSON", json.loads(raw))
    except (ValueError, RecursionError):
        return otherwise()


def _item(shape: ObjectShape | Type, index: int) -> Type:
    match shape:
        case ArrayType():
            return shape.items
        case TupleType():
            return shape.items[index] if index < len(shape.items) else shape.rest
        case _:
            return AnyType()


def _member(shape: ObjectShape | Type, name: str) -> Type:
    match shape:
        case ObjectShape():
            return next((each.type for each in shape.fields if each.name == name), shape.additional)
        case MapType():
            return shape.values
        case _:
            return AnyType()


def scalar(raw: str, type_: Type) -> JSON:
    """A text as a scalar of the type, where it spells one."""
    match type_:
        case IntegerType():
            return _number(raw) if _INTEGER.fullmatch(raw) else raw
        case NumberType():
            return _number(raw) if _NUMBER.fullmatch(raw) else raw
        case BooleanType():
            return {"true": True, "false": False}.get(raw.lower(), raw)
        case NullType():
            return None if raw in ("", "null") else raw
        case LiteralType():
            return next((each for each in type_.values if _spelled(each) == raw), raw)
        case _:
            return raw


def _number(raw: str) -> int | float:
    return int(raw) if _INTEGER.fullmatch(raw) else float(raw)


def _spelled(value: JSON) -> str:
    return value if isinstance(value, str) else json.dumps(value)
