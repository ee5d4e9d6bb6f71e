"""Answers that come as a stream of items: iterate over them, sync or async; every way out closes the connection."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .closing import AsyncClosing, Closing
from .errors import StreamError
from .failures import attached, error_fields
from .jsonvalue import is_object
from .media import essence, is_json, is_lines
from .reading import reader_of
from .received import Received
from .sending import release
from .sse import Events, JsonLines, ServerSentEvent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import httpx2

    from .operation import Operation

T = TypeVar("T")
_DONE = b"[DONE]"


class Items(Generic[T]):
    """From events to items of a stream's type. Pure but for what it has been fed."""

    def __init__(
        self, op: Operation[T], response: httpx2.Response, *, strict: bool
    ) -> None:
        kind = op.item() if op.item else None
        self._whole_events = kind is ServerSentEvent
        self._reader = None if kind is None or self._whole_events else reader_of(kind)
        self._text = kind is str
        self._strict = strict
        self._response = response
        media_type = essence(response.headers.get("content-type", ""))
        self.single = is_json(media_type) if media_type else op.stream == ""
        """Whether the server answered with one JSON value although a stream was asked for."""
        lines = op.stream == "jsonl" or is_lines(media_type)
        self.decoder = (
            JsonLines() if lines and media_type != "text/event-stream" else Events()
        )
        self.done = False

    def feed(self, piece: bytes) -> Iterator[T]:
        """The items that a further piece completes. Raises StreamError for an error that the server sent."""
        return self._items(self.decoder.feed(piece))

    def end(self) -> Iterator[T]:
        """The items that the end of the stream completes."""
        return (
            self._items(self.decoder.end())
            if isinstance(self.decoder, JsonLines)
            else iter(())
        )

    def whole(self, content: bytes) -> Iterator[T]:
        """The only item of a stream that came as one JSON value."""
        return self._items(iter([ServerSentEvent("", content, "", None)]))

    def _items(self, events: Iterator[ServerSentEvent]) -> Iterator[T]:
        for event in events:
            if self.done or event.data.strip() == _DONE:
                self.done = True
                return
            if event.event == "error" or b'"error"' in event.data:
                self._check(event)
            if self._whole_events:
                yield cast("T", event)
            elif event.data:
                yield self._item(event)

    def _item(self, event: ServerSentEvent) -> T:
        if self._text and event.data[:1] != b'"':
            return cast("T", event.text)
        if self._reader is None:
            return cast("T", event.text)
        return cast("T", self._reader.read(event.data, strict=self._strict))

    def _check(self, event: ServerSentEvent) -> None:
        """Raise StreamError when an event is an error: by its type, or by an ``error`` of its own that is not empty."""
        try:
            body = cast("object", json.loads(event.data))
        except ValueError:
            body = event.text
        fields = body if is_object(body) else {}
        if event.event == "error" or (
            fields.get("error") and not self._documents_error()
        ):
            said = error_fields(body)
            error = StreamError(
                str(said.get("message") or "the server sent an error in the stream")
            )
            error.body, error.code, error.type = (
                body,
                said.get("code"),
                said.get("type"),
            )
            error.request, error.response = self._response.request, self._response
            raise error

    def _documents_error(self) -> bool:
        """Whether ``error`` is an ordinary field of the items."""
        fields = getattr(
            self._reader.kind if self._reader else None, "model_fields", {}
        )
        return any((info.alias or name) == "error" for name, info in fields.items())


class Stream(Closing, Received, Generic[T]):
    """An iterator over the items of a streamed answer. It closes itself at its end; ``with`` closes it earlier."""

    def __init__(
        self, op: Operation[T], response: httpx2.Response, *, strict: bool
    ) -> None:
        self.response = response
        self._iterator = self._run(Items(op, response, strict=strict))

    def _run(self, items: Items[T]) -> Iterator[T]:
        try:
            with attached(self.response):
                if items.single:
                    yield from items.whole(self.response.read())
                    return
                for piece in self.response.iter_bytes():
                    yield from items.feed(piece)
                    if items.done:
                        return
                yield from items.end()
        finally:
            self.response.close()

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._iterator)

    def close(self) -> None:
        """Let go of the connection."""
        self.response.close()


class AsyncStream(AsyncClosing, Received, Generic[T]):
    """An iterator over the items of a streamed answer. It closes itself at its end; ``async with`` closes it earlier."""

    def __init__(
        self, op: Operation[T], response: httpx2.Response, *, strict: bool
    ) -> None:
        self.response = response
        self._iterator = self._run(Items(op, response, strict=strict))

    async def _run(self, items: Items[T]) -> AsyncIterator[T]:
        try:
            with attached(self.response):
                if items.single:
                    for item in items.whole(await self.response.aread()):
                        yield item
                    return
                async for piece in self.response.aiter_bytes():
                    for item in items.feed(piece):
                        yield item
                    if items.done:
                        return
                for item in items.end():
                    yield item
        finally:
            await release(self.response)

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await self._iterator.__anext__()

    async def close(self) -> None:
        """Let go of the connection."""
        await release(self.response)
