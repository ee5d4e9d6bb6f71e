"""The HTTP clients underneath: made on first use, shared by copies, closed once. And the option that brings your own."""

from __future__ import annotations

import threading
from typing import TypedDict

import httpx2

from .errors import InvalidArgument
from .options import CommonOptions, Replacements


class HttpClientOption(TypedDict, total=False):
    """The option that differs between the sync and the async client."""

    http_client: httpx2.Client | None
    """Your own HTTP client: proxies, certificates, HTTP/2, limits, transports. It is closed by you, not by this client."""


class SyncOptions(CommonOptions, HttpClientOption, total=False):
    """The options of a synchronous client."""


class SyncCopyOptions(SyncOptions, Replacements, total=False):
    """What ``with_options`` of a synchronous client takes."""


class AsyncHttpClientOption(TypedDict, total=False):
    """The option that differs between the sync and the async client."""

    http_client: httpx2.AsyncClient | None
    """Your own HTTP client: proxies, certificates, HTTP/2, limits, transports. It is closed by you, not by this client."""


class AsyncOptions(CommonOptions, AsyncHttpClientOption, total=False):
    """The options of an asynchronous client."""


class AsyncCopyOptions(AsyncOptions, Replacements, total=False):
    """What ``with_options`` of an asynchronous client takes."""


class Connection:
    """The HTTP client, made on first use (its TLS context takes a while) and shared by all copies of a client."""

    def __init__(self, given: httpx2.Client | None) -> None:
        # Users without a type checker do pass other things.
        wanted: type = httpx2.Client
        if given is not None and not isinstance(given, wanted):
            raise TypeError(
                f"http_client must be an httpx2.Client, not {type(given).__name__}"
            )
        self.given = given
        self.closed = False
        self._lock = threading.Lock()
        self._made = given

    def open(self) -> httpx2.Client:
        """The HTTP client. Raises InvalidArgument when it has been closed."""
        if self.closed:
            raise InvalidArgument("the client has been closed")
        with self._lock:
            if self._made is None:
                self._made = httpx2.Client(timeout=None)
            return self._made

    def close(self) -> None:
        """Close what was made here; an HTTP client that was given stays open."""
        self.closed = True
        if self._made is not None and self.given is None:
            self._made.close()


class AsyncConnection:
    """The HTTP client, made on first use (its TLS context takes a while) and shared by all copies of a client."""

    def __init__(self, given: httpx2.AsyncClient | None) -> None:
        # Users without a type checker do pass other things.
        wanted: type = httpx2.AsyncClient
        if given is not None and not isinstance(given, wanted):
            raise TypeError(
                f"http_client must be an httpx2.AsyncClient, not {type(given).__name__}"
            )
        self.given = given
        self.closed = False
        self._made = given

    def open(self) -> httpx2.AsyncClient:
        """The HTTP client. Raises InvalidArgument when it has been closed."""
        if self.closed:
            raise InvalidArgument("the client has been closed")
        if self._made is None:
            self._made = httpx2.AsyncClient(timeout=None)
        return self._made

    async def close(self) -> None:
        """Close what was made here; an HTTP client that was given stays open."""
        self.closed = True
        if self._made is not None and self.given is None:
            await self._made.aclose()
