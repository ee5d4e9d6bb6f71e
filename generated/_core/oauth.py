"""OAuth 2 client credentials: what is asked of a token endpoint, and what its answer means. Pure."""

from __future__ import annotations

import base64
import json
import time
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, urlencode

from .errors import AuthenticationError, DecodeError

if TYPE_CHECKING:
    import httpx2

    from .schemes import OAuth2

EARLY = 30.0
"""Seconds before its end at which a token is no longer used."""


class AccessToken:
    """A token and when it ends, in seconds of ``time.monotonic``."""

    __slots__ = ("ends", "secret")

    def __init__(self, secret: str, ends: float) -> None:
        self.secret = secret
        self.ends = ends

    def usable(self) -> bool:
        """Whether it is good for some time yet."""
        return time.monotonic() < self.ends - EARLY


def token_headers(client_id: str, client_secret: str) -> dict[str, str]:
    """The headers of a token request: the client authenticates with Basic (RFC 6749 section 2.3.1)."""
    pair = f"{quote(client_id, safe='')}:{quote(client_secret, safe='')}"
    return {
        "Authorization": "Basic " + base64.b64encode(pair.encode()).decode(),
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
    }


def token_form(scheme: OAuth2) -> bytes:
    """The body of a token request (RFC 6749 section 4.4.2)."""
    fields = {"grant_type": "client_credentials"}
    if scheme.scopes:
        fields["scope"] = " ".join(scheme.scopes)
    return urlencode(fields).encode()


def read_token(response: httpx2.Response) -> AccessToken:
    """The token in an answer (RFC 6749 section 5.1). Raises AuthenticationError or DecodeError."""
    answer = _fields(response)
    secret = answer.get("access_token")
    if not response.is_success or not isinstance(secret, str):
        said = (
            answer.get("error_description")
            or answer.get("error")
            or f"status {response.status_code}"
        )
        raise AuthenticationError(
            f"the token endpoint gave no token: {said}", response=response, body=answer
        )
    lifetime = answer.get("expires_in")
    seconds = (
        float(lifetime)
        if isinstance(lifetime, int | float | str) and str(lifetime).isdigit()
        else 3600.0
    )
    return AccessToken(secret, time.monotonic() + seconds)


def read_discovery(response: httpx2.Response) -> str:
    """The token URL in a discovery document (OpenID Connect Discovery 1.0 section 3)."""
    url = _fields(response).get("token_endpoint")
    if not isinstance(url, str):
        raise DecodeError("the discovery document names no token_endpoint")
    return url


def _fields(response: httpx2.Response) -> dict[str, object]:
    try:
        answer: object = json.loads(response.content)
    except ValueError as error:
        raise DecodeError(
            f"{response.request.url.host} answered no JSON where a token was expected"
        ) from error
    return cast("dict[str, object]", answer) if isinstance(answer, dict) else {}
