"""``mock``: the APIs of documents, played by a server on this machine."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeAlias

import msgspec

from codegen import naming
from codegen.answer import Answer, Problem, Request, Service
from codegen.answer.prefer import preferences
from codegen.answer.refusals import refused
from codegen.api import make
from codegen.api.job import Job
from codegen.api.results import Progress
from codegen.finding import Finding, InputError, Location, Noun
from codegen.model import Provider
from codegen.package import ClientPackage
from codegen.read import Locator
from codegen.serve import Listener

_KEPT = 1_000
_CALLS = 10_000
_RETRY_COUNTS = ("x-retry-count", "x-stainless-retry-count")


class Received(Noun, frozen=True):
    """A request that came, and what became of it."""

    method: str
    path: str
    """As it came, percent-encoded, with the query."""
    status: int
    provider: str = ""
    operation: str = ""
    """The operation that it was for, by its key: ``POST /v1/images/generations``."""
    problems: tuple[str, ...] = ()
    """What is wrong with it, in plain words."""
    notes: tuple[str, ...] = ()
    """Undocumented fields, and where the answer is not what the document promises because nothing can be."""
    headers: tuple[tuple[str, str], ...] = ()
    """Names in lower case."""
    body: bytes = b""

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ValueError: it is none.
        """
        try:
            return msgspec.json.decode(self.body)
        except msgspec.DecodeError as error:
            raise ValueError(f"the body is no JSON: {error}") from error


class Played(Noun, frozen=True):
    """One provider that is being played."""

    name: str
    title: str
    url: str
    operations: tuple[tuple[str, str], ...]
    """Pairs of key and call: ``POST /v1/images/generations``, ``images.generate``."""
    base_url_env: str
    """The environment variable that leads the generated client here."""
    credential_envs: tuple[str, ...]
    """The environment variables of its credentials; any value will do."""


Told: TypeAlias = Callable[[Received], None]


class MockServer:
    """A server that is up. It goes down at the end of its ``with`` block, or with ``close``."""

    def __init__(
        self, listener: Listener, played: Sequence[Played], kept: deque[Received], found: Sequence[Finding]
    ) -> None:
        self._listener = listener
        self._kept = kept
        self.providers = tuple(played)
        """Who is played, and where."""
        self.findings = tuple(found)
        """What is wrong with the documents: what was lost is not played."""

    @property
    def url(self) -> str:
        """Where the (first) API is: what ``base_url`` takes."""
        return self.providers[0].url

    @property
    def urls(self) -> Mapping[str, str]:
        """Where each API is, by its provider's name."""
        return {each.name: each.url for each in self.providers}

    @property
    def requests(self) -> tuple[Received, ...]:
        """What came so far, the last thousand, oldest first."""
        return tuple(self._kept)

    def close(self) -> None:
        """Stops listening."""
        self._listener.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def play(
    jobs: Sequence[Job],
    *,
    only: str | None,
    apart: bool,
    host: str,
    port: int,
    prefix: str,
    strict: bool,
    told: Told,
    progress: Progress,
) -> MockServer:
    """Reads the jobs' documents and starts to play them; ``apart``: each provider below its own name.

    Raises:
        InputError: a document cannot be read, there is no provider called ``only``, or the port is taken.
    """
    troupes = [_troupe(job, progress, strict=strict) for job in jobs]
    found = [each for troupe in troupes for each in troupe.cast]
    chosen = [each for each in found if only in (None, each.provider.name)]
    if not chosen:
        raise InputError(f"no provider `{only}`: there are {', '.join(each.provider.name for each in found)}")
    base = f"/{prefix.strip('/')}" if prefix.strip("/") else ""
    names = _distinct([each.provider.name for each in chosen])
    paths = [f"{base}/{name}" if apart else base for name in names]
    kept: deque[Received] = deque(maxlen=_KEPT)
    services = {path: (name, each.service) for path, name, each in zip(paths, names, chosen, strict=True)}
    stage = _Stage(services, kept, told)
    listener = Listener(host, port, stage.respond)
    listener.start()
    urls = [f"http://{listener.address}{path}" for path in paths]
    played = [_played(*each) for each in zip(names, chosen, urls, strict=True)]
    return MockServer(listener, played, kept, [each for troupe in troupes for each in troupe.findings])


def _distinct(names: Sequence[str]) -> list[str]:
    """The names, those that repeat with a number."""
    found: list[str] = []
    for each in names:
        found.append(naming.unique(each, set(found)))
    return found


