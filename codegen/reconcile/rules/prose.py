"""33, 34, 45: limits, enums and defaults that only the description states. They become hints: documented, not enforced."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from codegen.jsontypes import JSON, as_list
from codegen.model import (
    ArrayType,
    BooleanType,
    Condition,
    Hint,
    IntegerType,
    LiteralType,
    NumberType,
    StringType,
    Type,
    without_null,
)
from codegen.reconcile.answers import typed
from codegen.reconcile.proposal import SlotRule, Verdict
from codegen.reconcile.prose import Choices, Claims, Kind, Limit, claims
from codegen.reconcile.view import Site
from codegen.reconcile.words import decided, listed, says, short
from codegen.rules import RuleInfo

_KINDS: dict[type, Kind] = {
    StringType: "string",
    IntegerType: "integer",
    NumberType: "number",
    BooleanType: "boolean",
    ArrayType: "array",
}
_LONGEST = 4000
"""Characters of a description that are read: what is longer is a manual, not a claim."""


def _kind(type_: Type) -> Kind:
    if isinstance(type_, LiteralType) and type_.base in ("string", "integer", "number", "boolean"):
        return type_.base
    return _KINDS.get(type(type_), "other")


def claims_of(slot: Any) -> Claims | None:
    """What the description of a field or parameter claims; ``None`` where its type is none that prose speaks of."""
    kind = _kind(without_null(slot.type))
    return None if kind == "other" else claims(slot.doc[:_LONGEST], kind, slot.name)


# --- limits ----------------------------------------------------------------------------------------------------------


def _judge_limits(site: Site, slot: Any) -> Verdict | None:
    type_ = without_null(slot.type)
    said = None if isinstance(type_, LiteralType) else claims_of(slot)
    limits = [each for each in said.limits if _is_news(type_, each) and fits(slot, each)] if said else []
    if not limits:
        return None
    hints = tuple(Hint(each.key, each.value, says("prose", each.quote, slot.location)) for each in limits)
    decision = decided(
        _LIMITS.id,
        site.subject,
        f"hint: {_spoken(limits)}",
        "Only the description says so: documented, never enforced.",
        says("prose", limits[0].quote, slot.location),
        says("schema", f"type {_kind(type_)} without such a limit", slot.location),
        confidence="likely",
    )
    enforced = typed(slot.type, {each.key: each.value for each in limits}, site.subject)
    return Verdict(decision, _hinted(slot, hints), replace(slot, type=enforced))


def _is_news(type_: Type, limit: Limit) -> bool:
    holder = type_.limits if isinstance(type_, (IntegerType, NumberType)) else type_
    exclusive = getattr(holder, f"exclusive_{limit.key}", None)
    return getattr(holder, limit.key, None) is None and exclusive is None


def fits(slot: Any, limit: Limit) -> bool:
    """Whether the values that the document shows keep to ``limit``; a limit that they break is misread or wrong."""
    shown = [value for value in (slot.default, *slot.examples) if value is not UNSET]
    return all(_within(value, limit) for value in shown)


def _within(value: Any, limit: Limit) -> bool:
    size = _size(value, limit)
    if isinstance(size, bool) or not isinstance(size, (int, float)):
        return True
    return size >= limit.value if limit.key.startswith("min") else size <= limit.value


def _size(value: Any, limit: Limit) -> Any:
    """What ``limit`` measures: the value itself, or how long it is."""
    if limit.key in ("minimum", "maximum"):
        return value
    return len(as_list(value)) if isinstance(value, list) else len(value) if isinstance(value, str) else None


_NAMES = {
    "minimum": "at least",
    "maximum": "at most",
    "min_length": "length at least",
    "max_length": "length at most",
    "min_items": "items at least",
    "max_items": "items at most",
}


def _spoken(limits: Iterable[Limit]) -> str:
    by_key = {each.key: each.value for each in limits}
    if "minimum" in by_key and "maximum" in by_key:
        return f"{by_key['minimum']}..{by_key['maximum']}"
    return ", ".join(f"{_NAMES[key]} {value}" for key, value in by_key.items())


# --- enums -----------------------------------------------------------------------------------------------------------


def _judge_enum(site: Site, slot: Any) -> Verdict | None:
    type_ = without_null(slot.type)
    if isinstance(type_, LiteralType) or (isinstance(type_, StringType) and (type_.format or type_.pattern)):
        return None
    said = claims_of(slot)
    if said is None or said.choices is None or not _credible(site, slot, said.choices):
        return None
    choices = said.choices
    evidence = says("prose", choices.quote, slot.location)
    conditions = tuple(Condition(case.when, case.values) for case in choices.cases)
    hint = Hint("enum", list(choices.values), evidence, conditions)
    decision = decided(
        _ENUM.id,
        site.subject,
        f"hint: {listed(choices.values, 12)}" + (f" (by {_cases(choices)})" if conditions else ""),
        "Only the description lists values: documented and completed, never enforced.",
        evidence,
        says("schema", f"type {_kind(type_)} without enum", slot.location),
    )
    enforced = typed(slot.type, {"enum": list(choices.values)}, site.subject)
    return Verdict(decision, _hinted(slot, (hint,)), replace(slot, type=enforced))


def _cases(choices: Choices) -> str:
    return ", ".join(case.when for case in choices.cases if case.when)


def _credible(site: Site, slot: Any, choices: Choices) -> bool:
    """Whether the list is one of values: not of sibling fields, and not at odds with what the document shows."""
    values: list[JSON] = list(choices.values)
    if slot.name in values or sum(value in site.siblings for value in values if isinstance(value, str)) >= 2:
        return False
    return all(value in values for value in (slot.default, *slot.examples) if value is not UNSET and value is not None)


# --- defaults --------------------------------------------------------------------------------------------------------


def _judge_default(site: Site, slot: Any) -> Verdict | None:
    if slot.required and slot.default is UNSET:
        return None
    said = claims_of(slot)
    if said is None or said.default is None or not _possible(without_null(slot.type), said.default.value):
        return None
    evidence = says("prose", said.default.quote, slot.location)
    if slot.default is not UNSET:
        return _conflict(site, slot, said.default.value, said.default.quote)
    hint = Hint("default", said.default.value, evidence)
    decision = decided(
        _DEFAULT.id,
        site.subject,
        f"hint: default {short(said.default.value)}",
        "Only the description names the default: documented, and never sent.",
        evidence,
        says("schema", "no default", slot.location),
    )
    return Verdict(decision, _hinted(slot, (hint,)), replace(slot, default=said.default.value))


def _possible(type_: Type, value: JSON) -> bool:
    return not isinstance(type_, LiteralType) or type_.open or value in type_.values


def _conflict(site: Site, slot: Any, value: JSON, quote: str) -> Verdict | None:
    if slot.default is None or value == slot.default or str(value) == str(slot.default):
        return None
    decision = decided(
        _CONFLICT.id,
        site.subject,
        f"default {short(slot.default)}",
        "The schema is the stronger witness; the client sends neither.",
        says("schema", f"default {short(slot.default)}", slot.location),
        says("prose", quote, slot.location),
        confidence="guess",
    )
    return Verdict(decision, slot)


def _hinted(slot: Any, hints: tuple[Hint, ...]) -> Any:
    known = {hint.key for hint in slot.hints}
    return replace(slot, hints=(*slot.hints, *(hint for hint in hints if hint.key not in known)))


def _unhinted(*keys: str) -> Callable[[Any], bool]:
    """Wants slots with a description and without a hint of ``keys``."""
    return lambda slot: bool(slot.doc) and (not slot.hints or not any(hint.key in keys for hint in slot.hints))


_LIMITS = RuleInfo(
    "prose-limits",
    "A limit that only the description states",
    "The description gives a range, a length or a number of items that the schema does not. It becomes a hint in the"
    " client's documentation and is not enforced. Accept the decision to make it part of the type.",
    "n: {type: integer, description: 必须介于 1 和 10 之间。}",
)
_ENUM = RuleInfo(
    "prose-enum",
    "Values that only the description lists",
    "The description lists the values of a plain string or number, perhaps by model. They become a hint: documented and"
    " completed by editors, never enforced. Accept the decision to type the argument as these values only.",
    "size: {type: string, description: 必须是256x256、512x512或 之一1024x1024, 1024x1792。}",
)
_DEFAULT = RuleInfo(
    "prose-default",
    "A default that only the description names",
    "The description says what the server takes when nothing is sent. It becomes a hint; the client never sends it.",
    "limit: {type: integer, description: Defaults to 20.}",
)
_CONFLICT = RuleInfo(
    "default-conflict",
    "Schema and description name different defaults",
    "The schema's default is documented. The client sends neither, so that the server decides.",
    "limit: {type: integer, default: 10, description: Defaults to 20.}",
)
TYPES = frozenset([*_KINDS, LiteralType])
"""The types that prose speaks of."""
LIMITS = SlotRule(
    _LIMITS,
    TYPES - {BooleanType, LiteralType},
    _unhinted("minimum", "maximum", "min_length", "max_length", "min_items", "max_items"),
    _judge_limits,
)
ENUM = SlotRule(_ENUM, frozenset([StringType, IntegerType, NumberType]), _unhinted("enum"), _judge_enum)
DEFAULT = SlotRule(_DEFAULT, TYPES - {ArrayType}, _unhinted("default"), _judge_default)
INFOS = (_LIMITS, _ENUM, _DEFAULT, _CONFLICT)

__all__ = ["DEFAULT", "ENUM", "INFOS", "LIMITS", "TYPES", "claims_of", "fits"]
