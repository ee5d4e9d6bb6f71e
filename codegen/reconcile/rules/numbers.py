"""39: ``number`` where only whole numbers are meant."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from codegen.model import IntegerType, Limits, LiteralType, NumberType, Type
from codegen.reconcile.proposal import SlotRule, Verdict
from codegen.reconcile.view import Site
from codegen.reconcile.words import decided, listed, says, words
from codegen.rules import RuleInfo

_SAYS_WHOLE = re.compile(r"\binteger\b|\bwhole number|整数|\bentier\b|\bentero\b|\binteiro\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"^\W*(?:the |maximum |max |total )*(?:number|count|amount) of\b|(?:数量|个数|张数)", re.IGNORECASE
)


def _wants(slot: Any) -> bool:
    type_ = slot.type
    return isinstance(type_, NumberType) or (isinstance(type_, LiteralType) and type_.base == "number")


def _judge(site: Site, slot: Any) -> Verdict | None:
    made = _whole_literal(slot.type) if isinstance(slot.type, LiteralType) else _whole_number(slot)
    if made is None:
        return None
    type_, why, confidence = made
    evidence = [says("schema", _claim(slot.type), slot.location)]
    if not isinstance(slot.type, LiteralType):
        evidence.append(says("prose", slot.doc[:100], slot.location))
    decision = decided(
        _INFO.id, site.subject, words(type_), why, *evidence, confidence="certain" if confidence else "likely"
    )
    return Verdict(decision, replace(slot, type=type_))


def _whole_literal(type_: LiteralType) -> tuple[Type, str, bool] | None:
    if not all(isinstance(value, int) or (isinstance(value, float) and value.is_integer()) for value in type_.values):
        return None
    values = tuple(int(value) for value in type_.values if isinstance(value, (int, float)))
    return replace(type_, values=values, base="integer"), "Every listed value is a whole number.", True


def _whole_number(slot: Any) -> tuple[Type, str, bool] | None:
    type_: NumberType = slot.type
    if type_.format or not _is_whole(type_.limits, slot):
        return None
    integer = IntegerType(limits=type_.limits)
    if _SAYS_WHOLE.search(slot.doc):
        return integer, "The description says that it is a whole number.", False
    if _COUNTS.search(slot.doc) and _shown_whole(slot):
        return integer, "It counts things, and every value shown is whole.", False
    return None


def _is_whole(limits: Limits, slot: Any) -> bool:
    numbers = (limits.minimum, limits.maximum, limits.multiple_of, slot.default, *slot.examples)
    return not any(isinstance(each, float) and not each.is_integer() for each in numbers)


def _shown_whole(slot: Any) -> bool:
    shown = (slot.default, *slot.examples, slot.type.limits.minimum, slot.type.limits.maximum)
    return any(isinstance(each, int) and not isinstance(each, bool) for each in shown)


def _claim(type_: Type) -> str:
    return f"type number, enum [{listed(type_.values)}]" if isinstance(type_, LiteralType) else "type number"


_INFO = RuleInfo(
    "number-is-integer",
    "A number that can only be whole is an integer",
    "The schema says `number`, while its own values, or its description, allow whole numbers only. The argument is typed"
    " as an integer. Fields of responses keep what the schema says.",
    'n: {type: number, enum: [1], description: "The number of images to generate."}',
)
RULE = SlotRule(_INFO, frozenset([NumberType, LiteralType]), _wants, _judge)

__all__ = ["RULE"]
