"""Answers with everything around them: ``with_raw_response`` and ``with_streaming_response``.

A generated wrapper class holds one line per method, ``self.generate = raw(resource.generate)``; the wrapped method runs on
a copy of its resource whose client gives the answer back unparsed, so that there is one implementation of each method.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, overload

from .binary import AsyncBinaryResponse, BinaryResponse
from .failures import attached, encoding_of, text_of
from .reading import reader_of
from .received import Received
from .sending import release

if TYPE_CHECKING:
    from collections.abc import (
        AsyncIterator,
        Callable,
        Iterator,
    )
    from datetime import timedelta

    import httpx2


P = ParamSpec("P")
T = TypeVar("T")
U = TypeVar("U")


class _Answer(Received, Generic[T]):
    """What all answers have, parsed or not."""

    def __init__(
        self,
        response: httpx2.Response,
        parse: Callable[[], T],
        retries_taken: int,
        *,
        whole: bool = True,
    ) -> None:
        self.response = response
        self._whole = whole
        self.retries_taken = retries_taken
        """How many attempts failed before this one."""
        self._parse = parse
        self._parsed: list[T] = []

    @property
    def request(self) -> httpx2.Request:
        """What was sent."""
        return self.response.request

    @property
    def elapsed(self) -> timedelta:
        """How long it took, from sending to the last byte; known once the answer has been read."""
        return self.response.elapsed

    def _value(self, to: object) -> object:
        if to is not None:
            return reader_of(to).read(self.response.content, strict=False)
        if not self._parsed:
            self._parsed.append(self._parse())
        return self._parsed[0]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status}>"


class RawResponse(_Answer[T]):
    """An answer that has been read; ``parse`` gives what the method itself would have returned."""

    @overload
    def parse(self) -> T: ...
    @overload
    def parse(self, to: type[U]) -> U: ...
    def parse(self, to: type[Any] | None = None) -> Any:
        """The parsed answer, or the answer as another type."""
        return self._value(to)

    @property
    def content(self) -> bytes:
        """The bytes of the answer."""
        return self.response.content

    @property
    def text(self) -> str:
        """The answer as text."""
        return text_of(self.response)

    def json(self) -> Any:
        """The answer as JSON, of no particular type."""
        return json.loads(self.response.content)


class StreamedResponse(_Answer[T]):
    """An answer whose body has not been read; it is closed at the end of its ``with`` block."""

    @overload
    def parse(self) -> T: ...
    @overload
    def parse(self, to: type[U]) -> U: ...
    def parse(self, to: type[Any] | None = None) -> Any:
        """Read the answer and parse it, as what the method returns or as another type."""
        if self._whole:
            self.read()
        return self._value(to)

    def read(self) -> bytes:
        """All bytes."""
        return BinaryResponse(self.response).read()

    def iter_bytes(self, size: int | None = None) -> Iterator[bytes]:
        """The bytes piece by piece."""
        return BinaryResponse(self.response).iter_bytes(size)

    def iter_lines(self) -> Iterator[str]:
        """The lines of a text, one by one."""
        self.response.encoding = encoding_of(self.response)
        with attached(self.response):
            yield from self.response.iter_lines()

    def save(self, path: str) -> None:
        """Write the bytes to a file."""
        BinaryResponse(self.response).save(path)

    def close(self) -> None:
        """Let go of the connection."""
        self.response.close()


class AsyncStreamedResponse(_Answer[T]):
    """An answer whose body has not been read; it is closed at the end of its ``async with`` block."""

    @overload
    async def parse(self) -> T: ...
    @overload
    async def parse(self, to: type[U]) -> U: ...
    async def parse(self, to: type[Any] | None = None) -> Any:
        """Read the answer and parse it, as what the method returns or as another type."""
        if self._whole:
            await self.read()
        return self._value(to)

    async def read(self) -> bytes:
        """All bytes."""
        return await AsyncBinaryResponse(self.response).read()

    def iter_bytes(self, size: int | None = None) -> AsyncIterator[bytes]:
        """The bytes piece by piece."""
        return AsyncBinaryResponse(self.response).iter_bytes(size)

    async def iter_lines(self) -> AsyncIterator[str]:
        """The lines of a text, one by one."""
        self.response.encoding = encoding_of(self.response)
        with attached(self.response):
            async for line in self.response.aiter_lines():
                yield line

    async def save(self, path: str) -> None:
        """Write the bytes to a file."""
        await AsyncBinaryResponse(self.response).save(path)

    async def close(self) -> None:
        """Let go of the connection."""
        await release(self.response)
