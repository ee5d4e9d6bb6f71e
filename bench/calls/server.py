"""A server that does as little as possible: it answers every request with the same list of models, about 1 KB."""

from __future__ import annotations

import asyncio
import json
import sys

MODELS = [
    {"id": f"gpt-{number}-turbo-2026", "object": "model", "created": 1_700_000_000 + number, "owned_by": "system"}
    for number in range(11)
]
BODY = json.dumps({"object": "list", "data": MODELS}).encode()
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-request-id: req_1\r\nContent-Length: "
    + str(len(BODY)).encode()
    + b"\r\n\r\n"
    + BODY
)


class Models(asyncio.Protocol):
    """Requests have no body, so that the empty line ends them."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        self._transport = transport
        self._rest = b""

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        *requests, self._rest = (self._rest + data).split(b"\r\n\r\n")
        if isinstance(self._transport, asyncio.WriteTransport):
            for _ in requests:
                self._transport.write(ANSWER)


async def serve() -> None:
    """Listen on the loopback interface, print the port, and go on until standard input ends."""
    server = await asyncio.get_running_loop().create_server(Models, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
