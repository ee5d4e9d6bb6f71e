"""The clients of Root."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import (
    Api,
    AsyncAPIClient,
    Operation,
    Server,
    SyncAPIClient,
    async_raw,
    async_streamed,
    cached,
    not_given,
    raw,
    streamed,
)

if TYPE_CHECKING:
    from .._core import (
        AsyncOptions,
        Body,
        Headers,
        NotGiven,
        Query,
        SyncOptions,
        Timeout,
    )
    from .resources.history import (
        AsyncHistoryResource,
        AsyncRawHistoryResource,
        AsyncStreamedHistoryResource,
        HistoryResource,
        RawHistoryResource,
        StreamedHistoryResource,
    )
    from .resources.speech import (
        AsyncRawSpeechResource,
        AsyncSpeechResource,
        AsyncStreamedSpeechResource,
        RawSpeechResource,
        SpeechResource,
        StreamedSpeechResource,
    )

_API = Api(
    name="root_calls",
    title="Root",
    version="1",
    servers=(Server("https://api.example.com"),),
    base_url_env="ROOT_CALLS_BASE_URL",
    schemes=(),
    security=(),
)

_CREATE_POOL: Operation[None] = Operation(
    "POST",
    "/",
    answer="none",
)

_DELETE_POOL: Operation[None] = Operation(
    "POST",
    "/",
    answer="none",
)

_COPY: Operation[None] = Operation(
    "POST",
    "/copy",
    answer="none",
)


class Client(SyncAPIClient):
    """Client of Root 1."""

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
    def history(self) -> HistoryResource:
        """Calls of ``history``."""
        from .resources.history import HistoryResource

        return HistoryResource(self)

    @cached
    def speech(self) -> SpeechResource:
        """Calls of ``speech``."""
        from .resources.speech import SpeechResource

        return SpeechResource(self)

    def create_pool(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /``"""
        return self.call(
            _CREATE_POOL,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def delete_pool(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /``"""
        return self.call(
            _DELETE_POOL,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def copy_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /copy``"""
        return self.call(
            _COPY,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncClient(AsyncAPIClient):
    """Client of Root 1."""

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
    def history(self) -> AsyncHistoryResource:
        """Calls of ``history``."""
        from .resources.history import AsyncHistoryResource

        return AsyncHistoryResource(self)

    @cached
    def speech(self) -> AsyncSpeechResource:
        """Calls of ``speech``."""
        from .resources.speech import AsyncSpeechResource

        return AsyncSpeechResource(self)

    async def create_pool(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /``"""
        return await self.call(
            _CREATE_POOL,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def delete_pool(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /``"""
        return await self.call(
            _DELETE_POOL,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def copy_(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /copy``"""
        return await self.call(
            _COPY,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.create_pool = raw(client.create_pool)
        self.delete_pool = raw(client.delete_pool)
        self.copy_ = raw(client.copy_)

    @cached
    def history(self) -> RawHistoryResource:
        """Calls of ``history``."""
        from .resources.history import RawHistoryResource

        return RawHistoryResource(self._client.history)

    @cached
    def speech(self) -> RawSpeechResource:
        """Calls of ``speech``."""
        from .resources.speech import RawSpeechResource

        return RawSpeechResource(self._client.speech)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self.create_pool = async_raw(client.create_pool)
        self.delete_pool = async_raw(client.delete_pool)
        self.copy_ = async_raw(client.copy_)

    @cached
    def history(self) -> AsyncRawHistoryResource:
        """Calls of ``history``."""
        from .resources.history import AsyncRawHistoryResource

        return AsyncRawHistoryResource(self._client.history)

    @cached
    def speech(self) -> AsyncRawSpeechResource:
        """Calls of ``speech``."""
        from .resources.speech import AsyncRawSpeechResource

        return AsyncRawSpeechResource(self._client.speech)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.create_pool = streamed(client.create_pool)
        self.delete_pool = streamed(client.delete_pool)
        self.copy_ = streamed(client.copy_)

    @cached
    def history(self) -> StreamedHistoryResource:
        """Calls of ``history``."""
        from .resources.history import StreamedHistoryResource

        return StreamedHistoryResource(self._client.history)

    @cached
    def speech(self) -> StreamedSpeechResource:
        """Calls of ``speech``."""
        from .resources.speech import StreamedSpeechResource

        return StreamedSpeechResource(self._client.speech)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self.create_pool = async_streamed(client.create_pool)
        self.delete_pool = async_streamed(client.delete_pool)
        self.copy_ = async_streamed(client.copy_)

    @cached
    def history(self) -> AsyncStreamedHistoryResource:
        """Calls of ``history``."""
        from .resources.history import AsyncStreamedHistoryResource

        return AsyncStreamedHistoryResource(self._client.history)

    @cached
    def speech(self) -> AsyncStreamedSpeechResource:
        """Calls of ``speech``."""
        from .resources.speech import AsyncStreamedSpeechResource

        return AsyncStreamedSpeechResource(self._client.speech)
