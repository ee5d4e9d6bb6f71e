"""One difference between two models, and whom it concerns."""

from __future__ import annotations

from typing import Literal, TypeAlias

from codegen.finding import Location, Noun

Level: TypeAlias = Literal["breaking", "warning", "info"]
"""``breaking``: a request or response that was right under one version is wrong under the other, or something that
clients use is gone. ``warning``: clients may notice (a default removed, a value added to an answer). ``info``: safe."""

LEVELS: tuple[Level, ...] = ("breaking", "warning", "info")
"""All levels, gravest first."""

Direction: TypeAlias = Literal["request", "response", "none"]
"""Seen from the client: ``request`` is what it sends, ``response`` what it receives (a webhook's body too)."""


class Change(Noun, frozen=True):
    """One difference between two versions of a provider, however many operations it reaches."""

    id: str
    """What kind of change it is, in oasdiff's vocabulary where the meaning is the same (``specweld explain``)."""
    level: Level
    message: str
    """What changed, in plain words, in one line."""
    subject: str
    """What changed, by its wire names as in the model: ``POST /v1/images/generations body.n``, ``Pet.name``."""
    provider: str
    direction: Direction = "none"
    operations: tuple[str, ...] = ()
    """The keys of all operations that it reaches, in the document's order (the new one's where both have them)."""
    was: str | float | None = None
    """What was lost or replaced, in a few words or as a number; ``None`` when there is nothing."""
    now: str | float | None = None
    """What came or replaced it."""
    old: Location | None = None
    """Where the old version says so; ``None`` when it does not know the subject."""
    new: Location | None = None
    """Where the new version says so; ``None`` when it does not know the subject."""

    def __str__(self) -> str:
        place = self.new or self.old
        return (
            f"{place}: {self.level}: {self.message} [{self.id}]"
            if place
            else f"{self.level}: {self.message} [{self.id}]"
        )
