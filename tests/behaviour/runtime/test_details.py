"""What users of a client lean on without thinking of it: copies, parsing into other types, cancellation, big streams."""

from __future__ import annotations

import asyncio
import base64
import gc
import io
import json
import sys
import tracemalloc
from pathlib import Path
from typing import Annotated, Any

import httpx2
import pydantic
import pytest

from .conftest import Answer, Mode
from .test_misbehaving import EVENT, ITEM, SSE, in_use
from .wire import Wire, answer


def test_default_headers_and_queries_are_replaced(mode: Mode) -> None:
    """with_options merges default_headers, set_default_headers replaces them, both at once are refused; so for queries."""
    client = mode.client(default_headers={"X-A": "1"}, default_query={"a": "1"})
    copy = client.with_options(set_default_headers={"X-B": "2"}, set_default_query={"b": "2"})
    mode.run(copy.items.get("1"))
    seen = mode.server.seen[0]
    assert ("x-a" in seen.headers, seen.headers["x-b"], seen.path) == (False, "2", "/v1/items/1?b=2")
    for name in ("headers", "query"):
        with pytest.raises(TypeError, match=f"default_{name}"):
            client.copy(**{f"default_{name}": {}, f"set_default_{name}": {}})


def test_copies_take_every_option(mode: Mode) -> None:
    """Whatever a client can be made with, a copy can change; and it keeps what is not changed."""
    from specweld_shop._core import connection, options  # type: ignore[import-not-found,unused-ignore]  # a fixture's

    made = connection.SyncOptions if mode.name == "sync" else connection.AsyncOptions
    copied = connection.SyncCopyOptions if mode.name == "sync" else connection.AsyncCopyOptions
    names = set(made.__annotations__)
    assert set(options.Options.__slots__) | {"http_client"} == names
    assert set(copied.__annotations__) == names | {"set_default_headers", "set_default_query"}
    given = {
        "timeout": 7.0, "deadline": 9.0, "max_retries": 5, "retry_unsafe": False, "strict": True,
        "follow_redirects": False, "max_answer_bytes": 10, "idempotency_header": "X-Key", "server_variables": {"a": "b"},
    }  # fmt: skip
    client = mode.client(**given)
    for copy in (client.copy(), client.copy(base_url="http://127.0.0.1:1").copy()):
        assert {name: getattr(copy.options, name) for name in given} == given
    assert client.copy(strict=False).options.strict is False
    assert client.copy(base_url="http://127.0.0.1:1").copy().base_url == "http://127.0.0.1:1/"


def test_dropping_a_copy_closes_nothing(mode: Mode) -> None:
    """The connections are the original's: they outlive its copies."""
    client = mode.client()
    copy = client.copy(max_retries=0)
    mode.run(copy.items.get("1"))
    del copy
    gc.collect()
    assert not client.is_closed
    assert mode.run(client.items.get("1")).id == "1"


def test_copies_leak_nothing(mode: Mode) -> None:
    """A thousand copies that each make a request's draft leave no memory behind."""
    client = mode.client()
    op = mode.core.Operation("POST", "/x", body="application/json")

    def work(times: int) -> None:
        for _ in range(times):
            copy = client.copy(max_retries=1)
            drafted = copy.draft_request(op, {"body": {"a": 1}})
            assert mode.run(drafted)[1].method == "POST"

    work(100)
    gc.collect()
    tracemalloc.start()
    work(50)
    gc.collect()
    before = tracemalloc.take_snapshot()
    work(500)
    gc.collect()
    after = tracemalloc.take_snapshot()
    tracemalloc.stop()
    ours = tracemalloc.Filter(inclusive=True, filename_pattern="*specweld_shop*")
    grown = sum(
        each.size_diff for each in after.filter_traces([ours]).compare_to(before.filter_traces([ours]), "filename")
    )
    assert grown < 20_000, "bytes in 500 copies"


class Plain(pydantic.BaseModel):
    """A model of the user's own."""

    id: str
    price: float


def test_parsing_into_other_types(mode: Mode, shop: Any) -> None:
    """parse(to) takes models of either kind, unions, scalars, lists and annotated types, whole or streamed."""
    client = mode.client()
    raw = mode.run(client.with_raw_response.items.get("1"))
    assert raw.parse(Plain) == Plain(id="1", price=1.5)
    assert raw.parse(shop.types.Anything).id == "1"
    assert raw.parse(dict[str, Any])["price"] == 1.5
    assert raw.parse(shop.types.Cat | shop.types.Item).price == 1.5
    assert raw.parse(Annotated[dict[str, Any], "note"])["id"] == "1"
    for body, kind, value in ((b"true", bool, True), (b"3", int, 3), (b"[1, 2]", list[int], [1, 2])):
        mode.server.will(body)
        assert mode.run(client.with_raw_response.items.get("1")).parse(kind) == value


