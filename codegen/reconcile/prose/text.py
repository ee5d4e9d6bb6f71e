"""Prose as the parsers want it: one kind of punctuation, numbers that can be read, sentences that can be quoted."""

from __future__ import annotations

import re

from codegen.reconcile.prose.phrases import Prose

_WIDE = str.maketrans("：；（）［］【】～－＝“”‘’＂＇｀\u00a0\u3000", ":;()[][]~-=\"\"''\"'`  ") | {ord("，"): ", "}

NUMBER = r"[`'\"*]{0,2}([-+−]?(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+(?:\^\d+(?:\s?-\s?1\b)?)?)[`'\"*]{0,2}"
"""A number as people write it: ``256,000``, ``-2.0``, ``2^31-1``, in quotes or not. One group."""


def read(text: str) -> Prose:
    """``text`` with full-width punctuation made ASCII. A comma gets its space: ``1 到 100，100`` is no 100,100."""
    plain = text.translate(_WIDE)
    return Prose(plain, " ".join(plain.casefold().split()))


def number(text: str) -> int | float | None:
    """The value of a ``NUMBER``; whole ones are integers. ``None`` when it is too long to be meant."""
    text = text.replace(",", "").replace("−", "-").replace(" ", "").lstrip("+")
    if len(text) > 25:
        return None
    base, caret, power = text.partition("^")
    if caret:
        exponent, _, less = power.partition("-")
        return int(float(base)) ** int(exponent) - (1 if less else 0) if int(exponent) <= 64 else None
    value = float(text)
    return int(value) if value.is_integer() else value


_END = re.compile(r"(?<=[^\d])\.(?=\s|$)|(?<=\d)\.(?=\s|$)|[。\n;]|[!?](?=\s|$)")


def sentence(text: str, start: int, end: int, limit: int = 120) -> str:
    """The sentence of ``text`` around ``start:end``, trimmed to about ``limit`` characters: a quotation."""
    first = 0
    for stop in _END.finditer(text, 0, start):
        first = stop.end()
    stop_ = _END.search(text, end)
    last = stop_.start() if stop_ else len(text)
    quote = " ".join(text[first:last].split())
    return quote if len(quote) <= limit else quote[: limit - 1].rstrip() + "…"
