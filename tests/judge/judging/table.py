"""Verdicts as numbers, against the goals, and as a table in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from judging.verdicts import Verdict

GOALS = {"generated": 1.0, "valid": 1.0, "parsed": 0.995, "lossless": 0.995}
"""Shares of what can be judged: design, CLIENT.md, "every operation exists"."""


class Sums(msgspec.Struct):
    """What came of one document before one judge."""

    document: str
    judge: str
    operations: int = 0
    calls: int = 0
    generated: float = 1.0
    """Share of operations; the others are shares of calls that could be judged."""
    valid: float = 1.0
    parsed: float = 1.0
    lossless: float = 1.0
    judged: int = 0
    """Calls whose answer could be judged."""
    excluded: int = 0
    """Operations with an exclusion."""
    unjudged: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    """Why answers could not be judged -> calls."""
    failing: list[str] = msgspec.field(default_factory=list[str])
    stale: list[str] = msgspec.field(default_factory=list[str])
    """Exclusions that nothing needs."""
    refused: str = ""
    """Why there is no verdict."""
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        """Whether all goals are met."""
        return not self.stale and all(getattr(self, name) >= goal for name, goal in GOALS.items())


def sums(document: str, judge: str, verdicts: Sequence[Verdict], seconds: float) -> Sums:
    """The numbers of one document before one judge."""
    operations = {each.operation for each in verdicts}
    lacking = {each.operation for each in verdicts if not each.generated and not each.excluded}
    counted = [each for each in verdicts if not each.excluded]
    return Sums(
        document,
        judge,
        len(operations),
        len(verdicts),
        1 - len(lacking) / max(len(operations), 1),
        _share(counted, lambda each: each.valid),
        _share(counted, lambda each: each.parsed),
        _share(counted, lambda each: each.lossless),
        sum(each.parsed is not None for each in counted),
        len({each.operation for each in verdicts if each.excluded}),
        dict(Counter(each.note for each in counted if each.note).most_common()),
        _failing(verdicts),
        seconds=round(seconds, 1),
    )


def _share(verdicts: Iterable[Verdict], of: Callable[[Verdict], bool | None]) -> float:
    judged = [value for each in verdicts if (value := of(each)) is not None]
    return sum(judged) / len(judged) if judged else 1.0


def _failing(verdicts: Iterable[Verdict]) -> list[str]:
    """One line for each operation and problem."""
    found: dict[tuple[str, str], str] = {}
    for each in verdicts:
        if each.failed:
            found.setdefault(
                (each.operation, each.problem[:50]), f"{each.operation} ({each.case}, {each.way}): {each.problem}"
            )
    return list(found.values())


_HEAD = (
    "document | judge | operations | calls | generated | valid requests | answers judged | parsed | lossless | excluded"
)


def markdown(rows: Sequence[Sums]) -> str:
    """The table."""
    lines = [f"| {_HEAD} |", "|---|---" + "|---:" * (_HEAD.count("|") - 1) + "|"]
    for row in rows:
        if row.refused:
            lines.append(f"| {row.document} | {row.judge} | {row.refused}{' |' * 8}")
        else:
            cells = (
                *(row.document, row.judge, row.operations, row.calls, _percent(row.generated), _percent(row.valid)),
                *(row.judged, _percent(row.parsed), _percent(row.lossless), row.excluded),
            )
            lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def _percent(share: float) -> str:
    """Never rounded up to 100."""
    return "100 %" if share == 1 else f"{int(share * 10_000) / 100:.2f} %"
