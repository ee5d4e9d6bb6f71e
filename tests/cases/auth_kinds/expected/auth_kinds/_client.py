"""The clients of Every kind of credential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._core import (
    Api,
    ApiKey,
    AsyncAPIClient,
    Basic,
    Bearer,
    OAuth2,
    Server,
    SyncAPIClient,
    cached,
)

if TYPE_CHECKING:
    from .._core import AsyncCredential, AsyncOptions, Credential, SyncOptions
    from .resources.bearer import (
        AsyncBearerResource,
        AsyncRawBearerResource,
        AsyncStreamedBearerResource,
        BearerResource,
        RawBearerResource,
        StreamedBearerResource,
    )
    from .resources.both import (
        AsyncBothResource,
        AsyncRawBothResource,
        AsyncStreamedBothResource,
        BothResource,
        RawBothResource,
        StreamedBothResource,
    )
    from .resources.either import (
        AsyncEitherResource,
        AsyncRawEitherResource,
        AsyncStreamedEitherResource,
        EitherResource,
        RawEitherResource,
        StreamedEitherResource,
    )
    from .resources.elsewhere import (
        AsyncElsewhereResource,
        AsyncRawElsewhereResource,
        AsyncStreamedElsewhereResource,
        ElsewhereResource,
        RawElsewhereResource,
        StreamedElsewhereResource,
    )
    from .resources.none import (
        AsyncNoneResource,
        AsyncRawNoneResource,
        AsyncStreamedNoneResource,
        NoneResource,
        RawNoneResource,
        StreamedNoneResource,
    )
    from .resources.oauth import (
        AsyncOauthResource,
        AsyncRawOauthResource,
        AsyncStreamedOauthResource,
        OauthResource,
        RawOauthResource,
        StreamedOauthResource,
    )

_API = Api(
    name="auth_kinds",
    title="Every kind of credential",
    version="1",
    servers=(Server("https://{region}.example.com", {"region": "eu"}),),
    base_url_env="AUTH_KINDS_BASE_URL",
    schemes=(
        Bearer("bearer", argument="api_key", env="AUTH_KINDS_API_KEY"),
        Basic(
            "basic",
            username="username",
            password="password",
            username_env="AUTH_KINDS_USERNAME",
            password_env="AUTH_KINDS_PASSWORD",
        ),
        ApiKey(
            "inQuery",
            name="key",
            location_in="query",
            argument="in_query",
            env="AUTH_KINDS_IN_QUERY",
        ),
        ApiKey(
            "inHeader",
            name="X-App",
            location_in="header",
            argument="in_header",
            env="AUTH_KINDS_IN_HEADER",
        ),
        ApiKey(
            "inCookie",
            name="session",
            location_in="cookie",
            argument="in_cookie",
            env="AUTH_KINDS_IN_COOKIE",
        ),
        OAuth2(
            "oauth",
            token_url="https://example.com/token",
            client_id="client_id",
            client_secret="client_secret",
            client_id_env="AUTH_KINDS_CLIENT_ID",
            client_secret_env="AUTH_KINDS_CLIENT_SECRET",
            argument="access_token",
            env="AUTH_KINDS_ACCESS_TOKEN",
        ),
    ),
    security=(("bearer",),),
)


class Client(SyncAPIClient):
    """Client of Every kind of credential 1.

    Credentials: ``api_key`` or the environment variable AUTH_KINDS_API_KEY; ``username`` and ``password`` or the environment variables AUTH_KINDS_USERNAME and AUTH_KINDS_PASSWORD; ``in_query`` or the environment variable AUTH_KINDS_IN_QUERY; ``in_header`` or the environment variable AUTH_KINDS_IN_HEADER; ``in_cookie`` or the environment variable AUTH_KINDS_IN_COOKIE; ``access_token`` or the environment variable AUTH_KINDS_ACCESS_TOKEN. Base URL: ``base_url`` or AUTH_KINDS_BASE_URL.
    """

    _api = _API

    def __init__(
        self,
        *,
        api_key: Credential | None = None,
        username: Credential | None = None,
        password: Credential | None = None,
        in_query: Credential | None = None,
        in_header: Credential | None = None,
        in_cookie: Credential | None = None,
        access_token: Credential | None = None,
        client_id: Credential | None = None,
        client_secret: Credential | None = None,
        **options: Unpack[SyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "api_key": api_key,
                "username": username,
                "password": password,
                "in_query": in_query,
                "in_header": in_header,
                "in_cookie": in_cookie,
                "access_token": access_token,
                "client_id": client_id,
                "client_secret": client_secret,
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
    def bearer(self) -> BearerResource:
        """Calls of ``bearer``."""
        from .resources.bearer import BearerResource

        return BearerResource(self)

    @cached
    def none(self) -> NoneResource:
        """Calls of ``none``."""
        from .resources.none import NoneResource

        return NoneResource(self)

    @cached
    def either(self) -> EitherResource:
        """Calls of ``either``."""
        from .resources.either import EitherResource

        return EitherResource(self)

    @cached
    def both(self) -> BothResource:
        """Calls of ``both``."""
        from .resources.both import BothResource

        return BothResource(self)

    @cached
    def oauth(self) -> OauthResource:
        """Calls of ``oauth``."""
        from .resources.oauth import OauthResource

        return OauthResource(self)

    @cached
    def elsewhere(self) -> ElsewhereResource:
        """Calls of ``elsewhere``."""
        from .resources.elsewhere import ElsewhereResource

        return ElsewhereResource(self)


class AsyncClient(AsyncAPIClient):
    """Client of Every kind of credential 1.

    Credentials: ``api_key`` or the environment variable AUTH_KINDS_API_KEY; ``username`` and ``password`` or the environment variables AUTH_KINDS_USERNAME and AUTH_KINDS_PASSWORD; ``in_query`` or the environment variable AUTH_KINDS_IN_QUERY; ``in_header`` or the environment variable AUTH_KINDS_IN_HEADER; ``in_cookie`` or the environment variable AUTH_KINDS_IN_COOKIE; ``access_token`` or the environment variable AUTH_KINDS_ACCESS_TOKEN. Base URL: ``base_url`` or AUTH_KINDS_BASE_URL.
    """

    _api = _API

    def __init__(
        self,
        *,
        api_key: AsyncCredential | None = None,
        username: AsyncCredential | None = None,
        password: AsyncCredential | None = None,
        in_query: AsyncCredential | None = None,
        in_header: AsyncCredential | None = None,
        in_cookie: AsyncCredential | None = None,
        access_token: AsyncCredential | None = None,
        client_id: AsyncCredential | None = None,
        client_secret: AsyncCredential | None = None,
        **options: Unpack[AsyncOptions],
    ) -> None:
        super().__init__(
            credentials={
                "api_key": api_key,
                "username": username,
                "password": password,
                "in_query": in_query,
                "in_header": in_header,
                "in_cookie": in_cookie,
                "access_token": access_token,
                "client_id": client_id,
                "client_secret": client_secret,
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
    def bearer(self) -> AsyncBearerResource:
        """Calls of ``bearer``."""
        from .resources.bearer import AsyncBearerResource

        return AsyncBearerResource(self)

    @cached
    def none(self) -> AsyncNoneResource:
        """Calls of ``none``."""
        from .resources.none import AsyncNoneResource

        return AsyncNoneResource(self)

    @cached
    def either(self) -> AsyncEitherResource:
        """Calls of ``either``."""
        from .resources.either import AsyncEitherResource

        return AsyncEitherResource(self)

    @cached
    def both(self) -> AsyncBothResource:
        """Calls of ``both``."""
        from .resources.both import AsyncBothResource

        return AsyncBothResource(self)

    @cached
    def oauth(self) -> AsyncOauthResource:
        """Calls of ``oauth``."""
        from .resources.oauth import AsyncOauthResource

        return AsyncOauthResource(self)

    @cached
    def elsewhere(self) -> AsyncElsewhereResource:
        """Calls of ``elsewhere``."""
        from .resources.elsewhere import AsyncElsewhereResource

        return AsyncElsewhereResource(self)


class RawClient:
    """The calls of ``Client.with_raw_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def bearer(self) -> RawBearerResource:
        """Calls of ``bearer``."""
        from .resources.bearer import RawBearerResource

        return RawBearerResource(self._client.bearer)

    @cached
    def none(self) -> RawNoneResource:
        """Calls of ``none``."""
        from .resources.none import RawNoneResource

        return RawNoneResource(self._client.none)

    @cached
    def either(self) -> RawEitherResource:
        """Calls of ``either``."""
        from .resources.either import RawEitherResource

        return RawEitherResource(self._client.either)

    @cached
    def both(self) -> RawBothResource:
        """Calls of ``both``."""
        from .resources.both import RawBothResource

        return RawBothResource(self._client.both)

    @cached
    def oauth(self) -> RawOauthResource:
        """Calls of ``oauth``."""
        from .resources.oauth import RawOauthResource

        return RawOauthResource(self._client.oauth)

    @cached
    def elsewhere(self) -> RawElsewhereResource:
        """Calls of ``elsewhere``."""
        from .resources.elsewhere import RawElsewhereResource

        return RawElsewhereResource(self._client.elsewhere)


