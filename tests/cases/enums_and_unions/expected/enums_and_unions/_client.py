"""The clients of Enums and unions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncOptions, SyncOptions
    from .resources.shapes import (
        AsyncRawShapesResource,
        AsyncShapesResource,
        AsyncStreamedShapesResource,
        RawShapesResource,
        ShapesResource,
        StreamedShapesResource,
    )

_API = Api(
    name="enums_and_unions",
    title="Enums and unions",
    version="1",
    servers=(),
    base_url_env="ENUMS_AND_UNIONS_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of Enums and unions 1."""

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
    def shapes(self) -> ShapesResource:
        """Calls of ``shapes``."""
        from .resources.shapes import ShapesResource

        return ShapesResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Enums and unions 1."""

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
    def shapes(self) -> AsyncShapesResource:
        """Calls of ``shapes``."""
        from .resources.shapes import AsyncShapesResource

        return AsyncShapesResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def shapes(self) -> RawShapesResource:
        """Calls of ``shapes``."""
        from .resources.shapes import RawShapesResource

        return RawShapesResource(self._client.shapes)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def shapes(self) -> AsyncRawShapesResource:
        """Calls of ``shapes``."""
        from .resources.shapes import AsyncRawShapesResource

        return AsyncRawShapesResource(self._client.shapes)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def shapes(self) -> StreamedShapesResource:
        """Calls of ``shapes``."""
        from .resources.shapes import StreamedShapesResource

        return StreamedShapesResource(self._client.shapes)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def shapes(self) -> AsyncStreamedShapesResource:
        """Calls of ``shapes``."""
        from .resources.shapes import AsyncStreamedShapesResource

        return AsyncStreamedShapesResource(self._client.shapes)
