"""Binary answers: read at once, piece by piece, or straight to disk."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import httpx2

from .closing import AsyncClosing, Closing
from .failures import attached
from .media import essence
from .received import Received
from .sending import release

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

PIECE = 64 * 1024
"""Bytes that are held at a time while an answer is written to disk."""


class _Described(Received):
    """What is known of a binary answer before it is read."""

    def __init__(self, response: httpx2.Response) -> None:
        self.response = response

    @property
    def media_type(self) -> str:
        """The media type without parameters: ``audio/mpeg``."""
        return essence(self.response.headers.get("content-type", ""))

    @property
    def filename(self) -> str | None:
        """The file name that the server suggests, without any folder (RFC 6266)."""
        return suggested_name(self.response.headers.get("content-disposition", ""))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status} {self.media_type}>"


class BinaryResponse(Closing, _Described):
    """A binary answer whose bytes are still to come. ``read``, ``save`` or ``close`` it, or use ``with``."""

    def read(self) -> bytes:
        """All bytes."""
        try:
            with attached(self.response):
                return self.response.read()
        except BaseException:
            self.close()
            raise

    @property
    def content(self) -> bytes:
        """All bytes."""
        return self.read()

    def iter_bytes(self, size: int | None = None) -> Iterator[bytes]:
        """The bytes piece by piece, ``size`` at a time, or as they come."""
        try:
            with attached(self.response):
                yield from self.response.iter_bytes(size)
        finally:
            self.close()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the bytes to a file; it never holds more than a piece of them in memory."""
        with open(path, "wb") as file:  # any path-like
            file.writelines(self.iter_bytes(PIECE))

    def close(self) -> None:
        """Let go of the connection."""
        self.response.close()


class AsyncBinaryResponse(AsyncClosing, _Described):
    """A binary answer whose bytes are still to come. ``read``, ``save`` or ``close`` it, or use ``async with``."""

    async def read(self) -> bytes:
        """All bytes."""
        try:
            with attached(self.response):
                return await self.response.aread()
        except BaseException:
            await self.close()
            raise

    async def iter_bytes(self, size: int | None = None) -> AsyncIterator[bytes]:
        """The bytes piece by piece, ``size`` at a time, or as they come."""
        try:
            with attached(self.response):
                async for piece in self.response.aiter_bytes(size):
                    yield piece
        finally:
            await self.close()

    async def save(self, path: str | os.PathLike[str]) -> None:
        """Write the bytes to a file; it never holds more than a piece of them in memory."""
        import anyio  # only here

        async with await anyio.open_file(path, "wb") as file:
            async for piece in self.iter_bytes(PIECE):
                await file.write(piece)

    async def close(self) -> None:
        """Let go of the connection."""
        await release(self.response)


_NAME = re.compile(
    r"""filename\*?\s*=\s*(?:[\w-]+'[\w-]*')?(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))""",
    re.IGNORECASE,
)


def suggested_name(disposition: str) -> str | None:
    """The file name in a Content-Disposition header. Whatever it says, it names no folder."""
    found = [
        (match[1] or match[2], "*" in match[0].partition("=")[0])
        for match in _NAME.finditer(disposition)
    ]
    if not found:
        return None
    name, encoded = next((pair for pair in found if pair[1]), found[0])
    name = unquote(name) if encoded else name
    name = re.split(r"[/\\\0]", name)[-1].strip()
    return name if name not in ("", ".", "..") else None


def binary_response(response: httpx2.Response) -> BinaryResponse | AsyncBinaryResponse:
    """The answer as the client that got it reads it."""
    kind = (
        BinaryResponse
        if isinstance(response.stream, httpx2.SyncByteStream)
        else AsyncBinaryResponse
    )
    return kind(response)