class AsyncRawClient:
    """The calls of ``AsyncClient.with_raw_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def bearer(self) -> AsyncRawBearerResource:
        """Calls of ``bearer``."""
        from .resources.bearer import AsyncRawBearerResource

        return AsyncRawBearerResource(self._client.bearer)

    @cached
    def none(self) -> AsyncRawNoneResource:
        """Calls of ``none``."""
        from .resources.none import AsyncRawNoneResource

        return AsyncRawNoneResource(self._client.none)

    @cached
    def either(self) -> AsyncRawEitherResource:
        """Calls of ``either``."""
        from .resources.either import AsyncRawEitherResource

        return AsyncRawEitherResource(self._client.either)

    @cached
    def both(self) -> AsyncRawBothResource:
        """Calls of ``both``."""
        from .resources.both import AsyncRawBothResource

        return AsyncRawBothResource(self._client.both)

    @cached
    def oauth(self) -> AsyncRawOauthResource:
        """Calls of ``oauth``."""
        from .resources.oauth import AsyncRawOauthResource

        return AsyncRawOauthResource(self._client.oauth)

    @cached
    def elsewhere(self) -> AsyncRawElsewhereResource:
        """Calls of ``elsewhere``."""
        from .resources.elsewhere import AsyncRawElsewhereResource

        return AsyncRawElsewhereResource(self._client.elsewhere)


class StreamedClient:
    """The calls of ``Client.with_streaming_response``."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached
    def bearer(self) -> StreamedBearerResource:
        """Calls of ``bearer``."""
        from .resources.bearer import StreamedBearerResource

        return StreamedBearerResource(self._client.bearer)

    @cached
    def none(self) -> StreamedNoneResource:
        """Calls of ``none``."""
        from .resources.none import StreamedNoneResource

        return StreamedNoneResource(self._client.none)

    @cached
    def either(self) -> StreamedEitherResource:
        """Calls of ``either``."""
        from .resources.either import StreamedEitherResource

        return StreamedEitherResource(self._client.either)

    @cached
    def both(self) -> StreamedBothResource:
        """Calls of ``both``."""
        from .resources.both import StreamedBothResource

        return StreamedBothResource(self._client.both)

    @cached
    def oauth(self) -> StreamedOauthResource:
        """Calls of ``oauth``."""
        from .resources.oauth import StreamedOauthResource

        return StreamedOauthResource(self._client.oauth)

    @cached
    def elsewhere(self) -> StreamedElsewhereResource:
        """Calls of ``elsewhere``."""
        from .resources.elsewhere import StreamedElsewhereResource

        return StreamedElsewhereResource(self._client.elsewhere)


