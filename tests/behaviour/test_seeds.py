"""The three seeds' clients, as their users see them: against a real server that answers what the pages show."""

from __future__ import annotations

import asyncio
import importlib
import json
from typing import Any

import pytest

from conftest import ROOT
from player import Player
from support import sample_answer

SEEDS = ("chainhub", "aimlapi", "chatanywhere")

HOSTS = {
    "chainhub": "https://api.chainhub.tech",
    "aimlapi": "https://api.aimlapi.com",
    "chatanywhere": "https://api.chatanywhere.tech",
}

GIVEN: dict[str, dict[str, Any]] = {
    "chainhub": {"prompt": "a man walks", "n": 1, "size": "1024x1536"},
    "aimlapi": {"prompt": "a T-Rex on a beach"},
    "chatanywhere": {"prompt": "a sunset", "n": 1, "model": "dall-e-3", "size": "1024x1024"},
}
"""What a caller must give, and no more."""

ADDED: dict[str, dict[str, Any]] = {
    "chainhub": {"model": "gpt-image-1.5"},
    "aimlapi": {"model": "openai/gpt-image-1-5"},
    "chatanywhere": {},
}
"""What the document says must be there although nobody has to give it."""

ANSWERS = {name: sample_answer(ROOT / "specs" / f"{name}.md") for name in SEEDS}


def package(name: str) -> Any:
    """The generated package of a provider."""
    return importlib.import_module(f"generated.{name}")


def generate(name: str, server: Player, **arguments: Any) -> Any:
    """One call of a provider's sync client."""
    with package(name).Client(api_key="key-1", base_url=server.url) as client:
        return client.images.generate(**arguments)


@pytest.mark.parametrize("name", SEEDS)
def test_the_request_is_what_the_page_asks_for(name: str) -> None:
    """URL, method, bearer token, and a JSON body with what was given and what must be there."""
    with Player(ANSWERS[name]) as server:
        generate(name, server, **GIVEN[name])
    (request,) = server.seen
    assert (request.method, request.path) == ("POST", "/v1/images/generations")
    assert request.headers["authorization"] == "Bearer key-1"
    assert request.headers["content-type"] == "application/json"
    assert json.loads(request.body) == {**ADDED[name], **GIVEN[name]}


@pytest.mark.parametrize("name", SEEDS)
def test_the_async_client_sends_the_same(name: str) -> None:
    """Sync and async clients send the same request and give the same answer."""

    async def call(server: Player) -> Any:
        async with package(name).AsyncClient(api_key="key-1", base_url=server.url) as client:
            return await client.images.generate(**GIVEN[name])

    with Player(ANSWERS[name]) as server:
        sync_answer = generate(name, server, **GIVEN[name])
        async_answer = asyncio.run(call(server))
    first, second = server.seen
    assert (first.method, first.path, first.body) == (second.method, second.path, second.body)
    assert first.headers["authorization"] == second.headers["authorization"]
    assert sync_answer.to_dict() == async_answer.to_dict()


@pytest.mark.parametrize("name", SEEDS)
def test_key_and_base_url_come_from_the_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """NAME_API_KEY and NAME_BASE_URL stand in for arguments."""
    with Player(ANSWERS[name]) as server:
        monkeypatch.setenv(f"{name.upper()}_API_KEY", "key-2")
        monkeypatch.setenv(f"{name.upper()}_BASE_URL", server.url)
        with package(name).Client() as client:
            client.images.generate(**GIVEN[name])
    assert server.seen[0].headers["authorization"] == "Bearer key-2"


