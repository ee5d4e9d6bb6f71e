"""Server-sent events and lines, decoded from bytes as they come, however they are cut into pieces. Pure.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(rb"\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"


class ServerSentEvent:
    """One event: its type (``""`` when none was given), its data, and the last id seen."""

    __slots__ = ("data", "event", "id", "retry")

    def __init__(self, event: str, data: bytes, id: str, retry: int | None) -> None:
        self.event = event
        self.data = data
        self.id = id
        self.retry = retry

    @property
    def text(self) -> str:
        """The data as text."""
        return self.data.decode("utf-8", "replace")

    def __repr__(self) -> str:
        return (
            f"ServerSentEvent(event={self.event!r}, data={self.text!r}, id={self.id!r})"
        )


class Lines:
    """Cuts bytes into lines at CR, LF or CRLF; only what is not yet a line is held."""

    def __init__(self, *, comments: bool = False) -> None:
        self._rest = bytearray()
        self._seen = 0
        self._after_cr = False
        self._comments = comments

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The lines that a further piece completes."""
        if self._after_cr and piece:
            self._after_cr = False
            piece = piece.removeprefix(b"\n")
        rest = self._rest
        rest += piece
        start = 0
        while end := _END.search(rest, max(start, self._seen)):
            line = bytes(rest[start : end.start()])
            start = end.end()
            self._after_cr = start == len(rest) and end.group() == b"\r"
            self._seen = start
            yield line
        del rest[:start]
        if self._comments and rest.startswith(b":"):
            del rest[1:]
        self._seen = len(rest)

    def last(self) -> bytes:
        """What came after the last line end."""
        return bytes(self._rest)


class Events:
    """Puts events together from lines. An event that is not finished when the stream ends is dropped."""

    def __init__(self) -> None:
        self._lines = Lines(comments=True)
        self._first = True
        self._data: list[bytes] = []
        self._event = ""
        self._id = ""
        self._retry: int | None = None

    def feed(self, piece: bytes) -> Iterator[ServerSentEvent]:
        """The events that a further piece completes."""
        for raw in self._lines.feed(piece):
            line = raw.removeprefix(_BOM) if self._first else raw
            self._first = False
            if line:
                self._field(line)
            elif self._data or self._event:
                yield ServerSentEvent(
                    self._event, b"\n".join(self._data), self._id, self._retry
                )
                self._data, self._event, self._retry = [], "", None

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        elif name == b"id" and b"\0" not in value:
            self._id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit() and len(value) < 10:
            self._retry = int(value)


class JsonLines:
    """JSON Lines (https://jsonlines.org): one value a line, empty lines skipped, the last one may lack its end."""

    def __init__(self) -> None:
        self._lines = Lines()

    def feed(self, piece: bytes) -> Iterator[ServerSentEvent]:
        """The values that a further piece completes."""
        for line in self._lines.feed(piece):
            if line.strip():
                yield ServerSentEvent("", line.removeprefix(b"\x1e"), "", None)

    def end(self) -> Iterator[ServerSentEvent]:
        """The value after the last line end, if there is one."""
        if self._lines.last().strip():
            yield ServerSentEvent(
                "", self._lines.last().removeprefix(b"\x1e"), "", None
            )
