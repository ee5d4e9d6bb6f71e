"""Transports of real connections that stay on loopback and remember what went over them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx2


class Recorded:
    """The last request and its answer."""

    def __init__(self) -> None:
        self.request: httpx2.Request | None = None
        self.status = 0
        self.headers: dict[str, str] = {}
        self.pieces: list[bytes] = []

    def begin(self, request: httpx2.Request) -> None:
        """A new request is about to be sent."""
        self.request, self.status, self.headers, self.pieces = request, 0, {}, []

    def answered(self, response: httpx2.Response) -> None:
        """The head of its answer is here."""
        self.status = response.status_code
        self.headers = {name.lower(): value for name, value in response.headers.items()}

    @property
    def body(self) -> bytes:
        """What has been read of the answer's body."""
        return b"".join(self.pieces)


class _Tee(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that is remembered while it is read."""

    def __init__(self, stream: object, pieces: list[bytes]) -> None:
        self._stream, self._pieces = stream, pieces

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self._stream, httpx2.SyncByteStream)
        for piece in self._stream:
            self._pieces.append(piece)
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self._stream, httpx2.AsyncByteStream)
        async for piece in self._stream:
            self._pieces.append(piece)
            yield piece

    def close(self) -> None:
        assert isinstance(self._stream, httpx2.SyncByteStream)
        self._stream.close()

    async def aclose(self) -> None:
        assert isinstance(self._stream, httpx2.AsyncByteStream)
        await self._stream.aclose()


class _Loopback:
    """Where requests go, whichever server the document names for an operation."""

    def __init__(self, url: str, prefixes: tuple[str, ...], recorded: Recorded) -> None:
        self._url, self._prefixes, self._recorded = httpx2.URL(url), prefixes, recorded

    def turn(self, request: httpx2.Request) -> None:
        """Sends a request that is for another host to the judge; judges know paths without the servers' prefixes."""
        if request.url.host != self._url.host or request.url.port != self._url.port:
            path, _, query = request.url.raw_path.decode().partition("?")
            prefix = next((each for each in self._prefixes if path.startswith(each)), "")
            raw = (path[len(prefix) :] + (f"?{query}" if query else "")).encode()
            request.url = self._url.copy_with(raw_path=raw)
            request.headers["host"] = f"{self._url.host}:{self._url.port}"
        self._recorded.begin(request)


class Sync(_Loopback, httpx2.BaseTransport):
    """For ``httpx2.Client``."""

    def __init__(self, url: str, prefixes: tuple[str, ...], recorded: Recorded) -> None:
        super().__init__(url, prefixes, recorded)
        self._inner = httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends a request on."""
        self.turn(request)
        response = self._inner.handle_request(request)
        self._recorded.answered(response)
        response.stream = _Tee(response.stream, self._recorded.pieces)
        return response

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()


class Async(_Loopback, httpx2.AsyncBaseTransport):
    """For ``httpx2.AsyncClient``."""

    def __init__(self, url: str, prefixes: tuple[str, ...], recorded: Recorded) -> None:
        super().__init__(url, prefixes, recorded)
        self._inner = httpx2.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends a request on."""
        self.turn(request)
        response = await self._inner.handle_async_request(request)
        self._recorded.answered(response)
        response.stream = _Tee(response.stream, self._recorded.pieces)
        return response

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._inner.aclose()
