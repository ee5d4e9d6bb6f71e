"""What the functions of the Python API answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from codegen.disk.save import Changes
from codegen.finding import Finding, Noun

Progress: TypeAlias = Callable[[str], None]
"""Told what is being done, a few times a run."""


class Generated(Noun, frozen=True):
    """What ``generate`` did."""

    output: str
    """The output folder, as named."""
    changes: Changes
    """Files of the output folder, by what became of them."""
    packages: tuple[str, ...]
    """Providers and groups, in the config's order."""
    findings: tuple[Finding, ...]
    """All that is wrong with the documents, sorted by place. Without ``details`` those below a warning have no lines."""
    decisions: int
    """How many facts were decided by a rule; ``why`` and ``inspect`` tell them."""
    lock: str = ""
    """The lock file, where it was written anew."""
    refused: Finding | None = None
    """The first finding of the severity in ``fail_on`` or above: then nothing was written."""


class Checked(Noun, frozen=True):
    """What ``check`` found."""

    output: str
    changes: Changes
    """What ``generate`` would do."""
    diff: str
    """Unified diff from what is on the disk to what should be; ``""`` when everything is fresh."""
    findings: tuple[Finding, ...]
    decisions: int

    @property
    def stale(self) -> bool:
        """Whether ``generate`` would change anything, the lock file included."""
        return bool(self.diff)
