"""The fields that tell the alternatives of a union apart."""

from __future__ import annotations

from codegen.diff.delta import Delta, Spot
from codegen.diff.spell import value, values
from codegen.model import Discriminator


def compare(deltas: list[Delta], old: Discriminator | None, new: Discriminator | None, spot: Spot, mask: int) -> None:
    """Add how the declared tag of a union changed; one that was only found says nothing new."""
    before = old if old and old.declared else None
    after = new if new and new.declared else None
    if before is None or after is None:
        if after:
            deltas.append(Delta("discriminator-added", spot, None, value(after.field), mask))
        elif before:
            deltas.append(Delta("discriminator-removed", spot, value(before.field), None, mask))
        return
    if before.field != after.field:
        deltas.append(Delta("discriminator-property-name-changed", spot, value(before.field), value(after.field), mask))
        return
    was, now = dict(before.mapping), dict(after.mapping)
    if was and now:
        gone = tuple(tag for tag in was if tag not in now)
        come = tuple(tag for tag in now if tag not in was)
        if gone:
            deltas.append(Delta("discriminator-mapping-deleted", spot, values(gone), None, mask))
        if come:
            deltas.append(Delta("discriminator-mapping-added", spot, None, values(come), mask))
