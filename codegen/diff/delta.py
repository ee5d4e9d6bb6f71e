"""A difference before it is judged: what changed at which place, without a direction."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from codegen.finding import Location

REQUEST = 1
RESPONSE = 2
BOTH = REQUEST | RESPONSE
"""Directions as a bit mask, seen from the client: what it sends, what it receives."""

Zone: TypeAlias = Literal["body", "parameter", "header"]


class Spot(NamedTuple):
    """A place in both versions at which a type stands."""

    subject: str
    """Wire names, as in the model: ``Pet.tags[]``, ``GET /pets query.limit``."""
    zone: Zone
    root: bool
    """Whether it is the body, parameter or header itself rather than something inside."""
    old: Location | None
    new: Location | None
    tail: str = ""
    """What of ``subject`` lies below the place that ``old`` and ``new`` point to: ``[]`` for an array's items."""
    text: bool = False
    """Whether values are written as text (parameters without a media type), so that ``1`` and ``"1"`` are one."""

    def inner(self, suffix: str) -> Spot:
        """The place below this one that has no location of its own: array items, map values."""
        # A parameter's items are the parameter still, as its ids see it.
        root = self.root and self.zone != "body"
        return self._replace(subject=self.subject + suffix, tail=self.tail + suffix, root=root)


Said: TypeAlias = "str | float | None"
"""What was, or is now: in a few words, or a number."""


class Delta(NamedTuple):
    """One difference at one place. Its kind and direction say what it means (see ``kinds``)."""

    kind: str
    spot: Spot
    was: Said = None
    now: Said = None
    mask: int = BOTH
    """The directions in which it can be seen."""