@pytest.mark.parametrize("name", SEEDS)
def test_without_a_base_url_it_is_the_page_s_server(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The client calls the server that the page names."""
    monkeypatch.delenv(f"{name.upper()}_BASE_URL", raising=False)
    with package(name).Client(api_key="key-1") as client:
        assert str(client.base_url).rstrip("/") == HOSTS[name]


@pytest.mark.parametrize("name", SEEDS)
def test_a_missing_key_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key the call fails before anything is sent, and says what to do."""
    monkeypatch.delenv(f"{name.upper()}_API_KEY", raising=False)
    missing = pytest.raises(package(name).MissingCredentials, match=f"{name.upper()}_API_KEY")
    with Player(ANSWERS[name]) as server, package(name).Client(base_url=server.url) as client, missing:
        client.images.generate(**GIVEN[name])
    assert server.seen == []


@pytest.mark.parametrize("answering", SEEDS)
@pytest.mark.parametrize("name", SEEDS)
def test_answers_survive_the_round_trip(name: str, answering: str) -> None:
    """A provider's own sample answer parses and comes out as it came, and so does what the others answer."""
    with Player(ANSWERS[answering]) as server:
        answer = generate(name, server, **GIVEN[name])
    assert type(answer).__module__.startswith(f"generated.{name}")
    assert answer.to_dict() == ANSWERS[answering]


def test_aimlapi_answers_are_typed() -> None:
    """Fields of the schema and fields that only the page's sample shows are both attributes."""
    with Player(ANSWERS["aimlapi"]) as server:
        answer = generate("aimlapi", server, **GIVEN["aimlapi"])
    assert answer.data[0].url.startswith("https://cdn.aimlapi.com/")
    assert answer.data[0].revised_prompt == "Example output for documentation."
    assert answer.data[0].b64_json is None
    assert (answer.created, answer.model) == (1733832000, "openai/gpt-image-1-5")
    assert answer.usage.total_tokens == 0
    assert answer.meta is None


def test_chatanywhere_answers_are_typed() -> None:
    """The plain case: what the schema says is what there is."""
    with Player(ANSWERS["chatanywhere"]) as server:
        answer = generate("chatanywhere", server, **GIVEN["chatanywhere"])
    assert [image.url for image in answer.data] == ["https://...", "https://..."]
    assert answer.created == 1589478378


def test_chainhub_answers_what_its_page_says_and_what_its_peers_answer() -> None:
    """The page documents a chat completion; images come back as the other providers give them. Both are typed."""
    with Player(ANSWERS["chainhub"]) as server:
        documented = generate("chainhub", server, **GIVEN["chainhub"])
    with Player(ANSWERS["chatanywhere"]) as server:
        likely = generate("chainhub", server, **GIVEN["chainhub"])
    assert documented.choices[0].message.role == "assistant"
    assert documented.choices[0].finish_reason == "stop"
    assert likely.data[0].url == "https://..."
    assert likely.choices is None


OPTIONAL = {
    "background": "transparent",
    "moderation": "low",
    "output_compression": 50,
    "output_format": "webp",
    "quality": "high",
    "response_format": "b64_json",
    "size": "1536x1024",
    "n": 1,
}


def test_aimlapi_sends_all_optional_arguments() -> None:
    """Every optional argument goes where the page puts it."""
    with Player(ANSWERS["aimlapi"]) as server:
        generate("aimlapi", server, prompt="p", **OPTIONAL)
    assert json.loads(server.seen[0].body) == {"model": "openai/gpt-image-1-5", "prompt": "p", **OPTIONAL}


@pytest.mark.parametrize(
    ("name", "arguments", "culprit"),
    [
        ("chatanywhere", {**GIVEN["chatanywhere"], "background": "transparent"}, "background"),
        ("chainhub", {**GIVEN["chainhub"], "quality": "hd"}, "quality"),
        ("aimlapi", {}, "prompt"),
        ("chainhub", {"prompt": "p", "size": "1024x1024"}, "n"),
        ("chatanywhere", {"prompt": "p", "n": 1, "size": "1024x1024"}, "model"),
        ("chainhub", {**GIVEN["chainhub"], "authorization": "Bearer x"}, "authorization"),
        ("chatanywhere", {**GIVEN["chatanywhere"], "content_type": "x"}, "content_type"),
    ],
)
def test_wrong_arguments_are_type_errors(name: str, arguments: dict[str, Any], culprit: str) -> None:
    """An argument that a provider lacks, or one that is missing, is a TypeError that names it; nothing is sent."""
    with Player(ANSWERS[name]) as server, pytest.raises(TypeError, match=f"'{culprit}'"):
        generate(name, server, **arguments)
    assert server.seen == []


@pytest.mark.parametrize("name", SEEDS)
def test_connect_gives_the_provider_s_own_client(name: str) -> None:
    """``connect`` takes a provider's name and what its client takes, and gives that client."""
    images = package("images")
    with Player(ANSWERS[name]) as server, images.connect(name, api_key="key-3", base_url=server.url) as client:
        assert isinstance(client, package(name).Client)
        client.images.generate(**GIVEN[name])
    assert server.seen[0].headers["authorization"] == "Bearer key-3"


def test_connect_refuses_unknown_providers() -> None:
    """A name that no provider has is an error that lists those there are."""
    with pytest.raises(Exception, match=r"aimlapi.*chainhub|chainhub.*aimlapi"):
        package("images").connect("nobody", api_key="k")


PORTABLE = {"prompt": "p", "model": "gpt-image-1.5", "n": 1, "size": "1024x1024"}


@pytest.mark.parametrize("name", SEEDS)
def test_portable_arguments_reach_every_provider(name: str) -> None:
    """One call serves all providers; the model goes out under the name that the provider knows it by."""
    known_as = {"aimlapi": "openai/gpt-image-1-5"}.get(name, "gpt-image-1.5")
    connect = package("images").connect
    with Player(ANSWERS["aimlapi"]) as server, connect(name, api_key="k", base_url=server.url) as client:
        answer = client.images.generate(**PORTABLE)
    assert json.loads(server.seen[0].body) == {**PORTABLE, "model": known_as}
    assert answer.data[0].url.startswith("https://cdn.aimlapi.com/")


def test_capabilities_are_data() -> None:
    """What each provider takes for each argument can be looked up."""
    table = package("images").CAPABILITIES["images.generate"]
    assert set(table) == set(SEEDS)
    assert table["aimlapi"]["background"]["values"] == ("transparent", "opaque", "auto")
    assert "background" not in table["chatanywhere"]
    assert table["chainhub"]["prompt"]["required"]
    assert "size" in table["chainhub"]


@pytest.mark.parametrize("name", SEEDS)
def test_extra_arguments_and_raw_answers(name: str) -> None:
    """``extra_*`` adds to one request; ``with_raw_response`` gives status and headers beside the parsed answer."""
    with Player(ANSWERS[name]) as server, package(name).Client(api_key="k", base_url=server.url) as client:
        raw = client.with_raw_response.images.generate(
            **GIVEN[name], extra_body={"seed": 7}, extra_headers={"X-Trace": "t1"}, extra_query={"beta": "1"}
        )
    (request,) = server.seen
    assert json.loads(request.body)["seed"] == 7
    assert request.headers["x-trace"] == "t1"
    assert request.path == "/v1/images/generations?beta=1"
    assert (raw.status, raw.headers["content-type"]) == (200, "application/json")
    assert raw.parse().to_dict() == ANSWERS[name]
