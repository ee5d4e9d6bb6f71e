"""A documentation page taken apart: title, text, front matter, fences and what stands above each fence.

A line scanner and not a Markdown parser, because published pages are MDX, GitBook and Markdown in turns, fences stand
at any depth inside of components that a CommonMark parser takes for HTML or indented code, and because a fence inside
of an example must not close the spec's own (a closing fence is never deeper than its opening one).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Fence(NamedTuple):
    """A fenced block."""

    info: str
    """The info string, ``yaml api.json post /v1/x``."""
    text: str
    """The lines between the fences, less ``indent`` columns each."""
    first_line: int
    """The line of the file at which ``text`` starts, from 1."""
    indent: int
    heading: str
    """The text of the nearest heading above."""
    section: int
    """How many first-level headings stand above it."""
    label: str
    """The nearest tab title, summary or bold line since that heading; ``""`` without one."""

    @property
    def language(self) -> str:
        """The first word of the info string in lower case; ``""`` without one."""
        return self.info.split(maxsplit=1)[0].lower() if self.info.strip() else ""


class Page(NamedTuple):
    """A page."""

    title: str
    prose: str
    fences: tuple[Fence, ...]
    front: str
    """The YAML between ``---`` lines at the top; ``""`` without any."""


_OPEN = re.compile(r"(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)\Z")
_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*?))?[ \t]*#*\Z")
_SOURCE_NOTE = re.compile(r"(?:Source|URL)\s*:", re.IGNORECASE)
_LABELS = (
    re.compile(r"<summary>\s*(.*?)\s*</summary>", re.IGNORECASE),
    re.compile(r"\{%-?\s*tab\s+title=\"([^\"]*)\""),
    re.compile(r"<(?:Tab|Accordion|Step|Expandable|Card)\s[^>]*title=[\"{']+([^\"'}]*)"),
    re.compile(r"<((?:Request|Response)Example)\b"),
    re.compile(r"\s*\*\*([^*]+)\*\*:?\s*\Z"),
)


def scan(text: str) -> Page:
    """Takes a page apart."""
    lines = text.split("\n")
    front, start = _front_matter(lines)
    return _Scanner(lines, start, front).page()


def _front_matter(lines: list[str]) -> tuple[str, int]:
    if lines and lines[0].rstrip() == "---":
        for number in range(1, len(lines)):
            if lines[number].rstrip() in {"---", "..."}:
                return "\n".join(lines[1:number]), number + 1
    return "", 0


class _Scanner:
    def __init__(self, lines: list[str], start: int, front: str) -> None:
        self.lines = lines
        self.next = start
        self.front = front
        self.title = ""
        self.heading = ""
        self.section = 0
        self.label = ""
        self.prose: list[str] = []
        self.fences: list[Fence] = []

    def page(self) -> Page:
        while self.next < len(self.lines):
            line = self.lines[self.next]
            self.next += 1
            opening = _OPEN.match(line) if "```" in line or "~~~" in line else None
            if opening:
                self._fence(opening)
            else:
                self._text(line)
        return Page(self.title, "\n".join(self.prose).strip("\n"), tuple(self.fences), self.front)

    def _fence(self, opening: re.Match[str]) -> None:
        first = self.next
        indent = len(opening["indent"])
        end = self._closing(opening["marks"], indent)
        body = [_outdent(line, indent) for line in self.lines[first:end]]
        self.next = end + 1
        info = opening["info"].strip()
        fence = Fence(info, "\n".join(body), first + 1, indent, self.heading, self.section, self.label)
        self.fences.append(fence)

    def _closing(self, marks: str, indent: int) -> int:
        closing = re.compile(rf"[ \t]{{0,{indent}}}{re.escape(marks[0])}{{{len(marks)},}}[ \t]*\Z")
        for number in range(self.next, len(self.lines)):
            if closing.match(self.lines[number]):
                return number
        return len(self.lines)

    def _text(self, line: str) -> None:
        heading = _HEADING.match(line)
        if heading:
            self._heading(len(heading["marks"]), heading["text"] or "")
        else:
            self._look_for_label(line)
        self.prose.append(line)

    def _heading(self, level: int, text: str) -> None:
        if _SOURCE_NOTE.match(text):
            return
        self.heading, self.label = text, ""
        if level == 1:
            self.section += 1
            self.title = self.title or text

    def _look_for_label(self, line: str) -> None:
        for pattern in _LABELS:
            found = pattern.search(line)
            if found:
                self.label = found[1]
                return


def _outdent(line: str, columns: int) -> str:
    """``line`` without up to ``columns`` characters of white space."""
    if not columns:
        return line
    head = line[:columns]
    return head.lstrip(" \t") + line[columns:]
