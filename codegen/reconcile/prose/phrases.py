"""Ways to say one thing, in many languages: patterns that are compiled and tried only where a text has a word of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple


class Prose(NamedTuple):
    """A description as the parsers want it."""

    text: str
    """With one kind of punctuation: what patterns match, and what is quoted."""
    folded: str
    """Case-folded, one space between words: where hints are looked for."""

    def mentions(self, words: Iterable[str]) -> bool:
        """Whether it has any of ``words`` in it: much faster than a pattern of as many choices."""
        return any(map(self.folded.__contains__, words))


class Lazy:
    """A pattern that is compiled when it is first used; letters match in either case."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.source, re.IGNORECASE)


class Phrase(Lazy):
    """One way to say it."""

    def __init__(self, hints: str, source: str) -> None:
        """Takes ``hints``, between bars: in lower case, what every match has one of, one space for any number of them."""
        super().__init__(source)
        self.hints = tuple(hints.split("|"))

    @cached_property
    def ascii_hints(self) -> tuple[str, ...]:
        """The hints that a text in plain English may have."""
        return tuple(hint for hint in self.hints if hint.isascii())


class Phrases:
    """Several ways, found as one pattern would find them: the leftmost first, of those the one that is listed first."""

    def __init__(self, *phrases: tuple[str, str]) -> None:
        """Takes pairs of hints and pattern, as a ``Phrase`` does."""
        self.phrases = tuple(Phrase(*each) for each in phrases)

    @cached_property
    def _ascii(self) -> tuple[tuple[tuple[str, ...], Phrase], ...]:
        return tuple((each.ascii_hints, each) for each in self.phrases if each.ascii_hints)

    @cached_property
    def _all(self) -> tuple[tuple[tuple[str, ...], Phrase], ...]:
        return tuple((each.hints, each) for each in self.phrases)

    def hinted(self, prose: Prose) -> list[re.Pattern[str]]:
        """The patterns that can match."""
        known = self._ascii if prose.folded.isascii() else self._all
        return [phrase.compiled for hints, phrase in known if prose.mentions(hints)]

    def found(self, prose: Prose) -> Iterator[re.Match[str]]:
        """All matches, none within another."""
        patterns = self.hinted(prose)
        return merged(patterns, prose.text) if patterns else iter(())


def merged(patterns: list[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """What ``finditer`` of one pattern with these choices would give."""
    if len(patterns) == 1:
        yield from patterns[0].finditer(text)
        return
    search = Leftmost(patterns, text)
    position = 0
    while match := search.after(position):
        yield match
        position = match.end()


class Leftmost:
    """Searches one text for several patterns, each of which is searched for once until its match has been passed."""

    def __init__(self, patterns: Iterable[re.Pattern[str]], text: str) -> None:
        self._text = text
        self._next = [(pattern, pattern.search(text)) for pattern in patterns]

    def after(self, position: int) -> re.Match[str] | None:
        """The leftmost match that begins at ``position`` or later."""
        found: re.Match[str] | None = None
        waiting: list[tuple[re.Pattern[str], re.Match[str] | None]] = []
        for pattern, match in self._next:
            if match is None:
                continue
            now = match if match.start() >= position else pattern.search(self._text, position)
            waiting.append((pattern, now))
            if now is not None and (found is None or now.start() < found.start()):
                found = now
        self._next = waiting
        return found