class AsyncStreamedClient:
    """The calls of ``AsyncClient.with_streaming_response``."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached
    def bearer(self) -> AsyncStreamedBearerResource:
        """Calls of ``bearer``."""
        from .resources.bearer import AsyncStreamedBearerResource

        return AsyncStreamedBearerResource(self._client.bearer)

    @cached
    def none(self) -> AsyncStreamedNoneResource:
        """Calls of ``none``."""
        from .resources.none import AsyncStreamedNoneResource

        return AsyncStreamedNoneResource(self._client.none)

    @cached
    def either(self) -> AsyncStreamedEitherResource:
        """Calls of ``either``."""
        from .resources.either import AsyncStreamedEitherResource

        return AsyncStreamedEitherResource(self._client.either)

    @cached
    def both(self) -> AsyncStreamedBothResource:
        """Calls of ``both``."""
        from .resources.both import AsyncStreamedBothResource

        return AsyncStreamedBothResource(self._client.both)

    @cached
    def oauth(self) -> AsyncStreamedOauthResource:
        """Calls of ``oauth``."""
        from .resources.oauth import AsyncStreamedOauthResource

        return AsyncStreamedOauthResource(self._client.oauth)

    @cached
    def elsewhere(self) -> AsyncStreamedElsewhereResource:
        """Calls of ``elsewhere``."""
        from .resources.elsewhere import AsyncStreamedElsewhereResource

        return AsyncStreamedElsewhereResource(self._client.elsewhere)
