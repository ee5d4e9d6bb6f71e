"""The clients of Pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, SyncAPIClient, cached

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
    from .resources.offsets import (
        AsyncOffsetsResource,
        AsyncRawOffsetsResource,
        AsyncStreamedOffsetsResource,
        OffsetsResource,
        RawOffsetsResource,
        StreamedOffsetsResource,
    )
    from .resources.owners import (
        AsyncOwnersResource,
        AsyncRawOwnersResource,
        AsyncStreamedOwnersResource,
        OwnersResource,
        RawOwnersResource,
        StreamedOwnersResource,
    )
    from .resources.tags import (
        AsyncRawTagsResource,
        AsyncStreamedTagsResource,
        AsyncTagsResource,
        RawTagsResource,
        StreamedTagsResource,
        TagsResource,
    )

_API = Api(
    name="paging",
    title="Pages",
    version="1",
    servers=(),
    base_url_env="PAGING_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of Pages 1."""

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
    def offsets(self) -> OffsetsResource:
        """Calls of ``offsets``."""
        from .resources.offsets import OffsetsResource

        return OffsetsResource(self)

    @cached
    def owners(self) -> OwnersResource:
        """Calls of ``owners``."""
        from .resources.owners import OwnersResource

        return OwnersResource(self)

    @cached
    def tags(self) -> TagsResource:
        """Calls of ``tags``."""
        from .resources.tags import TagsResource

        return TagsResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Pages 1."""

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
    def offsets(self) -> AsyncOffsetsResource:
        """Calls of ``offsets``."""
        from .resources.offsets import AsyncOffsetsResource

        return AsyncOffsetsResource(self)

    @cached
    def owners(self) -> AsyncOwnersResource:
        """Calls of ``owners``."""
        from .resources.owners import AsyncOwnersResource

        return AsyncOwnersResource(self)

    @cached
    def tags(self) -> AsyncTagsResource:
        """Calls of ``tags``."""
        from .resources.tags import AsyncTagsResource

        return AsyncTagsResource(self)


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
    def offsets(self) -> RawOffsetsResource:
        """Calls of ``offsets``."""
        from .resources.offsets import RawOffsetsResource

        return RawOffsetsResource(self._client.offsets)

    @cached
    def owners(self) -> RawOwnersResource:
        """Calls of ``owners``."""
        from .resources.owners import RawOwnersResource

        return RawOwnersResource(self._client.owners)

    @cached
    def tags(self) -> RawTagsResource:
        """Calls of ``tags``."""
        from .resources.tags import RawTagsResource

        return RawTagsResource(self._client.tags)


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
    def offsets(self) -> AsyncRawOffsetsResource:
        """Calls of ``offsets``."""
        from .resources.offsets import AsyncRawOffsetsResource

        return AsyncRawOffsetsResource(self._client.offsets)

    @cached
    def owners(self) -> AsyncRawOwnersResource:
        """Calls of ``owners``."""
        from .resources.owners import AsyncRawOwnersResource

        return AsyncRawOwnersResource(self._client.owners)

    @cached
    def tags(self) -> AsyncRawTagsResource:
        """Calls of ``tags``."""
        from .resources.tags import AsyncRawTagsResource

        return AsyncRawTagsResource(self._client.tags)


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
    def offsets(self) -> StreamedOffsetsResource:
        """Calls of ``offsets``."""
        from .resources.offsets import StreamedOffsetsResource

        return StreamedOffsetsResource(self._client.offsets)

    @cached
    def owners(self) -> StreamedOwnersResource:
        """Calls of ``owners``."""
        from .resources.owners import StreamedOwnersResource

        return StreamedOwnersResource(self._client.owners)

    @cached
    def tags(self) -> StreamedTagsResource:
        """Calls of ``tags``."""
        from .resources.tags import StreamedTagsResource

        return StreamedTagsResource(self._client.tags)


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
    def offsets(self) -> AsyncStreamedOffsetsResource:
        """Calls of ``offsets``."""
        from .resources.offsets import AsyncStreamedOffsetsResource

        return AsyncStreamedOffsetsResource(self._client.offsets)

    @cached
    def owners(self) -> AsyncStreamedOwnersResource:
        """Calls of ``owners``."""
        from .resources.owners import AsyncStreamedOwnersResource

        return AsyncStreamedOwnersResource(self._client.owners)

    @cached
    def tags(self) -> AsyncStreamedTagsResource:
        """Calls of ``tags``."""
        from .resources.tags import AsyncStreamedTagsResource

        return AsyncStreamedTagsResource(self._client.tags)
