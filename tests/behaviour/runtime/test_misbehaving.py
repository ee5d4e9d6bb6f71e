"""Servers that misbehave: every failure is a documented exception with what caused it, and no connection stays in use."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from .conftest import Mode
from .wire import Step, Wire, answer

JSON = "Content-Type: application/json"
SSE = "Content-Type: text/event-stream"
ITEM = b'{"id": "1", "price": 1.5}'
EVENT = b'data: {"text": "a"}\n\n'
PACKED = gzip.compress(ITEM * 1000)
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A server that writes anything."""
    made = Wire()
    yield made
    made.close()


def in_use(client: Any) -> int:
    """Connections of a client's pool that are still busy with a request."""
    pool = client._connection._made._transport._pool
    return len(pool._requests) + sum(not each.is_idle() and not each.is_closed() for each in pool.connections)


def failure(mode: Mode, wire: Wire, work: Callable[[Any], Any], **options: Any) -> Any:
    """The exception that work with a client ends with; afterwards nothing may be in use."""
    client = mode.client(base_url=wire.origin, **{"max_retries": 0, "timeout": 5, **options})
    with pytest.raises(mode.core.ApiError) as caught:
        work(client)
    assert in_use(client) == 0, "a connection stayed in use"
    assert not isinstance(caught.value, mode.core.InvalidArgument), "the server's fault, not the caller's"
    return caught.value


