"""Security schemes as data: where a credential comes from and where it goes. No secrets here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


class Bearer:
    """``Authorization: Bearer <token>``."""

    __slots__ = ("argument", "env", "id")

    def __init__(self, id: str, *, argument: str = "api_key", env: str = "") -> None:
        self.id = id
        self.argument = argument
        self.env = env


class HttpAuth:
    """``Authorization: <scheme> <credential>`` for any other HTTP scheme (``Token``, ``Digest`` made by the caller...)."""

    __slots__ = ("argument", "env", "id", "scheme")

    def __init__(self, id: str, *, scheme: str, argument: str, env: str = "") -> None:
        self.id = id
        self.scheme = scheme
        self.argument = argument
        self.env = env


class Basic:
    """``Authorization: Basic <base64 of username:password>`` (RFC 7617)."""

    __slots__ = ("id", "password", "password_env", "username", "username_env")

    def __init__(
        self,
        id: str,
        *,
        username: str = "username",
        password: str = "password",  # the argument's name, no secret
        username_env: str = "",
        password_env: str = "",
    ) -> None:
        self.id = id
        self.username = username
        self.password = password
        self.username_env = username_env
        self.password_env = password_env


class ApiKey:
    """A key in a header, query parameter or cookie called ``name``; ``prefix`` is put before it (``"Key "``)."""

    __slots__ = ("argument", "env", "id", "location_in", "name", "prefix")

    def __init__(
        self,
        id: str,
        *,
        name: str,
        location_in: Literal["header", "query", "cookie"] = "header",
        prefix: str = "",
        argument: str = "api_key",
        env: str = "",
    ) -> None:
        self.id = id
        self.name = name
        self.location_in: Literal["header", "query", "cookie"] = location_in
        self.prefix = prefix
        self.argument = argument
        self.env = env


class OAuth2:
    """An OAuth 2 access token, given as ``argument`` or fetched with the client's id and secret (RFC 6749 section 4.4)."""

    __slots__ = (
        "argument",
        "client_id",
        "client_id_env",
        "client_secret",
        "client_secret_env",
        "discovery_url",
        "env",
        "id",
        "scopes",
        "token_url",
    )

    def __init__(
        self,
        id: str,
        *,
        argument: str = "access_token",
        env: str = "",
        token_url: str = "",
        discovery_url: str = "",
        client_id: str = "client_id",
        client_secret: str = "client_secret",  # the argument's name, no secret
        client_id_env: str = "",
        client_secret_env: str = "",
        scopes: tuple[str, ...] = (),
    ) -> None:
        self.id = id
        self.argument = argument
        self.env = env
        self.token_url = token_url
        self.discovery_url = discovery_url
        self.client_id = client_id
        self.client_secret = client_secret
        self.client_id_env = client_id_env
        self.client_secret_env = client_secret_env
        self.scopes = scopes


class OpenIdConnect(OAuth2):
    """Like ``OAuth2``; the token URL is discovered (OpenID Connect Discovery 1.0)."""

    __slots__ = ()


class MutualTls:
    """A client certificate: it is given through ``http_client``, nothing is put into the request."""

    __slots__ = ("id",)

    def __init__(self, id: str) -> None:
        self.id = id


Scheme: TypeAlias = Bearer | HttpAuth | Basic | ApiKey | OAuth2 | MutualTls


class Server:
    """Where an API is: a URL, possibly with ``{variables}`` and their defaults."""

    __slots__ = ("url", "variables")

    def __init__(self, url: str, variables: Mapping[str, str] | None = None) -> None:
        self.url = url
        self.variables = variables or {}


class Api:
    """What all calls of one provider's client share."""

    __slots__ = (
        "base_url_env",
        "name",
        "schemes",
        "security",
        "servers",
        "title",
        "version",
    )

    def __init__(
        self,
        *,
        name: str,
        title: str = "",
        version: str = "",
        servers: tuple[Server, ...] = (),
        base_url_env: str = "",
        schemes: tuple[Scheme, ...] = (),
        security: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self.name = name
        self.title = title
        self.version = version
        self.servers = servers
        self.base_url_env = base_url_env
        self.schemes = {scheme.id: scheme for scheme in schemes}
        self.security = security
