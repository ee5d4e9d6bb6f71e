"""What is said about documents: places, findings, evidence, and decisions. All of it is data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec


class Noun(msgspec.Struct, frozen=True, tag_field="node", omit_defaults=True):
    """A frozen value that a stage hands to the next one, and that ``--stop-after`` prints as JSON."""


class Location(Noun, frozen=True, order=True):
    """A place in a document.

    Stages make locations from a source and a JSON pointer alone; the line costs a second look at the text and is
    filled in by ``read.locate`` for what is shown to people.
    """

    source: str
    """The document as the user named it: a relative path with ``/``, a URL, or ``-``."""
    pointer: str = ""
    """JSON pointer (RFC 6901) into the OpenAPI document; ``""`` is its root, or a page outside of its spec."""
    line: int = 0
    """Line in the file, from 1; 0 means not looked up."""

    def __str__(self) -> str:
        return f"{self.source}:{self.line}" if self.line else self.source


Severity: TypeAlias = Literal["error", "warning", "note"]
"""``error``: something is lost. ``warning``: probably wrong, nothing lost. ``note``: worth knowing."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Gravest first."""

FailOn: TypeAlias = Literal["error", "warning", "note", "never"]
"""The severity from which on findings make a run fail."""


class Finding(Noun, frozen=True):
    """Something that is wrong with a document, and where. Findings are values; exceptions are bugs."""

    rule: str
    """The id of the rule that found it, as ``specweld explain`` takes it."""
    severity: Severity
    message: str
    """What is wrong and what was made of it, in one line."""
    location: Location

    def __str__(self) -> str:
        return f"{self.location}: {self.severity}: {self.message} [{self.rule}]"


Witness: TypeAlias = Literal[
    "schema",
    "example",
    "prose",
    "code sample",
    "sample response",
    "security",
    "server",
    "parameter",
    "page",
    "peer",
    "config",
]
"""Who makes a claim: a schema keyword, an example beside it, a description, a code sample or sample response on the
page, a security or server object, a parameter object, the page itself, another provider of the group, the user."""


def reaching(findings: Sequence[Finding], fail_on: FailOn) -> list[Finding]:
    """The findings of severity ``fail_on`` or above."""
    grave = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return [each for each in findings if each.severity in grave]


class Evidence(Noun, frozen=True):
    """One claim of one witness."""

    witness: Witness
    claim: str
    """What the witness says, in a few words: ``type number, enum [1]``."""
    location: Location


Confidence: TypeAlias = Literal["certain", "likely", "guess"]
"""``certain``: no reading of the document says otherwise. ``likely``: two witnesses, or a known artefact.
``guess``: one weak witness."""


class Decision(Noun, frozen=True):
    """What was made of claims that disagree, or of one that stands alone."""

    rule: str
    """The id of the rule that chose."""
    subject: str
    """The fact, by its wire names (see ``model``): ``auth``, ``server``, ``POST /v1/images/generations body.n``."""
    chosen: str
    """The value chosen, in a few words: ``integer, always 1``."""
    why: str
    """The rule's reasoning for this case, one sentence."""
    evidence: tuple[Evidence, ...]
    """All claims that were weighed; the first one gives the decision its place."""
    confidence: Confidence = "likely"


class InputError(Exception):
    """A document, a config or an argument cannot be used. The only exception of specweld's own that users see.

    Its text is one line, ``file:line: what is wrong, and what to do``; the command prints it and exits with 2.
    """

    def __init__(self, message: str, location: Location | None = None) -> None:
        super().__init__(f"{location}: {message}" if location else message)
        self.message = message
        self.location = location
