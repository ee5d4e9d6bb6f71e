"""The runtime as users meet it: a hand-made package in the shape of a generated one, and a server that does as it is told."""

from __future__ import annotations

import asyncio
import shutil
import socket
import sys
import threading
from collections.abc import AsyncIterable, Awaitable, Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import pytest

HERE = Path(__file__).parent
CORE = HERE.parents[2] / "templates" / "python" / "_core"


@dataclass
class Seen:
    """A request that the server got."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Answer:
    """What the server is to answer; ``pieces`` are sent one by one, ``drop`` breaks the connection."""

    status: int = 200
    body: bytes = b'{"id": "1", "price": 1.5}'
    headers: dict[str, str] = field(default_factory=dict[str, str])
    pieces: list[bytes] | None = None
    drop: bool = False
    wait: float = 0.0
    pause: float = 0.0


class Server:
    """Answers each request with the next answer, the last one over and over; keeps what it saw."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.seen: list[Seen] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self) -> None:
                """Any method alike."""
                server.handle(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_one

            def log_message(self, format: str, *args: object) -> None: ...

        self._httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._httpd.daemon_threads = True
        self._httpd.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients may leave
        threading.Thread(target=self._httpd.serve_forever, args=(0.01,), daemon=True).start()
        self.origin = f"http://127.0.0.1:{self._httpd.server_port}"

    def will(self, *answers: Answer | bytes) -> None:
        """What comes next."""
        self.answers = [Answer(body=answer) if isinstance(answer, bytes) else answer for answer in answers]
        self.seen.clear()

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        """Note a request and answer it."""
        self.seen.append(
            Seen(handler.command, handler.path, {k.lower(): v for k, v in handler.headers.items()}, _body(handler))
        )
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        threading.Event().wait(answer.wait) if answer.wait else None
        if answer.drop:
            handler.connection.shutdown(socket.SHUT_RDWR)
            handler.close_connection = True
            return
        self._send(handler, answer)

    def _send(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        handler.send_response(answer.status)
        for name, value in {"content-type": "application/json", **answer.headers}.items():
            handler.send_header(name, value)
        if answer.pieces is None:
            handler.send_header("content-length", str(len(answer.body)))
            handler.end_headers()
            handler.wfile.write(answer.body)
            return
        handler.send_header("transfer-encoding", "chunked")
        handler.end_headers()
        try:
            for piece in answer.pieces:
                handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                handler.wfile.flush()
                threading.Event().wait(answer.pause) if answer.pause else None
            handler.wfile.write(b"0\r\n\r\n")
        except OSError:
            handler.close_connection = True

    def close(self) -> None:
        """Stop listening."""
        self._httpd.shutdown()
        self._httpd.server_close()


def _body(handler: BaseHTTPRequestHandler) -> bytes:
    if handler.headers.get("transfer-encoding") != "chunked":
        return handler.rfile.read(int(handler.headers.get("content-length") or 0))
    made = b""
    while size := int(handler.rfile.readline(), 16):
        made += handler.rfile.read(size)
        handler.rfile.readline()
    handler.rfile.readline()
    return made


class Mode:
    """Runs one and the same test with the sync and with the async client."""

    def __init__(self, name: str, server: Server, package: Any) -> None:
        self.name = name
        self.server = server
        self.shop = package
        self.core = package._core
        self._runner = asyncio.Runner()
        self._clients: list[Any] = []

    def client(self, **options: Any) -> Any:
        """A client of the shop on the test's server, closed at the end of the test; ``scheme`` replaces its security."""
        options.setdefault("base_url", self.server.origin + "/v1")
        if not options.keys() & {"api_key", "anonymous"}:
            options["api_key"] = "secret-key"
        options.pop("anonymous", None)
        kind = self.shop.Client if self.name == "sync" else self.shop.AsyncClient
        if scheme := options.pop("scheme", None):
            options = {"client_id": "id", "client_secret": "s", **options}
            kind = type(
                "Other", (kind,), {"_api": self.core.Api(name="o", schemes=(scheme,), security=((scheme.id,),))}
            )
        made = kind(**options)
        self._clients.append(made)
        return made

    def run(self, value: Any) -> Any:
        """The value, or what it becomes when it is awaited."""
        return self._runner.run(_await(value)) if hasattr(value, "__await__") else value

    def all(self, items: Iterable[Any] | AsyncIterable[Any] | Awaitable[Any]) -> list[Any]:
        """All items of an iterable of either kind."""
        if isinstance(items, Iterable):
            return list(cast("Iterable[Any]", items))
        return cast("list[Any]", self._runner.run(_collect(items)))

    def call(self, op: Any, client: Any = None, **arguments: Any) -> Any:
        """Call an operation that the hand-made package does not have."""
        return self.run((client or self.client()).call(op, **arguments))

    def close(self) -> None:
        """Close what was opened."""
        for client in self._clients:
            self.run(client.close())
        self._runner.close()


async def _await(value: Awaitable[Any]) -> Any:
    return await value


async def _collect(items: Any) -> list[Any]:
    if not hasattr(items, "__aiter__"):
        items = await items
    return [item async for item in items]


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The package, with the runtime in it, as an import would find it."""
    folder = tmp_path_factory.mktemp("runtime")
    shutil.copytree(HERE / "shop", folder / "specweld_shop")
    shutil.copytree(CORE, folder / "specweld_shop" / "_core", ignore=shutil.ignore_patterns("__pycache__"))
    sys.path.insert(0, str(folder))
    import specweld_shop  # type: ignore[import-not-found,unused-ignore]  # made by a fixture

    yield specweld_shop
    sys.path.remove(str(folder))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on the loopback interface."""
    made = Server()
    made.will(Answer())
    yield made
    made.close()


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest, server: Server, shop: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mode]:
    """Both clients, one after the other; without waiting between retries."""
    from specweld_shop._core import retrying  # type: ignore[import-not-found,unused-ignore]  # made by a fixture

    monkeypatch.setattr(retrying, "FIRST_DELAY", 0.001)
    monkeypatch.setattr(retrying, "LONGEST_DELAY", 0.002)
    made = Mode(request.param, server, shop)
    yield made
    made.close()

    """A clock."""
    import time

    return time.monotonic
