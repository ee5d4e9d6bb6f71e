"""The asynchronous client: it sends, waits and closes. What to send and what an answer means is decided elsewhere."""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Any,
    Self,
    TypeVar,
    Unpack,
    cast,
    overload,
)

from . import credentials
from .attempts import Attempts
from .closing import AsyncClosing
from .connection import AsyncConnection, AsyncCopyOptions, AsyncOptions
from .errors import InvalidArgument
from .options import Options, merged
from .reading import read_answer
from .sending import send_async
from .settings import Settings
from .state import State
from .tokens import AsyncSecrets

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from .aliases import AsyncCredential
    from .binary import AsyncBinaryResponse, BinaryResponse
    from .operation import Operation
    from .pages import AsyncPage, AsyncPages
    from .paging import Paging
    from .requests import Arguments
    from .stream import AsyncStream

T = TypeVar("T")
V = TypeVar("V")  # an item
P = TypeVar("P", bound="AsyncPage[Any, Any]")


class AsyncAPIClient(AsyncClosing, Settings):
    """Base of generated clients. ``async with`` closes it; copies share its connections."""

    def __init__(
        self,
        *,
        credentials: Mapping[str, AsyncCredential | None] | None = None,
        **options: Unpack[AsyncOptions],
    ) -> None:
        connection = AsyncConnection(options.get("http_client"))
        self._setup(merged(Options(), options), credentials or {}, connection)

    def _setup(
        self,
        options: Options,
        given: Mapping[str, AsyncCredential | None],
        connection: AsyncConnection,
    ) -> None:
        self._given = {
            name: value for name, value in given.items() if value is not None
        }
        self._connection = connection
        self._state = State(self._api, options, credentials.collect(self._api, given))
        self._http: httpx2.AsyncClient | None = None
        self._secrets = AsyncSecrets(self._state)

    # What the user does with a client.

    def with_options(
        self,
        *,
        credentials: Mapping[str, AsyncCredential | None] | None = None,
        **options: Unpack[AsyncCopyOptions],
    ) -> Self:
        """A copy with some options changed. Headers and queries are merged with those that are there; ``set_default_headers`` and
        ``set_default_query`` replace them.

        ``credentials`` are by argument: ``{"api_key": ...}``. Connections are shared unless ``http_client`` is given.
        """
        made = object.__new__(type(self))
        http_client = options.get("http_client")
        connection = (
            self._connection if http_client is None else AsyncConnection(http_client)
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
    def is_closed(self) -> bool:
        """Whether the client has been closed."""
        return self._connection.closed

    async def close(self) -> None:
        """Close the connections, those of all copies included."""
        await self._connection.close()

    # What generated methods call.

    async def call(self, op: Operation[T], **arguments: Unpack[Arguments]) -> T:
        """Send a request and read its answer."""
        _, response = await self.send_request(
            op, arguments, stream=op.answer == "binary"
        )
        return cast("T", read_answer(op, response, strict=self._state.options.strict))

    async def stream(
        self, op: Operation[T], **arguments: Unpack[Arguments]
    ) -> AsyncStream[T]:
        """Send a request and iterate over the items of its answer while they come."""
        from .stream import AsyncStream  # only for calls that stream

        _, response = await self.send_request(op, arguments, stream=True)
        return AsyncStream(op, response, strict=self._state.options.strict)

    async def download(
        self, op: Operation[BinaryResponse], **arguments: Unpack[Arguments]
    ) -> AsyncBinaryResponse:
        """``call`` for an answer that is read while it comes."""
        return cast("AsyncBinaryResponse", await self.call(op, **arguments))

    @overload
    def paginate(
        self, op: Operation[T], paging: Paging[V], **arguments: Unpack[Arguments]
    ) -> AsyncPages[AsyncPage[T, V], V]: ...

    @overload
    def paginate(
        self,
        op: Operation[Any],
        paging: Paging[V],
        page: type[P],
        **arguments: Unpack[Arguments],
    ) -> AsyncPages[P, V]: ...

    def paginate(
        self,
        op: Operation[Any],
        paging: Paging[Any],
        page: Any = None,
        **arguments: Unpack[Arguments],
    ) -> AsyncPages[Any, Any]:
        """A list, to be awaited for its first page or iterated over with ``async for``; nothing is sent before.

        ``page`` is the class that has the fields of the answer; without it there is ``answer`` alone.
        """
        from .pages import AsyncPage, AsyncPages  # only for calls that list

        return AsyncPages(self, op, paging, arguments, page or AsyncPage)

    # How it is done.

    async def send_request(
        self, op: Operation[T], arguments: Arguments, *, stream: bool
    ) -> tuple[Attempts, httpx2.Response]:
        """Send a request, again where that helps. Gives a successful answer (read, unless ``stream``) or raises."""
        http, attempts = self._begin(op, arguments)
        return attempts, await send_async(http, attempts, self._secrets, stream=stream)

    async def draft_request(
        self, op: Operation[T], arguments: Arguments
    ) -> tuple[httpx2.AsyncClient, httpx2.Request]:
        """The request that a call would send, credentials included, and the HTTP client that would send it."""
        http, attempts = self._begin(op, arguments)
        dynamic = attempts.chosen.dynamic
        secrets = await self._secrets(http, dynamic) if dynamic else []
        return http, attempts.request(secrets)

    def _begin(
        self, op: Operation[T], arguments: Arguments
    ) -> tuple[httpx2.AsyncClient, Attempts]:
        http = self._http or self._open()
        if http.is_closed:
            raise InvalidArgument("the client has been closed")
        return http, Attempts(self._state, op, arguments)

    def _open(self) -> httpx2.AsyncClient:
        self._http = self._connection.open()
        self._state.adopt(self._http, custom=self._connection.given is not None)
        return self._http
