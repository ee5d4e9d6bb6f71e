"""18: examples that a form editor left behind: nothing, ``0``, ``ture``, a file on somebody's disk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from codegen.finding import Location
from codegen.jsontypes import JSON
from codegen.model import BinaryType, BooleanType, Field, LiteralType, ObjectShape, Parameter, StringType, without_null
from codegen.reconcile.proposal import Edit, Proposal, Rule, SetField, SetParameter
from codegen.reconcile.view import Slot, View
from codegen.reconcile.words import decided, listed, says, short
from codegen.rules import RuleInfo

_LOCAL = re.compile(r"(?:file:/+)?(?:[A-Za-z]:[\\/]|/(?:Users|home)/)")
_MISSPELLED = frozenset(("ture", "treu", "flase", "fasle", "fales"))
_SHOWN = 6
"""Claims of one decision."""


def _propose(view: View) -> Iterator[Proposal]:
    for schema in view.sent.values():
        if isinstance(schema.shape, ObjectShape):
            junk = [field for field in schema.shape.fields if field.examples and _has_junk(field)]
            if junk:
                edits = tuple(SetField(schema.id, each.name, _without(each)) for each in junk)
                yield _proposal(schema.id, junk, edits)
    for operation in view.operations.values():
        bad = [each for each in operation.parameters if each.examples and _has_junk(each)]
        if bad:
            taken = tuple(SetParameter(operation.key, each.location_in, each.name, _without(each)) for each in bad)
            yield _proposal(operation.key, bad, taken)


def _proposal(subject: str, slots: Sequence[Field] | Sequence[Parameter], edits: tuple[Edit, ...]) -> Proposal:
    claims = (_claim(each, each.location) for each in slots[:_SHOWN])
    decision = decided(
        _INFO.id,
        subject,
        f"no example for {listed([each.name for each in slots])}",
        "A form was filled in to try the call: such values say nothing about what the server takes.",
        *(says("example", claim, location) for claim, location in claims),
        confidence="certain",
    )
    return Proposal(decision, edits)


def _claim(slot: Slot, location: Location) -> tuple[str, Location]:
    return f"{slot.name}: {short(next(each for each in slot.examples if _is_junk(slot, each)))}", location


_S = TypeVar("_S", Field, Parameter)


def _without(slot: _S) -> _S:
    return replace(slot, examples=tuple(each for each in slot.examples if not _is_junk(slot, each)))


def _has_junk(slot: Slot) -> bool:
    return any(_is_junk(slot, each) for each in slot.examples)


def _is_junk(slot: Slot, value: JSON) -> bool:
    type_ = without_null(slot.type)
    if isinstance(type_, LiteralType) and value in type_.values:
        return False
    if isinstance(value, list):
        return bool(value) and all(isinstance(each, str) and _is_junk(slot, each) for each in value)
    if isinstance(value, str):
        return not value.strip() or value.strip().lower() in _MISSPELLED or _LOCAL.match(value) is not None
    return value == 0 and not isinstance(value, bool) and isinstance(type_, (StringType, BinaryType, BooleanType))


_INFO = RuleInfo(
    "junk-example",
    "An example that a form editor left behind",
    "Documentation editors keep what was typed to try a call: an empty text, `0` for a text, `ture`, the path of a file on"
    " somebody's disk. Such examples are left out, and bear no witness.",
    "image: {type: string, format: binary, example: 'C:\\Users\\me\\cat.png'}",
)
RULE = Rule(_INFO, _propose)

__all__ = ["RULE"]
