"""One provider's API, played: a request in, an answer out. Pure: the same request gets the same answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from codegen.answer import refusals
from codegen.answer.bodies import Read, read_body, undocumented
from codegen.answer.checking import Spot
from codegen.answer.choosing import content_for, for_status, is_streaming, success
from codegen.answer.credentials import challenge, credential_problems
from codegen.answer.exchange import Answer, Problem, Request
from codegen.answer.oauth import token, token_paths
from codegen.answer.paging import MARK, paged
from codegen.answer.parameters import Given, given, parameter_problems, values_of
from codegen.answer.prefer import Preferences, preferences
from codegen.answer.routes import Match, Routes
from codegen.answer.samples import (
    NoExample,
    Stock,
    ends_with_done,
    items_for,
    tag_field,
    value_for,
)
from codegen.answer.schemas import Heights
from codegen.answer.words import listed
from codegen.answer.writing import Written, header, json_bytes, stream_pieces, stream_type, written
from codegen.finding import Location
from codegen.jsontypes import JSON
from codegen.media import framing, is_json
from codegen.model import Content, Operation, Provider, Response

Headers = tuple[tuple[str, str], ...]
_WAITED_FOR = (429, 503)
_REDIRECTIONS = (301, 302, 303, 307, 308)
_OURS = ("content-type", "content-length", "transfer-encoding", "connection", "date", "server", "link", "retry-after")
_TARGET = "/specweld-redirected"
"""Where redirections lead: not away from this machine."""


class _Judged(NamedTuple):
    """What a request is, as a call of one operation."""

    match: Match
    found: Given
    body: Read
    credentials: Sequence[Problem]
    others: Sequence[Problem]

    @property
    def operation(self) -> Operation:
        return self.match.operation

    @property
    def problems(self) -> int:
        return len(self.credentials) + len(self.others)


class _Chosen(NamedTuple):
    """The answer that was chosen, before it is written."""

    status: int
    response: Response
    content: Content
    wanted: Preferences
    seed: str


class Service:
    """Answers requests to one provider.

    ``locate`` fills in the line of a place in a document; ``strict``: whether wrong requests are refused.
    """

    def __init__(self, provider: Provider, locate: Callable[[Location], Location], *, strict: bool = True) -> None:
        self.provider = provider
        self.routes = Routes(provider)
        self._tokens = token_paths(provider)
        self._stock = Stock(provider.schemas, Heights(provider.schemas))
        self._locate = locate
        self._strict = strict

    def answer(self, request: Request, seed: str = "") -> Answer:
        """The answer to a request. ``seed`` is for random values, where the request asks for them and gives none."""
        matches = self.routes.find(request.method, request.path, request.query)
        if not matches and request.method == "HEAD":
            matches = self.routes.find("GET", request.path, request.query)
        if not matches:
            return self._nowhere(request)
        judged = min((self._judge(each, request) for each in matches), key=lambda each: each.problems)
        wanted, misunderstood = preferences(request)
        if misunderstood:
            return refusals.refused(400, misunderstood, judged.operation.key)
        problems = self._placed([*judged.credentials, *judged.others])
        if problems and self._strict:
            return self._refused(judged, problems)
        wanted = replace(wanted.at(request.attempt), seed=wanted.seed or seed)
        answer = self._answered(judged, request, wanted)
        sent = request.header("content-type")
        strange = undocumented(judged.operation, judged.body.value, sent, self.provider.schemas)
        notes = self._placed([*strange, *answer.notes])
        return replace(
            answer,
            operation=judged.operation.key,
            problems=(*problems, *answer.problems),
            notes=tuple(notes),
            delay=wanted.delay,
            fault=wanted.fault,
        )

    # --- what is wrong -----------------------------------------------------------------------------------------------

    def _judge(self, match: Match, request: Request) -> _Judged:
        operation, provider = match.operation, self.provider
        found = given(request, match.path)
        known = found._replace(query=[each for each in found.query if each[0] != MARK])
        body = read_body(operation.body, request, provider.schemas)
        others = [*parameter_problems(operation, provider, known), *body.problems]
        return _Judged(match, known, body, credential_problems(operation, provider, known), others)

    def _placed(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems with the lines of the document."""
        return [
            replace(each, location=self._locate(each.location)) if each.location is not None else each
            for each in problems
        ]

    def _refused(self, judged: _Judged, problems: Sequence[Problem]) -> Answer:
        key = judged.operation.key
        if judged.credentials:
            needed = problems[: len(judged.credentials)]
            who = (("WWW-Authenticate", challenge(judged.credentials, self.provider)),)
            return refusals.refused(401, needed, key, who, kind="unauthorized")
        documented = {each.status for each in judged.operation.responses}
        status = judged.body.status or (400 if "400" in documented and "422" not in documented else 422)
        return refusals.refused(status, problems, key)

    def _nowhere(self, request: Request) -> Answer:
        """What is no operation: a token, the end of a redirection, or 404, or 405 where the path has other methods."""
        if request.method == "POST" and request.path in self._tokens:
            return token(request)
        if request.path == _TARGET:
            return Answer(200, (("Content-Type", "text/plain; charset=utf-8"),), (b"redirected by specweld mock\n",))
        methods = self.routes.methods(request.path)
        if methods:
            words = f"{request.path} has {', '.join(methods)}, not {request.method}"
            allow = (("Allow", ", ".join(methods)),)
            return refusals.refused(405, [Problem("method", words)], "", allow, kind="method_not_allowed")
        near = self.routes.nearest(request.method, request.path)
        said = f"; nearest: {', '.join(near)}" if near else ""
        problem = Problem("path", f"there is no {request.method} {request.path[:200]}{said}")
        return refusals.refused(404, [problem], kind="not_found")

    # --- what is answered --------------------------------------------------------------------------------------------

    def _answered(self, judged: _Judged, request: Request, wanted: Preferences) -> Answer:
        if wanted.code:
            status, response = wanted.code, for_status(judged.operation, wanted.code)
        else:
            status, response = success(judged.operation)
        extra = _waiting(status, wanted) + _said(wanted) + _redirecting(status, request)
        if response is None or not response.contents:
            return _bare(status, extra + self._headers(response, judged.operation.key, wanted))
        streaming = is_streaming(judged.operation, judged.body.value) if status < 300 else None
        content = content_for(response, request.header("accept") or "*/*", streaming)
        if content is None and status >= 400:
            content = response.contents[0]
        if content is None:
            return self._not_acceptable(response, judged.operation.key)
        seed = f"{wanted.seed if wanted.dynamic else ''}|{judged.operation.key}|{status}"
        chosen = _Chosen(status, response, content, wanted, seed)
        return self._written(chosen, judged, request, extra)

    def _written(self, chosen: _Chosen, judged: _Judged, request: Request, extra: Headers) -> Answer:
        content = chosen.content
        headers = extra + self._headers(chosen.response, judged.operation.key, chosen.wanted)
        if framing(content.media_type) or content.item_type is not None:
            return self._stream(chosen, judged.operation, headers)
        try:
            value = value_for(self._stock, judged.operation, chosen.response, content, chosen.wanted, chosen.seed)
        except NoExample as missing:
            return refusals.refused(404, [Problem("header.Prefer.example", str(missing))], judged.operation.key)
        if chosen.status < 300 and is_json(content.media_type):
            value, links = self._page(self._named(value, content, judged), content, judged, request)
            headers += links
        body = written(content, value)
        notes = self._stock.flaws(value, content.type, content)
        return _answer(chosen.status, body, headers, notes)

    def _named(self, value: JSON, content: Content, judged: _Judged) -> JSON:
        """The value as that which the path names: asked for ``/items/7``, its ``id`` is 7."""
        if not isinstance(value, dict):
            return value
        given = values_of(judged.operation, self.provider.schemas, judged.found, "path")
        named = {**value, **{name: each for name, each in given.items() if name in value}}
        return value if self._stock.flaws(named, content.type, content) else named

    def _page(self, value: JSON, content: Content, judged: _Judged, request: Request) -> tuple[JSON, Headers]:
        operation, schemas = judged.operation, self.provider.schemas
        if operation.paging is None:
            return value, ()
        values = values_of(operation, schemas, judged.found, "query")
        maker = self._stock.maker(operation.key, Preferences())
        return paged(value, content, operation, request, values, maker, schemas)

    def _stream(self, chosen: _Chosen, operation: Operation, headers: Headers) -> Answer:
        content, stock = chosen.content, self._stock
        items = items_for(stock, content, chosen.wanted, chosen.seed)
        done = ends_with_done(operation, self.provider.schemas)
        pieces = tuple(stream_pieces(content.media_type, items, done=done, tag=tag_field(stock, content)))
        notes = tuple(note for each in items for note in stock.flaws(each, content.item_type or content.type, content))
        sent = (("Content-Type", stream_type(content.media_type)), ("Cache-Control", "no-cache"), *headers)
        return Answer(chosen.status, sent, pieces, streamed=True, notes=notes)

    def _not_acceptable(self, response: Response, key: str) -> Answer:
        types = listed(each.media_type for each in response.contents)
        problem = Spot("header.Accept", response.location).problem(f"takes none of what is answered: {types}")
        return refusals.refused(406, self._placed([problem]), key)

    def _headers(self, response: Response | None, key: str, wanted: Preferences) -> Headers:
        """The documented headers, as examples of their types."""
        found: list[tuple[str, str]] = []
        for each in response.headers if response is not None else ():
            if each.name.lower() not in (*_OURS, "location" if response and response.status[0] == "3" else ""):
                value = self._stock.maker(f"{wanted.seed}|{key}|{each.name}", wanted).make(each.type, each.name)
                made = header(each.name, value)
                found += [made] if made is not None else []
        return tuple(found)