def test_the_user_agent_says_who_calls(mode: Mode) -> None:
    """Client, API version and Python: constants, so that finding them out can neither fail nor block; no more is told."""
    mode.run(mode.client().items.get("1"))
    said = mode.server.seen[0].headers["user-agent"]
    assert said == f"shop/1.0 (specweld) python/{sys.version_info.major}.{sys.version_info.minor}"
    assert not [name for name in mode.server.seen[0].headers if name.startswith("x-stainless")]


def test_files_in_json_are_base64(mode: Mode, tmp_path: Path) -> None:
    """Bytes, open files and paths are files, in JSON as well: their content goes out as base64; text stays text."""
    (tmp_path / "a").write_bytes(b"\x00content")
    op = mode.core.Operation("POST", "/x", body="application/json")
    for value in (b"\x00content", bytearray(b"\x00content"), tmp_path / "a", io.BytesIO(b"\x00content")):
        mode.call(op, body={"file": value, "nested": [{"file": b"x"}]})
        sent = json.loads(mode.server.seen[-1].body)
        assert base64.b64decode(sent["file"]) == b"\x00content"
        assert sent["nested"] == [{"file": "eA=="}]
    mode.call(op, body={"file": "AAEC"})
    assert json.loads(mode.server.seen[-1].body) == {"file": "AAEC"}
    with pytest.raises(mode.core.InvalidArgument):
        mode.call(op, body={"file": io.StringIO("text")})


def test_cancelled_streams_let_go(shop: Any) -> None:
    """Cancelling a task that waits for a stream, an answer or a download frees its connection."""
    wire = Wire()
    client = shop.AsyncClient(api_key="k", base_url=wire.origin)

    async def stream() -> None:
        async for _ in await client.items.watch():
            pass

    async def download() -> None:
        await (await client.items.picture("1")).read()

    async def main() -> None:
        for work, steps in (
            (stream, [answer(EVENT, SSE, length=100), 0.5]),
            (download, [answer(b"x", length=100), 0.5]),
            (lambda: client.items.get("1"), [0.5]),
            (lambda: client.items.get("1"), [answer(ITEM[:3], length=100), 0.5]),
        ):
            wire.will(steps)
            task = asyncio.ensure_future(work())
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert in_use(client) == 0
        await client.close()

    asyncio.run(main())
    wire.close()


def test_streams_left_without_with_let_go(mode: Mode) -> None:
    """Breaking out of a loop and dropping the stream closes it, as does an exception in the loop's body."""
    wire = Wire()
    wire.will([answer(EVENT * 3, SSE, length=1000), 0.3])
    client = mode.client(base_url=wire.origin)

    async def first() -> str:
        async for chunk in await client.items.watch():
            return str(chunk.text)
        return ""

    if mode.name == "sync":
        assert next(chunk.text for chunk in client.items.watch()) == "a"
    else:
        assert mode.run(first()) == "a"
        mode.run(asyncio.sleep(0.01))
    gc.collect()
    mode.run(asyncio.sleep(0.01)) if mode.name == "async" else None
    assert in_use(client) == 0
    wire.close()


def test_events_of_64_mib(mode: Mode) -> None:
    """An event of 64 MiB and more arrives whole, over a socket, within bounded memory."""
    wire, size = Wire(), 65 * 2**20
    wire.will([answer(b'data: {"text": "' + b"x" * size + b'"}\n\n', SSE)])
    op = mode.core.Operation("GET", "/x", stream="sse", item=lambda: mode.core.ServerSentEvent)
    events = mode.all(mode.run(mode.client(base_url=wire.origin, timeout=60).stream(op)))
    assert [len(event.data) for event in events] == [size + 12]
    wire.close()


def test_absolute_urls_and_the_base_url(mode: Mode) -> None:
    """base_url can be moved; an absolute path stands for itself; slashes never double."""
    client = mode.client(base_url=mode.server.origin + "/a/b/")
    op = mode.core.Operation("GET", "/foo")
    mode.call(op, client)
    client.base_url = mode.server.origin + "/c"
    mode.call(op, client)
    mode.call(mode.core.Operation("GET", mode.server.origin + "/abs?x=1"), client, query={"y": 2})
    assert [seen.path for seen in mode.server.seen] == ["/a/b/foo", "/c/foo", "/abs?x=1&y=2"]
    assert client.base_url == mode.server.origin + "/c/"


