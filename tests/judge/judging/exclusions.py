"""What is not held against the client, each with its reason: ``exclusions.tsv``."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from judging.verdicts import Verdict

FILE = Path(__file__).resolve().parent.parent / "exclusions.tsv"
KINDS = frozenset({"judge", "unsatisfiable"})
"""``judge``: it refuses, or sends, what the document says otherwise. ``unsatisfiable``: no value is valid."""


class Exclusion(NamedTuple):
    """One line of the file."""

    document: str
    judge: str
    operation: str
    """As verdicts name it; ``*`` stands for anything."""
    kind: str
    said: str
    """A part of the problem; other problems of the operation still count."""
    reason: str

    def explains(self, document: str, judge: str, verdict: Verdict) -> bool:
        """Whether it is about a verdict."""
        return (
            (self.document, self.judge) == (document, judge)
            and fnmatchcase(verdict.operation, self.operation.replace("[", "[[]"))
            and self.said in verdict.problem
        )


def read(file: Path = FILE) -> list[Exclusion]:
    """All lines but comments and the head."""
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    return [Exclusion(*row) for row in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)]


def apply(document: str, judge: str, verdicts: Iterable[Verdict], exclusions: Iterable[Exclusion]) -> set[Exclusion]:
    """Marks the verdicts that an exclusion explains. Returns the exclusions that were needed."""
    mine = [each for each in exclusions if (each.document, each.judge) == (document, judge)]
    needed: set[Exclusion] = set()
    for verdict in verdicts:
        if verdict.failed:
            found = next((each for each in mine if each.explains(document, judge, verdict)), None)
            if found is not None:
                verdict.excluded = f"{found.kind}: {found.reason}"
                needed.add(found)
    return needed
