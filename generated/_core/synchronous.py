"""The synchronous client: it sends, waits and closes. What to send and what an answer means is decided elsewhere."""

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
from .closing import Closing
from .connection import Connection, SyncCopyOptions, SyncOptions
from .errors import InvalidArgument
from .options import Options, merged
from .reading import read_answer
from .sending import send
from .settings import Settings
from .state import State
from .tokens import Secrets

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from .aliases import Credential
    from .operation import Operation
    from .pages import Page
    from .paging import Paging
    from .requests import Arguments
    from .stream import Stream

T = TypeVar("T")
V = TypeVar("V")  # an item
P = TypeVar("P", bound="Page[Any, Any]")


class SyncAPIClient(Closing, Settings):
    """Base of generated clients. ``with`` closes it; copies share its connections."""

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
        self._secrets = Secrets(self._state)

    # What the user does with a client.

    def with_options(
        self,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        **options: Unpack[SyncCopyOptions],
    ) -> Self:
        """A copy with some options changed. Headers and queries are merged with those that are there; ``set_default_headers`` and
        ``set_default_query`` replace them.

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
    def is_closed(self) -> bool:
        """Whether the client has been closed."""
        return self._connection.closed

    def close(self) -> None:
        """Close the connections, those of all copies included."""
        self._connection.close()

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

    @overload
    def paginate(
        self, op: Operation[T], paging: Paging[V], **arguments: Unpack[Arguments]
    ) -> Page[T, V]: ...

    @overload
    def paginate(
        self,
        op: Operation[Any],
        paging: Paging[Any],
        page: type[P],
        **arguments: Unpack[Arguments],
    ) -> P: ...

    def paginate(
        self,
        op: Operation[Any],
        paging: Paging[Any],
        page: Any = None,
        **arguments: Unpack[Arguments],
    ) -> Any:
        """Send a request for one page of a list; iterating over it asks for the following ones.

        ``page`` is the class that has the fields of the answer; without it there is ``answer`` alone.
        """
        from .pages import Page  # only for calls that list

        _, response = self.send_request(op, arguments, stream=False)
        return (page or Page)(self, op, paging, arguments, response)

    # How it is done.

    def send_request(
        self, op: Operation[T], arguments: Arguments, *, stream: bool
    ) -> tuple[Attempts, httpx2.Response]:
        """Send a request, again where that helps. Gives a successful answer (read, unless ``stream``) or raises."""
        http, attempts = self._begin(op, arguments)
        return attempts, send(http, attempts, self._secrets, stream=stream)

    def draft_request(
        self, op: Operation[T], arguments: Arguments
    ) -> tuple[httpx2.Client, httpx2.Request]:
        """The request that a call would send, credentials included, and the HTTP client that would send it."""
        http, attempts = self._begin(op, arguments)
        dynamic = attempts.chosen.dynamic
        secrets = self._secrets(http, dynamic) if dynamic else []
        return http, attempts.request(secrets)

    def _begin(
        self, op: Operation[T], arguments: Arguments
    ) -> tuple[httpx2.Client, Attempts]:
        http = self._http or self._open()
        if http.is_closed:
            raise InvalidArgument("the client has been closed")
        return http, Attempts(self._state, op, arguments)

    def _open(self) -> httpx2.Client:
        self._http = self._connection.open()
        self._state.adopt(self._http, custom=self._connection.given is not None)
        return self._http
