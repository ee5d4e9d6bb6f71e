"""Regular expressions of documents: held against texts in linear time, and turned into texts that match.

Documents are hostile, so Python's backtracking engine sees none of their patterns. What ``pydantic-core`` (Rust's
``regex``) refuses, look-around and references back mostly, is not checked.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

import rstr
from pydantic_core import SchemaError, SchemaValidator, ValidationError, core_schema

T = TypeVar("T")

_LONGEST = 10_000
"""Characters (and steps) that a pattern may cost; those that ask for more are not made."""


_LITERAL = re.compile(r"/((\^.*|.*\$)/[a-z]*|.*[\[(\\].*/[dgimsuvy]{1,4})", re.DOTALL)


def _meant(pattern: str) -> str:
    """The pattern without the slashes of a JavaScript literal, which would keep it from matching anything."""
    return pattern.rpartition("/")[0][1:] if _LITERAL.fullmatch(pattern) else pattern


@lru_cache(maxsize=1 << 10)
def _compiled(pattern: str) -> SchemaValidator | None:
    try:
        return SchemaValidator(core_schema.str_schema(pattern=_meant(pattern)))
    except SchemaError:
        return None


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found in the text; ``True`` as well where that cannot be known."""
    found = _compiled(pattern)
    if found is None:
        return True
    try:
        found.validate_python(text)
    except ValidationError:
        return False
    return True


def dice(seed: str) -> random.Random:
    """Random numbers that are the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - examples are no secrets


class _Exhausted(Exception):  # noqa: N818 - a signal, no error
    """A pattern asks for more text than is good for anybody."""


class _Readable(random.Random):
    """Chooses letters and digits where it may, and repeats as little as it may: ``extra`` times more than it must."""

    def __init__(self, seed: str, extra: int) -> None:
        super().__init__(seed)
        self._extra = extra
        self._left = _LONGEST

    def randint(self, a: int, b: int) -> int:
        """How often something is repeated."""
        times = max(a, min(b, a + self._extra))
        self._left -= times + 1
        if self._left < 0:
            raise _Exhausted
        return times

    def choice(self, seq: Sequence[T]) -> T:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] - wider in typeshed than what rstr gives
        """One of ``seq``; of characters, in an order that no hash decides."""
        texts = sorted(each for each in seq if isinstance(each, str))
        plain = [each for each in texts if each.isascii() and each.isalnum()]
        return super().choice(plain or texts or seq)


def text_of(pattern: str, seed: str, least: int, most: int | None) -> str | None:
    """A text that matches, of a length within limits; ``None`` where none was found."""
    for attempt, extra in enumerate((1, 0, least, 4, 8, 16, 32)):
        try:
            made = rstr.Rstr(_Readable(f"{seed}|{attempt}", extra)).xeger(_meant(pattern))
        except (_Exhausted, re.error, OverflowError, RecursionError, KeyError, IndexError, ValueError):
            continue
        if len(made) >= least and (most is None or len(made) <= most) and matches(pattern, made):
            return made
    return None
