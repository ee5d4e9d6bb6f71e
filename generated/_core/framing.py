"""The parts of a message that are neither headers of the API nor its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

from .errors import InvalidArgument

if TYPE_CHECKING:
    from .files import Upload


def framing(url: httpx2.URL, upload: Upload) -> list[tuple[bytes, bytes]]:
    """The headers that the HTTP library leaves to us when a body is streamed."""
    if upload.length is None:
        return [(b"Host", url.netloc), (b"Transfer-Encoding", b"chunked")]
    return [(b"Host", url.netloc), (b"Content-Length", str(upload.length).encode())]


def cookie_text(value: str) -> str:
    """A cookie's value; what would end it is percent-encoded. Raises InvalidArgument for control characters."""
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        raise InvalidArgument("a cookie holds a control character")
    return value.replace("%", "%25").replace(";", "%3B") if ";" in value else value


def whole(response: httpx2.Response, content: bytes) -> httpx2.Response:
    """An answer whose content has been read and decoded piece by piece, as one that was read at once."""
    coded = ("content-encoding", "content-length", "transfer-encoding")
    headers = [
        (name, value)
        for name, value in response.headers.multi_items()
        if name.lower() not in coded
    ]
    return httpx2.Response(
        response.status_code,
        headers=headers,
        content=content,
        request=response.request,
        extensions=response.extensions,
        history=response.history,
    )
