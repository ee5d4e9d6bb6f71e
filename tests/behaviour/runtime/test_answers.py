"""What comes back: models, unions, scalars, lenient and strict; raw, binary and streamed answers; pages; webhooks."""

from __future__ import annotations

import base64
import copy
import gc
import hashlib
import hmac
import json
import pickle
import time
from pathlib import Path
from typing import Any

import pytest

from .conftest import Answer, Mode

ODD = {
    "id": 7,
    "price": "1.50",
    "class": None,
    "made": "yesterday",
    "key": "ABCDEF00-0000-0000-0000-00000000ABCD",
    "blob": "!!",
    "size": "huge",
    "pet": {"kind": "dog", "barks": "yes", "owner": {"friends": [{"name": 1}, 3]}},
    "thing": {"name": "n", "extra": [1]},
    "tags": {"a": [1, "2"], "b": None},
    "new": {"deep": [1.0, None]},
}


def got(mode: Mode, value: object, **options: Any) -> Any:
    """An item as the client reads it."""
    mode.server.will(value if isinstance(value, bytes) else json.dumps(value).encode())
    return mode.run(mode.client(**options).items.get("1"))


def test_what_does_not_fit_is_kept(mode: Mode, shop: Any) -> None:
    """Nothing raises, nothing is coerced, everything comes out again as it came in."""
    item = got(mode, ODD)
    assert item.to_dict() == ODD
    assert json.loads(item.to_json()) == ODD
    assert (item.id, item.price, item.made, item.blob) == (7, "1.50", "yesterday", "!!")
    assert isinstance(item.pet, shop.types.Dog)
    assert item.pet.owner.friends[0].name == 1
    assert isinstance(item.thing, shop.types.Owner)
    assert item.key.int == 0xABCDEF00_0000_0000_0000_00000000ABCD
    assert item.new == {"deep": [1.0, None]}
    with pytest.raises(mode.core.ValidationError) as caught:
        got(mode, ODD, strict=True)
    assert type(caught.value.__cause__).__name__ == "ValidationError"


def test_scalars_keep_their_text(mode: Mode) -> None:
    """Dates, UUIDs and bytes are of their types, and dump as they were written."""
    wire = {"id": "1", "price": 1, "made": "2024-01-02T03:04:05.120Z", "day": "2024-01-02", "blob": "AAE="}
    item = got(mode, wire, strict=True)
    assert (item.made.year, item.day.month, item.blob, item.price) == (2024, 1, b"\x00\x01", 1)
    assert item.to_dict() == wire
    assert isinstance(item.price, int)
    for twin in (copy.deepcopy(item), pickle.loads(pickle.dumps(item))):  # noqa: S301  our own
        assert twin == item
        assert twin.to_dict() == wire


def test_missing_and_unset(mode: Mode) -> None:
    """A promised field that did not come says so when it is asked for; unset is not null."""
    item = got(mode, {"id": "1", "class": None})
    with pytest.raises(AttributeError, match="the answer has no 'price'; it has: id, class_"):
        _ = item.price
    assert (item.class_, item.size) == (None, None)
    assert item.model_fields_set == {"id", "class_"}
    assert item.to_dict() == {"id": "1", "class": None}


def test_discriminated_unions(mode: Mode, shop: Any) -> None:
    """A known tag decides even when the rest is wrong; an unknown one keeps the object, attributes and all."""
    assert isinstance(got(mode, {"id": "1", "price": 1, "pet": {"kind": "cat", "lives": 9}}).pet, shop.types.Cat)
    assert isinstance(got(mode, {"id": "1", "price": 1, "pet": {"kind": "cat", "barks": 1}}).pet, shop.types.Cat)
    item = got(mode, {"id": "1", "price": 1, "pet": {"kind": "emu", "legs": 2}})
    assert item.pet.legs == 2
    assert item.to_dict()["pet"] == {"kind": "emu", "legs": 2}


def test_open_enums_and_typed_extras(mode: Mode, shop: Any) -> None:
    """Unknown enum values are fine even in strict clients; values of unknown keys have their type."""
    assert got(mode, {"id": "1", "price": 1, "size": "odd"}, strict=True).size == "odd"
    op = mode.core.Operation("GET", "/x", returns=lambda: shop.types.Labels)
    mode.server.will(b'{"name": "n", "one": {"total": 1}}')
    assert mode.call(op).one.total == 1


@pytest.mark.parametrize("body", [b"", b"not json", b"[1]", b'"x"', b"null", b"{" * 5000])
def test_answers_that_are_something_else(mode: Mode, body: bytes) -> None:
    """Loose clients get what came; strict ones an error that says so."""
    got(mode, body)
    with pytest.raises(mode.core.AnswerError):
        got(mode, body, strict=True)


