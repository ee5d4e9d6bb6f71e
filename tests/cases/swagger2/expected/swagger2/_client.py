"""The clients of Swagger 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import Api, AsyncAPIClient, Basic, OAuth2, Server, SyncAPIClient, cached

if TYPE_CHECKING:
    from .._core import AsyncCredential, AsyncOptions, Credential, SyncOptions
    from .resources.body import (
        AsyncBodyResource,
        AsyncRawBodyResource,
        AsyncStreamedBodyResource,
        BodyResource,
        RawBodyResource,
        StreamedBodyResource,
    )
    from .resources.form import (
        AsyncFormResource,
        AsyncRawFormResource,
        AsyncStreamedFormResource,
        FormResource,
        RawFormResource,
        StreamedFormResource,
    )
    from .resources.q import (
        AsyncQResource,
        AsyncRawQResource,
        AsyncStreamedQResource,
        QResource,
        RawQResource,
        StreamedQResource,
    )
    from .resources.up import (
        AsyncRawUpResource,
        AsyncStreamedUpResource,
        AsyncUpResource,
        RawUpResource,
        StreamedUpResource,
        UpResource,
    )

_API = Api(
    name="swagger2",
    title="Swagger 2",
    version="1",
    servers=(Server("https://api.example.com/v1"),),
    base_url_env="SWAGGER2_BASE_URL",
    schemes=(
        OAuth2("oauth", argument="access_token", env="SWAGGER2_ACCESS_TOKEN"),
        Basic(
            "basic",
            username="username",
            password="password",
            username_env="SWAGGER2_USERNAME",
            password_env="SWAGGER2_PASSWORD",
        ),
    ),
    security=(("basic",), ("oauth",)),
)


class Client(SyncAPIClient):
    """Client of Swagger 2 1.

    Credentials: ``access_token`` or the environment variable SWAGGER2_ACCESS_TOKEN; ``username`` and ``password`` or the environment variables SWAGGER2_USERNAME and SWAGGER2_PASSWORD. Base URL: ``base_url`` or SWAGGER2_BASE_URL.
    """

    _api = _API

    def __init__(
        self,
        *,
        access_token: Credential | None = None,
        username: Credential | None = None,
        password: Credential | None = None,
        **options: Unpack[SyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "access_token": access_token,
                "username": username,
                "password": password,
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
    def q(self) -> QResource:
        """Calls of ``q``."""
        from .resources.q import QResource

        return QResource(self)

    @cached
    def body(self) -> BodyResource:
        """Calls of ``body``."""
        from .resources.body import BodyResource

        return BodyResource(self)

    @cached
    def form(self) -> FormResource:
        """Calls of ``form``."""
        from .resources.form import FormResource

        return FormResource(self)

    @cached
    def up(self) -> UpResource:
        """Calls of ``up``."""
        from .resources.up import UpResource

        return UpResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Swagger 2 1.

    Credentials: ``access_token`` or the environment variable SWAGGER2_ACCESS_TOKEN; ``username`` and ``password`` or the environment variables SWAGGER2_USERNAME and SWAGGER2_PASSWORD. Base URL: ``base_url`` or SWAGGER2_BASE_URL.
    """

    _api = _API

    def __init__(
        self,
        *,
        access_token: AsyncCredential | None = None,
        username: AsyncCredential | None = None,
        password: AsyncCredential | None = None,
        **options: Unpack[AsyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "access_token": access_token,
                "username": username,
                "password": password,
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
    def q(self) -> AsyncQResource:
        """Calls of ``q``."""
        from .resources.q import AsyncQResource

        return AsyncQResource(self)

    @cached
    def body(self) -> AsyncBodyResource:
        """Calls of ``body``."""
        from .resources.body import AsyncBodyResource

        return AsyncBodyResource(self)

    @cached
    def form(self) -> AsyncFormResource:
        """Calls of ``form``."""
        from .resources.form import AsyncFormResource

        return AsyncFormResource(self)

    @cached
    def up(self) -> AsyncUpResource:
        """Calls of ``up``."""
        from .resources.up import AsyncUpResource

        return AsyncUpResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def q(self) -> RawQResource:
        """Calls of ``q``."""
        from .resources.q import RawQResource

        return RawQResource(self._client.q)

    @cached
    def body(self) -> RawBodyResource:
        """Calls of ``body``."""
        from .resources.body import RawBodyResource

        return RawBodyResource(self._client.body)

    @cached
    def form(self) -> RawFormResource:
        """Calls of ``form``."""
        from .resources.form import RawFormResource

        return RawFormResource(self._client.form)

    @cached
    def up(self) -> RawUpResource:
        """Calls of ``up``."""
        from .resources.up import RawUpResource

        return RawUpResource(self._client.up)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def q(self) -> AsyncRawQResource:
        """Calls of ``q``."""
        from .resources.q import AsyncRawQResource

        return AsyncRawQResource(self._client.q)

    @cached
    def body(self) -> AsyncRawBodyResource:
        """Calls of ``body``."""
        from .resources.body import AsyncRawBodyResource

        return AsyncRawBodyResource(self._client.body)

    @cached
    def form(self) -> AsyncRawFormResource:
        """Calls of ``form``."""
        from .resources.form import AsyncRawFormResource

        return AsyncRawFormResource(self._client.form)

    @cached
    def up(self) -> AsyncRawUpResource:
        """Calls of ``up``."""
        from .resources.up import AsyncRawUpResource

        return AsyncRawUpResource(self._client.up)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def q(self) -> StreamedQResource:
        """Calls of ``q``."""
        from .resources.q import StreamedQResource

        return StreamedQResource(self._client.q)

    @cached
    def body(self) -> StreamedBodyResource:
        """Calls of ``body``."""
        from .resources.body import StreamedBodyResource

        return StreamedBodyResource(self._client.body)

    @cached
    def form(self) -> StreamedFormResource:
        """Calls of ``form``."""
        from .resources.form import StreamedFormResource

        return StreamedFormResource(self._client.form)

    @cached
    def up(self) -> StreamedUpResource:
        """Calls of ``up``."""
        from .resources.up import StreamedUpResource

        return StreamedUpResource(self._client.up)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def q(self) -> AsyncStreamedQResource:
        """Calls of ``q``."""
        from .resources.q import AsyncStreamedQResource

        return AsyncStreamedQResource(self._client.q)

    @cached
    def body(self) -> AsyncStreamedBodyResource:
        """Calls of ``body``."""
        from .resources.body import AsyncStreamedBodyResource

        return AsyncStreamedBodyResource(self._client.body)

    @cached
    def form(self) -> AsyncStreamedFormResource:
        """Calls of ``form``."""
        from .resources.form import AsyncStreamedFormResource

        return AsyncStreamedFormResource(self._client.form)

    @cached
    def up(self) -> AsyncStreamedUpResource:
        """Calls of ``up``."""
        from .resources.up import AsyncStreamedUpResource

        return AsyncStreamedUpResource(self._client.up)