BROKEN: dict[str, list[Step]] = {
    "reset before an answer": ["reset"],
    "closed before an answer": [],
    "garbage for a status line": [b"\x16\x03\x01\x02\x00 what is this\r\n\r\n"],
    "not HTTP": [b"SSH-2.0-OpenSSH_9.6\r\n"],
    "status that is no number": [b"HTTP/1.1 abc Nope\r\n\r\n"],
    "half of the headers": [b"HTTP/1.1 200 OK\r\nContent-Ty"],
    "a header without a name": [b"HTTP/1.1 200 OK\r\n: nothing\r\n\r\n"],
    "endless headers": [b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 200_000 + b"\r\n\r\n"],
    "two lengths": [b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"],
    "a length that is no number": [b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nabcd"],
    "reset within the body": [answer(ITEM, JSON, length=1000), "reset"],
    "less than its length": [answer(ITEM, JSON, length=1000)],
    "half a chunk": [CHUNKED + b"64\r\n" + ITEM],
    "a chunk size that is none": [CHUNKED + b"zz\r\n" + ITEM],
    "chunks that never end": [CHUNKED + b"19\r\n" + ITEM + b"\r\n"],
    "only 1xx": [b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"],
}


UNDECODABLE: dict[str, list[Step]] = {
    "gzip that is none": [answer(ITEM, JSON, "Content-Encoding: gzip")],
    "damaged gzip": [answer(PACKED[:12] + b"\xff" * 60, JSON, "Content-Encoding: gzip")],
    "deflate that is none": [answer(b"\xff\xfe\xfd", JSON, "Content-Encoding: deflate")],
}
BROKEN_ERRORS: dict[str, list[Step]] = {
    "a broken error answer": [answer(b'{"error', JSON, status="500 Oops", length=1000), "reset"],
    "an error answer in gzip that is none": [answer(b"nope", "Content-Encoding: gzip", status="404 Gone")],
    "a stalled error answer": [answer(b"{", JSON, status="404 Gone", length=50), 0.5],
}


@pytest.mark.parametrize("steps", BROKEN.values(), ids=BROKEN)
def test_broken_answers_are_transport_errors(mode: Mode, wire: Wire, steps: list[Step]) -> None:
    """Whatever breaks on the way: one family of exceptions, with the request and the cause, in every way of calling."""
    for work in ways(mode):
        wire.will(steps)
        error = failure(mode, wire, work)
        assert isinstance(error, mode.core.TransportError), repr(error)
        assert error.request.method in ("GET", "POST")
        assert error.__cause__ is not None


@pytest.mark.parametrize("steps", UNDECODABLE.values(), ids=UNDECODABLE)
def test_answers_that_cannot_be_decoded(mode: Mode, wire: Wire, steps: list[Step]) -> None:
    """A body that is not in its Content-Encoding is a DecodeError with the answer attached, in every way of calling."""
    for work in ways(mode):
        wire.will(steps)
        error = failure(mode, wire, work)
        assert isinstance(error, mode.core.DecodeError), repr(error)
        assert (error.response.status_code, error.request.url.host) == (200, "127.0.0.1")
        assert error.__cause__ is not None


@pytest.mark.parametrize("steps", BROKEN_ERRORS.values(), ids=BROKEN_ERRORS)
def test_errors_whose_body_breaks(mode: Mode, wire: Wire, steps: list[Step]) -> None:
    """The status says what happened, even when the body cannot be read; why it cannot is the cause."""
    for work in ways(mode):
        wire.will(steps)
        error = failure(mode, wire, work, timeout=0.2)
        assert isinstance(error, mode.core.StatusError), repr(error)
        assert "its body cannot be read" in str(error)
        assert (error.body, error.response.content) == (None, b"")
        assert isinstance(error.__cause__, httpx2.RequestError)


def ways(mode: Mode) -> list[Callable[[Any], Any]]:
    """All ways to get an answer read to its end."""

    def streamed(client: Any) -> Any:
        sending = client.with_streaming_response.items.get("1")
        if mode.name == "sync":
            with sending as answer:
                return answer.parse()

        async def run() -> Any:
            async with sending as answer:
                return await answer.parse()

        return mode.run(run())

    def lines(client: Any) -> Any:
        sending = client.with_streaming_response.items.get("1")
        if mode.name == "sync":
            with sending as answer:
                return list(answer.iter_lines())

        async def run() -> Any:
            async with sending as answer:
                return [line async for line in answer.iter_lines()]

        return mode.run(run())

    return [
        lambda client: mode.run(client.items.get("1")),
        lambda client: mode.run(client.with_raw_response.items.get("1")),
        lambda client: mode.all(mode.run(client.items.watch())),
        lambda client: mode.run(mode.run(client.items.picture("1")).read()),
        lambda client: mode.all(mode.run(client.items.picture("1")).iter_bytes()),
        lambda client: mode.run(client.copy(max_answer_bytes=10**6).items.get("1")),
        lambda client: mode.all(mode.run(client.items.list())),
        streamed,
        lines,
    ]


@pytest.mark.parametrize("steps", [*BROKEN.values(), *UNDECODABLE.values()], ids=[*BROKEN, *UNDECODABLE])
def test_broken_downloads_leave_no_open_file(mode: Mode, wire: Wire, steps: list[Step], tmp_path: Path) -> None:
    """A download that breaks raises as everything else does."""
    wire.will(steps)
    error = failure(mode, wire, lambda client: mode.run(mode.run(client.items.picture("1")).save(tmp_path / "f")))
    assert isinstance(error, mode.core.TransportError | mode.core.DecodeError)


@pytest.mark.parametrize("steps", [*BROKEN.values(), *UNDECODABLE.values()], ids=[*BROKEN, *UNDECODABLE])
def test_broken_token_endpoints(mode: Mode, wire: Wire, steps: list[Step]) -> None:
    """What goes wrong while a token is fetched or discovered is told in the same way."""
    for scheme in (
        mode.core.OAuth2("o", token_url=wire.origin + "/token"),
        mode.core.OpenIdConnect("o", discovery_url=wire.origin + "/.well-known/openid-configuration"),
    ):
        wire.will(steps)
        error = failure(mode, wire, lambda client: mode.call(mode.core.Operation("GET", "/x"), client), scheme=scheme)
        assert isinstance(error, mode.core.TransportError | mode.core.DecodeError), repr(error)
        assert error.request is not None
        assert error.__cause__ is not None


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'"x"', b"<html>", b'{"access_token": 5}', b"\xff\xfe", b"[" * 100_000, b'{"a": 1e999}']
)
def test_token_endpoints_that_answer_nonsense(mode: Mode, wire: Wire, body: bytes) -> None:
    """A token endpoint's answer that holds no token is an error with the answer attached."""
    wire.will([answer(body, JSON)])
    scheme = mode.core.OAuth2("o", token_url=wire.origin + "/token")
    error = failure(mode, wire, lambda client: mode.call(mode.core.Operation("GET", "/x"), client), scheme=scheme)
    assert error.response.status_code == 200
    assert error.request.url.path == "/token"


ODD: dict[str, tuple[list[Step], object]] = {
    "no length, closed at its end": ([b"HTTP/1.1 200 OK\r\n\r\n" + ITEM], json.loads(ITEM)),
    "HTTP/1.0": ([b"HTTP/1.0 200 OK\r\n\r\n" + ITEM], json.loads(ITEM)),
    "1xx first": ([b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(ITEM, JSON)], json.loads(ITEM)),
    "byte by byte": ([step for byte in answer(ITEM, JSON) for step in (bytes([byte]), 0.0005)], json.loads(ITEM)),
    "another content type": ([answer(ITEM, "Content-Type: image/png")], json.loads(ITEM)),
    "no content type": ([answer(ITEM)], json.loads(ITEM)),
    "content type that is none": ([answer(ITEM, "Content-Type: ;;; charset=\x7f")], json.loads(ITEM)),
    "an unknown encoding": ([answer(ITEM, JSON, "Content-Encoding: rot13")], json.loads(ITEM)),
    "more than its length": ([answer(ITEM + b"trailing", JSON, length=len(ITEM))], json.loads(ITEM)),
    "a byte order mark": ([answer(b"\xef\xbb\xbf" + ITEM, JSON)], json.loads(ITEM)),
    "UTF-16": (
        [answer(ITEM.decode().encode("utf-16"), "Content-Type: application/json; charset=utf-16")],
        json.loads(ITEM),
    ),
    "no reason": ([b"HTTP/1.1 200\r\nContent-Length: 25\r\n\r\n" + ITEM], json.loads(ITEM)),
    "a large header": ([answer(ITEM, JSON, "X-A: " + "a" * 60_000)], json.loads(ITEM)),
    "204 with a body": ([answer(ITEM, JSON, status="204 No Content")], {}),
    "nothing at all": ([answer(b"", JSON)], {}),
    "text": ([answer(b"sorry", JSON)], "sorry"),
    "invalid UTF-8": ([answer(b'{"id": "\xff\xfe"}', JSON)], '{"id": "\ufffd\ufffd"}'),
    "cut JSON": ([answer(ITEM[:-3], JSON)], ITEM[:-3].decode()),
    "an error payload": ([answer(b'{"error": {"message": "no"}}', JSON)], {"error": {"message": "no"}}),
    "an array": ([answer(b"[1]", JSON)], [1]),
    "null": ([answer(b"null", JSON)], None),
    "a lone surrogate": ([answer(b'{"id": "\\ud800"}', JSON)], '{"id": "\\ud800"}'),
    "huge integers": (
        [answer(b'{"id": "1", "price": ' + b"9" * 400 + b"}", JSON)],
        {"id": "1", "price": int("9" * 400)},
    ),
    "truncated gzip": ([answer(PACKED[:-20], JSON, "Content-Encoding: gzip")], None),
}


@pytest.mark.parametrize(("steps", "value"), ODD.values(), ids=ODD)
def test_odd_answers_are_read(mode: Mode, wire: Wire, steps: list[Step], value: object) -> None:
    """What can be read is read; what is not of its type stays as it came."""
    wire.will(steps)
    client = mode.client(base_url=wire.origin, max_retries=0, timeout=5)
    found = mode.run(client.items.get("1"))
    found = found.to_dict() if hasattr(found, "to_dict") else found
    if value is not None:
        assert found == value
    assert in_use(client) == 0


def test_numbers_that_json_does_not_know(mode: Mode, wire: Wire) -> None:
    """NaN and infinities are read as Python knows them."""
    wire.will([answer(b'{"id": "1", "price": NaN, "more": -Infinity}', JSON)])
    item = mode.run(mode.client(base_url=wire.origin).items.get("1"))
    assert item.price != item.price
    assert item.more == float("-inf")


@pytest.mark.parametrize("body", [b"[" * 200_000, b'{"a":' * 200_000, b"[" * 500 + b"]" * 500], ids=["[", "{", "500"])
@pytest.mark.parametrize("strict", [False, True])
def test_deep_nesting(mode: Mode, wire: Wire, body: bytes, strict: bool) -> None:
    """JSON that nests too deep for anybody is no crash: text, or an error when the client is strict; errors likewise."""
    wire.will([answer(body, JSON)])
    client = mode.client(base_url=wire.origin, strict=strict)
    if strict:
        error = failure(mode, wire, lambda client: mode.run(client.items.get("1")), strict=True)
        assert isinstance(error, mode.core.AnswerError)
        assert error.response.content == body
        assert error.__cause__ is not None
    else:
        mode.run(client.items.get("1"))
    wire.will([answer(body, JSON, status="400 Bad Request")])
    assert isinstance(failure(mode, wire, lambda client: mode.run(client.items.get("1"))), mode.core.BadRequestError)


@pytest.mark.parametrize("charset", ["hex", "undefined", "zip", "idna", "rot13", "nonsense", "utf-7", "mbcs", '"', ""])
def test_charsets_that_are_none(mode: Mode, wire: Wire, charset: str) -> None:
    """A charset that Python has no text for is no traceback."""
    wire.will([answer(b"caf\xc3\xa9", f"Content-Type: text/plain; charset={charset}")])
    client = mode.client(base_url=wire.origin)
    op = mode.core.Operation("GET", "/text", answer="text", returns=lambda: str)
    assert mode.call(op, client).startswith("caf")
    assert mode.run(client.with_raw_response.items.get("1")).text.startswith("caf")
    wire.will([answer(b"caf\xc3\xa9", f"Content-Type: text/plain; charset={charset}", status="400 Bad")])
    assert isinstance(failure(mode, wire, lambda client: mode.call(op, client)), mode.core.BadRequestError)


@pytest.mark.parametrize(
    "location",
    [
        "http://[::bad",
        "http://a b/",
        "//",
        "http://:99999999/",
        "http://1.2:65536",
        "\xff\xfe",
        f"http://{'a' * 70}.test/",
    ],
)
def test_redirects_to_nowhere(mode: Mode, wire: Wire, location: str) -> None:
    """A Location that is no URL that can be called is not followed blindly: an error with the answer attached."""
    wire.will([answer(b"", f"Location: {location}", status="302 Found")])
    error = failure(mode, wire, lambda client: mode.run(client.items.get("1")))
    assert isinstance(error, mode.core.TransportError | mode.core.StatusError), repr(error)
    assert error.request is not None


@pytest.mark.parametrize("scheme", ["ftp", "gopher", "file", "javascript"])
def test_redirects_to_another_scheme(mode: Mode, wire: Wire, scheme: str) -> None:
    """They are a TransportError with the cause, also when the redirect's own body breaks."""
    wire.will([answer(b"", f"Location: {scheme}://files.test/x", status="302 Found", length=9), "reset"])
    error = failure(mode, wire, lambda client: mode.run(client.items.get("1")))
    assert isinstance(error, mode.core.TransportError), repr(error)
    assert error.__cause__ is not None
    assert error.response.status_code == 302


def test_token_endpoints_that_redirect(mode: Mode, wire: Wire) -> None:
    """A token request carries a secret: it is never sent anywhere else."""
    wire.will([answer(b"", "Location: http://evil.test/token", status="307 Temporary Redirect")])
    scheme = mode.core.OAuth2("o", token_url=wire.origin + "/token")
    error = failure(mode, wire, lambda client: mode.call(mode.core.Operation("GET", "/x"), client), scheme=scheme)
    assert isinstance(error, mode.core.AuthenticationError)
    assert (error.status, len(wire.requests)) == (307, 1)


def test_token_endpoints_are_tried_again(mode: Mode, wire: Wire) -> None:
    """What may pass is retried, as any call is; what does not is the error of its status."""
    scheme = mode.core.OAuth2("o", token_url=wire.origin + "/token")
    busy, token = answer(b"", status="503 Busy"), answer(b'{"access_token": "t"}', JSON)
    wire.will([busy], ["reset"], [token], [answer(b"{}", JSON)])
    client = mode.client(base_url=wire.origin, scheme=scheme)
    mode.call(mode.core.Operation("GET", "/x"), client)
    assert b"Bearer t" in wire.requests[-1]
    wire.will([busy])
    error = failure(mode, wire, lambda client: mode.call(mode.core.Operation("GET", "/x"), client), scheme=scheme)
    assert isinstance(error, mode.core.InternalServerError)


def test_slow_token_endpoints_time_out(mode: Mode, wire: Wire) -> None:
    """The client's timeout holds for them."""
    wire.will([1.0])
    scheme = mode.core.OAuth2("o", token_url=wire.origin + "/token")
    error = failure(
        mode, wire, lambda client: mode.call(mode.core.Operation("GET", "/x"), client), scheme=scheme, timeout=0.1
    )
    assert isinstance(error, mode.core.TimeoutError)


def test_redirect_loops_end(mode: Mode, wire: Wire) -> None:
    """A redirect to itself is followed twenty times, then it is an error with the last answer attached."""
    wire.will([answer(b"", "Location: /v1/items/1", status="302 Found")])
    error = failure(mode, wire, lambda client: mode.run(client.items.get("1")))
    assert "redirects" in str(error)
    assert error.response.status_code == 302
    assert len(wire.requests) == 21


@pytest.mark.parametrize("at", ["headers", "body", "trickle", "stream", "download"])
def test_slow_answers_time_out(mode: Mode, wire: Wire, at: str) -> None:
    """Wherever the server stalls, it is a TimeoutError; a trickle is caught by the deadline."""
    half, event = answer(ITEM[:5], JSON, length=len(ITEM)), answer(EVENT, SSE, length=1000)
    steps: dict[str, list[Step]] = {
        "headers": [0.5],
        "body": [half, 0.5],
        "trickle": [half, *([0.05, b" "] * 20)],
        "stream": [event, 0.5],
        "download": [half, 0.5],
    }
    wire.will(steps[at])
    work = {
        "stream": lambda client: mode.all(mode.run(client.items.watch())),
        "download": lambda client: mode.run(mode.run(client.items.picture("1")).read()),
    }.get(at, lambda client: mode.run(client.items.get("1")))
    options = {"deadline": 0.3} if at == "trickle" else {"timeout": 0.15}
    error = failure(mode, wire, work, **options)
    assert isinstance(error, mode.core.TimeoutError), repr(error)
    assert error.request is not None


def test_broken_streams_give_what_came_before(mode: Mode, wire: Wire) -> None:
    """Items before the break are given, then the exception; the answer is attached."""
    wire.will([answer(EVENT + EVENT, SSE, length=1000), 0.05, "reset"])
    client = mode.client(base_url=wire.origin)
    found: list[Any] = []

    async def collect() -> None:
        async for item in await client.items.watch():
            found.append(item)  # noqa: PERF401  what came before the break counts

    with pytest.raises(mode.core.ConnectionError) as caught:
        found.extend(client.items.watch()) if mode.name == "sync" else mode.run(collect())
    assert [item.text for item in found] == ["a", "a"]
    assert caught.value.response.status_code == 200
    assert in_use(client) == 0


def test_hooks_that_raise(mode: Mode, wire: Wire) -> None:
    """A hook's own exception passes through, and the connection is free again."""

    def hook(_: object) -> None:
        raise KeyError("mine")

    for options in ({"on_request": [hook]}, {"on_response": [hook]}):
        wire.will([answer(ITEM, JSON)])
        client = mode.client(base_url=wire.origin, **options)
        for work in ways(mode)[:4]:
            with pytest.raises(KeyError, match="mine"):
                work(client)
        assert client._connection._made is None or in_use(client) == 0


@pytest.mark.parametrize("kind", ["timeout", "status", "reset"])
def test_exhausted_retries_leave_nothing_open(mode: Mode, wire: Wire, kind: str) -> None:
    """After the last retry no connection is in use, and the exception counts the retries."""
    steps: list[Step] = {
        "timeout": [0.3],
        "status": [answer(b'{"error": "x"}', JSON, status="503 Busy")],
        "reset": ["reset"],
    }[kind]
    wire.will(steps)
    for work in ways(mode):
        error = failure(mode, wire, work, timeout=0.1 if kind == "timeout" else 5, max_retries=2)
        assert error.retries_taken == 2
        assert len(wire.requests) == 3
        wire.requests.clear()
