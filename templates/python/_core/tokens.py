"""Secrets that have to be got first: from the caller's functions, and access tokens from their servers (OAuth 2)."""

from __future__ import annotations

import threading
from inspect import isawaitable
from typing import TYPE_CHECKING

from . import credentials, oauth
from .attempts import Attempts
from .credentials import Token
from .errors import StatusError
from .sending import send, send_async

if TYPE_CHECKING:
    from collections.abc import Sequence

    import anyio
    import httpx2

    from .credentials import Source
    from .operation import Operation
    from .requests import Arguments
    from .state import State


class Secrets:
    """The secrets of a client's dynamic credentials. Tokens are fetched when there is none that is good for a while."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._lock = threading.Lock()

    def __call__(self, http: httpx2.Client, sources: Sequence[Source]) -> list[str]:
        """The secrets of these sources, as they are now."""
        return [self._secret(source, http) for source in sources]

    def _secret(self, source: Source, http: httpx2.Client) -> str:
        if isinstance(source, str):
            return source
        if not isinstance(source, Token):
            return credentials.text_of(source())
        with self._lock:
            known = self._state.tokens.get(source.scheme.id)
            if known is None or not known.usable():
                known = self._fetch(source, http)
                self._state.tokens[source.scheme.id] = known
            return known.secret

    def _fetch(self, token: Token, http: httpx2.Client) -> oauth.AccessToken:
        scheme = token.scheme
        url = scheme.token_url or oauth.read_discovery(
            self._ask(http, *oauth.discovery_request(scheme)), scheme
        )
        request = oauth.token_request(
            scheme,
            url,
            self._secret(token.client_id, http),
            self._secret(token.client_secret, http),
        )
        return oauth.read_token(self._ask(http, *request))

    def _ask(
        self, http: httpx2.Client, op: Operation[object], arguments: Arguments
    ) -> httpx2.Response:
        """A call of an authorization server: retried and limited in time like any other."""
        attempts = Attempts(self._state.for_tokens(), op, arguments)
        try:
            return send(http, attempts, self, stream=False)
        except StatusError as error:
            raise oauth.refused(error) from error


class AsyncSecrets:
    """``Secrets`` for the asynchronous client, whose functions may be asynchronous as well."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._lock: anyio.Lock | None = None

    async def __call__(
        self, http: httpx2.AsyncClient, sources: Sequence[Source]
    ) -> list[str]:
        """The secrets of these sources, as they are now."""
        return [await self._secret(source, http) for source in sources]

    async def _secret(self, source: Source, http: httpx2.AsyncClient) -> str:
        if isinstance(source, str):
            return source
        if not isinstance(source, Token):
            secret = source()
            return credentials.text_of(await secret if isawaitable(secret) else secret)
        import anyio  # only for tokens

        self._lock = self._lock or anyio.Lock()
        async with self._lock:
            known = self._state.tokens.get(source.scheme.id)
            if known is None or not known.usable():
                known = await self._fetch(source, http)
                self._state.tokens[source.scheme.id] = known
            return known.secret

    async def _fetch(self, token: Token, http: httpx2.AsyncClient) -> oauth.AccessToken:
        scheme = token.scheme
        url = scheme.token_url or oauth.read_discovery(
            await self._ask(http, *oauth.discovery_request(scheme)), scheme
        )
        request = oauth.token_request(
            scheme,
            url,
            await self._secret(token.client_id, http),
            await self._secret(token.client_secret, http),
        )
        return oauth.read_token(await self._ask(http, *request))

    async def _ask(
        self, http: httpx2.AsyncClient, op: Operation[object], arguments: Arguments
    ) -> httpx2.Response:
        attempts = Attempts(self._state.for_tokens(), op, arguments)
        try:
            return await send_async(http, attempts, self, stream=False)
        except StatusError as error:
            raise oauth.refused(error) from error
