"""42: a required argument that can only have one value."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from codegen.model import LiteralType
from codegen.reconcile.proposal import SlotRule, Verdict
from codegen.reconcile.view import Site
from codegen.reconcile.words import decided, says, short, words
from codegen.rules import RuleInfo


def _wants(slot: Any) -> bool:
    return slot.required and type(slot.type) is LiteralType and slot.always is UNSET


def _judge(site: Site, slot: Any) -> Verdict | None:
    type_ = slot.type
    if len(type_.values) != 1 or type_.open or not site.argument or getattr(slot, "read_only", False):
        return None
    value = type_.values[0]
    decision = decided(
        _INFO.id,
        site.subject,
        f"always {short(value)}",
        "It is required and has one value only: the client sends it, the caller need not say it.",
        says("schema", f"required, {words(type_)}", slot.location),
        confidence="certain",
    )
    return Verdict(decision, replace(slot, always=value))


_INFO = RuleInfo(
    "single-value",
    "A required argument with one value only",
    "The document requires a value and allows one. The client sends it; callers may leave it out.",
    'model: {type: string, enum: ["openai/gpt-image-1-5"]}   # in `required`',
)
RULE = SlotRule(_INFO, frozenset([LiteralType]), _wants, _judge)

__all__ = ["RULE"]