def test_other_types(mode: Mode, shop: Any) -> None:
    """Lists, unions, dicts, TypedDicts and dataclasses can be returned, chosen by status and media type."""
    from dataclasses import dataclass

    from typing_extensions import TypedDict

    point = dataclass(type("Point", (), {"__annotations__": {"x": int}}))
    pair: Any = TypedDict("pair", {"a": int})
    for kind, body, wanted in [
        (list[shop.types.Chunk], b'[{"text": "a"}]', [shop.types.Chunk(text="a")]),
        (shop.types.Cat | shop.types.Owner, b'{"name": "n"}', shop.types.Owner(name="n")),
        (dict[str, int], b'{"a": 1}', {"a": 1}),
        (point, b'{"x": 1}', point(x=1)),
        (pair, b'{"a": 1}', {"a": 1}),
        (int | str, b"3", 3),
    ]:
        mode.server.will(body)
        assert mode.call(mode.core.Operation("GET", "/x", returns=lambda kind=kind: kind)) == wanted
    answers = (
        mode.core.Answer("201", returns=lambda: shop.types.Chunk),
        mode.core.Answer("2XX", "text/plain", kind="text", returns=lambda: str),
        mode.core.Answer("204", kind="none"),
    )
    op = mode.core.Operation("GET", "/x", returns=lambda: dict, answers=answers)
    mode.server.will(Answer(201, b'{"text": "a"}'), Answer(200, b"t", {"content-type": "text/plain"}), Answer(204, b""))
    assert [mode.call(op), mode.call(op), mode.call(op)] == [shop.types.Chunk(text="a"), "t", None]


def test_raw_and_streaming_responses(mode: Mode, shop: Any) -> None:
    """Status, headers, text and parse(); the streaming one is unread inside and closed after its block."""
    mode.server.will(Answer(headers={"x-request-id": "r"}))
    client = mode.client()
    raw = mode.run(client.with_raw_response.items.get("1"))
    assert (raw.status, raw.request_id, raw.parse().id, raw.headers["X-Request-Id"]) == (200, "r", "1", "r")
    assert (raw.json()["price"], raw.parse(dict)["id"], raw.parse() is raw.parse()) == (1.5, "1", True)
    assert raw.elapsed.total_seconds() > 0

    async def inside() -> Any:
        async with client.with_streaming_response.items.get("1") as response:
            assert not response.response.is_stream_consumed
            return await response.parse(), response

    if mode.name == "sync":
        with client.with_streaming_response.items.get("1") as response:
            assert not response.response.is_stream_consumed
            item = response.parse()
    else:
        item, response = mode.run(inside())
    assert item.id == "1"
    assert response.response.is_closed


def test_text_answers(mode: Mode) -> None:
    """A text comes as ``str``, in the charset that the server names."""
    op = mode.core.Operation("GET", "/x", accept="text/csv", answer="text")
    mode.server.will(Answer(200, "a;ä".encode("latin-1"), {"content-type": "text/csv; charset=latin-1"}))
    assert mode.call(op) == "a;ä"


def test_binary_answers(mode: Mode, tmp_path: Path) -> None:
    """Read at once or saved piece by piece; the suggested name has no folder."""
    body = bytes(range(256)) * 2000
    mode.server.will(
        Answer(200, body, {"content-type": "image/png", "content-disposition": 'attachment; filename="../../x.png"'})
    )
    client = mode.client()
    picture = mode.run(client.items.picture("1"))
    assert (picture.media_type, picture.filename) == ("image/png", "x.png")
    assert mode.run(picture.read()) == body
    mode.run(mode.run(client.items.picture("1")).save(tmp_path / "p"))
    assert (tmp_path / "p").read_bytes() == body


SSE = b'\xef\xbb\xbf: hi\r\ndata: {"text":\r\ndata: "\xc3\xa9\xe2\x80\xa8"}\r\n\r\nevent: x\rdata:{"text": "b"}\r\r\n\ndata: {"text": "c"}\n\n'


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_server_sent_events(mode: Mode, size: int) -> None:
    """However the bytes are cut: CR, LF, CRLF, several data lines, comments, BOM; [DONE] ends, the rest is dropped."""
    whole = SSE + b'data: [DONE]\n\ndata: {"text": "never"}\n\n'
    pieces = [whole[i : i + size] for i in range(0, len(whole), size)]
    mode.server.will(Answer(headers={"content-type": "text/event-stream"}, pieces=pieces))
    items = mode.all(mode.run(mode.client().items.watch()))
    assert [item.text for item in items] == ["é\u2028", "b", "c"]
    assert json.loads(mode.server.seen[0].body)["stream"] is True
    assert mode.server.seen[0].headers["accept"] == "text/event-stream"


