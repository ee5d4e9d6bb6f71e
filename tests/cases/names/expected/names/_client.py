"""The clients of Names that Python cannot take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncOptions, SyncOptions
    from .resources.chat import (
        AsyncChatResource,
        AsyncRawChatResource,
        AsyncStreamedChatResource,
        ChatResource,
        RawChatResource,
        StreamedChatResource,
    )
    from .resources.class_ import (
        AsyncClassResource,
        AsyncRawClassResource,
        AsyncStreamedClassResource,
        ClassResource,
        RawClassResource,
        StreamedClassResource,
    )
    from .resources.users import (
        AsyncRawUsersResource,
        AsyncStreamedUsersResource,
        AsyncUsersResource,
        RawUsersResource,
        StreamedUsersResource,
        UsersResource,
    )

_API = Api(
    name="names",
    title="Names that Python cannot take",
    version="1",
    servers=(),
    base_url_env="NAMES_BASE_URL",
    schemes=(),
    security=(),
)


class Client(SyncAPIClient):
    """Client of Names that Python cannot take 1."""

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
    def class_(self) -> ClassResource:
        """Calls of ``class_``."""
        from .resources.class_ import ClassResource

        return ClassResource(self)

    @cached
    def chat(self) -> ChatResource:
        """Calls of ``chat``."""
        from .resources.chat import ChatResource

        return ChatResource(self)

    @cached
    def users(self) -> UsersResource:
        """Calls of ``users``."""
        from .resources.users import UsersResource

        return UsersResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Names that Python cannot take 1."""

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
    def class_(self) -> AsyncClassResource:
        """Calls of ``class_``."""
        from .resources.class_ import AsyncClassResource

        return AsyncClassResource(self)

    @cached
    def chat(self) -> AsyncChatResource:
        """Calls of ``chat``."""
        from .resources.chat import AsyncChatResource

        return AsyncChatResource(self)

    @cached
    def users(self) -> AsyncUsersResource:
        """Calls of ``users``."""
        from .resources.users import AsyncUsersResource

        return AsyncUsersResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def class_(self) -> RawClassResource:
        """Calls of ``class_``."""
        from .resources.class_ import RawClassResource

        return RawClassResource(self._client.class_)

    @cached
    def chat(self) -> RawChatResource:
        """Calls of ``chat``."""
        from .resources.chat import RawChatResource

        return RawChatResource(self._client.chat)

    @cached
    def users(self) -> RawUsersResource:
        """Calls of ``users``."""
        from .resources.users import RawUsersResource

        return RawUsersResource(self._client.users)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def class_(self) -> AsyncRawClassResource:
        """Calls of ``class_``."""
        from .resources.class_ import AsyncRawClassResource

        return AsyncRawClassResource(self._client.class_)

    @cached
    def chat(self) -> AsyncRawChatResource:
        """Calls of ``chat``."""
        from .resources.chat import AsyncRawChatResource

        return AsyncRawChatResource(self._client.chat)

    @cached
    def users(self) -> AsyncRawUsersResource:
        """Calls of ``users``."""
        from .resources.users import AsyncRawUsersResource

        return AsyncRawUsersResource(self._client.users)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def class_(self) -> StreamedClassResource:
        """Calls of ``class_``."""
        from .resources.class_ import StreamedClassResource

        return StreamedClassResource(self._client.class_)

    @cached
    def chat(self) -> StreamedChatResource:
        """Calls of ``chat``."""
        from .resources.chat import StreamedChatResource

        return StreamedChatResource(self._client.chat)

    @cached
    def users(self) -> StreamedUsersResource:
        """Calls of ``users``."""
        from .resources.users import StreamedUsersResource

        return StreamedUsersResource(self._client.users)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def class_(self) -> AsyncStreamedClassResource:
        """Calls of ``class_``."""
        from .resources.class_ import AsyncStreamedClassResource

        return AsyncStreamedClassResource(self._client.class_)

    @cached
    def chat(self) -> AsyncStreamedChatResource:
        """Calls of ``chat``."""
        from .resources.chat import AsyncStreamedChatResource

        return AsyncStreamedChatResource(self._client.chat)

    @cached
    def users(self) -> AsyncStreamedUsersResource:
        """Calls of ``users``."""
        from .resources.users import AsyncStreamedUsersResource

        return AsyncStreamedUsersResource(self._client.users)
