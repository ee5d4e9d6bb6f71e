"""The clients of Documented errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncOptions, SyncOptions
    from .resources.jobs import (
        AsyncJobsResource,
        AsyncRawJobsResource,
        AsyncStreamedJobsResource,
        JobsResource,
        RawJobsResource,
        StreamedJobsResource,
    )

_API = Api(
    name="errors",
    title="Documented errors",
    version="1",
    servers=(),
    base_url_env="ERRORS_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of Documented errors 1."""

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
    def jobs(self) -> JobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import JobsResource

        return JobsResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Documented errors 1."""

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
    def jobs(self) -> AsyncJobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import AsyncJobsResource

        return AsyncJobsResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def jobs(self) -> RawJobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import RawJobsResource

        return RawJobsResource(self._client.jobs)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def jobs(self) -> AsyncRawJobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import AsyncRawJobsResource

        return AsyncRawJobsResource(self._client.jobs)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def jobs(self) -> StreamedJobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import StreamedJobsResource

        return StreamedJobsResource(self._client.jobs)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def jobs(self) -> AsyncStreamedJobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import AsyncStreamedJobsResource

        return AsyncStreamedJobsResource(self._client.jobs)
