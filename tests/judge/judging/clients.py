"""A generated client as its users have it: every operation's method, with what it takes."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import codegen
from judging.documents import Call, Media


class Client(NamedTuple):
    """A generated package."""

    package: ModuleType
    inspection: Any
    calls: tuple[Call, ...]
    """Those of the document, and one for each further kind of body that has a method."""
    methods: dict[str, Any]
    """Operation, as ``METHOD path`` -> what ``codegen.inspect`` says of it."""
    bodies: dict[str, str]
    """Operation -> the media type that its body is sent in."""
    streams: frozenset[str]
    """Operations that stream, always or when they are asked to."""
    credentials: dict[str, str]
    prefixes: tuple[str, ...]
    """Paths of the servers that operations have of their own."""


class Given(NamedTuple):
    """Arguments of one call, and what the method has no argument for."""

    arguments: dict[str, Any]
    missing: list[str]


def generated(document: Path, folder: Path, name: str, calls: Sequence[Call]) -> Client:
    """Generates a client below ``folder`` and imports it."""
    output = folder / f"judged_{name}"
    codegen.generate(document, output, name=name)
    sys.path.insert(0, str(folder))
    try:
        importlib.invalidate_caches()
        package = importlib.import_module(f"{output.name}.{name}")
        operations = list(_operations(package))
    finally:
        sys.path.remove(str(folder))
    inspection = codegen.inspect(document, name=name)
    every: list[Call] = []
    methods: dict[str, Any] = {}
    bodies: dict[str, str] = {}
    for call in calls:
        sent = list(dict.fromkeys(each.body for each in operations if each.body and _is(each, call)))
        own = [call, *(call._replace(variant=body) for body in sent[1:])]
        every += own
        methods.update(zip((each.key for each in own), _views(inspection, call), strict=False))
        bodies.update(zip((each.key for each in own), sent, strict=False))
    return Client(
        package,
        inspection,
        tuple(every),
        methods,
        bodies,
        frozenset(call.key for call in every for each in operations if each.stream and _is(each, call)),
        {argument: "secret" for auth in inspection.auth for argument in _credential(auth)},
        tuple(sorted({_prefix(url) for each in operations for url in each.servers} - {""}, key=len, reverse=True)),
    )


def _views(inspection: Any, call: Call) -> list[Any]:
    """What the client has for an operation. A path key may have a query, which ``inspect`` does not show."""
    path = call.path.partition("?")[0].partition("#")[0]
    found = [each for each in inspection.operations if (each.method, each.path) == (call.method, path)]
    same = [each for each in found if each.operation_id == call.operation_id]
    return same or found


def _is(operation: Any, call: Call) -> bool:
    """Whether a constant of the client is for an operation."""
    path, _, query = call.path.partition("#")[0].partition("?")
    written = "&".join(f"{name}={value}" for name, value in operation.query)
    sent = not call.variant or operation.body == call.variant
    return sent and (operation.method, operation.path, written) == (call.method, path, query)


def _operations(package: ModuleType) -> Iterator[Any]:
    """Every ``Operation`` constant of a package."""
    kind = importlib.import_module(f"{package.__name__}._core").Operation
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(found.name)).values():
            if isinstance(value, kind):
                yield value


def _credential(auth: Any) -> list[str]:
    return [] if auth.kind == "mutualTLS" else [auth.argument, *(["password"] if auth.kind == "basic" else [])]


def _prefix(url: str) -> str:
    path = url.partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}" if path else ""


def media_of(client: Client, call: Call) -> Media | None:
    """The body of an operation in the media type in which the client sends it."""
    sent = client.bodies.get(call.key, "")
    return next((each for each in call.bodies if each.media_type == sent), call.bodies[0] if call.bodies else None)


def given(client: Client, call: Call, params: dict[tuple[str, str], Any], body: Any) -> Given:
    """The arguments for values by place and wire name. What has no argument is named, unless the client sends it itself."""
    known = {(each.place, each.wire): each.python for each in client.methods[call.key].arguments}
    found: dict[str, Any] = {}
    missing: list[str] = []
    whole = known.get(("content", ""))
    if whole is not None and body is not NOTHING:
        found[whole] = body
    elif isinstance(body, dict):
        params = {**params, **{("body", name): value for name, value in body.items()}}
    elif body is not NOTHING:
        missing.append("the body")
    for (place, name), value in params.items():
        if (place, name) in known:
            found[known[place, name]] = value
        elif not _own(client, place, name):
            missing.append(f"{place} {name}")
    return Given(found, missing)


class _Nothing:
    """No body at all."""


NOTHING = _Nothing()


def _own(client: Client, place: str, name: str) -> bool:
    """Whether the client sends this itself: OAS 4.8.12.2 has it ignored, HTTP makes it, or it is a credential."""
    if place == "header" and name.lower() in {"accept", "content-type", "authorization", "content-length"}:
        return True
    words = name.lower().replace("-", "_")
    return place != "body" and any(
        words in {auth.argument, auth.scheme.lower().replace("-", "_")} for auth in client.inspection.auth
    )
