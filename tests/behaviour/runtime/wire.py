"""A server on a raw socket that writes byte for byte what a test tells it to, however wrong that is."""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
from dataclasses import dataclass, field
from typing import Literal

Step = bytes | float | Literal["reset"]
"""Bytes to write, seconds to wait, or a reset of the connection."""

_NO_LINGER = struct.pack("ii", 1, 0)
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


@dataclass
class Wire:
    """Answers each request with the next list of steps, the last one over and over; then closes the connection."""

    answers: list[list[Step]] = field(default_factory=list[list[Step]])
    requests: list[bytes] = field(default_factory=list[bytes])

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def will(self, *answers: list[Step]) -> None:
        """What comes next."""
        self.answers = list(answers)
        self.requests.clear()

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            if not (request := _read(connection)):
                return
            self.requests.append(request)
            for step in self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]:
                if step == "reset":
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
                    return
                if isinstance(step, bytes):
                    connection.sendall(step)
                elif isinstance(step, float):
                    threading.Event().wait(step)
            connection.shutdown(socket.SHUT_WR)
            connection.recv(1)  # until the client has seen the end


def _read(connection: socket.socket) -> bytes:
    """A request with its body, where that has a length."""
    request = b""
    while b"\r\n\r\n" not in request:
        if not (piece := connection.recv(65536)):
            return b""
        request += piece
    head, _, body = request.partition(b"\r\n\r\n")
    length = int(found[1]) if (found := _LENGTH.search(head)) else 0
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole answer; ``length`` may lie."""
    lines = [
        f"HTTP/1.1 {status}",
        "Connection: close",
        f"Content-Length: {len(body) if length is None else length}",
        *headers,
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
