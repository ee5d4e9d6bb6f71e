"""The clients of Streams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncOptions, SyncOptions
    from .resources.chat import (
        AsyncChatResource,
        AsyncRawChatResource,
        AsyncStreamedChatResource,
        ChatResource,
        RawChatResource,
        StreamedChatResource,
    )
    from .resources.logs import (
        AsyncLogsResource,
        AsyncRawLogsResource,
        AsyncStreamedLogsResource,
        LogsResource,
        RawLogsResource,
        StreamedLogsResource,
    )

_API = Api(
    name="streaming",
    title="Streams",
    version="1",
    servers=(),
    base_url_env="STREAMING_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of Streams 1."""

    _api = _API

    def __init__(
        self,
        **options: Unpack[SyncOptions],
    ) -> None:
        super().__init__(
            credentials={},
            **options,
        )

    @cached
    def with_raw_response(self) -> RawClient:
        """The same calls, each giving the whole HTTP response."""
        return RawClient(self)

    @cached
    def with_streaming_response(self) -> StreamedClient:
        """The same calls, each giving a response whose body is read on demand."""
        return StreamedClient(self)

    @cached
    def chat(self) -> ChatResource:
        """Calls of ``chat``."""
        from .resources.chat import ChatResource

        return ChatResource(self)

    @cached
    def logs(self) -> LogsResource:
        """Calls of ``logs``."""
        from .resources.logs import LogsResource

        return LogsResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Streams 1."""

    _api = _API

    def __init__(
        self,
        **options: Unpack[AsyncOptions],
    ) -> None:
        super().__init__(
            credentials={},
            **options,
        )

    @cached
    def with_raw_response(self) -> AsyncRawClient:
        """The same calls, each giving the whole HTTP response."""
        return AsyncRawClient(self)

    @cached
    def with_streaming_response(self) -> AsyncStreamedClient:
        """The same calls, each giving a response whose body is read on demand."""
        return AsyncStreamedClient(self)

    @cached
    def chat(self) -> AsyncChatResource:
        """Calls of ``chat``."""
        from .resources.chat import AsyncChatResource

        return AsyncChatResource(self)

    @cached
    def logs(self) -> AsyncLogsResource:
        """Calls of ``logs``."""
        from .resources.logs import AsyncLogsResource

        return AsyncLogsResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def chat(self) -> RawChatResource:
        """Calls of ``chat``."""
        from .resources.chat import RawChatResource

        return RawChatResource(self._client.chat)

    @cached
    def logs(self) -> RawLogsResource:
        """Calls of ``logs``."""
        from .resources.logs import RawLogsResource

        return RawLogsResource(self._client.logs)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def chat(self) -> AsyncRawChatResource:
        """Calls of ``chat``."""
        from .resources.chat import AsyncRawChatResource

        return AsyncRawChatResource(self._client.chat)

    @cached
    def logs(self) -> AsyncRawLogsResource:
        """Calls of ``logs``."""
        from .resources.logs import AsyncRawLogsResource

        return AsyncRawLogsResource(self._client.logs)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def chat(self) -> StreamedChatResource:
        """Calls of ``chat``."""
        from .resources.chat import StreamedChatResource

        return StreamedChatResource(self._client.chat)

    @cached
    def logs(self) -> StreamedLogsResource:
        """Calls of ``logs``."""
        from .resources.logs import StreamedLogsResource

        return StreamedLogsResource(self._client.logs)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def chat(self) -> AsyncStreamedChatResource:
        """Calls of ``chat``."""
        from .resources.chat import AsyncStreamedChatResource

        return AsyncStreamedChatResource(self._client.chat)

    @cached
    def logs(self) -> AsyncStreamedLogsResource:
        """Calls of ``logs``."""
        from .resources.logs import AsyncStreamedLogsResource

        return AsyncStreamedLogsResource(self._client.logs)
