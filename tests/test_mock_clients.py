"""Generated clients against ``codegen.mock`` of their own document: every operation answers, and answers parse."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from mocking import Caller, package

import codegen
from conftest import ROOT, shared_path

if TYPE_CHECKING:
    from pathlib import Path

OWN = sorted((ROOT / "specs").glob("*.md"))
SHARED = (
    ("features", "3.0", "json", "petstore.json"),
    ("features", "3.0", "json", "parameters-style.json"),
    ("features", "3.1", "yaml", "train-travel.yaml"),
    ("apis", "canada-holidays.ca.json"),
    ("apis", "elevenlabs.io.json"),
)
"""Of every version, with pages, uploads, downloads and every style of parameter."""


def every_call(document: Path, folder: Path) -> tuple[codegen.Received, ...]:
    """What the server received when every operation was called, with the fewest arguments and with all, strictly."""
    with package(document, folder) as api, codegen.mock(document, name="api") as server:
        caller = Caller(document)
        with api.Client(base_url=server.url, max_retries=0, strict=True, **caller.credentials) as client:
            for view in caller.inspected.operations:
                for required_only in (True, False):
                    caller.call(client, view, required_only=required_only)
        answered = {each.operation.partition("#")[0] for each in server.requests}
        assert answered == {each.key.partition("#")[0] for each in caller.operations}
        return server.requests


@pytest.mark.parametrize("document", OWN, ids=lambda path: path.name)
def test_every_operation_of_the_seeds(document: Path, tmp_path: Path) -> None:
    """Requests have nothing wrong, and answers are of their documented types."""
    received = every_call(document, tmp_path)
    assert [(each.problems, each.notes) for each in received if each.problems or each.notes] == []


@pytest.mark.parametrize("parts", SHARED, ids=lambda parts: parts[-1])
def test_every_operation_of_other_documents(parts: tuple[str, ...], tmp_path: Path) -> None:
    """As above, for documents that nobody wrote for us."""
    received = every_call(shared_path("corpus", *parts), tmp_path)
    assert [each.problems for each in received if each.problems] == []


CHAT = """\
openapi: 3.1.0
info: {title: Chat, version: "1"}
servers: [{url: https://chat.example.com/v1}]
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
security: [{bearer: []}]
paths:
  /chat/completions:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties: {prompt: {type: string}, stream: {type: boolean, description: "Server-sent events."}}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {type: object, required: [text], properties: {text: {type: string}}}}
            text/event-stream: {schema: {type: object, required: [delta], properties: {delta: {type: string}}}}
        "429":
          description: slow down
          content:
            application/json:
              schema: {type: object, required: [code], properties: {code: {type: string, enum: [slow_down]}}}
  /lines:
    get:
      responses:
        "200": {description: ok, content: {application/jsonl: {schema: {type: object, properties: {n: {type: integer}}}}}}
  /items:
    get:
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: {type: array, items: {type: object, required: [id], properties: {id: {type: string}}}}
                  next_cursor: {type: [string, "null"]}
                  has_more: {type: boolean}
  /picture:
    get:
      responses: {"200": {description: ok, content: {image/png: {schema: {type: string, format: binary}}}}}
"""


@pytest.fixture
def chat(tmp_path: Path) -> Any:
    """A client with a server that plays its document."""
    document = tmp_path / "chat.yaml"
    document.write_text(CHAT, encoding="utf-8")
    with (
        package(document, tmp_path) as api,
        codegen.mock(document, name="api") as server,
        api.Client(base_url=server.url, api_key="k") as client,
    ):
        yield api, server, client


def test_streams(chat: Any) -> None:
    """Server-sent events when the request asks for them, one JSON value when not; JSON Lines where they are documented."""
    _, server, client = chat
    assert client.chat.completions.create(prompt="a").text
    chunks = list(client.chat.completions.create(prompt="a", stream=True))
    assert len(chunks) == 3
    assert all(isinstance(chunk.delta, str) for chunk in chunks)
    assert [type(each.n) for each in client.lines.retrieve()] == [int, int, int]
    assert [each.status for each in server.requests] == [200, 200, 200]


def test_pages_end(chat: Any) -> None:
    """The first page names the next one, and that is the last."""
    _, server, client = chat
    items = list(client.items.list())
    assert len(items) == 4
    assert [each.path for each in server.requests] == ["/items", server.requests[1].path]
    assert server.requests[1].path.startswith("/items?cursor=")
    last = client.items.list(cursor="x")
    assert (last.next_cursor, last.has_more) == (None, False)
    assert client.items.list().has_more is True


def listing(path: str, parameters: str, more: str, headers: str = "") -> str:
    """A list operation: its parameters, what its answer has beside the items, and the headers."""
    return f"""\
  /{path}:
    get:
      parameters: [{parameters}]
      responses:
        "200":
          description: ok
          headers: {{{headers}}}
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items: {{type: array, items: {{type: object, properties: {{n: {{type: integer}}}}}}}}
{more}
"""


SIZE = "{name: limit, in: query, schema: {type: integer}}"
LISTS = {
    "offsets": listing("offsets", "{name: offset, in: query, schema: {type: integer}}, " + SIZE, ""),
    "pages": listing("pages", "{name: page, in: query, schema: {type: integer}}, " + SIZE, ""),
    "links": listing("links", SIZE, "                  next: {type: string, format: uri}"),
    "required": listing("required", SIZE, "                  next: {type: string, format: uri, minLength: 5}"),
    "headers": listing("headers", SIZE, "", "Link: {schema: {type: string}}"),
}


@pytest.mark.parametrize("name", LISTS)
def test_every_way_of_paging_ends(name: str, tmp_path: Path) -> None:
    """Offsets, page numbers, links in the answer and in its headers: a second page is asked for, and no third one."""
    document = tmp_path / "lists.yaml"
    head = 'openapi: 3.0.3\ninfo: {title: Lists, version: "1"}\nservers: [{url: https://lists.example.com}]\npaths:\n'
    text = LISTS[name].replace("required: [items]", "required: [items, next]") if name == "required" else LISTS[name]
    document.write_text(head + text, encoding="utf-8")
    with (
        package(document, tmp_path) as api,
        codegen.mock(document, name="api") as server,
        api.Client(base_url=server.url, strict=True) as client,
    ):
        items = list(getattr(client, name).list())
        assert [each.problems for each in server.requests] == [(), ()]
        assert len(items) in (2, 4)


def test_downloads(chat: Any) -> None:
    """A picture is one."""
    _, _, client = chat
    data = b"".join(client.picture.retrieve().iter_bytes())
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert data.endswith(b"IEND\xaeB`\x82")


def test_errors_on_request(chat: Any) -> None:
    """``Prefer: code`` gives the documented error body, typed, or one that makes sense."""
    api, _, client = chat
    with pytest.raises(api.RateLimitError) as caught:
        client.with_options(max_retries=0).chat.completions.create(prompt="a", extra_headers={"Prefer": "code=429"})
    assert caught.value.body.code == "slow_down"
    assert caught.value.retry_after == 1
    with pytest.raises(api.NotFoundError, match="Not Found"):
        client.items.list(extra_headers={"Prefer": "code=404"})


def test_clients_honour_retry_after(chat: Any) -> None:
    """Two attempts fail, the third one goes well; told to wait for longer than it would by itself, the client does."""
    _, server, client = chat
    assert client.chat.completions.create(
        prompt="a", extra_headers={"Prefer": "code=503, times=2, retry-after=0.1"}
    ).text
    assert [each.status for each in server.requests] == [503, 503, 200]
    before = time.monotonic()
    assert client.items.list(extra_headers={"Prefer": "code=429, times=1, retry-after=1.2"}).data
    assert time.monotonic() - before >= 1.2, "its own first pause is 0.5 s at most"


def test_broken_and_slow_connections(chat: Any) -> None:
    """``fault`` and ``delay``: the client tries again, gives up in time, and says what became of a stream."""
    api, server, client = chat
    assert client.items.list(extra_headers={"Prefer": "fault=close, times=1"}).data
    assert client.items.list(extra_headers={"Prefer": "fault=cut, times=1"}).data
    assert len(server.requests) == 4
    with pytest.raises(api.TimeoutError):
        client.with_options(max_retries=0).items.list(timeout=0.2, extra_headers={"Prefer": "delay=0.6"})
    items = client.chat.completions.create(prompt="a", stream=True, extra_headers={"Prefer": "fault=cut"})
    with pytest.raises(api.ApiError):
        list(items)


def test_wrong_calls_say_what_is_wrong(chat: Any) -> None:
    """The client's exception carries the server's words."""
    api, _, client = chat
    with pytest.raises(api.UnprocessableEntityError, match=r"body\.prompt: is missing") as caught:
        client.chat.completions.create(prompt="a", extra_body={"prompt": api.omit})
    assert caught.value.type == "invalid_request"
    with pytest.raises(api.AuthenticationError, match="should be `Bearer TOKEN`"):
        client.items.list(extra_headers={"Authorization": "Token x"})


def test_the_environment_leads_the_client_here(chat: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that the command shows at its start are those that the client reads."""
    api, server, _ = chat
    played = server.providers[0]
    monkeypatch.setenv(played.base_url_env, played.url)
    for name in played.credential_envs:
        monkeypatch.setenv(name, "any")
    with api.Client() as client:
        assert client.chat.completions.create(prompt="a").text
    assert dict(played.operations)["POST /chat/completions"] == "chat.completions.create"
