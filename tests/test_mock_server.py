"""The server under ``mock``, spoken to byte by byte: what HTTP allows works, and nothing brings it down."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx2
import pytest

import codegen
from support import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPEC = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
paths:
  /items:
    get:
      responses:
        "200":
          description: ok
          headers:
            X-Left: {schema: {type: integer, minimum: 3, maximum: 3}}
            "bad name": {schema: {type: string}}
          content:
            application/json:
              schema: {type: object, required: [n], properties: {n: {type: integer}, at: {type: string, format: date-time}}}
              examples: {one: {value: {n: 1}}, two: {value: {n: 2}}}
    post:
      requestBody: {content: {application/json: {schema: {type: object}}, application/octet-stream: {schema: {type: string, format: binary}}}}
      responses: {"201": {description: made, content: {application/json: {schema: {type: object, properties: {ok: {type: boolean}}}}}}}
  /items/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: ok, content: {text/plain: {schema: {type: string}}, application/xml: {schema: {type: object, properties: {a: {type: integer}}}}}}}
  /moved:
    get:
      responses:
        "302": {description: moved, headers: {Location: {schema: {type: string, format: uri}}}}
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop."""
    path = tmp_path_factory.mktemp("server") / "shop.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def server(document: Path) -> Iterator[codegen.MockServer]:
    """The shop, played."""
    with codegen.mock(document) as server:
        yield server


def speak(server: codegen.MockServer, *pieces: bytes) -> bytes:
    """Everything that the server says to these bytes, until it closes the connection or says no more."""
    address = urlsplit(server.url)
    with socket.create_connection((address.hostname, address.port), timeout=5) as connection:
        for piece in pieces:
            connection.sendall(piece)
        with contextlib.suppress(OSError):  # it may be closed already
            connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(1 << 16), b""))


def post(framing: bytes, body: bytes = b"") -> bytes:
    """A POST with a framing of its own."""
    return b"POST /items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + framing + b"\r\n\r\n" + body


def statuses(answer: bytes) -> list[int]:
    """The statuses of the answers on a connection."""
    return [int(each) for each in re.findall(rb"HTTP/1\.1 (\d{3})", answer)]


def test_connections_stay(server: codegen.MockServer) -> None:
    """Several requests go over one connection; ``Connection: close`` ends it."""
    get = b"GET /items HTTP/1.1\r\nHost: x\r\n\r\n"
    assert statuses(speak(server, get * 3)) == [200, 200, 200]
    assert statuses(speak(server, get.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n") + get)) == [200]


def test_chunked_requests(server: codegen.MockServer) -> None:
    """Bodies come in chunks of any size, with extensions and trailers, and the next request follows them."""
    body = b'7;a=b\r\n{"a": 1\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n'
    both = post(b"Transfer-Encoding: chunked", body) + b"GET /items HTTP/1.1\r\nHost: x\r\n\r\n"
    assert statuses(speak(server, *(bytes([each]) for each in both))) == [201, 200]
    assert server.requests[-2].json() == {"a": 1}


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (post(b"Transfer-Encoding: chunked", b"zz\r\n"), 400),
        (post(b"Transfer-Encoding: chunked", b"-5\r\n"), 400),
        (post(b"Transfer-Encoding: chunked", b"5\r\nab"), 400),
        (post(b"Transfer-Encoding: chunked\r\nContent-Length: 3", b"0\r\n\r\n"), 400),
        (post(b"Transfer-Encoding: gzip", b""), 400),
        (post(b"Transfer-Encoding: chunked", b"fffffffffffffff\r\n"), 413),
        (post(b"Content-Length: many", b""), 400),
        (post(b"Content-Length: -1", b""), 400),
        (post(b"Content-Length: 1\r\nContent-Length: 2", b"ab"), 400),
        (post(b"Content-Length: 99999999999999999999999", b""), 413),
        (post(b"Content-Length: 10", b"short"), 400),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET /items HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", 431),
        (b"nonsense\r\n\r\n", 400),
        (b"GET /items HTTP/9.9\r\n\r\n", 505),
    ],
)
def test_broken_requests(server: codegen.MockServer, request_: bytes, status: int) -> None:
    """Each is told what is wrong, as JSON, and the connection ends; the server stays."""
    answer = speak(server, request_)
    assert statuses(answer) == [status]
    assert b"Connection: close" in answer
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["code"] == status
    assert httpx2.get(f"{server.url}/items").status_code == 200