def test_redirects_after_post_become_get(mode: Mode) -> None:
    """302 and 303 after a POST are followed with GET, 307 with the same method and body; unfollowed ones show Location."""
    for status, method in ((302, "GET"), (303, "GET"), (307, "POST")):
        mode.server.will(Answer(status=status, headers={"location": "/v1/items/2"}), Answer())
        mode.run(mode.client().items.create(name="a"))
        assert mode.server.seen[1].method == method
        assert (mode.server.seen[1].body == b"") == (method == "GET")
    mode.server.will(Answer(status=302, headers={"location": "/v1/items/2"}))
    with pytest.raises(mode.core.StatusError) as caught:
        mode.run(mode.client(follow_redirects=False).items.get("1"))
    assert (caught.value.status, caught.value.headers["Location"]) == (302, "/v1/items/2")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-02-29T01:02:03Z", "2024-02-29T01:02:03+00:00"),
        ("2024-02-29T01:02:03.123456+05:30", "2024-02-29T01:02:03.123456+05:30"),
        ("2024-02-29t01:02:03z", "2024-02-29T01:02:03+00:00"),
        ("2024-02-29 01:02:03", "2024-02-29T01:02:03"),
        ("2024-02-29T01:02:03.1Z", "2024-02-29T01:02:03.100000+00:00"),
        ("2024-02-29T24:00:00Z", None),
        ("2024-02-30T00:00:00Z", None),
        ("soon", None),
        ("", None),
        (1709168523, None),
    ],
)
def test_moments(mode: Mode, text: object, moment: str | None) -> None:
    """Date-times by RFC 3339 become datetimes that dump as they came; what is none stays as it came."""
    mode.server.will(json.dumps({"id": "1", "price": 1, "made": text}).encode())
    item = mode.run(mode.client().items.get("1"))
    assert (item.made.isoformat() if moment else item.made) == (moment or text)
    assert item.to_dict()["made"] == text


def test_own_http_clients_keep_what_they_are(mode: Mode) -> None:
    """Limits, headers and base transport are the user's; a closed one is a clear error, not a traceback of the library."""
    http = httpx2.Client(timeout=3) if mode.name == "sync" else httpx2.AsyncClient(timeout=3)
    client = mode.client(http_client=http)
    mode.run(client.items.get("1"))
    http.close() if mode.name == "sync" else mode.run(http.aclose())
    with pytest.raises(mode.core.InvalidArgument, match="closed"):
        mode.run(client.items.get("1"))


def test_the_retry_header_is_the_callers_too(mode: Mode) -> None:
    """It counts attempts unless the caller leaves it out or says something else."""
    mode.server.will(Answer(status=503), Answer())
    mode.run(mode.client().items.get("1", extra_headers={"x-retry-count": mode.core.omit}))
    assert [seen.headers.get("x-retry-count") for seen in mode.server.seen] == [None, None]
    mode.server.will(Answer(status=503), Answer())
    mode.run(mode.client().items.get("1", extra_headers={"X-Retry-Count": "42"}))
    assert [seen.headers["x-retry-count"] for seen in mode.server.seen] == ["42", "42"]


def test_two_ways_to_sign_in_are_one_too_many(mode: Mode) -> None:
    """A token and a client's id for the same scheme exclude each other."""
    with pytest.raises(mode.core.InvalidArgument, match="access_token or client_id"):
        mode.client(access_token="t", client_id="i", client_secret="s")


def test_functions_stay_with_their_scheme(mode: Mode) -> None:
    """A credential function for one scheme is never asked for another's operation, nor sent in its place."""
    asked: list[str] = []

    def key() -> str:
        asked.append("key")
        return "dynamic"

    client = mode.client(api_key=key, admin_key="fixed")
    mode.call(mode.core.Operation("GET", "/x", security=(("admin",),)), client)
    assert (asked, mode.server.seen[0].headers["x-admin-key"]) == ([], "fixed")
    assert "authorization" not in mode.server.seen[0].headers
    with pytest.raises(mode.core.MissingCredentials, match="admin_key"):
        mode.call(mode.core.Operation("GET", "/x", security=(("admin",),)), mode.client(api_key=key))
    assert asked == []


