"""Documents by URL: only from hosts that were allowed, never from inside of the network, never too much.

The standard library and not httpx2: one GET needs no pool, and only here the address that is checked is the address
that is connected to, so that a name cannot mean a public host when it is checked and a private one when it is used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from codegen.finding import InputError, Location

MAX_BYTES = 64 * 1024 * 1024
"""The largest document that is fetched; the largest known API document has 30 MB."""
TIMEOUT = 30.0
"""Seconds for everything: connecting, redirects, and the last byte."""
MAX_REDIRECTS = 5

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "Accept": "application/json, application/yaml, text/markdown, */*",
    "Accept-Encoding": "identity",
    "User-Agent": "specweld",
}
_CHUNK = 256 * 1024


class _Limits(NamedTuple):
    """What one fetch, redirects included, may cost and where it may go."""

    allow: tuple[str, ...]
    deadline: float
    max_bytes: int


def fetch(url: str, *, allow: Sequence[str] = (), timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes at ``url``.

    Args:
        url: ``http`` or ``https``.
        allow: hosts that may be asked, redirects included: ``api.example.com``, ``localhost:8000``, or
            ``*.example.com`` for all below. A host in a private network (RFC 6890) must stand here as itself, by
            address or as ``localhost``; a public name that leads to a private address is refused.
        timeout: seconds for the whole transfer.
        max_bytes: the largest body.

    Raises:
        InputError: the host is not allowed, does not answer in time, or answers with anything but a document.
    """
    limits = _Limits(tuple(allow), time.monotonic() + timeout, max_bytes)
    target = url
    for _ in range(MAX_REDIRECTS + 1):
        try:
            answer = _get(target, limits)
        except TimeoutError:
            raise _error(url, f"no answer within {timeout:g} seconds") from None
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise _error(
                url, f"cannot be fetched: {' '.join(str(problem).split()) or type(problem).__name__}"
            ) from None
        if isinstance(answer, bytes):
            return answer
        target = urljoin(target, answer)
    raise _error(url, f"redirects more than {MAX_REDIRECTS} times; name the last address")


def _error(url: str, message: str) -> InputError:
    return InputError(message, Location(url))


def _get(url: str, limits: _Limits) -> bytes | str:
    """The body at ``url``, or the address that it redirects to."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _error(url, "only http and https addresses are fetched")
    connection = _connection(url, parts, limits)
    try:
        connection.request("GET", _target(parts), headers={"Host": _host_header(parts), **_HEADERS})
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in _REDIRECTS and location:
            return location
        if response.status != http.HTTPStatus.OK:
            raise _error(url, f"the server answers {response.status} {response.reason}; check the address")
        return _body(url, connection, response, limits)
    finally:
        connection.close()


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path


def _host_header(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{parts.port}" if parts.port else host


def _connection(url: str, parts: SplitResult, limits: _Limits) -> http.client.HTTPConnection:
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    if not _allowed(host, port, limits.allow):
        raise _error(url, f"the host {host} is not allowed; add it to [fetch] allow")
    address = _address(url, host, port)
    sock = socket.create_connection((address, port), timeout=_left(limits))
    connection = http.client.HTTPConnection(host, port)
    connection.sock = (
        ssl.create_default_context().wrap_socket(sock, server_hostname=host) if parts.scheme == "https" else sock
    )
    return connection


def _allowed(host: str, port: int, allow: tuple[str, ...]) -> bool:
    for entry in allow:
        name = entry.lower().removesuffix(f":{port}").strip("[]")
        if host == name or (name.startswith("*.") and host.endswith(name[1:])):
            return True
    return False


def _address(url: str, host: str, port: int) -> str:
    """The address to connect to: the first one of ``host``, if all of them may be talked to."""
    addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not _named_as_private(host):
        for address in addresses:
            if not ipaddress.ip_address(address.partition("%")[0]).is_global:
                raise _error(url, f"the host {host} leads into a private network ({address}); refused")
    return addresses[0]


def _named_as_private(host: str) -> bool:
    """Whether who allowed ``host`` could see that it is private."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _left(limits: _Limits) -> float:
    left = limits.deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _body(
    url: str, connection: http.client.HTTPConnection, response: http.client.HTTPResponse, limits: _Limits
) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        left = _left(limits)
        if connection.sock:
            connection.sock.settimeout(left)
        chunk = response.read1(_CHUNK)
        if not chunk:
            break
        size += len(chunk)
        if size > limits.max_bytes:
            raise _error(url, f"the document is larger than {limits.max_bytes // 1024 // 1024} MiB")
        chunks.append(chunk)
    if response.length:
        raise _error(url, "the connection broke off before the end; try again")
    return b"".join(chunks)
