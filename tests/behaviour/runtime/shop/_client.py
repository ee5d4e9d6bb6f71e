"""The clients of the shop."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from ._core import (
    Api,
    ApiKey,
    AsyncAPIClient,
    AsyncOptions,
    Basic,
    Bearer,
    OAuth2,
    Server,
    SyncAPIClient,
    SyncOptions,
    async_raw,
    async_streamed,
    raw,
    streamed,
)

if TYPE_CHECKING:
    from ._core import AsyncCredential, Credential
    from .resources import AsyncItems, Items

_API = Api(
    name="shop",
    title="Shop",
    version="1.0",
    servers=(Server("https://{region}.shop.test/v1", {"region": "eu"}),),
    base_url_env="SHOP_BASE_URL",
    schemes=(
        Bearer("bearer", argument="api_key", env="SHOP_API_KEY"),
        ApiKey("admin", name="X-Admin-Key", argument="admin_key", env="SHOP_ADMIN_KEY"),
        ApiKey("query", name="key", location_in="query", argument="query_key"),
        ApiKey("cookie", name="session", location_in="cookie", argument="session"),
        Basic("basic"),
        OAuth2("oauth", token_url="https://shop.test/token", scopes=("read",)),
    ),
    security=(("bearer",),),
)


class Client(SyncAPIClient):
    """The shop."""

    _api = _API

    def __init__(
        self,
        *,
        api_key: Credential | None = None,
        admin_key: Credential | None = None,
        query_key: Credential | None = None,
        session: Credential | None = None,
        username: Credential | None = None,
        password: Credential | None = None,
        access_token: Credential | None = None,
        client_id: Credential | None = None,
        client_secret: Credential | None = None,
        **options: Unpack[SyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "api_key": api_key,
                "admin_key": admin_key,
                "query_key": query_key,
                "session": session,
                "username": username,
                "password": password,
                "access_token": access_token,
                "client_id": client_id,
                "client_secret": client_secret,
            },
            **options,
        )

    @cached_property
    def with_raw_response(self) -> RawClient:
        """The same calls, each giving the whole HTTP response."""
        return RawClient(self)

    @cached_property
    def with_streaming_response(self) -> StreamedClient:
        """The same calls, each giving a response whose body is read on demand."""
        return StreamedClient(self)

    @cached_property
    def items(self) -> Items:
        """What is sold."""
        from .resources import Items

        return Items(self)


class AsyncClient(AsyncAPIClient):
    """The shop."""

    _api = _API

    def __init__(
        self,
        *,
        api_key: AsyncCredential | None = None,
        admin_key: AsyncCredential | None = None,
        query_key: AsyncCredential | None = None,
        session: AsyncCredential | None = None,
        username: AsyncCredential | None = None,
        password: AsyncCredential | None = None,
        access_token: AsyncCredential | None = None,
        client_id: AsyncCredential | None = None,
        client_secret: AsyncCredential | None = None,
        **options: Unpack[AsyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "api_key": api_key,
                "admin_key": admin_key,
                "query_key": query_key,
                "session": session,
                "username": username,
                "password": password,
                "access_token": access_token,
                "client_id": client_id,
                "client_secret": client_secret,
            },
            **options,
        )

    @cached_property
    def with_raw_response(self) -> AsyncRawClient:
        """The same calls, each giving the whole HTTP response."""
        return AsyncRawClient(self)

    @cached_property
    def with_streaming_response(self) -> AsyncStreamedClient:
        """The same calls, each giving a response whose body is read on demand."""
        return AsyncStreamedClient(self)

    @cached_property
    def items(self) -> AsyncItems:
        """What is sold."""
        from .resources import AsyncItems

        return AsyncItems(self)


class RawItems:
    """What is sold."""

    def __init__(self, resource: Items) -> None:
        self.get = raw(resource.get)
        self.create = raw(resource.create)
        self.list = raw(resource.list)
        self.picture = raw(resource.picture)
        self.watch = raw(resource.watch)


class StreamedItems:
    """What is sold."""

    def __init__(self, resource: Items) -> None:
        self.get = streamed(resource.get)
        self.create = streamed(resource.create)
        self.list = streamed(resource.list)
        self.picture = streamed(resource.picture)
        self.watch = streamed(resource.watch)


class AsyncRawItems:
    """What is sold."""

    def __init__(self, resource: AsyncItems) -> None:
        self.get = async_raw(resource.get)
        self.create = async_raw(resource.create)
        self.picture = async_raw(resource.picture)
        self.watch = async_raw(resource.watch)


class AsyncStreamedItems:
    """What is sold."""

    def __init__(self, resource: AsyncItems) -> None:
        self.get = async_streamed(resource.get)
        self.create = async_streamed(resource.create)
        self.picture = async_streamed(resource.picture)
        self.watch = async_streamed(resource.watch)


class RawClient:
    """Raw."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached_property
    def items(self) -> RawItems:
        """What is sold."""
        return RawItems(self._client.items)


class StreamedClient:
    """Streamed."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached_property
    def items(self) -> StreamedItems:
        """What is sold."""
        return StreamedItems(self._client.items)


class AsyncRawClient:
    """Raw."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached_property
    def items(self) -> AsyncRawItems:
        """What is sold."""
        return AsyncRawItems(self._client.items)


class AsyncStreamedClient:
    """Streamed."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached_property
    def items(self) -> AsyncStreamedItems:
        """What is sold."""
        return AsyncStreamedItems(self._client.items)
