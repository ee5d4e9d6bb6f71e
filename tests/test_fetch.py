"""Fetching: only allowed hosts, never private networks, never too much."""

from __future__ import annotations

import pytest

from codegen.fetch import fetch
from codegen.finding import InputError


def test_fetches_from_an_allowed_host(httpserver):
    """A body comes as it is, redirects on allowed hosts included."""
    httpserver.expect_request("/a").respond_with_data(b"", status=302, headers={"Location": "/b"})
    httpserver.expect_request("/b").respond_with_data(b"spec")
    assert fetch(httpserver.url_for("/a"), allow=["localhost"]) == b"spec"


def test_refuses(httpserver):
    """Hosts that are not allowed, bodies that are too large, statuses that are no documents, other schemes."""
    httpserver.expect_request("/big").respond_with_data(b"x" * 3_000_000)
    httpserver.expect_request("/away").respond_with_data(b"", status=302, headers={"Location": "http://example.com/"})
    for path, allow, message in [
        ("/big", [], "is not allowed"),
        ("/big", ["localhost"], "larger than 2 MiB"),
        ("/away", ["localhost"], "example.com is not allowed"),
        ("/none", ["localhost"], "answers 500"),
    ]:
        with pytest.raises(InputError, match=message):
            fetch(httpserver.url_for(path), allow=allow, max_bytes=2 * 1024 * 1024)
    with pytest.raises(InputError, match="only http and https"):
        fetch("file:///etc/passwd", allow=["*"])


def test_refuses_names_that_lead_inside(monkeypatch):
    """A public name with a private address is refused, though it is allowed."""
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: [(2, 1, 6, "", ("10.0.0.1", 80))])
    with pytest.raises(InputError, match="private network"):
        fetch("http://api.example.com/", allow=["api.example.com"])
