"""What came of one document."""

from __future__ import annotations

import msgspec


def _counts() -> dict[str, int]:
    return {}


class Verdict(msgspec.Struct):
    """Counts, and some of what differs."""

    document: str
    schemas: int = 0
    judged: int = 0
    """Schemas of which instances were tried; the others are no JSON."""
    cut: int = 0
    """Schemas among them for which there was not the time to try all that was asked for."""
    again: int = 0
    """Schemas that say the same as one of a document before, and are not tried again."""
    unusable: int = 0
    """Schemas that the judge itself cannot use: references to nowhere, types that do not exist."""
    examples: int = 0
    """Instances among the valid ones that are the document's own examples."""
    valid: int = 0
    invalid: int = 0
    refused: int = 0
    """Valid instances that the strict path refuses."""
    argued: dict[str, int] = msgspec.field(default_factory=_counts)
    """Valid instances that the strict path refuses for a reason in docs/differences.md."""
    lossy: int = 0
    """Valid or invalid instances that come back changed."""
    raised: int = 0
    """Instances, valid or not, on which the lenient path raises."""
    sent: int = 0
    """Valid instances that were sent as requests."""
    unsent: int = 0
    """Those that raise, or reach the server changed."""
    typed: int = 0
    """Those that a type checker was asked about."""
    untyped: int = 0
    """Those that it refuses."""
    untyped_argued: dict[str, int] = msgspec.field(default_factory=_counts)
    """Those that it refuses for a reason in docs/differences.md."""
    witness: dict[str, int] = msgspec.field(default_factory=_counts)
    """What datamodel-code-generator's models say to the valid instances."""
    seconds: float = 0
    """What all of it took, by the clock."""
    contents: list[str] = msgspec.field(default_factory=list[str])
    """Digests of what the judged schemas say."""
    error: str = ""
    """Why something could not be tried."""
    shown: list[str] = msgspec.field(default_factory=list[str])

    def show(self, what: str, pointer: str, text: str, why: object) -> None:
        """Notes what differs."""
        cause = why.__cause__ if isinstance(why, Exception) and why.__cause__ else why
        self.shown.append(f"{what} {pointer}: {text[:300]} -- {' '.join(str(cause).split())[:400]}")

    @property
    def differs(self) -> bool:
        """Whether anything differs that is not argued."""
        return bool(self.refused + self.lossy + self.raised + self.unsent + self.untyped)
