"""User code that is right: the type checkers find nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, assert_type

from generated import images
from generated.aimlapi import ApiError, AsyncClient, Client, RateLimitError, RawResponse, StatusError, types
from generated.chainhub import Client as Chainhub
from generated.chatanywhere import Client as Chatanywhere


def one() -> str:
    """Presence is typed: what every witness shows needs no check, what one shows may be None."""
    with Client(api_key="k", base_url="http://127.0.0.1:1", timeout=5, max_retries=0) as client:
        answer = client.images.generate(prompt="p", size="1024x1536", background="transparent", n=1)
        plain = client.images.generate(prompt="p")
    assert_type(answer.data[0].url, str)
    assert_type(answer.data[0].b64_json, str | None)
    assert_type(answer.created, int | None)
    if answer.meta is not None and answer.meta.usage is not None:
        assert_type(answer.meta.usage.credits_used, float)
    return plain.data[0].url


def options() -> None:
    """Options per call and per client keep their types."""
    client = Client(api_key=lambda: "fresh")
    answer = client.with_options(timeout=5, max_retries=0).images.generate(prompt="p", extra_body={"seed": 7})
    raw = client.with_raw_response.images.generate(
        prompt="p", extra_headers={"X-A": "1"}, extra_query={"a": "1"}, timeout=3
    )
    assert_type(raw.status, int)
    assert_type(raw.parse().data[0].url, str)
    assert_type(answer.data[0].url, str)


def views() -> None:
    """Raw and streaming views have the methods' arguments, and answers that parse into theirs."""
    client = Client()
    raw = client.with_raw_response.images.generate(prompt="p")
    assert_type(raw, RawResponse[types.ImagesGenerateResponse])
    assert_type(raw.parse(), types.ImagesGenerateResponse)
    assert_type(raw.elapsed, timedelta)
    with client.with_streaming_response.images.generate(prompt="p", n=1) as response:
        assert_type(response.parse(), types.ImagesGenerateResponse)


async def later_views() -> None:
    """The same, asynchronously."""
    client = AsyncClient()
    raw = await client.with_raw_response.images.generate(prompt="p")
    assert_type(raw.parse(), types.ImagesGenerateResponse)
    async with client.with_streaming_response.images.generate(prompt="p") as response:
        assert_type(await response.parse(), types.ImagesGenerateResponse)


def bodies(error: StatusError) -> None:
    """What a server says of an error, whatever its shape."""
    assert_type(error.message, str)
    assert_type(error.code, str | int | None)
    assert_type(error.body, Any)
    assert_type(error.request_id, str | None)


def failing() -> float | None:
    """Errors are typed."""
    try:
        Client().images.generate(prompt="p")
    except RateLimitError as error:
        assert_type(error.status, int)
        return error.retry_after
    except ApiError:
        return None
    return 0.0


async def later() -> str:
    """The async client has the same methods."""
    async with AsyncClient() as client:
        answer = await client.images.generate(prompt="p", quality="high")
        return answer.data[0].url


def others() -> None:
    """The other providers, each with what it takes."""
    hub = Chainhub().images.generate(prompt="p", n=1, size="auto")
    anywhere = Chatanywhere().images.generate(prompt="p", n=2, model="dall-e-3", size="1024x1024", quality="hd")
    assert_type(hub.data[0].url, str)
    assert_type(anywhere.data[0].url, str)


def paint(client: images.Portable) -> str:
    """What every provider takes and gives back."""
    return client.images.generate(prompt="p", model="gpt-image-1.5", n=1, size="1024x1024").data[0].url


def group() -> list[str]:
    """Every provider's client is portable; connect gives the provider's own client type."""
    assert_type(images.connect("aimlapi", api_key="k"), Client)
    images.connect("aimlapi").images.generate(prompt="p", background="opaque")
    return [paint(images.connect("aimlapi")), paint(images.connect("chainhub")), paint(images.connect("chatanywhere"))]
