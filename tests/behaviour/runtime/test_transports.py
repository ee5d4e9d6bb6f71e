"""Other ways to the server: proxies, TLS with certificates, HTTP/2, websockets, aiohttp. Real servers, all of them."""

from __future__ import annotations

import asyncio
import json
import logging
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config

from .conftest import Answer, Mode
from .test_misbehaving import BROKEN, BROKEN_ERRORS, ITEM, JSON, ODD, UNDECODABLE
from .wire import Step, Wire, answer


def http_client(mode: Mode, **options: Any) -> Any:
    """An HTTP client of the mode's kind."""
    return httpx2.Client(**options) if mode.name == "sync" else httpx2.AsyncClient(**options)


def closed(mode: Mode, http: Any) -> None:
    """Close an HTTP client of either kind."""
    http.close() if mode.name == "sync" else mode.run(http.aclose())


# --- proxies ---


def test_proxies_of_the_environment(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTP_PROXY and NO_PROXY hold for the client that is made when none is given."""
    mode.server.will(Answer())
    monkeypatch.setenv("HTTP_PROXY", mode.server.origin)
    monkeypatch.setenv("NO_PROXY", "")
    mode.run(mode.client(base_url="http://api.shop.test/v1").items.get("1"))
    assert mode.server.seen[0].path == "http://api.shop.test/v1/items/1"
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    mode.run(mode.client().items.get("1"))
    assert mode.server.seen[1].path == "/v1/items/1"


def test_a_proxy_that_is_not_there(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a ConnectionError, and nothing of the proxy's credentials is said."""
    monkeypatch.setenv("HTTP_PROXY", "http://user:hunter2@127.0.0.1:9")
    with pytest.raises(mode.core.ConnectionError) as caught:
        mode.run(mode.client(base_url="http://api.shop.test", max_retries=0).items.get("1"))
    assert "hunter2" not in str(caught.value)


# --- TLS and HTTP/2 ---


class Api:
    """An ASGI application: JSON for everything, a websocket that echoes; remembers HTTP versions and headers."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[bytes, bytes]]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer."""
        if scope["type"] == "lifespan":
            return
        self.seen.append((scope["http_version"], dict(scope["headers"])))
        if scope["type"] == "websocket":
            await self._echo(scope, receive, send)
            return
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": ITEM})

    async def _echo(self, scope: Any, receive: Any, send: Any) -> None:
        await receive()
        if scope["path"].endswith("/refused"):
            await send({"type": "websocket.close", "code": 1008})
            return
        await send({"type": "websocket.accept", "subprotocol": next(iter(scope["subprotocols"]), None)})
        while (message := await receive())["type"] == "websocket.receive":
            if message.get("text") == "bye":
                await send({"type": "websocket.close", "code": 1001, "reason": "enough"})
                return
            await send({"type": "websocket.send", "text": message["text"]})


class Running:
    """The application behind hypercorn, in a thread."""

    def __init__(self, **settings: Any) -> None:
        self.api = Api()
        config = Config()
        config.bind = ["127.0.0.1:0"]
        config.accesslog = config.errorlog = None
        for name, value in settings.items():
            setattr(config, name, value)
        sockets = config.create_sockets()
        made = (sockets.secure_sockets or sockets.insecure_sockets)[0]
        self.port = made.getsockname()[1]
        config.create_sockets = lambda: sockets  # type: ignore[method-assign]  # the port is known before it serves
        self._ready, self._stop = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=self._run, args=(config,), daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def _run(self, config: Config) -> None:
        async def main() -> None:
            self._loop = asyncio.get_running_loop()
            self._ready.set()
            await serve(self.api, config, shutdown_trigger=self._stop.wait)  # type: ignore[arg-type]  # ASGI is untyped

        asyncio.run(main())

    def close(self) -> None:
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """A certificate authority that only these tests trust."""
    return trustme.CA()


@pytest.fixture(scope="module")
def secure(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server for localhost that wants a client certificate, and speaks HTTP/2."""
    folder = tmp_path_factory.mktemp("tls")
    certificate = authority.issue_cert("localhost")
    certificate.private_key_pem.write_to_path(str(folder / "key.pem"))
    certificate.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    made = Running(
        certfile=str(folder / "cert.pem"),
        keyfile=str(folder / "key.pem"),
        ca_certs=str(folder / "ca.pem"),
        verify_mode=ssl.CERT_REQUIRED,
    )
    yield made
    made.close()


def context(authority: trustme.CA, *, certificate: bool = True) -> ssl.SSLContext:
    """What a user makes of a CA and of a certificate of their own."""
    made = ssl.create_default_context()
    authority.configure_trust(made)
    if certificate:
        authority.issue_cert("client@shop.test").configure_cert(made)
    return made


def test_client_certificates(mode: Mode, secure: Running, authority: trustme.CA) -> None:
    """Mutual TLS through the user's own HTTP client; without the certificate, the server's refusal is told."""
    op = mode.core.Operation("GET", "/x", returns=lambda: dict)
    scheme = mode.core.MutualTls("mtls")
    for certificate in (True, False):
        http = http_client(mode, verify=context(authority, certificate=certificate))
        base = f"https://localhost:{secure.port}"
        client = mode.client(base_url=base, http_client=http, max_retries=0, anonymous=True)
        client = type(
            "Mutual", (type(client),), {"_api": mode.core.Api(name="m", schemes=(scheme,), security=(("mtls",),))}
        )(base_url=base, http_client=http, max_retries=0)
        if certificate:
            assert mode.call(op, client) == json.loads(ITEM)
        else:
            with pytest.raises(mode.core.TransportError) as caught:
                mode.call(op, client)
            assert caught.value.__cause__ is not None
        closed(mode, http)


def test_names_of_servers_are_checked(mode: Mode, secure: Running, authority: trustme.CA) -> None:
    """A certificate for another name is refused, with the user's HTTP client and with the client's own."""
    http = http_client(mode, verify=context(authority))
    for options in ({"http_client": http}, {}):
        client = mode.client(base_url=f"https://127.0.0.1:{secure.port}", max_retries=0, **options)
        with pytest.raises(mode.core.ConnectionError, match=r"(?i)certificate"):
            mode.run(client.items.get("1"))
    closed(mode, http)


def test_http2(mode: Mode, secure: Running, authority: trustme.CA, caplog: pytest.LogCaptureFixture) -> None:
    """HTTP/2 end to end, fifty calls at once on one connection; no log of any library holds the key."""
    caplog.set_level(logging.DEBUG)
    http = http_client(mode, http2=True, verify=context(authority))
    client = mode.client(base_url=f"https://localhost:{secure.port}", http_client=http, api_key="top-secret-key")
    secure.api.seen.clear()
    mode.run(client.items.get("0"))

    async def many() -> Any:
        return await asyncio.gather(*(client.items.get(str(number)) for number in range(50)))

    if mode.name == "sync":
        assert client.items.get("1").id == "1"
    else:
        assert [item.id for item in mode.run(many())] == ["1"] * 50
        assert len(http._transport._pool.connections) == 1
    assert {version for version, _ in secure.api.seen} == {"2"}
    assert {headers[b"authorization"] for _, headers in secure.api.seen} == {b"Bearer top-secret-key"}
    assert "top-secret-key" not in caplog.text
    closed(mode, http)


def test_debug_logs_of_all_libraries(mode: Mode, caplog: pytest.LogCaptureFixture) -> None:
    """With every logger at DEBUG, no credential is written by anybody, wherever it is sent."""
    caplog.set_level(logging.DEBUG)
    mode.server.will(Answer(headers={"x-request-id": "r"}))
    for security in ((("bearer",),), (("query",),), (("cookie",),), (("basic",),), (("admin",),)):
        client = mode.client(
            api_key="hidden-1", query_key="hidden-2", session="hidden-3", username="u", password="hidden-4",
            admin_key="hidden-5",
        )  # fmt: skip
        mode.call(mode.core.Operation("GET", "/x", security=security), client)
    assert len(mode.server.seen) == 5
    assert "hidden" not in caplog.text
    assert "dTpoaWRkZW4tNA" not in caplog.text  # u:hidden-4 in base64
    assert any(record.name.startswith("httpcore2") for record in caplog.records)


# --- websockets ---


@pytest.fixture(scope="module")
def plain() -> Iterator[Running]:
    """The same application without TLS."""
    made = Running()
    yield made
    made.close()


def test_websockets(mode: Mode, plain: Running) -> None:
    """With the client's base URL, credentials and headers; messages go both ways."""
    client = mode.client(base_url=f"http://127.0.0.1:{plain.port}/v1", default_headers={"X-A": "1"})
    plain.api.seen.clear()
    core = mode.core

    async def talk() -> Any:
        async with core.async_websocket(client, "/realtime", query={"model": "m"}, subprotocols=["talk"]) as session:
            await session.send_json({"a": 1})
            return await session.receive_json(), session.subprotocol

    if mode.name == "sync":
        with core.websocket(client, "/realtime", query={"model": "m"}, subprotocols=["talk"]) as session:
            session.send_json({"a": 1})
            said = session.receive_json(), session.subprotocol
    else:
        said = mode.run(talk())
    assert said == ({"a": 1}, "talk")
    headers = plain.api.seen[0][1]
    assert (headers[b"authorization"], headers[b"x-a"]) == (b"Bearer secret-key", b"1")


@pytest.mark.parametrize(("path", "kind"), [("/refused", "PermissionDeniedError"), ("/ends", "ConnectionError")])
def test_websockets_that_fail(mode: Mode, plain: Running, path: str, kind: str) -> None:
    """A refusal is its status's error; a session that the server ends is a ConnectionError that says why."""
    client, core = mode.client(base_url=f"http://127.0.0.1:{plain.port}"), mode.core

    async def talk() -> Any:
        async with core.async_websocket(client, path) as session:
            await session.send_text("bye")
            return await session.receive_text()

    def speak() -> Any:
        with core.websocket(client, path) as session:
            session.send_text("bye")
            return session.receive_text()

    with pytest.raises(getattr(core, kind)) as caught:
        speak() if mode.name == "sync" else mode.run(talk())
    assert caught.value.request is not None
    if path == "/ends":
        assert "1001" in str(caught.value)


# --- aiohttp ---


@pytest.fixture
def on_aiohttp(server: Any, shop: Any) -> Iterator[Mode]:
    """The asynchronous mode whose clients run on aiohttp."""
    made = Mode("async", server, shop)
    client = made.client
    opened: list[Any] = []

    def on_aiohttp(**options: Any) -> Any:
        http = httpx2.AsyncClient(transport=made.core.AiohttpTransport())
        opened.append(http)
        return client(http_client=http, **options)

    made.client = on_aiohttp  # type: ignore[method-assign]  # the same, with another transport
    yield made
    for http in opened:
        made.run(http.aclose())
    made.close()


def test_aiohttp_sends_the_same(on_aiohttp: Mode, tmp_path: Path) -> None:
    """Headers, JSON, uploads, streams, downloads, errors and redirects, as with the usual transport."""
    mode, client = on_aiohttp, on_aiohttp.client()
    mode.server.will(Answer(headers={"x-request-id": "req_1"}))
    item = mode.run(client.items.create(name="a"))
    seen = mode.server.seen[0]
    assert (item.id, item._request_id, json.loads(seen.body)) == ("1", "req_1", {"name": "a"})
    assert seen.headers["authorization"] == "Bearer secret-key"
    assert seen.headers["user-agent"].startswith("shop/")
    (tmp_path / "file").write_bytes(b"x" * 200_000)
    op = mode.core.Operation("POST", "/up", body="multipart/form-data", returns=lambda: dict)
    mode.call(op, client, body={"file": tmp_path / "file"})
    assert b"x" * 200_000 in mode.server.seen[1].body
    mode.server.will(Answer(headers={"content-type": "text/event-stream"}, pieces=[b'data: {"text": "a"}\n\n'] * 3))
    assert [chunk.text for chunk in mode.all(mode.run(client.items.watch()))] == ["a"] * 3
    mode.server.will(Answer(body=b"\x00\x01", headers={"content-type": "image/png"}))
    assert mode.run(mode.run(client.items.picture("1")).read()) == b"\x00\x01"
    mode.server.will(Answer(status=307, headers={"location": "/v1/there"}), Answer())
    assert mode.run(client.items.get("1")).id == "1"
    mode.server.will(Answer(status=404, body=b'{"message": "no"}'))
    with pytest.raises(mode.core.NotFoundError, match="no"):
        mode.run(client.items.get("1"))


CASES: dict[str, list[Step]] = {**BROKEN, **UNDECODABLE, **BROKEN_ERRORS}


@pytest.mark.parametrize("steps", CASES.values(), ids=CASES)
def test_aiohttp_failures_are_told_alike(on_aiohttp: Mode, steps: list[Step]) -> None:
    """The same exceptions with the same things attached, and no connection in use."""
    mode, wire = on_aiohttp, Wire()
    works = [
        lambda client: mode.run(client.items.get("1")),
        lambda client: mode.all(mode.run(client.items.watch())),
        lambda client: mode.run(mode.run(client.items.picture("1")).read()),
    ]
    for work in works:
        client = mode.client(base_url=wire.origin, max_retries=0, timeout=0.4)
        wire.will(steps)
        with pytest.raises(mode.core.ApiError) as caught:
            work(client)
        error = caught.value
        assert isinstance(error, mode.core.TransportError | mode.core.DecodeError | mode.core.StatusError), repr(error)
        assert error.request.method in ("GET", "POST")
        assert error.__cause__ is not None
        assert not client._connection.given._transport._session.connector._acquired
    wire.close()


def test_aiohttp_refused_connections_and_timeouts(on_aiohttp: Mode) -> None:
    """No connection is a ConnectionError, too long a wait a TimeoutError."""
    mode, wire = on_aiohttp, Wire()
    with pytest.raises(mode.core.ConnectionError):
        mode.run(mode.client(base_url="http://127.0.0.1:9", max_retries=0).items.get("1"))
    wire.will([0.5, answer(ITEM, JSON)])
    with pytest.raises(mode.core.TimeoutError):
        mode.run(mode.client(base_url=wire.origin, max_retries=0, timeout=0.1).items.get("1"))
    wire.close()


@pytest.mark.parametrize("name", ["byte by byte", "no length, closed at its end", "1xx first", "UTF-16"])
def test_aiohttp_reads_odd_answers(on_aiohttp: Mode, name: str) -> None:
    """What can be read is read."""
    wire = Wire()
    wire.will(ODD[name][0])
    item = on_aiohttp.run(on_aiohttp.client(base_url=wire.origin, max_retries=0).items.get("1"))
    assert item.to_dict() == json.loads(ITEM)
    wire.close()


def test_no_other_http_stack_is_imported(shop: Any) -> None:
    """A client and its first call load httpx2 alone: no httpx, aiohttp or requests."""
    code = (
        "import sys, specweld_shop\n"
        "client = specweld_shop.Client(api_key='k', base_url='http://127.0.0.1:9', max_retries=0)\n"
        "try:\n    client.items.get('1')\n"
        "except specweld_shop._core.ConnectionError:\n    pass\n"
        "print(sorted({'httpx', 'aiohttp', 'requests'} & set(sys.modules)))"
    )
    folder = str(Path(shop.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {folder!r})\n{code}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
