"""What a document says, before anyone asks what it means: its JSON tree, its text, and the witnesses around it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from codegen.finding import Finding, Location, Noun
from codegen.jsontypes import JSON, Object

Syntax: TypeAlias = Literal["json", "yaml"]


class Tree(Noun, frozen=True):
    """One parsed JSON or YAML text: a whole file, or a fence on a documentation page."""

    source: str
    """The file as the user named it (relative path with ``/``, or URL); the key that locations use."""
    root: JSON
    """The parsed value, after YAML 1.2 core-schema resolution. Never written to."""
    data: bytes = b""
    """The text that ``root`` was parsed from, after repairs, with ``\\n`` line ends and no BOM, in UTF-8: as a ``str``, one
    emoji makes it four times as large."""
    syntax: Syntax = "json"
    first_line: int = 1
    """The line of the file at which ``text`` starts, from 1."""
    fence_indent: int = 0
    """Columns taken off every line of ``text`` because its fence was indented."""


class CallSample(Noun, frozen=True):
    """A request shown by a code sample on the page (curl, Python, JavaScript, ...): method, URL, headers, body."""

    language: str
    method: str
    """Upper case; ``GET`` when the sample does not say and sends no body."""
    url: str
    headers: tuple[tuple[str, str], ...]
    """Names as written, values with their placeholders (``Bearer <YOUR_KEY>``)."""
    body: JSON
    """The JSON body, ``None`` when the sample has none or it could not be read."""
    location: Location


class AnswerSample(Noun, frozen=True):
    """A JSON or JSON5 value shown on the page outside of the spec: a sample response, or a sample request body."""

    role: Literal["request", "response", "unknown"]
    """By the heading, summary or tab title above it; ``unknown`` when nothing says."""
    status: str
    """``200`` or ``""`` when the page does not say."""
    value: JSON
    location: Location


Sample: TypeAlias = CallSample | AnswerSample

Version: TypeAlias = Literal["2.0", "3.0", "3.1", "3.2"]


class Document(Noun, frozen=True):
    """One OpenAPI document as it was published, with everything around it that can bear witness."""

    source: str
    dialect: str
    """How it was published: ``json``, ``yaml``, or the page dialect: ``apifox``, ``gitbook``, ``mintlify``, ..."""
    version: Version
    trees: tuple[Tree, ...]
    """The document's own tree first, then the files that its ``$ref``s reach, in order of first use."""
    title: str = ""
    """The page's title (first heading after any preamble); ``""`` for a bare document."""
    prose: str = ""
    """The page's text without fences, for rules that read tables and sentences; ``""`` for a bare document."""
    samples: tuple[Sample, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What reading found: repairs, duplicate keys, references that lead nowhere."""

    @property
    def root(self) -> Object:
        """The OpenAPI object itself."""
        root = self.trees[0].root
        return root if isinstance(root, dict) else {}
