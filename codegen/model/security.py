"""The credentials that an API asks for."""

from __future__ import annotations

from typing import Literal, TypeAlias

from codegen.finding import Location, Noun


class BearerScheme(Noun, frozen=True, tag=True):
    """``Authorization: Bearer <token>`` (RFC 6750)."""

    id: str
    location: Location
    doc: str = ""


class BasicScheme(Noun, frozen=True, tag=True):
    """``Authorization: Basic ...`` (RFC 7617)."""

    id: str
    location: Location
    doc: str = ""


class ApiKeyScheme(Noun, frozen=True, tag=True):
    """A key in a header, query parameter or cookie."""

    id: str
    location: Location
    name: str
    location_in: Literal["header", "query", "cookie"]
    doc: str = ""
    prefix: str = ""
    """Text before the key in a header, with its space (``Token ``, ``Bot ``), where a witness shows one."""


class OAuth2Flow(Noun, frozen=True):
    """One OAuth 2.0 flow."""

    flow: Literal["authorizationCode", "clientCredentials", "implicit", "password", "deviceAuthorization"]
    token_url: str = ""
    authorization_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


class OAuth2Scheme(Noun, frozen=True, tag=True):
    """OAuth 2.0 (RFC 6749)."""

    id: str
    location: Location
    flows: tuple[OAuth2Flow, ...] = ()
    doc: str = ""


class OpenIdConnectScheme(Noun, frozen=True, tag=True):
    """OpenID Connect Discovery."""

    id: str
    location: Location
    url: str
    doc: str = ""


class MutualTlsScheme(Noun, frozen=True, tag=True):
    """A client certificate, given through the HTTP client."""

    id: str
    location: Location
    doc: str = ""


class HttpScheme(Noun, frozen=True, tag=True):
    """Another HTTP authentication scheme (``digest``, ``hoba``, vendor's): the whole header value is the credential."""

    id: str
    location: Location
    scheme: str
    doc: str = ""


SecurityScheme: TypeAlias = (
    BearerScheme | BasicScheme | ApiKeyScheme | OAuth2Scheme | OpenIdConnectScheme | MutualTlsScheme | HttpScheme
)

Requirement: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Schemes that are needed together: pairs of scheme id and scopes. Empty: no credential is fine."""