def test_iterators_are_sent_piece_by_piece(mode: Mode) -> None:
    """A body from an iterator, asynchronous too, is not read before it is sent, nor gathered; its media type is kept."""
    op = mode.core.Operation("POST", "/x", body="audio/wav")
    read: list[int] = []

    def pieces() -> Any:
        for number in range(5):
            read.append(number)
            yield bytes([number]) * 1000

    async def later() -> Any:
        for piece in pieces():
            yield piece

    makers: list[Any] = [pieces] if mode.name == "sync" else [pieces, later]
    for make in makers:
        read.clear()
        content = make()
        assert read == []
        mode.call(op, content=content)
        seen = mode.server.seen[-1]
        assert seen.body == b"".join(bytes([number]) * 1000 for number in range(5))
        assert (seen.headers["content-type"], seen.headers["transfer-encoding"]) == ("audio/wav", "chunked")
        assert read == [0, 1, 2, 3, 4]
    mode.call(op, content=b"x", extra_headers={"Content-Type": "audio/mp3"})
    assert mode.server.seen[-1].headers["content-type"] == "audio/mp3"
    if mode.name == "sync":
        with pytest.raises(mode.core.InvalidArgument, match="asynchronous"):
            mode.call(op, client=mode.client(max_retries=0), content=later())


def test_arguments_are_never_changed(mode: Mode, tmp_path: Path) -> None:
    """What a caller passes stays as it was, and large contents are the caller's own objects, not copies."""
    (tmp_path / "a").write_bytes(b"a")
    body = {"list": [1, {"gone": mode.core.omit}], "file": tmp_path / "a", "raw": b"x" * 1000}
    before = {name: (id(value), repr(value)) for name, value in body.items()}
    for media_type in ("application/json", "multipart/form-data"):
        mode.call(mode.core.Operation("POST", "/x", body=media_type), body=body, extra_body={"more": 1})
    assert {name: (id(value), repr(value)) for name, value in body.items()} == before


@pytest.mark.parametrize(
    ("wire", "events"),
    [
        (b"event: a\ndata: 1\n\n", [("a", "1")]),
        (b"data: 1\n\n", [("", "1")]),
        (b"event: a\n\n", [("a", "")]),
        (b"event: a\ndata: 1\n\nevent: b\ndata: 2\n\n", [("a", "1"), ("b", "2")]),
        (b"event: a\n\nevent: b\n\n", [("a", ""), ("b", "")]),
        (b"data: 1\ndata: 2\ndata:\ndata: 3\n\n", [("", "1\n2\n\n3")]),
        (b'data: {"a": "x\\n\\ny"}\n\n', [("", '{"a": "x\\n\\ny"}')]),
        ("data: a\u2028b\u2029c\x0bd\x85e\n\n".encode(), [("", "a\u2028b\u2029c\x0bd\x85e")]),
        ("data: \u00e4\u6f22\U0001f600\n\n".encode(), [("", "\u00e4\u6f22\U0001f600")]),
        (b":comment\r\ndata:1\r\r\ndata: 2\n\n", [("", "1"), ("", "2")]),
        (b"data: 1\n\ndata: unfinished", [("", "1")]),
        (b"id: 7\ndata: 1\n\ndata: 2\n\n", [("", "1"), ("", "2")]),
        (b"data: 1\n\n\n\n\ndata: [DONE]\n\ndata: 2\n\n", [("", "1")]),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_events(mode: Mode, wire: bytes, events: list[tuple[str, str]], size: int) -> None:
    """Events as the HTML standard reads them, however they are cut into chunks."""
    pieces = [wire[start : start + size] for start in range(0, len(wire), size)]
    mode.server.will(Answer(headers={"content-type": "text/event-stream"}, pieces=pieces))
    op = mode.core.Operation("GET", "/x", stream="sse", item=lambda: mode.core.ServerSentEvent)
    found = mode.all(mode.run(mode.client().stream(op)))
    assert [(event.event, event.text) for event in found] == events
    if wire.startswith(b"id"):
        assert [event.id for event in found] == ["7", "7"]


@pytest.mark.parametrize("said", ["soon", "", "-1", "nan", "Wed, 99 Foo 2026 00:00:00 GMT", "9" * 400])
def test_a_bad_retry_after_masks_nothing(mode: Mode, said: str) -> None:
    """The error of a status is raised, whatever nonsense its Retry-After holds."""
    mode.server.will(Answer(status=400, headers={"retry-after": said}))
    with pytest.raises(mode.core.BadRequestError) as caught:
        mode.run(mode.client().items.get("1"))
    assert caught.value.retry_after is None


def test_with_closes_a_client(mode: Mode) -> None:
    """Leaving the block closes connections, also when it is left by an exception; afterwards calls are refused."""
    client = mode.client()

    async def block() -> None:
        async with client:
            await client.items.get("1")
            raise KeyError("mine")

    def plain_block() -> None:
        with client:
            client.items.get("1")
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        plain_block() if mode.name == "sync" else mode.run(block())
    assert client.is_closed
    with pytest.raises(mode.core.InvalidArgument, match="closed"):
        mode.run(client.items.get("1"))
