"""What changed from one model to another, whom it breaks, and which operations it reaches."""

from __future__ import annotations

from codegen.change import LEVELS, Change
from codegen.diff import provider
from codegen.diff.delta import BOTH, Delta, Spot
from codegen.diff.rules import rules
from codegen.diff.verdict import judge
from codegen.model import Model, Provider

__all__ = ["diff", "rules"]


def diff(old: Model, new: Model) -> tuple[Change, ...]:
    """All changes from ``old`` to ``new``: gravest first, then in the order of the new version's operations.

    Providers are matched by name; where both sides have exactly one, these two are compared whatever they are called.
    """
    if old == new:
        return ()
    changes = [change for pair in _providers(old, new) for change in _compared(*pair)]
    return tuple(sorted(changes, key=lambda change: LEVELS.index(change.level)))


def _providers(old: Model, new: Model) -> list[tuple[Provider | None, Provider | None]]:
    if len(old.providers) == len(new.providers) == 1:
        return [(old.providers[0], new.providers[0])]
    before = {each.name: each for each in old.providers}
    after = {each.name: each for each in new.providers}
    return [(before.get(name), after.get(name)) for name in dict.fromkeys((*before, *after))]


def _compared(old: Provider | None, new: Provider | None) -> list[Change]:
    if old is not None and new is not None:
        return provider.changes(old, new)
    only = new or old
    assert only is not None  # noqa: S101 - a name comes from one side at least
    kind = "provider-added" if new else "provider-removed"
    delta = Delta(kind, Spot(only.name, "body", root=True, old=None, new=None))
    return judge(delta, BOTH, only.name)
