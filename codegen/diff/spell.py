"""Types and values in a few words, for messages."""

from __future__ import annotations

import json

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

LONGEST = 120


def cut(text: str) -> str:
    """``text`` on one line, shortened where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def value(of: JSON) -> str:
    """A value as JSON, shortened where it is long."""
    return cut(json.dumps(of, ensure_ascii=False))


def values(of: tuple[JSON, ...]) -> str:
    """Several values as JSON, ``"a", "b"``."""
    return cut(", ".join(value(each) for each in of))


def spell(type_: Type) -> str:
    """``type_`` in a few words: ``string (date-time)``, ``array of Pet``, ``"a" | "b"``."""
    return cut(_spell(type_))


def _spell(type_: Type) -> str:
    match type_:
        case AnyType():
            return "any value"
        case NeverType():
            return "nothing"
        case NullType():
            return "null"
        case BooleanType():
            return "boolean"
        case IntegerType():
            return _formatted("integer", type_.format)
        case NumberType():
            return _formatted("number", type_.format)
        case StringType():
            return _formatted("string", type_.format)
        case BinaryType():
            return _formatted("bytes", type_.media_type)
        case LiteralType():
            return " | ".join(value(each) for each in type_.values)
        case _:
            return _compound(type_)


def _formatted(name: str, format_: str) -> str:
    return f"{name} ({format_})" if format_ else name


def _compound(type_: ArrayType | TupleType | MapType | UnionType | RefType) -> str:
    match type_:
        case ArrayType():
            return f"array of {spell(type_.items)}"
        case TupleType():
            return f"tuple of {', '.join(spell(each) for each in type_.items)}"
        case MapType():
            return "object" if isinstance(type_.values, AnyType) else f"map of {spell(type_.values)}"
        case UnionType():
            return " | ".join(spell(each) for each in type_.variants)
        case RefType():
            return f"object {type_.id}"
