"""One document before one judge: every operation, with the fewest and with all arguments, sync and async."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import httpx2

from judging import verdicts
from judging.calling import call_async, call_sync, method_of
from judging.clients import NOTHING, Client, generated, given, media_of
from judging.documents import Book, Call, root_of
from judging.instances import NoInstance, Values
from judging.recording import Async, Recorded, Sync
from judging.servers import Kind, Running, judging
from judging.verdicts import Arbiter, Verdict, Way


class Case(NamedTuple):
    """One way to call an operation."""

    name: str
    full: bool
    dynamic: bool
    stream: bool = False


CASES = (
    Case("minimal", full=False, dynamic=False),
    Case("all", full=True, dynamic=False),
    Case("minimal, random", full=False, dynamic=True),
    Case("all, random", full=True, dynamic=True),
)
STREAM = Case("stream", full=False, dynamic=False, stream=True)


class Suite:
    """A document and its client, ready for any judge."""

    def __init__(self, document: Path, folder: Path, name: str, client_of: Path | None = None) -> None:
        self.document = document
        self.root = root_of(document)
        self.book = Book(self.root)
        self.client = generated(client_of or document, folder, name, list(self.book.calls()))
        self.values = Values(self.root)
        self.arbiter = Arbiter(self.root)

    def try_all(self, kind: Kind, cases: tuple[Case, ...], seed: int, more: tuple[str, ...] = ()) -> list[Verdict]:
        """The verdicts of one judge, started with some more options. Raises ``Unavailable`` where it refuses the document."""
        with judging(kind, self.document, more) as judge:
            return asyncio.run(_Session(self, kind, judge, seed).run(cases))


class _Session:
    """The clients that talk to one running judge."""

    def __init__(self, suite: Suite, kind: Kind, judge: Running, seed: int) -> None:
        self.suite, self.kind, self.judge, self.seed, url = suite, kind, judge, seed, judge.url
        self.recorded = Recorded()
        package, prefixes = suite.client.package, suite.client.prefixes
        options: dict[str, Any] = {
            "base_url": url,
            "max_retries": 0,
            "timeout": 60,
            "follow_redirects": False,
            **suite.client.credentials,
        }
        options["default_headers"] = {"Accept-Encoding": "identity"}
        http = httpx2.Client(transport=Sync(url, prefixes, self.recorded))
        self.sync = package.Client(http_client=http, **options)
        self.strict = package.Client(http_client=http, strict=True, **options)
        self.asynchronous = package.AsyncClient(
            http_client=httpx2.AsyncClient(transport=Async(url, prefixes, self.recorded)), **options
        )

    async def run(self, cases: tuple[Case, ...]) -> list[Verdict]:
        """Every operation, in the document's order."""
        found: list[Verdict] = []
        for call in self.suite.client.calls:
            if call.key not in self.suite.client.methods:
                found.append(Verdict(call.key, "", generated=False, problem="the client has no method for it"))
                continue
            for case in (*cases, *((STREAM,) if self._streams(call) else ())):
                found += [each async for each in self._try(call, case)]
        return found

    def _streams(self, call: Call) -> bool:
        """Whether an argument chooses between a stream and a whole answer."""
        return call.key in self.suite.client.streams and self._flag(call) is not None

    def _flag(self, call: Call) -> str | None:
        arguments = self.suite.client.methods[call.key].arguments
        return next((each.python for each in arguments if each.wire == "stream" and each.place == "body"), None)

    async def _try(self, call: Call, case: Case) -> AsyncIterator[Verdict]:
        """One case of one operation, by each kind of client."""
        first = Verdict(call.key, case.name)
        try:
            arguments = self._arguments(call, case, first)
        except NoInstance as error:
            arguments, first.valid = {}, False
            first.blame(f"nothing is valid for {error}")
        if first.problem:
            yield first
            return
        arguments["extra_headers"] = self._headers(call, case)
        for way, client in self._ways():
            method = method_of(client, self.suite.client.methods[call.key].call)
            yield await self._call(call, Verdict(call.key, case.name, way), method, arguments)

    async def _call(self, call: Call, verdict: Verdict, method: Any, arguments: dict[str, Any]) -> Verdict:
        """One call, judged."""
        recorded = self.recorded
        recorded.begin(httpx2.Request("GET", "http://127.0.0.1/"))
        got = await call_async(method, arguments) if verdict.way == "async" else call_sync(method, arguments)
        if got.error is not None and not recorded.status and self.judge.broke():
            verdict.valid = False
            verdict.blame("the judge broke down")
            return verdict
        if recorded.status:
            said = self.kind.complaints(recorded.headers, recorded.status, recorded.body)
            verdict.valid = not said
            verdict.blame("; ".join(said))
        verdicts.judge_answer(verdict, self.suite.book, self.suite.arbiter, call, recorded, got, method)
        return verdict

    def _ways(self) -> Iterator[tuple[Way, Any]]:
        yield "sync", self.sync
        yield "async", self.asynchronous
        yield "strict", self.strict

    def _headers(self, call: Call, case: Case) -> dict[str, str]:
        headers = dict(self.kind.dynamic) if case.dynamic else {}
        if "X-Steady-Seed" in headers:
            headers["X-Steady-Seed"] = str((crc32(call.key.encode()) + self.seed) % 100_000)
        return headers

    def _arguments(self, call: Call, case: Case, verdict: Verdict) -> dict[str, Any]:
        """Values for a call by the method's own names; ``verdict`` is told what the method has no argument for."""
        client, values = self.suite.client, self.suite.values
        params: dict[tuple[str, str], Any] = {}
        for each in call.params:
            if each.required or case.full:
                seed = f"{call.key} {each.name}"
                params[each.place, each.name] = _made(values, each.schema, seed, case, each.place, 0)
        body = self._body(client, call, case)
        found = given(client, call, params, body)
        if found.missing:
            verdict.generated = False
            verdict.blame(f"no argument for {', '.join(found.missing)}")
        flag = self._flag(call)
        if flag and self._streams(call):
            found.arguments.pop(flag, None)
            if case.stream:
                found.arguments[flag] = True
        return found.arguments

    def _body(self, client: Client, call: Call, case: Case) -> Any:
        media = media_of(client, call)
        if media is None or not (call.body_required or case.full or self._needs_body(call)):
            return NOTHING
        schema = media.schema if isinstance(media.schema, dict) else {}
        filled = 1 if "form" in media.media_type else None
        made = _made(self.suite.values, schema, call.key, case, "body", filled)
        return _files(made, schema, self.suite.book, media.media_type)

    def _needs_body(self, call: Call) -> bool:
        """Whether the method asks for a body although the document does not (it may be right: its decisions say why)."""
        arguments = self.suite.client.methods[call.key].arguments
        return any(each.required and each.place in {"body", "content"} for each in arguments)