def _waiting(status: int, wanted: Preferences) -> Headers:
    """``Retry-After`` for answers that ask for patience."""
    if status not in _WAITED_FOR and wanted.retry_after is None:
        return ()
    seconds = 1.0 if wanted.retry_after is None else wanted.retry_after
    return (("Retry-After", f"{seconds:g}"),)


def _said(wanted: Preferences) -> Headers:
    """What was made of ``Prefer``; the seed, so that a random answer can be had again."""
    seed = (("Specweld-Seed", wanted.seed),) if wanted.dynamic else ()
    pairs = (*((("Preference-Applied", wanted.applied),) if wanted.applied else ()), *seed)
    return tuple(made for name, value in pairs if (made := header(name, value)) is not None)


def _redirecting(status: int, request: Request) -> Headers:
    return (("Location", f"{request.base}{_TARGET}"),) if status in _REDIRECTIONS else ()


def _bare(status: int, headers: Headers) -> Answer:
    """An answer without a documented body: none for success, a plain error otherwise."""
    if status < 400:
        return Answer(status, headers)
    body = json_bytes(refusals.undocumented(status))
    return Answer(status, (("Content-Type", "application/json"), *headers), (body,))


def _answer(status: int, body: Written, headers: Headers, notes: tuple[Problem, ...]) -> Answer:
    if status in (204, 205, 304):  # these have no body, whatever is documented (RFC 9110, 15.3.5)
        return Answer(status, headers)
    return Answer(status, (("Content-Type", body.media_type), *headers), (body.data,), notes=notes)
