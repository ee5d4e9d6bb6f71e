"""Access tokens from real local servers: OpenID discovery, and sign-in by device."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

import pytest

from .conftest import Answer, Mode


def form(body: bytes) -> dict[str, str]:
    """A form's fields."""
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


def test_discovered_token_endpoints(mode: Mode) -> None:
    """The token URL comes from the provider's metadata; the token is kept, and fetched anew after a 401."""
    origin = mode.server.origin
    scheme = mode.core.OpenIdConnect("oidc", discovery_url=origin + "/.well-known/openid-configuration")
    client = mode.client(base_url=origin, scheme=scheme)
    metadata = json.dumps({"issuer": origin, "token_endpoint": origin + "/tokens"}).encode()
    token = b'{"access_token": "t%d", "token_type": "bearer"}'
    mode.server.will(metadata, token % 1, b"{}", b"{}", Answer(status=401), metadata, token % 2, b"{}")
    op = mode.core.Operation("GET", "/x", returns=lambda: dict)
    for _ in range(3):
        mode.call(op, client)
    paths = [seen.path for seen in mode.server.seen]
    assert paths[:3] == ["/.well-known/openid-configuration", "/tokens", "/x"]
    assert mode.server.seen[2].headers["authorization"] == "Bearer t1"
    assert mode.server.seen[-1].headers["authorization"] == "Bearer t2"
    assert "authorization" not in mode.server.seen[0].headers


def test_refused_clients(mode: Mode) -> None:
    """What the token endpoint says is in the error, which is an authentication error whatever its status."""
    scheme = mode.core.OAuth2("o", token_url=mode.server.origin + "/token")
    mode.server.will(Answer(status=400, body=b'{"error": "invalid_client", "error_description": "who are you"}'))
    with pytest.raises(mode.core.AuthenticationError, match="who are you") as caught:
        mode.call(mode.core.Operation("GET", "/x"), mode.client(scheme=scheme))
    assert (caught.value.status, caught.value.code) == (400, "invalid_client")
    assert caught.value.request.url.path == "/token"


CODE = {"device_code": "d", "user_code": "AB-CD", "verification_uri": "https://shop.test/device", "interval": 0}


def login(mode: Mode, shown: list[Any], **options: Any) -> Any:
    """A sign-in at the test's server."""
    kind = mode.core.DeviceLogin if mode.name == "sync" else mode.core.AsyncDeviceLogin
    urls = {"device_url": mode.server.origin + "/device", "token_url": mode.server.origin + "/token"}
    return kind(client_id="id", scopes=("read", "write"), show=shown.append, **urls, **options)


def test_sign_in_by_device(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person is shown where to go; the server is asked until they have been there; a 401 renews the token."""
    from specweld_shop._core import device  # type: ignore[import-not-found,unused-ignore]  # made by a fixture

    monkeypatch.setattr(device, "SLOWER", 0.001)
    pending = Answer(status=400, body=b'{"error": "authorization_pending"}')
    slower = Answer(status=400, body=b'{"error": "slow_down"}')
    first = b'{"access_token": "t1", "refresh_token": "r1", "expires_in": 3600}'
    renewed = b'{"access_token": "t2", "expires_in": 3600}'
    mode.server.will(
        json.dumps(CODE).encode(), pending, slower, first, b"{}", b"{}", Answer(status=401), renewed, b"{}"
    )
    shown: list[Any] = []
    client = mode.client(api_key=login(mode, shown, client_secret="s"))
    op = mode.core.Operation("GET", "/x", returns=lambda: dict)
    for _ in range(3):
        mode.call(op, client)
    assert shown == [("https://shop.test/device", "AB-CD", "https://shop.test/device")]
    seen = mode.server.seen
    assert [each.path for each in seen] == ["/device", *["/token"] * 3, "/v1/x", "/v1/x", "/v1/x", "/token", "/v1/x"]
    assert form(seen[0].body) == {"client_id": "id", "client_secret": "s", "scope": "read write"}
    assert form(seen[1].body)["grant_type"] == "urn:ietf:params:oauth:grant-type:device_code"
    assert form(seen[1].body)["device_code"] == "d"
    assert form(seen[7].body) == {
        "client_id": "id", "client_secret": "s", "grant_type": "refresh_token", "refresh_token": "r1"
    }  # fmt: skip
    assert [each.headers.get("authorization") for each in seen[-2:]] == [None, "Bearer t2"]


def test_a_person_says_no_or_nothing(mode: Mode) -> None:
    """A refusal is an AuthenticationError, silence a TimeoutError, a device endpoint without a code an error as well."""
    denied = Answer(status=400, body=b'{"error": "access_denied"}')
    pending = Answer(status=400, body=b'{"error": "authorization_pending"}')
    slow = {**CODE, "interval": 1, "expires_in": 1}
    for answers, kind in (
        ([json.dumps(CODE).encode(), denied], mode.core.AuthenticationError),
        ([json.dumps(slow).encode(), pending], mode.core.TimeoutError),
        ([b"{}"], mode.core.AuthenticationError),
        ([b"<html>"], mode.core.DecodeError),
        ([Answer(status=404)], mode.core.NotFoundError),
    ):
        mode.server.will(*answers)
        with pytest.raises(kind):
            mode.call(mode.core.Operation("GET", "/x"), mode.client(api_key=login(mode, [])))


def test_a_refused_refresh_asks_again(mode: Mode) -> None:
    """When the refresh token is no longer good, a person is asked once more."""
    first = b'{"access_token": "t1", "refresh_token": "r1", "expires_in": 0}'
    last = b'{"access_token": "t2", "expires_in": 3600}'
    code, gone = json.dumps(CODE).encode(), Answer(status=400, body=b'{"error": "invalid_grant"}')
    mode.server.will(code, first, b"{}", gone, code, last, b"{}")
    shown: list[Any] = []
    client = mode.client(api_key=login(mode, shown))
    op = mode.core.Operation("GET", "/x", returns=lambda: dict)
    mode.call(op, client)
    mode.call(op, client)
    assert len(shown) == 2
    assert mode.server.seen[-1].headers["authorization"] == "Bearer t2"