def _made(values: Values, schema: dict[str, Any], seed: str, case: Case, place: str, filled: int | None) -> Any:
    text = "a-1" if place == "path" else "naïve ☃ & b=c/d" if case.full and place != "header" else "a"
    try:
        for number in range(5):
            made = values.value(schema, f"{seed}{number or ''}", full=case.full, text=text, filled=filled)
            if place != "path" or made != "":
                return made
    except NoInstance:
        pass
    raise NoInstance(f"{place}: {str(schema)[:120]}")


def _files(value: Any, schema: dict[str, Any], book: Book, media_type: str) -> Any:
    """Texts that are bytes on the wire, as bytes: files of a form, and whole bodies that are no text."""
    if media_type.startswith("multipart/") and isinstance(value, dict):
        properties = _properties(schema, book)
        return {name: _file(each, properties.get(name, {}), book) for name, each in value.items()}
    if isinstance(value, str) and not ("json" in media_type or media_type.startswith("text/") or "xml" in media_type):
        return value.encode()
    return value


def _properties(schema: Any, book: Book) -> dict[str, Any]:
    """All fields that a schema and its parts speak of."""
    resolved = book.at(schema)
    found: dict[str, Any] = {}
    for key in ("allOf", "anyOf", "oneOf"):
        for each in resolved.get(key) or ():
            found |= _properties(each, book)
    return found | (resolved.get("properties") or {})


def _file(value: Any, schema: Any, book: Book) -> Any:
    resolved = book.at(schema)
    if isinstance(value, list):
        return [_file(each, resolved.get("items", {}), book) for each in value]
    parts = [resolved, *(book.at(each) for key in ("allOf", "anyOf", "oneOf") for each in resolved.get(key) or ())]
    return value.encode() if isinstance(value, str) and any(map(_is_binary, parts)) else value


def _is_binary(schema: dict[str, Any]) -> bool:
    media_type = str(schema.get("contentMediaType", ""))
    octets = bool(media_type) and "json" not in media_type and not media_type.startswith("text/")
    return (
        schema.get("format") == "binary" or schema.get("type") == "file" or (octets and "contentEncoding" not in schema)
    )
