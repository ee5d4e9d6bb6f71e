"""What only prose and examples say: compared as a class of its own, never above a warning."""

from __future__ import annotations

from codegen.diff.delta import Delta, Spot
from codegen.diff.spell import value
from codegen.jsontypes import JSON
from codegen.model import Hint, LiteralType, Type

UPPER = {"maximum", "max_length", "max_items"}


def compare(
    deltas: list[Delta], old: tuple[Type, tuple[Hint, ...]], new: tuple[Type, tuple[Hint, ...]], spot: Spot, mask: int
) -> None:
    """Add how the hints of a field or parameter changed; a hint that became a schema's own words is no news."""
    if old[0] != new[0]:
        return
    before = {hint.key: hint.value for hint in old[1]}
    after = {hint.key: hint.value for hint in new[1]}
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key) and not isinstance(new[0], LiteralType):
            kind = "hint-narrowed" if _narrowed(key, before.get(key), after.get(key)) else "hint-widened"
            deltas.append(Delta(kind, spot, _said(key, before.get(key)), _said(key, after.get(key)), mask))


def _narrowed(key: str, old: JSON, new: JSON) -> bool:
    if old is None or new is None:
        return old is None
    if key == "enum":
        return isinstance(old, list) and isinstance(new, list) and any(each not in new for each in old)
    if isinstance(old, (int, float)) and isinstance(new, (int, float)):
        return new < old if key in UPPER else new > old
    return True


def _said(key: str, of: JSON) -> str:
    return "nothing" if of is None else f"{key.replace('_', ' ')} {value(of)}"
