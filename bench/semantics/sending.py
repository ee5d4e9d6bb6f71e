"""Requests: what ``jsonschema`` takes can be written down as a call, and reaches a server unchanged."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from threading import Thread
from typing import Any, NamedTuple

from semantics.answering import Narrow
from semantics.clients import Made, Sender
from semantics.instances import Maker
from semantics.judges import Judge
from semantics.probe import Probed
from semantics.typed import Line, leave
from semantics.verdict import Verdict

_TRIED = 8
"""Instances made for a call, at most: some are not valid, or the same."""


class Call(NamedTuple):
    """One request, as a user would write it."""

    probed: Probed
    instance: Any
    line: str


class _Recorder(BaseHTTPRequestHandler):
    """Notes what came last."""

    protocol_version = "HTTP/1.1"
    body = b""

    def do_POST(self) -> None:
        type(self).body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def _server() -> Generator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Recorder)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def send(verdict: Verdict, made: Made, judge: Judge, narrow: Narrow, schemas: dict[str, Probed], of_each: int) -> None:
    """Writes calls of each schema, sends them, and leaves them for a type checker."""
    senders = made.senders()
    known = {path: probed for path, probed in schemas.items() if path in senders}
    calls = [call for path, probed in known.items() for call in _calls(judge, probed, senders[path], of_each)]
    lines = [Line(each.line, each.probed.pointer, narrow.argument(each.probed.schema, each.instance)) for each in calls]
    with _server() as url, made.package.Client(base_url=url, max_retries=0) as client:
        for call, line in zip(calls, lines, strict=True):
            _sent(verdict, call, line, client)
    leave(made.folder, lines)


def _calls(judge: Judge, probed: Probed, sender: Sender, count: int) -> list[Call]:
    validator, maker = judge.validator(probed.schema), Maker(judge, closed=True)
    instances = maker.instances(probed.schema, probed.pointer, count)
    try:
        valid = [each for each in islice(instances, count * _TRIED) if validator.is_valid(each)]
    except Exception:  # noqa: BLE001 - a schema that the judge cannot use judges nothing
        return []
    unique = {json.dumps(each, sort_keys=True): each for each in valid}
    lines = [(each, _line(sender, each)) for each in islice(unique.values(), count)]
    return [Call(probed, each, line) for each, line in lines if line]


def _line(sender: Sender, instance: Any) -> str:
    """The call, ``""`` where the method takes an object's fields and the instance is none."""
    if sender.whole:
        return f"{sender.call}({sender.whole}={instance!r})"
    if not isinstance(instance, dict):
        return ""
    body: dict[str, Any] = {**instance}
    given = [f"{argument}={body.pop(key)!r}" for key, argument in sender.fields.items() if key in body]
    return f"{sender.call}({', '.join([*given, f'extra_body={body!r}'] if body else given)})"


def _sent(verdict: Verdict, call: Call, line: Line, client: object) -> None:
    verdict.sent += 1
    there = json.dumps(call.instance, sort_keys=True)
    try:
        exec(call.line, {"client": client})  # noqa: S102 - our own line
        back = json.dumps(json.loads(_Recorder.body), sort_keys=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
        if line.argument:  # the type checker refuses it, too
            return
        verdict.unsent += 1
        verdict.show("not sent", call.probed.pointer, there, error)
        return
    if back != there:
        verdict.unsent += 1
        verdict.show("sent changed", call.probed.pointer, there, back)
