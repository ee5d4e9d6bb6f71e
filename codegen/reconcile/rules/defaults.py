"""47: a default of the wrong JSON type. 42: a default that its own enum does not list."""

from __future__ import annotations

from math import isfinite
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from codegen.jsontypes import JSON
from codegen.model import BooleanType, IntegerType, LiteralType, NumberType, StringType, Type, UnionType, without_null
from codegen.reconcile.proposal import SlotRule, Verdict
from codegen.reconcile.view import Site
from codegen.reconcile.words import decided, says, short, words
from codegen.rules import RuleInfo


def _wants(slot: Any) -> bool:
    return slot.default is not UNSET and slot.default is not None


def _judge_type(site: Site, slot: Any) -> Verdict | None:
    type_ = without_null(slot.type)
    value = _meant(type_, slot.default)
    if value is None:
        return None
    decision = decided(
        _TYPE.id,
        site.subject,
        f"default {short(value)}",
        f"{short(slot.default)} reads as a value of this type.",
        says("schema", f"type {words(type_)}, default {short(slot.default)}", slot.location),
        confidence="certain",
    )
    return Verdict(decision, replace(slot, default=value))


def _meant(type_: Type, value: JSON) -> JSON:
    """The value that ``value`` stands for under ``type_``; ``None`` if it is one already, or none can be made."""
    match type_:
        case LiteralType():
            same = [each for each in type_.values if _spelled(each) == _spelled(value)]
            return same[0] if same and not any(_equal(each, value) for each in type_.values) else None
        case IntegerType() | NumberType() if isinstance(value, str):
            return _number(value, whole=isinstance(type_, IntegerType))
        case BooleanType() if isinstance(value, str):
            return {"true": True, "false": False}.get(value.strip().lower())
        case StringType() if isinstance(value, (bool, int, float)):
            return _spelled(value)
        case _:
            return None


def _spelled(value: JSON) -> str:
    return value if isinstance(value, str) else short(value)


def _equal(one: JSON, other: JSON) -> bool:
    return type(one) is type(other) and one == other


def _number(text: str, *, whole: bool) -> int | float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    if not isfinite(value) or (whole and not value.is_integer()):
        return None
    return int(value) if value.is_integer() else value


def _judge_enum(site: Site, slot: Any) -> Verdict | None:
    type_ = without_null(slot.type)
    if not isinstance(type_, LiteralType) or type_.open or not _unlisted(type_, slot.default):
        return None
    wider = replace(type_, values=(*type_.values, slot.default), names=(), docs=())
    decision = decided(
        _ENUM.id,
        site.subject,
        words(wider),
        "The default is a value that the server takes, so the list is not complete.",
        says("schema", f"{words(type_)}; default {short(slot.default)}", slot.location),
    )
    return Verdict(decision, replace(slot, type=_swapped(slot.type, type_, wider)))


def _unlisted(type_: LiteralType, value: JSON) -> bool:
    if not isinstance(value, (str, int, float)) or value == "":
        return False
    if any(_spelled(each) == _spelled(value) for each in type_.values):
        return False
    return any(type(each) is type(value) for each in type_.values)


def _swapped(whole: Type, part: Type, other: Type) -> Type:
    """``whole`` with ``other`` in the place of ``part``."""
    if whole is part:
        return other
    if not isinstance(whole, UnionType):
        return whole
    return replace(whole, variants=tuple(other if each == part else each for each in whole.variants))


_TYPE = RuleInfo(
    "default-type",
    "A default of the wrong JSON type",
    "The default is written as another JSON type than its schema has: a number in quotes, a boolean as text. The value"
    " that it stands for is taken.",
    'duration: {type: integer, enum: [5, 10], default: "5"}',
)
_ENUM = RuleInfo(
    "default-not-in-enum",
    "A default that its own enum does not list",
    "The document says that the server takes a value when nothing is sent, and does not list this value. It is added to"
    " the list: a client must not refuse what the server takes.",
    'quality: {type: string, enum: [low, high], default: "auto"}',
)
TYPE = SlotRule(_TYPE, frozenset([LiteralType, IntegerType, NumberType, BooleanType, StringType]), _wants, _judge_type)
ENUM = SlotRule(_ENUM, frozenset([LiteralType]), _wants, _judge_enum)

__all__ = ["ENUM", "TYPE"]