def test_disconnects_are_nobodys_business(server: codegen.MockServer, capfd: pytest.CaptureFixture[str]) -> None:
    """Clients that go away in the middle leave no word and no harm."""
    address = urlsplit(server.url)
    for text in (b"", b"GET", post(b"Content-Length: 100", b"{"), post(b"Transfer-Encoding: chunked", b"5\r\na")):
        with socket.create_connection((address.hostname, address.port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.sendall(text)
    assert httpx2.get(f"{server.url}/items").status_code == 200
    assert capfd.readouterr() == ("", "")


def test_many_connections_at_once(server: codegen.MockServer) -> None:
    """A hundred clients, each on a connection of its own."""
    barrier = threading.Barrier(100)

    def ask(number: int) -> int:
        barrier.wait(60)
        return httpx2.get(f"{server.url}/items/{number}").status_code

    with ThreadPoolExecutor(100) as pool:
        assert set(pool.map(ask, range(100))) == {200}


def test_redirections_stay_here(server: codegen.MockServer) -> None:
    """Whatever a ``Location`` is documented as: no test is led to the real world."""
    moved = httpx2.get(f"{server.url}/moved")
    assert moved.status_code == 302
    assert moved.headers.get_list("location") == [f"{server.url}/specweld-redirected"]
    assert httpx2.get(f"{server.url}/moved", follow_redirects=True).text == "redirected by specweld mock\n"


def test_head_and_options(server: codegen.MockServer) -> None:
    """HEAD is GET without its body; a page of any origin may ask, with any header."""
    head = speak(server, b"HEAD /items HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert head.endswith(b"\r\n\r\n")
    assert f"Content-Length: {len(httpx2.get(f'{server.url}/items').content)}".encode() in head
    asked = {
        "Origin": "https://app.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-a",
    }
    allowed = httpx2.options(f"{server.url}/items", headers=asked)
    assert allowed.status_code == 204
    assert allowed.headers["access-control-allow-origin"] == "https://app.example"
    assert allowed.headers["access-control-allow-methods"] == "POST"
    assert allowed.headers["access-control-allow-headers"] == "x-a"
    assert "access-control-allow-origin" not in httpx2.get(f"{server.url}/items").headers


def test_answers_are_the_same_every_time(server: codegen.MockServer, document: Path) -> None:
    """Whatever is asked for in between, and by another server."""
    first = httpx2.get(f"{server.url}/items/1").text
    httpx2.get(f"{server.url}/items")
    assert httpx2.get(f"{server.url}/items/1").text == first
    with codegen.mock(document) as other:
        assert httpx2.get(f"{other.url}/items/1").text == first


def test_answers_do_not_depend_on_hashes(document: Path, tmp_path: Path) -> None:
    """Another process with other hashes makes the same values."""
    code = (
        "import sys, codegen; from codegen.answer import Request, Service; from codegen.api import stage\n"
        "provider = stage('reconcile', sys.argv[1], config='').providers[0]\n"
        "service = Service(provider, lambda at: at, strict=False)\n"
        "paths = ('/items/1', '/items', '/coded')\n"
        "print([service.answer(Request('GET', path, headers=(('prefer', 'dynamic=true'),)), 's').pieces for path in paths])"
    )
    path = tmp_path / "shop.yaml"
    more = '  /coded: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {type: string, pattern: "^[^a-f]{9}$"}}}}}}}\n'
    path.write_text(document.read_text(encoding="utf-8") + more, encoding="utf-8")
    printed = {
        run(sys.executable, "-c", code, path, cwd=tmp_path, PYTHONHASHSEED=str(seed)).stdout for seed in (1, 2, 3)
    }
    assert len(printed) == 1, printed


def test_examples_by_name_and_at_random(server: codegen.MockServer) -> None:
    """``example=`` names one, ``dynamic=true`` makes one up, and its seed makes it again."""

    def ask(prefer: str) -> httpx2.Response:
        return httpx2.get(f"{server.url}/items", headers={"Prefer": prefer})

    assert httpx2.get(f"{server.url}/items").json() == {"n": 1}
    two = ask("example=two")
    assert (two.json(), two.headers["preference-applied"]) == ({"n": 2}, "example=two")
    missing = ask("example=three")
    assert missing.status_code == 404
    assert 'there are: "one", "two"' in missing.json()["error"]["message"]
    random = ask("dynamic=true")
    assert ask(f"dynamic=true, seed={random.headers['specweld-seed']}").json() == random.json()
    assert len({ask("dynamic=true").text for _ in range(5)}) > 1


def test_headers_and_media_types(server: codegen.MockServer) -> None:
    """Documented headers are sent, less what is no header's name; the client chooses among media types."""
    assert httpx2.get(f"{server.url}/items").headers["x-left"] == "3"
    plain = httpx2.get(f"{server.url}/items/1")
    assert plain.headers["content-type"] == "text/plain; charset=utf-8"
    xml = httpx2.get(f"{server.url}/items/1", headers={"Accept": "text/plain;q=0.1, application/xml"})
    assert re.fullmatch(r'<\?xml version="1.0" encoding="UTF-8"\?><root><a>\d+</a></root>', xml.text)


def test_large_uploads(server: codegen.MockServer) -> None:
    """Some megabytes are taken."""
    kind = {"Content-Type": "application/octet-stream"}
    assert httpx2.post(f"{server.url}/items", content=bytes(5 << 20), headers=kind).status_code == 201
    assert len(server.requests[-1].body) == 5 << 20


def test_too_large_uploads_hear_of_it(server: codegen.MockServer) -> None:
    """Although they are still being sent when the answer comes."""
    kind = {"Content-Type": "application/octet-stream"}
    answer = httpx2.post(f"{server.url}/items", content=bytes(70 << 20), headers=kind)
    assert (answer.status_code, answer.json()["error"]["message"]) == (413, "the body is larger than 64 MiB")


def test_absolute_targets(server: codegen.MockServer) -> None:
    """As proxies are asked."""
    answer = speak(server, b"GET http://api.example.com/items?x=1 HTTP/1.1\r\nHost: api.example.com\r\n\r\n")
    assert statuses(answer) == [422]
    assert server.requests[-1].path == "/items?x=1"


def test_several_providers_and_prefix(document: Path, tmp_path: Path) -> None:
    """Each below its own name; names that repeat get a number; elsewhere it is said where they are."""
    other = tmp_path / "bank.yaml"
    other.write_text(SPEC.replace("Shop", "Bank"), encoding="utf-8")
    with codegen.mock(document, other, document, prefix="/api/") as server:
        assert [urlsplit(url).path for url in server.urls.values()] == ["/api/shop", "/api/bank", "/api/shop_2"]
        assert all(httpx2.get(f"{url}/items").json() == {"n": 1} for url in server.urls.values())
        origin = server.url.removesuffix("/api/shop")
        lost = httpx2.get(f"{origin}/items")
        assert (lost.status_code, "/api/bank, /api/shop, /api/shop_2" in lost.text) == (404, True)
        assert [each.provider for each in server.requests] == ["shop", "bank", "shop_2", ""]


def test_config(document: Path, tmp_path: Path) -> None:
    """All providers of a config, or the one that is named."""
    config = tmp_path / "specweld.toml"
    config.write_text(
        f'[providers.north]\nsources = ["{document}"]\n[providers.south]\nsources = ["{document}"]\n', "utf-8"
    )
    with codegen.mock(config=config) as server:
        assert [urlsplit(url).path for url in server.urls.values()] == ["/north", "/south"]
        assert httpx2.get(f"{server.urls['south']}/items").json() == {"n": 1}
    with codegen.mock(config=config, provider="south") as server:
        assert urlsplit(server.url).path == ""
        assert server.providers[0].base_url_env == "SOUTH_BASE_URL"
    with pytest.raises(codegen.InputError, match="no provider `east`: there are north, south"):
        codegen.mock(config=config, provider="east")


def test_taken_ports(server: codegen.MockServer, document: Path) -> None:
    """A port that somebody else has is an input error; ``close`` gives one back."""
    port = urlsplit(server.url).port
    assert port is not None
    with pytest.raises(codegen.InputError, match=rf"cannot listen on 127\.0\.0\.1:{port}"):
        codegen.mock(document, port=port)
    first = codegen.mock(document)
    first.close()
    with codegen.mock(document, port=urlsplit(first.url).port or 0) as again:
        assert again.url == first.url


def test_what_is_told_about_requests(document: Path) -> None:
    """A callback hears of every request, with notes on what nobody documents."""
    heard: list[codegen.Received] = []
    with codegen.mock(document, told=heard.append) as server:
        httpx2.post(f"{server.url}/items", json={"ok": 1})
        httpx2.get(f"{server.url}/nowhere")
    assert [(each.method, each.status, each.operation) for each in heard] == [
        ("POST", 201, "POST /items"),
        ("GET", 404, ""),
    ]
    assert heard[0].json() == {"ok": 1}
    assert tuple(heard) == server.requests