def test_unfinished_events_are_dropped(mode: Mode) -> None:
    """What the end of the stream cuts off is no event."""
    mode.server.will(
        Answer(headers={"content-type": "text/event-stream"}, body=b'data: {"text": "a"}\n\ndata: {"text": "b"}')
    )
    assert [item.text for item in mode.all(mode.run(mode.client().items.watch()))] == ["a"]


@pytest.mark.parametrize(
    "event",
    [b'data: {"error": {"message": "broke", "code": 3}}', b'event: error\ndata: {"message": "broke", "code": 3}'],
)
def test_errors_in_streams(mode: Mode, event: bytes) -> None:
    """They raise, with what the server said."""
    mode.server.will(
        Answer(headers={"content-type": "text/event-stream"}, body=b'data: {"text": "a"}\n\n' + event + b"\n\n")
    )
    with pytest.raises(mode.core.StreamError, match="broke") as caught:
        mode.all(mode.run(mode.client().items.watch()))
    assert caught.value.code == 3


def test_streams_close_on_every_way_out(mode: Mode) -> None:
    """Leaving early closes the connection; a broken one raises; JSON instead of a stream is one item."""
    client = mode.client()
    mode.server.will(
        Answer(headers={"content-type": "text/event-stream"}, pieces=[b'data: {"text": "a"}\n\n'] * 50, pause=0.01)
    )
    stream = mode.run(client.items.watch())

    async def first() -> Any:
        async with stream:
            return await anext(aiter(stream))

    if mode.name == "sync":
        with stream:
            item = next(iter(stream))
    else:
        item = mode.run(first())
    assert (item.text, stream.response.is_closed) == ("a", True)
    mode.server.will(b'{"text": "whole"}')
    assert [item.text for item in mode.all(mode.run(client.items.watch()))] == ["whole"]


def test_json_lines(mode: Mode, shop: Any) -> None:
    """One value a line; the last one may lack its end."""
    op = mode.core.Operation("GET", "/x", stream="jsonl", item=lambda: shop.types.Chunk)
    mode.server.will(
        Answer(headers={"content-type": "application/x-ndjson"}, pieces=[b'{"text": "a"}\n\n{"te', b'xt": "b"}'])
    )
    stream = mode.run(mode.client().stream(op))
    assert [item.text for item in mode.all(stream)] == ["a", "b"]


def test_big_events_take_linear_time(shop: Any) -> None:
    """16 MB in small pieces, 10 000 data lines, comments that never end."""
    from specweld_shop._core.sse import Events

    started = time.monotonic()
    events = Events()
    found = [event for _ in range(256) for event in events.feed(b"data: " + b"x" * 65536)] + list(events.feed(b"\n\n"))
    assert len(found[0].data) == 256 * 65536 + 255 * 6
    found = list(events.feed(b"data: y\n" * 10_000 + b"\n"))
    assert found[0].data.count(b"y") == 10_000
    for _ in range(2000):
        list(events.feed(b":" + b"c" * 10_000))
    assert len(events._lines._rest) < 20_000
    assert time.monotonic() - started < 5


def page(ids: list[int], **more: object) -> bytes:
    """A page of items."""
    return json.dumps({"data": [{"id": str(number), "price": 1} for number in ids], **more}).encode()


def test_cursor_pages(mode: Mode) -> None:
    """Iterating goes over all pages and keeps the other arguments; an empty page or the same cursor ends it."""
    client = mode.client()
    pages = [
        page([1, 2], meta={"next_cursor": "a"}),
        page([3], meta={"next_cursor": "b"}),
        page([4], meta={"next_cursor": "b"}),
    ]
    mode.server.will(*pages)
    assert [item.id for item in mode.all(client.items.list(limit=2))] == ["1", "2", "3", "4"]
    assert [seen.path for seen in mode.server.seen] == [
        "/v1/items?limit=2",
        "/v1/items?limit=2&cursor=a",
        "/v1/items?limit=2&cursor=b",
    ]
    mode.server.will(*pages)
    first = mode.run(client.items.list())
    second = mode.run(first.next_page())
    assert ([item.id for item in second.items], second.answer.meta.next_cursor, second.has_next_page()) == (
        ["3"],
        "b",
        True,
    )
    mode.server.will(page([], meta={"next_cursor": "x"}))
    last = mode.run(client.items.list())
    assert not last.has_next_page()
    with pytest.raises(LookupError):
        mode.run(last.next_page())


