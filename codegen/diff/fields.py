"""Properties: what came, what went, what became required, hidden or another default."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from codegen.diff.delta import REQUEST, RESPONSE, Delta, Spot
from codegen.diff.spell import spell, value
from codegen.jsontypes import JSON
from codegen.model import Field, NeverType, ObjectShape


def removed(deltas: list[Delta], field: Field, after: ObjectShape, spot: Spot, mask: int) -> None:
    """Add that a field is gone; ``after`` is the object without it."""
    kind = "field-removed-required" if field.required else "field-removed-optional"
    seen = mask & visible(field)
    if isinstance(after.additional, NeverType) and seen & REQUEST:
        deltas.append(Delta("field-removed-closed", spot, spell(field.type), None, seen & REQUEST))
        seen &= ~REQUEST
    deltas.append(Delta(kind, spot, spell(field.type), None, seen))


def defaults(deltas: list[Delta], old: JSON | UnsetType, new: JSON | UnsetType, spot: Spot, mask: int) -> None:
    """Add how a documented default changed."""
    if old == new and isinstance(old, bool) == isinstance(new, bool):
        return
    if isinstance(old, UnsetType):
        deltas.append(
            Delta("default-value-added", spot, None, None if isinstance(new, UnsetType) else value(new), mask)
        )
    elif isinstance(new, UnsetType):
        deltas.append(Delta("default-value-removed", spot, value(old), None, mask))
    else:
        deltas.append(Delta("default-value-changed", spot, value(old), value(new), mask))


def visible(field: Field) -> int:
    """The directions in which a field can be seen."""
    return (0 if field.read_only else REQUEST) | (0 if field.write_only else RESPONSE)


def visibility(deltas: list[Delta], old: Field, new: Field, spot: Spot, mask: int) -> None:
    """Add that one direction stops or starts to show a field."""
    need = "required" if new.required else "optional"
    if old.read_only != new.read_only:
        kind = "became-read-only" if new.read_only else "became-not-read-only"
        deltas.append(Delta(f"{kind}-{need}", spot, mask=mask & REQUEST))
    if old.write_only != new.write_only:
        kind = "became-write-only" if new.write_only else "became-not-write-only"
        deltas.append(Delta(f"{kind}-{need}", spot, mask=mask & RESPONSE))


def added(field: Field) -> str:
    """The kind of a new field."""
    if not field.required:
        return "field-added-optional"
    return "field-added-required" if field.default is UNSET else "field-added-default"
