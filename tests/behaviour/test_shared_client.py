"""A package's own client for those who make none: configured once for a process, or by the environment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from generated import aimlapi

OPTIONS: list[tuple[str, Any]] = [
    ("timeout", 3.0),
    ("max_retries", 0),
    ("default_headers", {"x-a": "1"}),
    ("default_query", {"a": "1"}),
    ("strict", True),
    ("deadline", 5.0),
]


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing configured, nothing made."""
    shared = aimlapi.client.__self__  # type: ignore[attr-defined]  # a bound method
    monkeypatch.setattr(shared, "_made", None)
    yield
    shared.client().close()


@pytest.mark.parametrize(("name", "value"), OPTIONS)
def test_each_option_is_configured(name: str, value: Any) -> None:
    """Whatever a client takes, configure takes; what it is not told stays as it is by default."""
    aimlapi.configure(**{name: value})
    assert getattr(aimlapi.client().options, name) == value
    assert aimlapi.client() is aimlapi.client()


def test_key_and_base_url_are_configured(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shared client is configured by call or by environment, anew when asked to, and made again once closed."""
    httpserver.expect_request("/v1/images/generations").respond_with_json({"data": [{"url": "https://a.test/1.png"}]})
    monkeypatch.setenv("AIMLAPI_API_KEY", "from-env")
    monkeypatch.setenv("AIMLAPI_BASE_URL", httpserver.url_for("/"))
    seen: list[str] = []
    for key in (None, "first", "second"):
        if key:
            aimlapi.configure(api_key=key, base_url=httpserver.url_for("/"))
        client = aimlapi.client()
        images = client.images.generate(prompt="a", model="dall-e-3")
        assert images.to_dict() == {"data": [{"url": "https://a.test/1.png"}]}
        seen.append(httpserver.log[-1][0].headers["authorization"])
    assert seen == ["Bearer from-env", "Bearer first", "Bearer second"]
    client.close()
    assert aimlapi.client() is not client


def test_wrong_options_are_type_errors() -> None:
    """As for a client of one's own."""
    with pytest.raises(TypeError):
        aimlapi.configure(nothing=1)  # type: ignore[call-arg]  # planted
