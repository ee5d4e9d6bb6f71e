"""Values and types in plain words, for people who read what is wrong with their request."""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import get_close_matches

from codegen.jsontypes import JSON
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NeverType,
    NullType,
    NumberType,
    RefType,
    StringType,
    TupleType,
    Type,
    UnionType,
)

_LONGEST = 60
_MOST = 12


def shown(value: JSON) -> str:
    """A value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]} ..."


def listed(values: Iterable[JSON]) -> str:
    """Values as JSON with commas between them, the first dozen."""
    found = list(values)
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return ", ".join(shown(each) for each in found[:_MOST]) + more


def suggestion(word: str, known: Iterable[str]) -> str:
    """``; did you mean "limit"?`` where something is near."""
    found = get_close_matches(word[:100], list(known), 1, 0.6)
    return f"; did you mean {shown(found[0])}?" if found else ""


def plural(count: int, noun: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def kind(value: JSON) -> str:
    """What a value is, with the value where it is short: ``the string "a"``, ``an array``."""
    match value:
        case None | bool():
            return shown(value)
        case int() | float():
            return f"the number {shown(value)}"
        case str():
            return f"the string {shown(value)}"
        case list():
            return f"an array of {plural(len(value), 'item')}"
        case dict():
            return "an object"


def expected(type_: Type) -> str:
    """A type as something to be: ``an integer``, ``one of "a", "b"``."""
    match type_:
        case NullType():
            return "null"
        case BooleanType():
            return "a boolean"
        case IntegerType():
            return "an integer"
        case NumberType():
            return "a number"
        case StringType():
            return f"a string ({type_.format})" if type_.format else "a string"
        case BinaryType():
            return "bytes"
        case LiteralType():
            return f"one of {listed(type_.values)}" if len(type_.values) > 1 else listed(type_.values)
        case ArrayType() | TupleType():
            return "an array"
        case MapType():
            return "an object"
        case RefType():
            return type_.id
        case UnionType():
            return " or ".join(expected(each) for each in type_.variants[:_MOST])
        case AnyType():
            return "any value"
        case NeverType():
            return "nothing"
