"""OAuth 2 client credentials: what is asked of a token endpoint, and what its answer means. Pure."""

from __future__ import annotations

import base64
import json
import time
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, urlencode

from .errors import AuthenticationError, DecodeError
from .operation import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from .errors import StatusError
    from .requests import Arguments
    from .schemes import OAuth2

EARLY = 30.0
"""Seconds before its end at which a token is no longer used."""


class AccessToken:
    """A token and when it ends, in seconds of ``time.monotonic``; ``again`` is the refresh token, where there is one."""

    __slots__ = ("again", "ends", "secret")

    def __init__(self, secret: str, ends: float, again: str = "") -> None:
        self.secret = secret
        self.ends = ends
        self.again = again

    def usable(self) -> bool:
        """Whether it is good for some time yet."""
        return time.monotonic() < self.ends - EARLY


_NO_SECURITY: tuple[tuple[str, ...], ...] = ()
_TOKEN: Operation[object] = Operation(
    "POST", "", body="application/x-www-form-urlencoded", security=_NO_SECURITY
)
_DISCOVERY: Operation[object] = Operation("GET", "", security=_NO_SECURITY)


def token_request(
    scheme: OAuth2, url: str, client_id: str, client_secret: str
) -> tuple[Operation[object], Arguments]:
    """A token request (RFC 6749 section 4.4.2); the client authenticates with Basic (section 2.3.1)."""
    pair = f"{quote(client_id, safe='')}:{quote(client_secret, safe='')}"
    fields = {"grant_type": "client_credentials"}
    if scheme.scopes:
        fields["scope"] = " ".join(scheme.scopes)
    basic = "Basic " + base64.b64encode(pair.encode()).decode()
    return form_request(url, fields, {"Authorization": basic})


def form_request(
    url: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
) -> tuple[Operation[object], Arguments]:
    """A form for an authorization server."""
    return _TOKEN, {
        "url": url,
        "content": urlencode(fields).encode(),
        "extra_headers": {"Accept": "application/json", **(headers or {})},
    }


def discovery_request(scheme: OAuth2) -> tuple[Operation[object], Arguments]:
    """A request for a provider's metadata (OpenID Connect Discovery 1.0 section 4)."""
    return _DISCOVERY, {
        "url": scheme.discovery_url,
        "extra_headers": {"Accept": "application/json"},
    }


def refused(error: StatusError) -> StatusError:
    """What an authorization server's refusal is to the caller: a failed authentication, unless it may pass by itself."""
    if error.status == 429 or error.status >= 500:
        return error
    made = AuthenticationError(
        f"no token: {error.message}", response=error.response, body=error.body
    )
    made.code, made.retries_taken = error.code, error.retries_taken
    return made


def read_token(response: httpx2.Response) -> AccessToken:
    """The token in an answer (RFC 6749 section 5.1). Raises AuthenticationError or DecodeError."""
    answer = fields_of(response)
    secret = answer.get("access_token")
    if not isinstance(secret, str) or not secret:
        said = answer.get("error_description") or answer.get("error") or "none in it"
        raise AuthenticationError(
            f"the token endpoint gave no token: {said}", response=response, body=answer
        )
    again = answer.get("refresh_token")
    return AccessToken(
        secret,
        time.monotonic() + seconds(answer.get("expires_in"), 3600.0),
        again if isinstance(again, str) else "",
    )


def seconds(said: object, otherwise: float) -> float:
    """How long something lives, in whole seconds; ``otherwise`` where the server says nothing that makes sense."""
    text = str(said)
    return float(text) if text.isdecimal() and len(text) < 12 else otherwise


def read_discovery(response: httpx2.Response, scheme: OAuth2) -> str:
    """The token URL in a discovery document (OpenID Connect Discovery 1.0 section 3). Raises DecodeError."""
    url = fields_of(response).get("token_endpoint")
    if isinstance(url, str) and url.startswith("https://"):
        return url
    if isinstance(url, str) and url.startswith("http://"):
        if not scheme.discovery_url.startswith("https://"):
            return url
        raise _undecoded("its token_endpoint is not encrypted", response)
    raise _undecoded("the discovery document names no token_endpoint", response)


def fields_of(response: httpx2.Response) -> dict[str, object]:
    """The fields of an authorization server's answer. Raises DecodeError for anything but JSON."""
    try:
        answer: object = json.loads(response.content)
    except (ValueError, RecursionError) as error:
        raise _undecoded("no JSON where a token was expected", response) from error
    return cast("dict[str, object]", answer) if isinstance(answer, dict) else {}


def _undecoded(what: str, response: httpx2.Response) -> DecodeError:
    error = DecodeError(f"{response.request.url.host}: {what}")
    error.request, error.response = response.request, response
    return error
