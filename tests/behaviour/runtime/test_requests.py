"""What is sent: paths, queries, headers, cookies, bodies, forms and uploads. Each test runs with both clients."""

from __future__ import annotations

import datetime as dt
import io
import json
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from .conftest import Mode


def sent(mode: Mode, op: Any, **arguments: Any) -> Any:
    """Call an operation and give what the server saw."""
    mode.server.seen.clear()
    mode.call(op, **arguments)
    return mode.server.seen[0]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("a b", "a%20b"),
        ("a/b?c#d%e", "a%2Fb%3Fc%23d%25e"),
        ("ü", "%C3%BC"),
        (True, "true"),
        (None, "null"),
        (3, "3"),
        (["a", "b"], "a,b"),
        ("...", "..."),
        (dt.date(2024, 1, 2), "2024-01-02"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_path_arguments(mode: Mode, value: object, path: str) -> None:
    """They are percent-encoded as one segment each."""
    op = mode.core.Operation("GET", "/a/{id}/b", returns=lambda: dict)
    assert sent(mode, op, path={"id": value}).path == f"/v1/a/{path}/b"


@pytest.mark.parametrize("value", ["", ".", "..", "%2e%2E", ".%2e"])
def test_path_arguments_that_would_change_the_path(mode: Mode, value: str) -> None:
    """Empty ones and dot segments are refused before anything is sent."""
    op = mode.core.Operation("GET", "/a/{id}", returns=lambda: dict)
    if value.startswith(("%", ".%")):
        assert sent(mode, op, path={"id": value}).path == "/v1/a/" + value.replace("%", "%25")
        return
    with pytest.raises(mode.core.InvalidArgument, match="'id'"):
        mode.call(op, path={"id": value})
    with pytest.raises(mode.core.InvalidArgument, match="missing"):
        mode.call(op, path={})
    assert mode.server.seen == []


@pytest.mark.parametrize(
    ("style", "explode", "value", "path"),
    [
        ("simple", False, {"r": 1, "g": 2}, "r,1,g,2"),
        ("simple", True, {"r": 1, "g": 2}, "r=1,g=2"),
        ("label", False, ["a", "b"], ".a,b"),
        ("label", True, ["a", "b"], ".a.b"),
        ("label", True, {"r": 1, "g": 2}, ".r=1.g=2"),
        ("label", False, "x", ".x"),
        ("matrix", False, ["a", "b"], ";id=a,b"),
        ("matrix", True, ["a", "b"], ";id=a;id=b"),
        ("matrix", True, {"r": 1, "g": 2}, ";r=1;g=2"),
        ("matrix", False, {"r": 1, "g": 2}, ";id=r,1,g,2"),
        ("matrix", False, "x", ";id=x"),
    ],
)
def test_path_styles(mode: Mode, style: Any, explode: bool, value: object, path: str) -> None:
    """The examples of the OpenAPI specification."""
    param = mode.core.Param("id", "path", style=style, explode=explode)
    op = mode.core.Operation("GET", "/{id}", returns=lambda: dict, parameters=(param,))
    assert sent(mode, op, path={"id": value}).path == f"/v1/{path}"


@pytest.mark.parametrize(
    ("settings", "value", "query"),
    [
        ({}, ["a", "b c"], "q=a&q=b%20c"),
        ({"explode": False}, ["a", "b"], "q=a,b"),
        ({"style": "spaceDelimited", "explode": False}, ["a", "b"], "q=a%20b"),
        ({"style": "pipeDelimited", "explode": False}, ["a", "b"], "q=a%7Cb"),
        ({"style": "deepObject"}, {"r": 1, "g": {"b": True}}, "q[r]=1&q[g][b]=true"),
        ({}, {"r": 1, "g": 2}, "r=1&g=2"),
        ({"explode": False}, {"r": 1, "g": 2}, "q=r,1,g,2"),
        ({}, {"a": {"b": 1}}, "q[a][b]=1"),
        ({"style": "deepObject"}, {"r": [1, 2], "g": [{"b": [3]}]}, "q[r][]=1&q[r][]=2&q[g][0][b][]=3"),
        ({"style": "deepObject"}, ["a", "b"], "q[]=a&q[]=b"),
        ({}, [{"a": 1}, {"a": 2, "b": None}], "q[0][a]=1&q[1][a]=2"),
        ({"style": "brackets"}, ["a", "b"], "q[]=a&q[]=b"),
        ({"content_type": "application/json"}, {"a": [1]}, "q=%7B%22a%22%3A%5B1%5D%7D"),
        ({"allow_reserved": True}, "a/b?c:d&e", "q=a/b?c:d%26e"),
        ({}, "a&b=c+d", "q=a%26b%3Dc%2Bd"),
        ({}, True, "q=true"),
        ({}, [], ""),
        ({}, {}, ""),
        ({}, None, ""),
        ({}, [1, None, 2], "q=1&q=2"),
        ({}, dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "q=2024-01-02T03:04:05%2B00:00"),
    ],
)
def test_query_styles(mode: Mode, settings: Any, value: object, query: str) -> None:
    """All styles of queries, and how scalars are spelled."""
    op = mode.core.Operation("GET", "/x", returns=lambda: dict, parameters=(mode.core.Param("q", "query", **settings),))
    path = sent(mode, op, query={"q": value, "o": mode.core.omit}).path
    assert path.replace("%5B", "[").replace("%5D", "]") == (
        "/v1/x?" + query.replace("%5B", "[").replace("%5D", "]") if query else "/v1/x"
    )


def test_fixed_and_hard_coded_queries(mode: Mode) -> None:
    """A query in the path, a fixed one and the arguments are all sent, as is the base URL's own."""
    op = mode.core.Operation("GET", "/x?a=1", returns=lambda: dict, query=(("beta", "true"),))
    assert (
        sent(mode, op, query={"q": 1}, client=mode.client(base_url=mode.server.origin + "/?v=2")).path
        == "/x?v=2&a=1&beta=true&q=1"
    )


def test_headers_and_cookies(mode: Mode) -> None:
    """Header and cookie parameters; line breaks are refused."""
    op = mode.core.Operation("GET", "/x", returns=lambda: dict)
    seen = sent(mode, op, header={"X-List": ["a", "b"], "X-Flag": True, "X-No": None}, cookie={"c": "v;w", "d": [1, 2]})
    assert (seen.headers["x-list"], seen.headers["x-flag"], seen.headers["cookie"]) == (
        "a,b",
        "true",
        "c=v%3Bw; d=1; d=2",
    )
    assert "x-no" not in seen.headers
    with pytest.raises(mode.core.InvalidArgument):
        mode.call(op, header={"X": "a\r\nEvil: 1"})


class Color(Enum):
    RED = "red"


def test_json_bodies(mode: Mode, shop: Any) -> None:
    """Everything that has JSON, models with their set fields only, omit dropped at every level, null kept."""
    op = mode.core.Operation("POST", "/x", returns=lambda: dict, body="application/json", aliases={"m": {"a": "b"}})
    omit = mode.core.omit
    body = {
        "when": dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
        "id": UUID(int=1),
        "color": Color.RED,
        "n": Decimal("1.5"),
        "raw": b"\x00",
        "none": None,
        "gone": omit,
        "deep": {"gone": omit, "list": [1, omit, {"x": omit}]},
        "model": shop.types.Item.from_dict({"id": "1", "price": 2, "class": "k", "new": 1}),
        "tuple": (1, 2),
        "m": "a",
    }
    seen = sent(mode, op, body=body, extra_body={"none": 3, "more": "ü"})
    assert seen.headers["content-type"] == "application/json"
    assert json.loads(seen.body) == {
        "when": "2024-01-02T00:00:00+00:00",
        "id": str(UUID(int=1)),
        "color": "red",
        "n": 1.5,
        "raw": "AA==",
        "none": 3,
        "deep": {"list": [1, {}]},
        "model": {"id": "1", "price": 2, "class": "k", "new": 1},
        "tuple": [1, 2],
        "m": "b",
        "more": "ü",
    }
    assert body["gone"] is omit
    for bad in ({"x": object()}, {"x": float("nan")}):
        with pytest.raises(mode.core.InvalidArgument):
            mode.call(op, body=bad)


def test_bodies_that_are_no_objects(mode: Mode) -> None:
    """Arrays, scalars and null are bodies as well; and no body is no body."""
    op = mode.core.Operation("POST", "/x", returns=lambda: dict, body="application/json")
    for value in ([1, {"a": 2}], "text", None, 3, False):
        assert json.loads(sent(mode, op, content=value).body) == value
    seen = sent(mode, mode.core.Operation("POST", "/x", returns=lambda: dict))
    assert (seen.body, seen.headers.get("content-type")) == (b"", None)


def test_forms_text_xml_and_lines(mode: Mode) -> None:
    """Other media types, each in its own way."""

    def posted(media_type: str, **arguments: Any) -> Any:
        return sent(mode, mode.core.Operation("POST", "/x", returns=lambda: dict, body=media_type), **arguments)

    form = posted(
        "application/x-www-form-urlencoded", body={"a": "x y&", "b": [1, 2], "c": {"d": True}, "e": mode.core.omit}
    )
    assert form.body == b"a=x%20y%26&b=1&b=2&c[d]=true"
    assert posted("text/plain", content="hällo").body == "hällo".encode()
    assert posted("application/xml", body={"pet": {"name": "<a>", "tag": ["x", "y"]}}).body.endswith(
        b"<pet><name>&lt;a&gt;</name><tag>x</tag><tag>y</tag></pet>"
    )
    assert posted("application/x-ndjson", content=[{"a": 1}, {"b": 2}]).body == b'{"a":1}\n{"b":2}\n'
    assert posted("application/octet-stream", content=b"\x00\x01").body == b"\x00\x01"


def test_multipart_uploads(mode: Mode, tmp_path: Path) -> None:
    """Files as bytes, path, open file and tuple; arrays repeat the name, objects are JSON, unless the encoding is in brackets."""
    path = tmp_path / "a.png"
    path.write_bytes(b"PNG" * 100_000)
    encodings = (
        mode.core.Encoding("meta", content_type="application/json"),
        *(mode.core.Encoding(name, style="deepObject") for name in ("deep", "deep_files", "deep_tags")),
    )
    op = mode.core.Operation("POST", "/x", returns=lambda: dict, body="multipart/form-data", encodings=encodings)
    fields = {
        "path": path,
        "file": io.BytesIO(b"open"),
        "tuple": ('n"\r\n.txt', b"tuple", "text/x-special"),
        "many": [b"1", b"2"],
        "tags": ["x", "y"],
        "list": [{"a": 1}, {"a": 2}],
        "object": {"a": [1]},
        "deep": {"a": [1], "b": [{"c": True}]},
        "deep_files": [b"7", b"8"],
        "deep_tags": ["z"],
        "nested": {"file": b"N", "n": 1},
        "meta": {"a": 1},
        "n": 3,
        "flag": True,
        "gone": mode.core.omit,
        "none": None,
    }
    seen = sent(mode, op, body=fields)
    assert int(seen.headers["content-length"]) == len(seen.body)
    assert seen.body.count(b"PNG") == 100_000
    for part in (
        b'name="path"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nPNG',
        b'name="file"; filename="upload"\r\nContent-Type: application/octet-stream\r\n\r\nopen\r\n',
        b'name="tuple"; filename="n%22%0D%0A.txt"\r\nContent-Type: text/x-special\r\n\r\ntuple\r\n',
        b'name="many"; filename="upload"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n',
        b'name="list"\r\nContent-Type: application/json\r\n\r\n{"a":2}\r\n',
        b'name="object"\r\nContent-Type: application/json\r\n\r\n{"a":[1]}\r\n',
        b'name="deep[a][]"\r\n\r\n1\r\n',
        b'name="deep[b][0][c]"\r\n\r\ntrue\r\n',
        b'name="deep_files[]"; filename="upload"\r\nContent-Type: application/octet-stream\r\n\r\n8\r\n',
        b'name="deep_tags[]"\r\n\r\nz\r\n',
        b'name="nested[file]"; filename="upload"\r\nContent-Type: application/octet-stream\r\n\r\nN\r\n',
        b'name="nested[n]"\r\n\r\n1\r\n',
        b'name="tags"\r\n\r\ny\r\n',
        b'name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n',
        b'name="n"\r\n\r\n3\r\n',
        b'name="flag"\r\n\r\ntrue\r\n',
    ):
        assert part in seen.body, part
    assert b"gone" not in seen.body
    assert b'"none"' not in seen.body


def test_parts_without_names(mode: Mode) -> None:
    """``multipart/mixed``: a list is sent in its order, each part by its encoding; fields keep their names."""
    encodings = (mode.core.Encoding("[0]", content_type="text/csv"), mode.core.Encoding("[]", content_type="image/png"))
    op = mode.core.Operation("POST", "/x", returns=lambda: dict, body="multipart/mixed", encodings=encodings)
    seen = sent(mode, op, content=["a,b", b"PNG", ("n.gif", b"GIF", "image/gif")])
    boundary = seen.headers["content-type"].removeprefix("multipart/mixed; boundary=")
    parts = seen.body.split(f"--{boundary}".encode())
    assert [part.strip() for part in parts] == [
        b"",
        b"Content-Type: text/csv\r\n\r\na,b",
        b"Content-Type: image/png\r\n\r\nPNG",
        b"Content-Type: image/gif\r\n\r\nGIF",
        b"--",
    ]
    plain = mode.core.Operation("POST", "/x", returns=lambda: dict, body="multipart/related")
    seen = sent(mode, plain, content=[{"a": 1}, "text", mode.core.omit])
    assert b'Content-Type: application/json\r\n\r\n{"a":1}\r\n' in seen.body
    assert b"Content-Type: text/plain\r\n\r\ntext\r\n" in seen.body
    seen = sent(mode, plain, body={"meta": {"a": 1}})
    assert seen.headers["content-type"].startswith("multipart/related; boundary=")
    assert sent(mode, plain, content=b"--raw--").body == b"--raw--"


def test_uploads_start_over_when_they_are_retried(mode: Mode, tmp_path: Path) -> None:
    """A file is sent from where it stood; an iterator cannot be sent twice and is not."""
    from .conftest import Answer

    op = mode.core.Operation("POST", "/x", returns=lambda: dict, body="application/octet-stream")
    file = io.BytesIO(b"skipped" + b"x" * 200_000)
    file.read(7)
    mode.server.will(Answer(status=500), Answer())
    mode.call(op, content=file)
    assert [seen.body for seen in mode.server.seen] == [b"x" * 200_000] * 2
    mode.server.will(Answer(status=500))
    with pytest.raises(mode.core.InternalServerError):
        mode.call(op, content=(piece for piece in [b"a", b"b"]))
    assert [seen.body for seen in mode.server.seen] == [b"ab"]
    (tmp_path / "f").write_bytes(b"file")
    mode.server.will(Answer())
    assert sent(mode, op, content=tmp_path / "f").headers["content-length"] == "4"


@pytest.mark.parametrize("media_type", ["application/octet-stream", "application/x-www-form-urlencoded"])
def test_a_list_of_objects_is_no_stream_of_bytes(mode: Mode, media_type: str) -> None:
    """It is refused before anything is sent, in words; pieces of bytes are sent."""
    op = mode.core.Operation("POST", "/x", returns=lambda: dict, body=media_type)
    with pytest.raises(mode.core.InvalidArgument, match="list cannot be sent"):
        mode.call(op, content=[{"a": 1}])
    assert sent(mode, op, content=[b"a", b"b"]).body == b"ab"


def test_the_text_of_a_path_is_no_upload(mode: Mode) -> None:
    """It would send the path instead of the file: the error says what to pass."""
    from specweld_shop._core.files import file_part

    with pytest.raises(mode.core.InvalidArgument, match="not str"):
        file_part("a.png")
