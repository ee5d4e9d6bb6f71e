"""aiohttp underneath the asynchronous client, for those with hundreds of calls in flight; it must be installed.

``AsyncClient(http_client=httpx2.AsyncClient(transport=AiohttpTransport()))``
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Generator


class AiohttpTransport(httpx2.AsyncBaseTransport):
    """Sends requests through an aiohttp session, which is made by the first one and closed with the HTTP client.

    ``verify`` and ``cert`` are those of ``httpx2.AsyncClient``; ``limit`` is how many connections there may be at once.
    ``session`` is one of your own, which stays open. Raises ImportError when aiohttp is not installed.
    """

    def __init__(
        self,
        *,
        session: Any = None,
        verify: ssl.SSLContext | bool = True,
        limit: int = 1000,
        trust_env: bool = True,
    ) -> None:
        self._aiohttp: Any = import_module("aiohttp")
        self._yarl: Any = import_module("yarl")
        self._session: Any = session
        self._own = session is None
        self._verify = verify
        self._limit = limit
        self._trust_env = trust_env

    def _open(self) -> Any:
        if self._session is None:
            aiohttp = self._aiohttp
            context = httpx2.create_ssl_context(self._verify)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._limit, ssl=context),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=self._trust_env,
            )
        return self._session

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the answer's body comes while it is read."""
        with _told(self._aiohttp, request):
            answer = await self._open().request(
                request.method,
                self._yarl.URL(str(request.url), encoded=True),
                headers=[
                    (name.decode("latin-1"), value.decode("latin-1"))
                    for name, value in request.headers.raw
                    if name.lower() != b"transfer-encoding"
                ],
                data=await _content(request),
                allow_redirects=False,
                timeout=self._timeout(request),
                skip_auto_headers=("User-Agent", "Content-Type"),
            )
        return httpx2.Response(
            answer.status,
            headers=answer.raw_headers,
            stream=_Body(self._aiohttp, request, answer),
            extensions={"http_version": b"HTTP/1.1"},
        )

    def _timeout(self, request: httpx2.Request) -> Any:
        wanted: dict[str, float | None] = request.extensions.get("timeout", {})
        return self._aiohttp.ClientTimeout(
            total=None,
            connect=wanted.get("pool"),
            sock_connect=wanted.get("connect"),
            sock_read=wanted.get("read"),
        )

    async def aclose(self) -> None:
        """Close the session, unless it is yours."""
        if self._own and self._session is not None:
            await self._session.close()
            self._session = None


async def _content(request: httpx2.Request) -> Any:
    """The body: bytes where they are there already, else what is read while it is sent."""
    if isinstance(request.stream, httpx2.ByteStream):
        return await request.aread() or None
    return request.stream


class _Body(httpx2.AsyncByteStream):
    def __init__(self, aiohttp: Any, request: httpx2.Request, answer: Any) -> None:
        self._aiohttp, self._request, self._answer = aiohttp, request, answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _told(self._aiohttp, self._request):
            async for piece in self._answer.content.iter_any():
                yield piece

    async def aclose(self) -> None:
        """Give the connection back when all has been read, else end it."""
        if not self._answer.content.at_eof():
            self._answer.close()
        else:
            self._answer.release()


@contextmanager
def _told(aiohttp: Any, request: httpx2.Request) -> Generator[None]:
    """What aiohttp raises, as what httpx2 raises for the same."""
    try:
        yield
    except TimeoutError as error:
        raise _timeout_error(aiohttp, error)(str(error), request=request) from error
    except aiohttp.ClientConnectorError as error:
        raise httpx2.ConnectError(str(error), request=request) from error
    except aiohttp.InvalidURL as error:
        raise httpx2.UnsupportedProtocol(str(error), request=request) from error
    except (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError) as error:
        raise httpx2.RemoteProtocolError(str(error), request=request) from error
    except aiohttp.ClientResponseError as error:
        raise httpx2.RemoteProtocolError(str(error), request=request) from error
    except (aiohttp.ClientError, OSError) as error:
        raise httpx2.ReadError(str(error), request=request) from error


def _timeout_error(aiohttp: Any, error: TimeoutError) -> type[httpx2.TimeoutException]:
    if isinstance(error, getattr(aiohttp, "ConnectionTimeoutError", ())):
        return httpx2.ConnectTimeout
    return httpx2.ReadTimeout
