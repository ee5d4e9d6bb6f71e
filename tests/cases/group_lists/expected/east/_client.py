"""The clients of East."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, Server, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncOptions, SyncOptions
    from .resources.items import (
        AsyncItemsResource,
        AsyncRawItemsResource,
        AsyncStreamedItemsResource,
        ItemsResource,
        RawItemsResource,
        StreamedItemsResource,
    )
    from .resources.mixed import (
        AsyncMixedResource,
        AsyncRawMixedResource,
        AsyncStreamedMixedResource,
        MixedResource,
        RawMixedResource,
        StreamedMixedResource,
    )

_API = Api(
    name="east",
    title="East",
    version="1",
    servers=(Server("https://east.example.com"),),
    base_url_env="EAST_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of East 1."""

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
    def items(self) -> ItemsResource:
        """Calls of ``items``."""
        from .resources.items import ItemsResource

        return ItemsResource(self)

    @cached
    def mixed(self) -> MixedResource:
        """Calls of ``mixed``."""
        from .resources.mixed import MixedResource

        return MixedResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of East 1."""

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
    def items(self) -> AsyncItemsResource:
        """Calls of ``items``."""
        from .resources.items import AsyncItemsResource

        return AsyncItemsResource(self)

    @cached
    def mixed(self) -> AsyncMixedResource:
        """Calls of ``mixed``."""
        from .resources.mixed import AsyncMixedResource

        return AsyncMixedResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def items(self) -> RawItemsResource:
        """Calls of ``items``."""
        from .resources.items import RawItemsResource

        return RawItemsResource(self._client.items)

    @cached
    def mixed(self) -> RawMixedResource:
        """Calls of ``mixed``."""
        from .resources.mixed import RawMixedResource

        return RawMixedResource(self._client.mixed)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def items(self) -> AsyncRawItemsResource:
        """Calls of ``items``."""
        from .resources.items import AsyncRawItemsResource

        return AsyncRawItemsResource(self._client.items)

    @cached
    def mixed(self) -> AsyncRawMixedResource:
        """Calls of ``mixed``."""
        from .resources.mixed import AsyncRawMixedResource

        return AsyncRawMixedResource(self._client.mixed)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def items(self) -> StreamedItemsResource:
        """Calls of ``items``."""
        from .resources.items import StreamedItemsResource

        return StreamedItemsResource(self._client.items)

    @cached
    def mixed(self) -> StreamedMixedResource:
        """Calls of ``mixed``."""
        from .resources.mixed import StreamedMixedResource

        return StreamedMixedResource(self._client.mixed)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def items(self) -> AsyncStreamedItemsResource:
        """Calls of ``items``."""
        from .resources.items import AsyncStreamedItemsResource

        return AsyncStreamedItemsResource(self._client.items)

    @cached
    def mixed(self) -> AsyncStreamedMixedResource:
        """Calls of ``mixed``."""
        from .resources.mixed import AsyncStreamedMixedResource

        return AsyncStreamedMixedResource(self._client.mixed)
