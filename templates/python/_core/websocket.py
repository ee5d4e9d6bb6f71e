"""Websockets beside the described API: with the client's base URL, credentials and headers. Needs ``httpx2[ws]``.

OpenAPI describes none, so messages are what they are; the sessions are httpx2's own.
"""

from __future__ import annotations

from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, cast

import httpx2

from .errors import ApiError, ConnectionError  # a builtin one as well
from .failures import status_error, transport_error
from .operation import Operation
from .sending import FAILURES

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator, Mapping

    from httpx2.websockets import AsyncWebSocketSession, WebSocketSession

    from .aliases import Headers
    from .asynchronous import AsyncAPIClient
    from .synchronous import SyncAPIClient

_OWN_HEADERS = ("host", "accept", "accept-encoding", "connection", "x-retry-count")


@contextmanager
def websocket(
    client: SyncAPIClient,
    path: str,
    *,
    query: Mapping[str, object] | None = None,
    extra_headers: Headers | None = None,
    subprotocols: list[str] | None = None,
) -> Generator[WebSocketSession]:
    """A session in a ``with`` block: ``send_json``, ``receive_json`` and so on.

    ``path`` is relative to the base URL, or a whole ``wss://`` URL. Raises StatusError when the server refuses it,
    ConnectionError when it breaks.
    """
    http, request = client.draft_request(
        _opened(path), {"query": query or {}, "extra_headers": extra_headers}
    )
    try:
        with http.websocket(
            _url(request), headers=_headers(request), subprotocols=subprotocols
        ) as session:
            yield session
    except Exception as error:
        if (told := _told(error, request)) is None:
            raise
        raise told from error


@asynccontextmanager
async def async_websocket(
    client: AsyncAPIClient,
    path: str,
    *,
    query: Mapping[str, object] | None = None,
    extra_headers: Headers | None = None,
    subprotocols: list[str] | None = None,
) -> AsyncGenerator[AsyncWebSocketSession]:
    """``websocket`` for the asynchronous client."""
    http, request = await client.draft_request(
        _opened(path), {"query": query or {}, "extra_headers": extra_headers}
    )
    try:
        async with http.websocket(
            _url(request), headers=_headers(request), subprotocols=subprotocols
        ) as session:
            yield session
    except Exception as error:
        if (told := _told(error, request)) is None:
            raise
        raise told from error


def _opened(path: str) -> Operation[object]:
    """The request that opens a session."""
    if path.startswith(("ws://", "wss://")):
        path = "http" + path.removeprefix("ws")
    return Operation("GET", path)


def _url(request: httpx2.Request) -> str:
    return "ws" + str(request.url).removeprefix("http")


def _headers(request: httpx2.Request) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, value in request.headers.multi_items()
        if name.lower() not in _OWN_HEADERS
    ]


def _told(error: Exception, request: httpx2.Request) -> ApiError | None:
    """The exception that says it; ``None`` for what is not about the connection."""
    from httpx2 import websockets  # there, once a session has been asked for

    if isinstance(error, ExceptionGroup):  # of the tasks behind an asynchronous session
        group = cast("ExceptionGroup[Exception]", error)
        found = (_told(each, request) for each in group.exceptions)
        return next((each for each in found if each is not None), None)
    if isinstance(error, FAILURES):
        return transport_error(error, request)
    if isinstance(error, websockets.WebSocketUpgradeError):
        response = error.response
        if not response.is_closed:
            response.close()
        return status_error(_whole(response, request), unread=True)
    if isinstance(
        error, websockets.WebSocketDisconnect | websockets.WebSocketNetworkError
    ):
        made = ConnectionError(
            f"{request.url.host}: the websocket is closed: "
            f"{getattr(error, 'code', '')} {getattr(error, 'reason', '') or error}".strip()
        )
        made.request = request
        return made
    return None


def _whole(response: httpx2.Response, request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(
        response.status_code, headers=response.headers, content=b"", request=request
    )
