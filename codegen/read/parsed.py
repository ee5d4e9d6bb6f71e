"""The result of parsing one text, and how findings inside of it get their place."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from typing import NamedTuple

from codegen.document import Syntax
from codegen.finding import Finding, Location, Severity
from codegen.jsontypes import JSON


class Place(NamedTuple):
    """Where a text stands: the file, the line (from 1) of its first line, and the columns cut off before it."""

    source: str
    first_line: int = 1
    indent: int = 0

    def line(self, line: int) -> Location:
        """The location of a line of the text, counted from 0."""
        return Location(self.source, "", self.first_line + line)

    def finding(self, rule: str, severity: Severity, message: str, line: int) -> Finding:
        """A finding at a line of the text, counted from 0."""
        return Finding(rule, severity, message, self.line(line))


class Parsed(NamedTuple):
    """A parsed text: its value, the text (UTF-8) it was parsed from after repairs, and what was found on the way."""

    root: JSON
    data: bytes
    syntax: Syntax
    findings: tuple[Finding, ...] = ()


def encoded(text: str) -> bytes:
    """``text`` in UTF-8; halves of character pairs, which no file can have, as U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


MAX_DEPTH = 300
"""Nesting that no honest document reaches (the deepest of 1,000 real ones: 60); stages after this one recurse."""


@contextmanager
def collector_paused() -> Generator[None, None, None]:
    """Half of the time of parsing would be the garbage collector's, which looks at values that cannot be garbage yet."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
