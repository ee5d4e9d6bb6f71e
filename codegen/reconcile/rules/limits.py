"""35, 46: limits that exclude each other, that a tool has rounded, or that the description and the values shown deny."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from codegen.jsontypes import JSON
from codegen.model import ArrayType, IntegerType, NumberType, StringType, Type, UnionType, union, without_null
from codegen.reconcile.proposal import SlotRule, Verdict
from codegen.reconcile.prose import Limit
from codegen.reconcile.rules.prose import TYPES, claims_of, fits
from codegen.reconcile.view import Site
from codegen.reconcile.words import decided, says, short
from codegen.rules import RuleInfo

_PAIRS: Mapping[type, tuple[str, str]] = {
    IntegerType: ("minimum", "maximum"),
    NumberType: ("minimum", "maximum"),
    StringType: ("min_length", "max_length"),
    ArrayType: ("min_items", "max_items"),
}
_ROUNDED: Mapping[int | float, int] = {
    9223372036854776000: 2**63 - 1,
    -9223372036854776000: -(2**63),
    18446744073709552000: 2**64 - 1,
}
"""Limits of 64-bit integers as a JavaScript number prints them, and what was meant."""


def _limits(type_: Type) -> dict[str, Any]:
    """The two limits of ``type_`` that there are, by name."""
    names = _PAIRS.get(type(type_))
    if names is None:
        return {}
    holder: Any = type_.limits if isinstance(type_, (IntegerType, NumberType)) else type_
    return {name: value for name in names if (value := getattr(holder, name)) is not None}


def _wants(slot: Any) -> bool:
    return bool(_limits(without_null(slot.type)))


def _with(slot: Any, changes: Mapping[str, Any]) -> Any:
    """``slot`` with other limits."""
    old = without_null(slot.type)
    if isinstance(old, (IntegerType, NumberType)):
        new: Type = replace(old, limits=replace(old.limits, **changes))
    else:
        new = replace(old, **changes)
    variants = slot.type.variants if isinstance(slot.type, UnionType) else (slot.type,)
    return replace(slot, type=union(*(new if each == old else each for each in variants)))


def _spoken(limits: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {short(value)}" for name, value in limits.items())


def _judge_order(site: Site, slot: Any) -> Verdict | None:
    found = _limits(without_null(slot.type))
    if len(found) < 2 or min(found.values()) == next(iter(found.values())):
        return None
    decision = decided(
        _ORDER.id,
        site.subject,
        "no limits",
        "No value is within both: at least one is wrong, and the server knows which.",
        says("schema", _spoken(found), slot.location),
    )
    return Verdict(decision, _with(slot, dict.fromkeys(found)))


def _judge_rounded(site: Site, slot: Any) -> Verdict | None:
    found = _limits(without_null(slot.type)) if isinstance(without_null(slot.type), IntegerType) else {}
    meant = {name: _ROUNDED[value] for name, value in found.items() if value in _ROUNDED}
    if not meant:
        return None
    decision = decided(
        _FLOAT.id,
        site.subject,
        _spoken(meant),
        "A tool without 64-bit integers has rounded the limit; it is that of a 64-bit integer.",
        says("schema", _spoken({name: found[name] for name in meant}), slot.location),
        confidence="certain",
    )
    return Verdict(decision, _with(slot, meant))


def _judge_prose(site: Site, slot: Any) -> Verdict | None:
    """A limit of the schema beside another one of the description: the wider one."""
    said = claims_of(slot) if slot.doc else None
    found = _limits(without_null(slot.type))
    told: dict[str, Limit] = (
        {str(each.key): each for each in said.limits if found.get(each.key, each.value) != each.value} if said else {}
    )
    if not told:
        return None
    wider = {name: (min if name.startswith("min") else max)(found[name], each.value) for name, each in told.items()}
    quote = next(iter(told.values())).quote
    decision = decided(
        _CONFLICT.id,
        site.subject,
        _spoken(wider),
        "Schema and description name different limits: a client must not refuse what the server may take.",
        says("schema", _spoken({name: found[name] for name in told}), slot.location),
        says("prose", quote, slot.location),
        confidence="guess",
    )
    return Verdict(decision, _with(slot, wider) if any(found[name] != wider[name] for name in wider) else slot)


def _judge_shown(site: Site, slot: Any) -> Verdict | None:
    """A limit of the description that the values shown do not keep to: no hint is made of it."""
    said = claims_of(slot)
    broken = [each for each in said.limits if not fits(slot, each)] if said else []
    if not broken:
        return None
    decision = decided(
        _DENIED.id,
        site.subject,
        f"no hint of {_spoken({str(each.key): each.value for each in broken})}",
        "The document's own value breaks the description's limit, so one of the two is out of date.",
        says("prose", broken[0].quote, slot.location),
        says("example", short(_first_shown(slot)), slot.location),
        confidence="guess",
    )
    return Verdict(decision, slot)


def _first_shown(slot: Any) -> JSON:
    shown: JSON = slot.examples[0] if slot.default is UNSET else slot.default
    return shown


def _is_shown(slot: Any) -> bool:
    return bool(slot.doc) and (bool(slot.examples) or slot.default not in (UNSET, None))


_ORDER = RuleInfo(
    "limits-exclude",
    "Limits that exclude each other",
    "The lower limit is above the upper one, so that no value would be right. Neither is taken.",
    "n: {type: integer, minimum: 10, maximum: 1}",
)
_FLOAT = RuleInfo(
    "limit-rounded",
    "A limit that a tool has rounded",
    "JavaScript prints the limits of 64-bit integers with zeros at the end. The limit of a 64-bit integer is taken.",
    "seed: {type: integer, minimum: -9223372036854776000}",
)
_CONFLICT = RuleInfo(
    "limit-conflict",
    "Schema and description name different limits",
    "The wider limit is taken, since a client must not refuse what the server may take. Set the limit in [decisions] when"
    " you know it.",
    "n: {type: integer, maximum: 4, description: Maximum is 10.}",
)
_DENIED = RuleInfo(
    "prose-denied",
    "A description that the document's own values contradict",
    "The description states a limit, and the example or the default breaks it. No hint is made of the limit.",
    "n: {type: integer, example: 20, description: Must be between 1 and 10.}",
)
_TYPES = frozenset(_PAIRS)
ORDER = SlotRule(_ORDER, _TYPES, _wants, _judge_order)
ROUNDED = SlotRule(_FLOAT, frozenset([IntegerType]), _wants, _judge_rounded)
CONFLICT = SlotRule(_CONFLICT, _TYPES, _wants, _judge_prose)
DENIED = SlotRule(_DENIED, TYPES, _is_shown, _judge_shown)
RULES = (ORDER, ROUNDED, CONFLICT, DENIED)

__all__ = ["RULES"]
