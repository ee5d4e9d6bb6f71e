"""Files to upload: bytes, paths, open files, and tuples of name, content, media type and headers."""

from __future__ import annotations

import io
import mimetypes
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, TypeAlias, cast

import httpx2

from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Sequence

FileContent: TypeAlias = "bytes | IO[bytes] | os.PathLike[str]"
Named: TypeAlias = "tuple[str | None, FileContent]"
Typed: TypeAlias = "tuple[str | None, FileContent, str | None]"
Full: TypeAlias = "tuple[str | None, FileContent, str | None, Mapping[str, str]]"
FileTypes: TypeAlias = "FileContent | Named | Typed | Full"
"""A file: its bytes, a path, an open file; or a tuple of its name, one of these, its media type and part headers."""

PIECE = 64 * 1024
Part: TypeAlias = (
    "bytes | IO[bytes] | os.PathLike[str] | Iterable[bytes] | AsyncIterable[bytes]"
)


class FilePart:
    """A file with all that a multipart part says of it."""

    __slots__ = ("content", "headers", "media_type", "name")

    def __init__(
        self,
        name: str,
        content: FileContent,
        media_type: str | None,
        headers: Mapping[str, str],
    ) -> None:
        self.name = name
        self.content = content
        self.media_type = (
            media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        )
        self.headers = headers


def is_file(value: object) -> bool:
    """Whether a value is a file rather than data: bytes, path, open file or a tuple with one of them."""
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        return (
            2 <= len(parts) <= 4
            and isinstance(parts[0], str | None)
            and is_file(parts[1])
            and not isinstance(parts[1], tuple)
        )
    return isinstance(value, bytes | bytearray | os.PathLike) or hasattr(value, "read")


def file_part(value: object) -> FilePart:
    """A file argument as a part. Raises InvalidArgument for what is no file, such as the text of a path."""
    name: object = None
    media_type, headers = None, cast("Mapping[str, str]", {})
    content = value
    if isinstance(value, tuple):
        parts = [*cast("tuple[object, ...]", value), None, None][:4]
        name, content = parts[0], parts[1]
        media_type, headers = (
            cast("str | None", parts[2]),
            cast("Mapping[str, str]", parts[3] or {}),
        )
    if not is_file(content):
        raise InvalidArgument(
            f"a file must be bytes, an open binary file, a path (pathlib.Path) or a tuple, not {type(content).__name__}"
        )
    return FilePart(
        str(name or _name_of(content)),
        cast("FileContent", content),
        media_type,
        headers,
    )


def _name_of(content: object) -> str:
    """The name that a path or an open file has by itself."""
    named: object = getattr(content, "name", None)
    if isinstance(content, os.PathLike):
        named = os.fspath(cast("os.PathLike[str]", content))
    return PurePath(named).name if isinstance(named, str) else "upload"


def length_of(part: Part) -> int | None:
    """How many bytes a part has; ``None`` when only reading it would tell."""
    if isinstance(part, bytes):
        return len(part)
    if isinstance(part, os.PathLike):
        return os.stat(part).st_size  # any path-like
    return _rest_of(cast("IO[bytes]", part)) if hasattr(part, "seek") else None


def _rest_of(file: IO[bytes]) -> int | None:
    try:
        here = file.tell()
        end = file.seek(0, io.SEEK_END)
        file.seek(here)
    except (OSError, ValueError):
        return None
    return end - here


class Upload(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that is read from its parts while it is sent, by either client; again from the start for each attempt."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._starts = [_tell(part) for part in parts]
        lengths = [length_of(part) for part in parts]
        self.length = (
            None
            if None in lengths
            else sum(length for length in lengths if length is not None)
        )
        self.replayable = all(
            isinstance(part, bytes | os.PathLike) or start is not None
            for part, start in zip(parts, self._starts, strict=True)
        )

    def __iter__(self) -> Iterator[bytes]:
        for part, start in zip(self._parts, self._starts, strict=True):
            if isinstance(part, bytes):
                yield part
            elif isinstance(part, os.PathLike):
                with open(part, "rb") as file:  # any path-like
                    yield from _pieces(file)
            elif hasattr(part, "read"):
                yield from _pieces(_rewound(cast("IO[bytes]", part), start))
            elif isinstance(part, Iterable):
                yield from part
            else:
                raise InvalidArgument(
                    "an asynchronous iterator can be sent by the asynchronous client only"
                )

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part, start in zip(self._parts, self._starts, strict=True):
            if isinstance(part, bytes):
                yield part
            elif isinstance(part, AsyncIterable):
                async for piece in part:
                    yield piece
            else:
                async for piece in _off_thread(part, start):
                    yield piece


async def _off_thread(part: Part, start: int | None) -> AsyncIterator[bytes]:
    """Read files in a thread, so that the event loop goes on."""
    from anyio.to_thread import run_sync  # only here

    if isinstance(part, os.PathLike):
        with await run_sync(open, part, "rb") as opened:
            while piece := await run_sync(opened.read, PIECE):
                yield piece
    elif hasattr(part, "read"):
        file = _rewound(cast("IO[bytes]", part), start)
        while piece := await run_sync(file.read, PIECE):
            yield piece
    else:
        for piece in cast("Iterable[bytes]", part):
            yield piece


def _tell(part: Part) -> int | None:
    """Where an open file stands, if it can go back there."""
    try:
        file = cast("Any", part)
        return (
            cast("int", file.tell())
            if hasattr(part, "read") and file.seekable()
            else None
        )
    except (AttributeError, OSError, ValueError):
        return None


def _rewound(file: IO[bytes], start: int | None) -> IO[bytes]:
    if start is not None:
        file.seek(start)
    return file


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        if isinstance(cast("object", piece), str):
            raise InvalidArgument("a file was opened as text: open it with mode 'rb'")
        yield piece


def stream_of(content: object) -> Upload:
    """A body that is no text and no object of fields: a path, an open file, an iterator of bytes."""
    if _are_pieces(content) and (
        isinstance(content, os.PathLike)
        or hasattr(content, "read")
        or isinstance(content, Iterable | AsyncIterable)
    ):
        return Upload([cast("Part", content)])
    raise InvalidArgument(
        f"a body of type {type(content).__name__} cannot be sent: pass bytes, a file, a path or an iterator"
    )


def _are_pieces(content: object) -> bool:
    """Whether a list is one of bytes; other iterables tell when they are read."""
    if not isinstance(content, list | tuple):
        return True
    return all(isinstance(piece, bytes) for piece in cast("Sequence[object]", content))
