"""The judges: Steady and Prism, installed from npm into a cache folder, and started on loopback.

Versions are pinned in ``package.json`` beside this folder, and nowhere else.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

PINNED = Path(__file__).resolve().parent.parent / "package.json"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "specweld-judge"
_PATIENCE = 120.0
"""Seconds that a judge may take to read a document."""


class Unavailable(Exception):  # noqa: N818 - it is no error of the tests
    """Why there is no judge here, in one line."""


class Kind(NamedTuple):
    """One kind of judge."""

    name: str
    program: str
    """Below the cache folder."""
    arguments: Callable[[int, Path], list[str]]
    """Given the port and the document."""
    complaints: Callable[[Mapping[str, str], int, bytes], list[str]]
    """What it says against a request, from the headers, the status and the body of its answer."""
    dynamic: Mapping[str, str]
    """Headers that ask for a random answer instead of the document's example."""
    swagger: bool
    """Whether it reads OpenAPI 2.0."""


def _steady_says(headers: Mapping[str, str], status: int, _: bytes) -> list[str]:
    """Its E4xxx are doubts about values, with which it still calls a request valid."""
    if "x-steady-matched-path" not in headers:
        return [f"no operation matched ({status})"]
    if headers.get("x-steady-request-valid") != "false":
        return []
    said = [
        f"{headers.get(f'x-steady-error-{number}-code', '')} {headers.get(f'x-steady-error-{number}-path', '')}: "
        f"{headers.get(f'x-steady-error-{number}-message', '')}"
        for number in range(1, int(headers.get("x-steady-error-count", "0")) + 1)
    ]
    return said or ["invalid, it does not say why"]


def _prism_says(headers: Mapping[str, str], status: int, body: bytes) -> list[str]:
    text = headers.get("sl-violations", "[]")
    if not text.startswith("["):  # "Too many violations!", and the first of them, cut off
        return [text[:300]] if '"location":["request"' in text else []
    said = json.loads(text)
    found = [
        f"{each.get('code', '')} {'.'.join(map(str, each.get('location', ())))}: {each.get('message', '')}"
        for each in said
        if each.get("severity") == "Error" and each.get("location", ["request"])[0] == "request"
    ]
    return found or (_refusal(status, body) if status in {401, 404, 405, 406, 415, 422} else [])


def _refusal(status: int, body: bytes) -> list[str]:
    """What an answer of Prism's own making says."""
    if b"https://stoplight.io/prism/errors#" not in body:
        return []
    problem = json.loads(body)
    return [f"{status} {each['code']}: {each['message']}" for each in problem.get("validation", ())] or [
        f"{status}: {problem.get('detail') or problem.get('title')}"
    ]


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "steady",
            "node_modules/.bin/steady",
            lambda port, path: [
                *("-p", str(port), "--host", "127.0.0.1", "--reject-on-sdk-error=false", "--log-level=summary"),
                *("--quiet", "--no-color", "--stream-interval=0", "--stream-count=3", str(path)),
            ],
            _steady_says,
            {"X-Steady-Seed": "-1", "X-Steady-Array-Max": "3"},
            swagger=False,
        ),
        Kind(
            "prism",
            "node_modules/.bin/prism",
            lambda port, path: [
                *("mock", "-p", str(port), "-h", "127.0.0.1", "-v", "fatal"),
                *("--seed", "1", "--json-schema-faker-fillProperties", "true", str(path)),
            ],
            _prism_says,
            {"Prefer": "dynamic=true"},
            swagger=True,
        ),
    )
}


def install(cache: Path = CACHE) -> None:
    """Installs the pinned judges with npm, once. Raises Unavailable with the reason where that is not possible."""
    wanted = PINNED.read_text()
    stamp = cache / "installed.json"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise Unavailable("npm or node is missing: the judges (Steady, Prism) come from npm")
    cache.mkdir(parents=True, exist_ok=True)
    (cache / "package.json").write_text(wanted)
    command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--omit=dev"]
    done = subprocess.run(command, cwd=cache, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit {done.returncode}"]
        raise Unavailable(f"npm cannot install the judges: {lines[-1][:200]}")
    stamp.write_text(wanted)


class Running:
    """A judge that has read a document."""

    def __init__(self, kind: Kind, document: Path, more: tuple[str, ...], cache: Path) -> None:
        self._port = _free_port()
        self._name = kind.name
        self._command = [str(cache / kind.program), *kind.arguments(self._port, document), *more]
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Starts it and waits until it listens. Raises Unavailable where it does not."""
        with tempfile.TemporaryFile("w+") as said:
            self._process = subprocess.Popen(
                self._command, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True
            )
            _wait(self._process, said, self._port, self._name)

    def broke(self) -> bool:
        """Whether it ended by itself, at once or within a second; it is started again then."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)
        if self._process is not None and self._process.poll() is None:
            return False
        self.start()
        return True

    def stop(self) -> None:
        """Ends it."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(10)


@contextmanager
def judging(kind: Kind, document: Path, more: tuple[str, ...] = (), cache: Path = CACHE) -> Iterator[Running]:
    """A judge that has read ``document``; it is stopped at the end. Raises Unavailable where it refuses it."""
    running = Running(kind, document, more, cache)
    try:
        running.start()
        yield running
    finally:
        running.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], said: IO[str], port: int, name: str) -> None:
    """Waits until the judge listens."""
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        if process.poll() is not None:
            said.seek(0)
            lines = said.read().strip().splitlines() or [f"exit {process.returncode}"]
            raise Unavailable(f"{name} refuses the document: {lines[0][:200]}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise Unavailable(f"{name} is not ready after {_PATIENCE:.0f} s")
