"""The clients of 创建图像."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, Bearer, Server, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncCredential, AsyncOptions, Credential, SyncOptions
    from .resources.images import (
        AsyncImagesResource,
        AsyncRawImagesResource,
        AsyncStreamedImagesResource,
        ImagesResource,
        RawImagesResource,
        StreamedImagesResource,
    )

_API = Api(
    name="chatanywhere",
    title="创建图像",
    version="1.0.0",
    servers=(Server("https://api.chatanywhere.tech"),),
    base_url_env="CHATANYWHERE_BASE_URL",
    schemes=(Bearer("bearer", argument="api_key", env="CHATANYWHERE_API_KEY"),),
    security=(("bearer",),),
)


class Client(SyncAPIClient):
    """Client of 创建图像 1.0.0.

    Credentials: ``api_key`` or the environment variable CHATANYWHERE_API_KEY. Base URL: ``base_url`` or CHATANYWHERE_BASE_URL.
    """

    _api = _API

    def __init__(
        self,
        *,
        api_key: Credential | None = None,
        **options: Unpack[SyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "api_key": api_key,
            },
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
    def images(self) -> ImagesResource:
        """Calls of ``images``."""
        from .resources.images import ImagesResource

        return ImagesResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of 创建图像 1.0.0.

    Credentials: ``api_key`` or the environment variable CHATANYWHERE_API_KEY. Base URL: ``base_url`` or CHATANYWHERE_BASE_URL.
    """

    _api = _API

    def __init__(
        self,
        *,
        api_key: AsyncCredential | None = None,
        **options: Unpack[AsyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "api_key": api_key,
            },
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
    def images(self) -> AsyncImagesResource:
        """Calls of ``images``."""
        from .resources.images import AsyncImagesResource

        return AsyncImagesResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def images(self) -> RawImagesResource:
        """Calls of ``images``."""
        from .resources.images import RawImagesResource

        return RawImagesResource(self._client.images)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def images(self) -> AsyncRawImagesResource:
        """Calls of ``images``."""
        from .resources.images import AsyncRawImagesResource

        return AsyncRawImagesResource(self._client.images)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def images(self) -> StreamedImagesResource:
        """Calls of ``images``."""
        from .resources.images import StreamedImagesResource

        return StreamedImagesResource(self._client.images)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def images(self) -> AsyncStreamedImagesResource:
        """Calls of ``images``."""
        from .resources.images import AsyncStreamedImagesResource

        return AsyncStreamedImagesResource(self._client.images)
