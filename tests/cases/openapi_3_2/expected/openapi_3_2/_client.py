"""The clients of OpenAPI 3.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, Server, SyncAPIClient, cached

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
    from .resources.parts import (
        AsyncPartsResource,
        AsyncRawPartsResource,
        AsyncStreamedPartsResource,
        PartsResource,
        RawPartsResource,
        StreamedPartsResource,
    )
    from .resources.search import (
        AsyncRawSearchResource,
        AsyncSearchResource,
        AsyncStreamedSearchResource,
        RawSearchResource,
        SearchResource,
        StreamedSearchResource,
    )
    from .resources.shared import (
        AsyncRawSharedResource,
        AsyncSharedResource,
        AsyncStreamedSharedResource,
        RawSharedResource,
        SharedResource,
        StreamedSharedResource,
    )
    from .resources.stream import (
        AsyncRawStreamResource,
        AsyncStreamedStreamResource,
        AsyncStreamResource,
        RawStreamResource,
        StreamedStreamResource,
        StreamResource,
    )

_API = Api(
    name="openapi_3_2",
    title="OpenAPI 3.2",
    version="1",
    servers=(Server("https://api.example.com"),),
    base_url_env="OPENAPI_3_2_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of OpenAPI 3.2 1."""

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
    def search(self) -> SearchResource:
        """Calls of ``search``."""
        from .resources.search import SearchResource

        return SearchResource(self)

    @cached
    def stream_(self) -> StreamResource:
        """Calls of ``stream_``."""
        from .resources.stream import StreamResource

        return StreamResource(self)

    @cached
    def parts(self) -> PartsResource:
        """Calls of ``parts``."""
        from .resources.parts import PartsResource

        return PartsResource(self)

    @cached
    def shared(self) -> SharedResource:
        """Calls of ``shared``."""
        from .resources.shared import SharedResource

        return SharedResource(self)

    @cached
    def jobs(self) -> JobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import JobsResource

        return JobsResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of OpenAPI 3.2 1."""

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
    def search(self) -> AsyncSearchResource:
        """Calls of ``search``."""
        from .resources.search import AsyncSearchResource

        return AsyncSearchResource(self)

    @cached
    def stream_(self) -> AsyncStreamResource:
        """Calls of ``stream_``."""
        from .resources.stream import AsyncStreamResource

        return AsyncStreamResource(self)

    @cached
    def parts(self) -> AsyncPartsResource:
        """Calls of ``parts``."""
        from .resources.parts import AsyncPartsResource

        return AsyncPartsResource(self)

    @cached
    def shared(self) -> AsyncSharedResource:
        """Calls of ``shared``."""
        from .resources.shared import AsyncSharedResource

        return AsyncSharedResource(self)

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
    def search(self) -> RawSearchResource:
        """Calls of ``search``."""
        from .resources.search import RawSearchResource

        return RawSearchResource(self._client.search)

    @cached
    def stream_(self) -> RawStreamResource:
        """Calls of ``stream_``."""
        from .resources.stream import RawStreamResource

        return RawStreamResource(self._client.stream_)

    @cached
    def parts(self) -> RawPartsResource:
        """Calls of ``parts``."""
        from .resources.parts import RawPartsResource

        return RawPartsResource(self._client.parts)

    @cached
    def shared(self) -> RawSharedResource:
        """Calls of ``shared``."""
        from .resources.shared import RawSharedResource

        return RawSharedResource(self._client.shared)

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
    def search(self) -> AsyncRawSearchResource:
        """Calls of ``search``."""
        from .resources.search import AsyncRawSearchResource

        return AsyncRawSearchResource(self._client.search)

    @cached
    def stream_(self) -> AsyncRawStreamResource:
        """Calls of ``stream_``."""
        from .resources.stream import AsyncRawStreamResource

        return AsyncRawStreamResource(self._client.stream_)

    @cached
    def parts(self) -> AsyncRawPartsResource:
        """Calls of ``parts``."""
        from .resources.parts import AsyncRawPartsResource

        return AsyncRawPartsResource(self._client.parts)

    @cached
    def shared(self) -> AsyncRawSharedResource:
        """Calls of ``shared``."""
        from .resources.shared import AsyncRawSharedResource

        return AsyncRawSharedResource(self._client.shared)

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
    def search(self) -> StreamedSearchResource:
        """Calls of ``search``."""
        from .resources.search import StreamedSearchResource

        return StreamedSearchResource(self._client.search)

    @cached
    def stream_(self) -> StreamedStreamResource:
        """Calls of ``stream_``."""
        from .resources.stream import StreamedStreamResource

        return StreamedStreamResource(self._client.stream_)

    @cached
    def parts(self) -> StreamedPartsResource:
        """Calls of ``parts``."""
        from .resources.parts import StreamedPartsResource

        return StreamedPartsResource(self._client.parts)

    @cached
    def shared(self) -> StreamedSharedResource:
        """Calls of ``shared``."""
        from .resources.shared import StreamedSharedResource

        return StreamedSharedResource(self._client.shared)

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
    def search(self) -> AsyncStreamedSearchResource:
        """Calls of ``search``."""
        from .resources.search import AsyncStreamedSearchResource

        return AsyncStreamedSearchResource(self._client.search)

    @cached
    def stream_(self) -> AsyncStreamedStreamResource:
        """Calls of ``stream_``."""
        from .resources.stream import AsyncStreamedStreamResource

        return AsyncStreamedStreamResource(self._client.stream_)

    @cached
    def parts(self) -> AsyncStreamedPartsResource:
        """Calls of ``parts``."""
        from .resources.parts import AsyncStreamedPartsResource

        return AsyncStreamedPartsResource(self._client.parts)

    @cached
    def shared(self) -> AsyncStreamedSharedResource:
        """Calls of ``shared``."""
        from .resources.shared import AsyncStreamedSharedResource

        return AsyncStreamedSharedResource(self._client.shared)

    @cached
    def jobs(self) -> AsyncStreamedJobsResource:
        """Calls of ``jobs``."""
        from .resources.jobs import AsyncStreamedJobsResource

        return AsyncStreamedJobsResource(self._client.jobs)
