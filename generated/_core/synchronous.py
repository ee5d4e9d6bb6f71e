"""The synchronous client: it sends, waits and closes. What to send and what an answer means is decided elsewhere."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar, Unpack, cast

import httpx2

from . import credentials, oauth
from .attempts import Attempts, whole
from .connection import Connection, SyncOptions
from .credentials import Token
from .failures import transport_error
from .options import Options, merged
from .reading import read_answer
from .state import State

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from types import TracebackType

    from .aliases import Credential
    from .credentials import Source
    from .operation import Operation
    from .pages import Page, Paging
    from .requests import Arguments
    from .schemes import Api
    from .stream import Stream

T = TypeVar("T")
I = TypeVar("I")  # an item


class SyncAPIClient:
    """Base of generated clients. ``with`` closes it; copies share its connections."""

    _api: ClassVar[Api]

    def __init__(
        self,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        **options: Unpack[SyncOptions],
    ) -> None:
        connection = Connection(options.get("http_client"))
        self._setup(merged(Options(), options), credentials or {}, connection)

    def _setup(
        self,
        options: Options,
        given: Mapping[str, Credential | None],
        connection: Connection,
    ) -> None:
        self._given = {
            name: value for name, value in given.items() if value is not None
        }
        self._connection = connection
        self._state = State(self._api, options, credentials.collect(self._api, given))
        self._http: httpx2.Client | None = None
        self._token_lock = threading.Lock()

    # What the user does with a client.

    def with_options(
        self,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        **options: Unpack[SyncOptions],
    ) -> Self:
        """A copy with some options changed. Headers and queries are merged with those that are there.

        ``credentials`` are by argument: ``{"api_key": ...}``. Connections are shared unless ``http_client`` is given.
        """
        made = object.__new__(type(self))
        http_client = options.get("http_client")
        connection = (
            self._connection if http_client is None else Connection(http_client)
        )
        made._setup(
            merged(self._state.options, options),
            {**self._given, **(credentials or {})},
            connection,
        )
        if "base_url" not in options and self._moved:
            made.base_url = self.base_url
        return made

    copy = with_options

    @property
    def base_url(self) -> str:
        """Where the API is; it can be set."""
        return self._state.base_url()

    @base_url.setter
    def base_url(self, url: str) -> None:
        self._moved = True
        self._state.set_base_url(url)

    _moved = False

    @property
    def options(self) -> Options:
        """The options, as they are."""
        return self._state.options

    @property
    def is_closed(self) -> bool:
        """Whether the client has been closed."""
        return self._connection.closed

    def close(self) -> None:
        """Close the connections, those of all copies included."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._api.name}>"

    # What generated methods call.

    def call(self, op: Operation[T], **arguments: Unpack[Arguments]) -> T:
        """Send a request and read its answer."""
        _, response = self.send_request(op, arguments, stream=op.answer == "binary")
        return cast("T", read_answer(op, response, strict=self._state.options.strict))

    def stream(self, op: Operation[T], **arguments: Unpack[Arguments]) -> Stream[T]:
        """Send a request and iterate over the items of its answer while they come."""
        from .stream import Stream  # only for calls that stream

        _, response = self.send_request(op, arguments, stream=True)
        return Stream(op, response, strict=self._state.options.strict)

    def paginate(
        self, op: Operation[T], paging: Paging[I], **arguments: Unpack[Arguments]
    ) -> Page[T, I]:
        """Send a request for one page of a list; the answer gets the following ones as it is iterated over."""
        from .pages import Page  # only for calls that list

        _, response = self.send_request(op, arguments, stream=False)
        return Page(self, op, paging, arguments, response)

    # How it is done.

    def send_request(
        self, op: Operation[T], arguments: Arguments, *, stream: bool
    ) -> tuple[Attempts, httpx2.Response]:
        """Send a request, again where that helps. Gives a successful answer (read, unless ``stream``) or raises."""
        http = self._http or self._open()
        attempts = Attempts(self._state, op, arguments)
        while True:
            request = attempts.request(self._secrets(attempts))
            try:
                response = self._exchange(http, request, attempts, stream=stream)
            except httpx2.TransportError as error:
                time.sleep(attempts.after_error(error, request))
                continue
            if response.is_success:
                return attempts, response
            with _closing(response):
                if attempts.refresh(response):
                    continue
                response.read()
                wait = attempts.after_status(response)
            time.sleep(wait)

    def _open(self) -> httpx2.Client:
        self._http = self._connection.open()
        self._state.adopt(self._http, custom=self._connection.given is not None)
        return self._http

    def _exchange(
        self,
        http: httpx2.Client,
        request: httpx2.Request,
        attempts: Attempts,
        *,
        stream: bool,
    ) -> httpx2.Response:
        """One attempt with the redirects that it leads to."""
        hops = 0
        careful = attempts.careful
        while True:
            response = http.send(
                request, stream=stream or careful, follow_redirects=False
            )
            attempts.answered(response)
            following = (
                attempts.redirect(response, hops)
                if response.next_request is not None
                else None
            )
            if following is None:
                break
            response.close()
            request, hops = following, hops + 1
        return (
            self._read_carefully(response, attempts)
            if careful and not stream
            else response
        )

    def _read_carefully(
        self, response: httpx2.Response, attempts: Attempts
    ) -> httpx2.Response:
        """Read an answer piece by piece where its size or the time for it is limited."""
        with _closing(response):
            pieces: list[bytes] = []
            for piece in response.iter_bytes():
                pieces.append(piece)
                attempts.check(response, len(piece))
        return whole(response, b"".join(pieces))

    def _secrets(self, attempts: Attempts) -> list[str]:
        """The secrets of the credentials that are functions or tokens, as they are now."""
        if not attempts.chosen.dynamic:
            return []
        sources = [
            source
            for _, sources in attempts.chosen.pairs
            for source in sources
            if not isinstance(source, str)
        ]
        return [self._secret(source) for source in sources]

    def _secret(self, source: Source) -> str:
        if isinstance(source, str):
            return source
        return (
            self._token(source)
            if isinstance(source, Token)
            else credentials.text_of(source())
        )

    def _token(self, token: Token) -> str:
        """An access token, fetched when there is none that is good for some time yet."""
        tokens, scheme = self._state.tokens, token.scheme
        with self._token_lock:
            known = tokens.get(scheme.id)
            if known is None or not known.usable():
                known = tokens[scheme.id] = self._fetch_token(token)
            return known.secret

    def _fetch_token(self, token: Token) -> oauth.AccessToken:
        http, scheme = self._http or self._open(), token.scheme
        try:
            url = scheme.token_url or oauth.read_discovery(
                http.get(scheme.discovery_url)
            )
            headers = oauth.token_headers(
                self._secret(token.client_id), self._secret(token.client_secret)
            )
            return oauth.read_token(
                http.post(url, content=oauth.token_form(scheme), headers=headers)
            )
        except httpx2.RequestError as error:
            raise transport_error(error, error.request) from error


@contextmanager
def _closing(response: httpx2.Response) -> Generator[None]:
    try:
        yield
    finally:
        response.close()
