"""Where the members of one JSON object or array stand in its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

Span = tuple[int, int, int]
"""Start and end of a value, and where its key stands (the value itself in an array), in bytes."""

_KEY = re.compile(rb"[\s,]*(\"(?:[^\"\\]|\\.)*\")\s*:\s*", re.DOTALL)
_ANY_KEY = re.compile(rb"[\s,]*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[\w$\x80-\xff]+)\s*:\s*", re.DOTALL)
_GAP = re.compile(rb"[\s,]*")
_TOKEN = re.compile(rb"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[{}\[\],]", re.DOTALL)


def json_members(data: bytes, start: int, end: int) -> dict[str, Span]:
    """The members of the object or array that stands at ``start``, by key or index.

    msgspec skips over the values at C speed; texts that it refuses (comments, duplicate keys) are scanned.
    """
    start = _skip_gap(data, start)
    opener = data[start : start + 1]
    if opener not in {b"{", b"["}:
        return {}
    try:
        return dict(_by_length(data, start, data[start:end].rstrip(b", \n\t")))
    except (msgspec.DecodeError, LookupError):
        return dict(_by_scan(data, start + 1, opener == b"{"))


def _skip_gap(data: bytes, at: int) -> int:
    gap = _GAP.match(data, at)
    return gap.end() if gap else at


def _by_length(data: bytes, start: int, slice_: bytes) -> Iterator[tuple[str, Span]]:
    at = start + 1
    if slice_.startswith(b"["):
        for index, raw in enumerate(msgspec.json.decode(slice_, type=list[msgspec.Raw])):
            at = _skip_gap(data, at)
            yield str(index), (at, at + len(raw), at)
            at += len(raw)
        return
    for name, raw in msgspec.json.decode(slice_, type=dict[str, msgspec.Raw]).items():
        key = _KEY.match(data, at)
        if key is None or (key[1][1:-1] != name.encode() and json.loads(key[1]) != name):
            raise LookupError(name)
        at = key.end() + len(raw)
        yield name, (key.end(), at, key.start(1))


def _by_scan(data: bytes, at: int, is_object: bool) -> Iterator[tuple[str, Span]]:  # noqa: FBT001  # either or
    index = 0
    while True:
        key = _ANY_KEY.match(data, at) if is_object else None
        if is_object and key is None:
            return
        value = key.end() if key else _skip_gap(data, at)
        end = _value_end(data, value)
        if end <= value:
            return
        name = key[1].decode().strip("\"'") if key else str(index)
        yield name, (value, end, key.start(1) if key else value)
        at, index = end, index + 1


def _value_end(data: bytes, at: int) -> int:
    """The end of the value at ``at``: the next comma or closer on its own level."""
    depth = 0
    for token in _TOKEN.finditer(data, at):
        char = token[0]
        if char in {b"{", b"["}:
            depth += 1
        elif char in {b"}", b"]"}:
            depth -= 1
            if depth < 0:
                return token.start()
            if depth == 0:
                return token.end()
        elif char == b"," and depth == 0:
            return token.start()
    return len(data)