@pytest.mark.parametrize(
    ("settings", "answers", "paths"),
    [
        (
            {"style": "cursor", "parameter": "after", "last": "id", "has_more": "has_more"},
            [page([1, 2], has_more=True), page([3], has_more=False)],
            ["", "?after=2"],
        ),
        (
            {"style": "offset", "parameter": "offset", "total": "meta.total"},
            [page([1, 2], meta={"total": 3}), page([3], meta={"total": 3})],
            ["", "?offset=2"],
        ),
        (
            {"style": "offset", "parameter": "offset"},
            [page([1, 2]), page([3]), page([])],
            ["", "?offset=2", "?offset=3"],
        ),
        ({"style": "page", "parameter": "page"}, [page([1, 2]), page([3]), page([])], ["", "?page=2", "?page=3"]),
        (
            {"style": "page", "parameter": "p", "total": "meta.total", "start": 0},
            [page([1], meta={"total": 2}), page([2], meta={"total": 2})],
            ["", "?p=1"],
        ),
        ({"style": "url", "next": "next"}, [page([1], next="/v1/l?c=2"), page([2], next=None)], ["", "?c=2"]),
        (
            {"style": "link"},
            [Answer(body=page([1]), headers={"link": '</v1/l?c=2>; rel="next", </v1/l>; rel=first'}), page([2])],
            ["", "?c=2"],
        ),
    ],
)
def test_other_pages(mode: Mode, shop: Any, settings: Any, answers: list[Any], paths: list[str]) -> None:
    """Offset, page number, last item's id, URL in the answer, Link header."""
    op = mode.core.Operation("GET", "/l", returns=lambda: shop.types.ItemList)
    mode.server.will(*answers)
    items = mode.all(mode.run(mode.client().paginate(op, mode.core.Paging("data", **settings))))
    assert len(items) >= 2
    assert [seen.path for seen in mode.server.seen] == ["/v1/l" + path for path in paths]


def test_pages_never_lead_to_another_host(mode: Mode, shop: Any) -> None:
    """A next URL elsewhere is refused: it would get the credentials."""
    op = mode.core.Operation("GET", "/l", returns=lambda: shop.types.ItemList)
    mode.server.will(page([1], next="https://evil.test/x"))
    with pytest.raises(mode.core.AnswerError, match=r"evil\.test"):
        mode.all(mode.run(mode.client().paginate(op, mode.core.Paging("data", style="url", next="next"))))


def test_many_calls_at_once(mode: Mode) -> None:
    """Fifty async calls share one pool and leave no connection behind in use."""
    import asyncio

    client = mode.client()
    if mode.name == "sync":
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(10) as pool:
            ids = [item.id for item in pool.map(client.items.get, map(str, range(50)))]
    else:

        async def many() -> Any:
            return await asyncio.gather(*(client.items.get(str(number)) for number in range(50)))

        ids = [item.id for item in mode.run(many())]
    assert ids == ["1"] * 50
    pool = client._connection._made._transport._pool
    assert not pool._requests
    gc.collect()


def sign(secret: bytes, identifier: str, moment: int, body: str) -> str:
    """A signature as Standard Webhooks make it."""
    text = f"{identifier}.{moment}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(secret, text, hashlib.sha256).digest()).decode()


def test_webhooks(shop: Any) -> None:
    """A right signature gives the typed payload; anything else raises SignatureError."""
    core, secret, body, now = shop._core, b"key" * 8, '{"text": "hi"}', int(time.time())
    hooks = core.Webhooks("whsec_" + base64.b64encode(secret).decode(), returns=lambda: shop.types.Chunk)

    def headers(**changes: str) -> dict[str, str]:
        made = {"Webhook-Id": "m1", "Webhook-Timestamp": str(now), "Webhook-Signature": sign(secret, "m1", now, body)}
        return {name: text for name, text in {**made, **changes}.items() if text}

    assert hooks.unwrap(body, headers()).text == "hi"
    assert (
        hooks.unwrap(
            body.encode(), headers(**{"Webhook-Signature": "v1,AAAA v2,x " + sign(secret, "m1", now, body)})
        ).text
        == "hi"
    )
    for wrong in (
        {"Webhook-Signature": "v1,AAAA"},
        {"Webhook-Signature": "v1,@@"},
        {"Webhook-Signature": ""},
        {"Webhook-Id": "m2"},
        {"Webhook-Id": ""},
        {"Webhook-Timestamp": "soon"},
        {"Webhook-Timestamp": str(now + 1), "Webhook-Signature": sign(secret, "m1", now, body)},
        {"Webhook-Timestamp": str(now - 400), "Webhook-Signature": sign(secret, "m1", now - 400, body)},
        {"Webhook-Timestamp": str(now + 400), "Webhook-Signature": sign(secret, "m1", now + 400, body)},
    ):
        with pytest.raises(core.SignatureError):
            hooks.unwrap(body, headers(**wrong))
    with pytest.raises(core.SignatureError):
        hooks.unwrap(body + " ", headers())
    assert "key" not in repr(hooks)
