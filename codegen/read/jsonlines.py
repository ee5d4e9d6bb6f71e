"""Where the members of one JSON object or array stand in its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

Span = tuple[int, int, int]
"""Start and end of a value, and where its key stands (the value itself in an array)."""

_KEY = re.compile(r"[\s,]*(\"(?:[^\"\\]|\\.)*\")\s*:\s*", re.DOTALL)
_ANY_KEY = re.compile(r"[\s,]*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[\w$]+)\s*:\s*", re.DOTALL)
_GAP = re.compile(r"[\s,]*")
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[{}\[\],]", re.DOTALL)


def json_members(text: str, start: int, end: int) -> dict[str, Span]:
    """The members of the object or array that stands at ``start``, by key or index.

    msgspec skips over the values at C speed; texts that it refuses (comments, duplicate keys) are scanned.
    """
    start = _skip_gap(text, start)
    opener = text[start : start + 1]
    if opener not in {"{", "["}:
        return {}
    try:
        return dict(_by_length(text, start, text[start:end].rstrip(", \n\t")))
    except (msgspec.DecodeError, LookupError):
        return dict(_by_scan(text, start + 1, opener == "{"))


def _skip_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _by_length(text: str, start: int, slice_: str) -> Iterator[tuple[str, Span]]:
    at = start + 1
    if slice_.startswith("["):
        for index, raw in enumerate(msgspec.json.decode(slice_, type=list[msgspec.Raw])):
            at = _skip_gap(text, at)
            yield str(index), (at, at + _length(raw), at)
            at += _length(raw)
        return
    for name, raw in msgspec.json.decode(slice_, type=dict[str, msgspec.Raw]).items():
        key = _KEY.match(text, at)
        if key is None or (key[1][1:-1] != name and json.loads(key[1]) != name):
            raise LookupError(name)
        at = key.end() + _length(raw)
        yield name, (key.end(), at, key.start(1))


def _length(raw: msgspec.Raw) -> int:
    """Characters of a value; bytes that continue a character do not count."""
    data = bytes(raw)
    return len(data) if data.isascii() else len(data.decode())


def _by_scan(text: str, at: int, is_object: bool) -> Iterator[tuple[str, Span]]:  # noqa: FBT001  # either or
    index = 0
    while True:
        key = _ANY_KEY.match(text, at) if is_object else None
        if is_object and key is None:
            return
        value = key.end() if key else _skip_gap(text, at)
        end = _value_end(text, value)
        if end <= value:
            return
        name = key[1].strip("\"'") if key else str(index)
        yield name, (value, end, key.start(1) if key else value)
        at, index = end, index + 1


def _value_end(text: str, at: int) -> int:
    """The end of the value at ``at``: the next comma or closer on its own level."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        char = token[0]
        if char in {"{", "["}:
            depth += 1
        elif char in {"}", "]"}:
            depth -= 1
            if depth < 0:
                return token.start()
            if depth == 0:
                return token.end()
        elif char == "," and depth == 0:
            return token.start()
    return len(text)