class _Cast(NamedTuple):
    """A provider about to be played."""

    provider: Provider
    client: ClientPackage
    calls: Mapping[str, str]
    """Operation key -> call."""
    service: Service


class _Troupe(NamedTuple):
    """The providers of a job, and what is wrong with their documents."""

    cast: Sequence[_Cast]
    findings: Sequence[Finding]


def _troupe(job: Job, progress: Progress, *, strict: bool) -> _Troupe:
    understood = make.understand(job, progress)
    welded = make.weld(job, understood, progress)
    locator = Locator([document for each in understood for document in each.documents])
    lock = threading.Lock()  # the locator remembers what it looked up

    def place(location: Location) -> Location:
        with lock:
            return make.shown_place(job, locator.locate(location))

    providers, outlines = welded.model.providers, welded.outline.clients
    cast = [
        _Cast(provider, client, dict(outline.known), Service(provider, place, strict=strict))
        for provider, client, outline in zip(providers, welded.outline.package.clients, outlines, strict=True)
    ]
    return _Troupe(cast, make.collect(job, understood, welded.model, details=False))


def _played(name: str, cast: _Cast, url: str) -> Played:
    keys = [each.key for each in cast.provider.operations if each.channel == "path"]
    envs = tuple(each.env for each in cast.client.auth if each.env)
    operations = tuple((key, cast.calls.get(key, "")) for key in keys)
    return Played(name, cast.client.title, url, operations, cast.client.base_url_env, envs)


class _Stage:
    """All services by their paths, and what they were asked."""

    def __init__(self, services: Mapping[str, tuple[str, Service]], kept: deque[Received], told: Told) -> None:
        self._services = dict(sorted(services.items(), key=lambda pair: -len(pair[0])))
        self._kept = kept
        self._told = told
        self._attempts = _Attempts()

    def respond(self, request: Request, host: str) -> Answer:
        """The answer to a request; told and kept."""
        path, name, service = self._at(request.path)
        try:
            answer = self._nowhere(request) if service is None else self._answer(service, path, request, host)
        except Exception as error:  # noqa: BLE001 - whatever happens, the client gets an answer and the server stays
            words = " ".join(f"this is a bug of specweld, please report it: {type(error).__name__}: {error}".split())
            answer = refused(500, [Problem("server", words[:300])], kind="mock_failed")
        received = _received(request, answer, name)
        self._kept.append(received)
        self._told(received)
        return answer

    def _at(self, path: str) -> tuple[str, str, Service | None]:
        """The path below which a provider is, its name, and itself."""
        found = next((each for each in self._services if path == each or path.startswith(f"{each}/")), None)
        return ("", "", None) if found is None else (found, *self._services[found])

    def _answer(self, service: Service, path: str, request: Request, host: str) -> Answer:
        inner = msgspec.structs.replace(
            request,
            path=request.path[len(path) :] or "/",
            base=f"http://{host}{path}",
            attempt=self._attempts.of(request),
        )
        return service.answer(inner, secrets.token_hex(4))

    def _nowhere(self, request: Request) -> Answer:
        said = f"nothing is played at {request.path[:200]}: {', '.join(sorted(self._services))}"
        return refused(404, [Problem("path", said)], kind="not_found")


def _received(request: Request, answer: Answer, provider: str) -> Received:
    target = f"{request.path}?{request.query}" if request.query else request.path
    problems, notes = tuple(map(str, answer.problems)), tuple(map(str, answer.notes))
    return Received(
        request.method,
        target,
        answer.status,
        provider,
        answer.operation,
        problems,
        notes,
        request.headers,
        request.body,
    )


class _Attempts:
    """How often a call was tried: as its client says, else as often as it was seen since it last went well."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, request: Request) -> int:
        """The number of earlier attempts, where the request asks for so many to fail."""
        times = preferences(request)[0].times
        if not times:
            return 0
        said = next((value for name in _RETRY_COUNTS if (value := request.header(name)).isdigit()), "")
        if said:
            return int(said[:9])
        with self._lock:
            return self._count(request, times)

    def _count(self, request: Request, times: int) -> int:
        call = request.header("idempotency-key") or hashlib.sha256(request.body).hexdigest()
        key = "\n".join((request.method, request.path, request.query, request.header("prefer"), call))
        before = self._seen.pop(key, 0)
        if before < times:
            self._seen[key] = before + 1
        if len(self._seen) > _CALLS:
            self._seen.popitem(last=False)
        return before
