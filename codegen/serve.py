"""An HTTP server on this machine: requests in, whatever a function answers out. No request can bring it down.

HTTP/1.1 with connections that stay, bodies of known length or in chunks (RFC 9112), CORS for every page, and a cap on
what is read. The answers are somebody else's business.
"""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from codegen.answer import Answer, Request
from codegen.finding import InputError

if TYPE_CHECKING:
    from email.message import Message

LARGEST = 64 << 20
"""Bytes of a request's body that are read."""
_LINE = 1 << 12
_IDLE = 75
"""Seconds after which a connection that says nothing is closed."""
_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f]{1,16}")
_NO_BODY = (204, 205, 304)
_HOP = ("connection", "content-length", "date", "server", "transfer-encoding")

Respond = Callable[[Request, str], Answer]
"""From a request, and the ``host:port`` it was sent to, to the answer. Must not raise."""


class BadRequest(Exception):  # noqa: N818 - what it is called in HTTP
    """What came is no HTTP that is read here; the connection ends with the answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Listener(ThreadingHTTPServer):
    """Listens, and answers every connection on a thread of its own."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(self, host: str, port: int, respond: Respond) -> None:
        self.respond = respond
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), Handler)
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            hint = "`host` and `port` say where else, port 0 takes any that is free"
            raise InputError(f"cannot listen on {host}:{port}: {reason}; {hint}") from None
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def address(self) -> str:
        """``host:port`` as it stands in URLs."""
        host, port = self.socket.getsockname()[:2]
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    def start(self) -> None:
        """Starts to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Ends listening; connections end with the process, or when their clients close them."""
        self.shutdown()
        self._thread.join()
        self.server_close()

    def server_bind(self) -> None:
        """Binds without asking the name service who we are, as ``http.server`` does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections that break are their clients' business."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "specweld-mock"
    sys_version = ""
    timeout = _IDLE
    disable_nagle_algorithm = True
    server: Listener  # pyright: ignore[reportIncompatibleVariableOverride] - who makes handlers is a Listener

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Every method is answered alike; ``http.server`` looks for ``do_GET`` and its like."""
        if name.startswith("do_"):
            return self._handle
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: whoever answers knows what was asked."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What ``http.server`` itself finds wrong, as JSON."""
        self.close_connection = True
        self.request_version = "HTTP/1.1"  # until the first line was read it is 0.9, whose answers have no status
        self._send_quietly(_plain(code, message or explain or "bad request"))

    def _handle(self) -> None:
        try:
            request = self._read()
        except BadRequest as bad:
            self.send_error(bad.status, str(bad))
            self._drain()
            return
        if request.method == "OPTIONS" and request.header("access-control-request-method"):
            self._send_quietly(_preflight(request))
        else:
            self._send_quietly(self.server.respond(request, self._host(request)))

    def _drain(self) -> None:
        """Lets a client finish what it sends, for a while: a connection that is reset loses the answer (RFC 9112, 9.6)."""
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(1)
            left = LARGEST
            while left > 0 and (data := self.connection.recv(1 << 16)):
                left -= len(data)

    def _host(self, request: Request) -> str:
        """Where the client thinks that we are."""
        host = request.header("host")
        return host if host and all(each.isalnum() or each in ".-:[]" for each in host) else self.server.address

    # --- reading -----------------------------------------------------------------------------------------------------

    def _read(self) -> Request:
        target = urlsplit(self.path) if self.path.startswith(("http://", "https://")) else None
        path, _, query = (f"{target.path or '/'}?{target.query}" if target else self.path).partition("?")
        headers = tuple((name.lower(), " ".join(value.splitlines())) for name, value in self.headers.items())
        return Request(self.command, path.partition("#")[0], query.partition("#")[0], headers, self._body(self.headers))

    def _body(self, headers: Message) -> bytes:
        """The request's body (RFC 9112, 6)."""
        coding, lengths = headers.get("transfer-encoding"), headers.get_all("content-length") or []
        if coding is not None:
            if lengths or coding.strip().lower() != "chunked":
                raise BadRequest(400, "a body is sent in chunks or with a Content-Length, not otherwise")
            return b"".join(self._chunks())
        if not lengths:
            return b""
        if len(set(lengths)) > 1 or not (lengths[0].isascii() and lengths[0].isdigit()):
            raise BadRequest(400, "Content-Length is no number")
        return self._exactly(_allowed(int(lengths[0][:20])))

    def _chunks(self) -> Iterable[bytes]:
        total = 0
        while size := self._chunk_size():
            total = _allowed(total + size)
            yield self._exactly(size)
            self._line()
        while self._line():  # trailers
            pass

    def _chunk_size(self) -> int:
        text = self._line().partition(b";")[0].strip()
        if not _HEXADECIMAL.fullmatch(text):
            raise BadRequest(400, "a chunk's size is no hexadecimal number")
        return int(text, 16)

    def _line(self) -> bytes:
        line = self.rfile.readline(_LINE)
        if not line.endswith(b"\n"):
            raise BadRequest(400, "the body ends in the middle of a chunk")
        return line.strip()

    def _exactly(self, size: int) -> bytes:
        data = self.rfile.read(size)
        if len(data) < size:
            raise BadRequest(400, f"the body has {len(data)} bytes of {size}")
        return data

    # --- writing -----------------------------------------------------------------------------------------------------

    def _send_quietly(self, answer: Answer) -> None:
        if answer.delay:
            time.sleep(answer.delay)
        self.close_connection = self.close_connection or bool(answer.fault)
        try:
            if answer.fault != "close":
                self._send(answer)
        except OSError:  # whoever asked went away
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        self.send_header("Date", self.date_time_string())
        for name, value in (*answer.headers, *self._cors()):
            if name.lower() not in _HOP:
                self.send_header(name, " ".join(value.splitlines()))
        bare = answer.status in _NO_BODY
        chunked = answer.streamed and self.request_version == "HTTP/1.1" and not bare
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        elif not bare:
            self.send_header("Content-Length", str(sum(map(len, answer.pieces))))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD" and not bare:
            self._pieces(answer, chunked=chunked)
        self.wfile.flush()

    def _pieces(self, answer: Answer, *, chunked: bool) -> None:
        for piece in _halved(answer.pieces) if answer.fault else answer.pieces:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked and piece else piece)
            self.wfile.flush()
        if chunked and not answer.fault:
            self.wfile.write(b"0\r\n\r\n")

    def _cors(self) -> tuple[tuple[str, str], ...]:
        """Pages of any origin may read the answer (https://fetch.spec.whatwg.org/#http-cors-protocol)."""
        headers = getattr(self, "headers", None)  # not yet read where the first line was wrong
        origin = headers.get("origin") if headers is not None else None
        if not origin:
            return ()
        return (
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Expose-Headers", "*, Link, Location, Retry-After, Preference-Applied, Specweld-Seed"),
            ("Vary", "Origin"),
        )


def _halved(pieces: Sequence[bytes]) -> Iterable[bytes]:
    """The first half of a body."""
    return pieces[: len(pieces) // 2] if len(pieces) > 1 else [piece[: len(piece) // 2] for piece in pieces]


def _allowed(size: int) -> int:
    if size > LARGEST:
        raise BadRequest(413, f"the body is larger than {LARGEST >> 20} MiB")
    return size


def _preflight(request: Request) -> Answer:
    headers = (
        ("Access-Control-Allow-Methods", request.header("access-control-request-method")),
        ("Access-Control-Allow-Headers", request.header("access-control-request-headers") or "*"),
        ("Access-Control-Allow-Private-Network", "true"),
        ("Access-Control-Max-Age", "600"),
    )
    return Answer(204, headers)


def _plain(status: int, message: str) -> Answer:
    body = msgspec.json.encode({"error": {"message": message, "type": "bad_request", "code": status}})
    return Answer(status, (("Content-Type", "application/json"),), (body,))
