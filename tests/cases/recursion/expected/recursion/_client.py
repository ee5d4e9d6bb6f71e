"""The clients of Types that contain themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncOptions, SyncOptions
    from .resources.trees import (
        AsyncRawTreesResource,
        AsyncStreamedTreesResource,
        AsyncTreesResource,
        RawTreesResource,
        StreamedTreesResource,
        TreesResource,
    )

_API = Api(
    name="recursion",
    title="Types that contain themselves",
    version="1",
    servers=(),
    base_url_env="RECURSION_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of Types that contain themselves 1."""

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
    def trees(self) -> TreesResource:
        """Calls of ``trees``."""
        from .resources.trees import TreesResource

        return TreesResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Types that contain themselves 1."""

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
    def trees(self) -> AsyncTreesResource:
        """Calls of ``trees``."""
        from .resources.trees import AsyncTreesResource

        return AsyncTreesResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def trees(self) -> RawTreesResource:
        """Calls of ``trees``."""
        from .resources.trees import RawTreesResource

        return RawTreesResource(self._client.trees)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def trees(self) -> AsyncRawTreesResource:
        """Calls of ``trees``."""
        from .resources.trees import AsyncRawTreesResource

        return AsyncRawTreesResource(self._client.trees)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def trees(self) -> StreamedTreesResource:
        """Calls of ``trees``."""
        from .resources.trees import StreamedTreesResource

        return StreamedTreesResource(self._client.trees)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def trees(self) -> AsyncStreamedTreesResource:
        """Calls of ``trees``."""
        from .resources.trees import AsyncStreamedTreesResource

        return AsyncStreamedTreesResource(self._client.trees)
