"""The clients of South."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, ApiKey, AsyncAPIClient, Server, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncCredential, AsyncOptions, Credential, SyncOptions
    from .resources.forecasts import (
        AsyncForecastsResource,
        AsyncRawForecastsResource,
        AsyncStreamedForecastsResource,
        ForecastsResource,
        RawForecastsResource,
        StreamedForecastsResource,
    )

_API = Api(
    name="south",
    title="South",
    version="1",
    servers=(Server("https://south.example.com/v1"),),
    base_url_env="SOUTH_BASE_URL",
    schemes=(
        ApiKey(
            "key",
            name="X-Key",
            location_in="header",
            argument="api_key",
            env="SOUTH_API_KEY",
        ),
    ),
    security=(("key",),),
)


class Client(SyncAPIClient):
    """Client of South 1.

    Credentials: ``api_key`` or the environment variable SOUTH_API_KEY. Base URL: ``base_url`` or SOUTH_BASE_URL.
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
    def forecasts(self) -> ForecastsResource:
        """Calls of ``forecasts``."""
        from .resources.forecasts import ForecastsResource

        return ForecastsResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of South 1.

    Credentials: ``api_key`` or the environment variable SOUTH_API_KEY. Base URL: ``base_url`` or SOUTH_BASE_URL.
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
    def forecasts(self) -> AsyncForecastsResource:
        """Calls of ``forecasts``."""
        from .resources.forecasts import AsyncForecastsResource

        return AsyncForecastsResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def forecasts(self) -> RawForecastsResource:
        """Calls of ``forecasts``."""
        from .resources.forecasts import RawForecastsResource

        return RawForecastsResource(self._client.forecasts)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def forecasts(self) -> AsyncRawForecastsResource:
        """Calls of ``forecasts``."""
        from .resources.forecasts import AsyncRawForecastsResource

        return AsyncRawForecastsResource(self._client.forecasts)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def forecasts(self) -> StreamedForecastsResource:
        """Calls of ``forecasts``."""
        from .resources.forecasts import StreamedForecastsResource

        return StreamedForecastsResource(self._client.forecasts)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def forecasts(self) -> AsyncStreamedForecastsResource:
        """Calls of ``forecasts``."""
        from .resources.forecasts import AsyncStreamedForecastsResource

        return AsyncStreamedForecastsResource(self._client.forecasts)
