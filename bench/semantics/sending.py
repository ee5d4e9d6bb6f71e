"""Requests: what ``jsonschema`` takes can be written down as a call, typed, and reaches a server unchanged."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from semantics.answering import Narrow
from semantics.clients import Made, Sender
from semantics.instances import Maker
from semantics.judges import Judge
from semantics.probe import Probed
from semantics.verdict import Verdict

_OF_A_SCHEMA = 12
"""Calls written for one schema."""


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


def send(verdict: Verdict, made: Made, judge: Judge, narrow: Narrow, schemas: dict[str, Probed]) -> None:
    """Writes calls of some schemas, sends them, and asks a type checker about them."""
    with _server() as url, made.package.Client(base_url=url, max_retries=0) as client:
        senders = made.senders()
        calls = [
            each for path, probed in schemas.items() if path in senders for each in _calls(judge, probed, senders[path])
        ]
        for call in calls:
            _sent(verdict, call, client)
    for number, why in _untyped(made.folder, [each.line for each in calls]).items():
        call = calls[number]
        argument = narrow.argument(call.probed.schema, call.instance)
        if argument:
            verdict.untyped_argued[argument] = verdict.untyped_argued.get(argument, 0) + 1
        else:
            verdict.untyped += 1
            verdict.show("untyped", call.probed.pointer, json.dumps(call.instance), why)


def _calls(judge: Judge, probed: Probed, sender: Sender) -> list[Call]:
    validator, maker = judge.validator(probed.schema), Maker(judge.documents, closed=True)
    instances = maker.instances(probed.schema, probed.pointer, _OF_A_SCHEMA)
    try:
        valid = [each for each in islice(instances, _OF_A_SCHEMA * 8) if validator.is_valid(each)]
    except Exception:  # noqa: BLE001 - a schema that the judge cannot use judges nothing
        return []
    unique = {json.dumps(each, sort_keys=True): each for each in valid}
    lines = [(each, _line(sender, each)) for each in islice(unique.values(), _OF_A_SCHEMA)]
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


def _sent(verdict: Verdict, call: Call, client: object) -> None:
    verdict.sent += 1
    there = json.dumps(call.instance, sort_keys=True)
    try:
        exec(call.line, {"client": client})  # noqa: S102 - our own line
        back = json.dumps(json.loads(_Recorder.body), sort_keys=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
        verdict.unsent += 1
        verdict.show("not sent", call.probed.pointer, there, error)
        return
    if back != there:
        verdict.unsent += 1
        verdict.show("sent changed", call.probed.pointer, there, back)


def _untyped(folder: Path, lines: list[str]) -> dict[int, str]:
    """The lines that pyright refuses, and why."""
    head = ["from judged.probe import Client", "def calls(client: Client) -> None:"]
    (folder / "calls.py").write_text("\n".join([*head, *(f"    {line}" for line in lines or ["pass"]), ""]), "utf-8")
    config = {"include": ["calls.py"], "venvPath": str(Path(sys.prefix).parent), "venv": Path(sys.prefix).name}
    (folder / "pyrightconfig.json").write_text(json.dumps(config))
    pyright = Path(sys.executable).with_name("pyright")
    done = subprocess.run([pyright, "--outputjson"], cwd=folder, capture_output=True, text=True, check=False)
    said: list[dict[str, Any]] = json.loads(done.stdout)["generalDiagnostics"]
    errors = [each for each in said if each["severity"] == "error" and str(each["file"]).endswith("calls.py")]
    return {each["range"]["start"]["line"] - len(head): str(each["message"]) for each in errors}
