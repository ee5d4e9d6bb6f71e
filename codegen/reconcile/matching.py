"""One operation in several providers: found by path suffix and method, by the config's names of calls, never by title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from codegen.model import Group, Operation, Portable, Provider

_PREFIX = re.compile(
    r"^/(?:v\d+(?:\.\d+)?(?:alpha|beta|preview)?\d*|api|openapi|openai|paas|compatible-mode|inference|rest|public|serverless|deployments/\{[^}]*\}|BASE_URL)(?=/)",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"\{[^}]*\}")


def tail(path: str) -> str:
    """``path`` less versions and vendors' prefixes, parameters without names: what providers of one API share."""
    path = path.rstrip("/") or "/"
    while match := _PREFIX.match(path):
        path = path[match.end() :]
    return _PARAMETER.sub("{}", path)


def grouped(name: str, providers: Sequence[Provider]) -> Group:
    """The group ``name`` of ``providers``, with every operation that at least two of them offer."""
    found: dict[tuple[str, ...], dict[str, Operation]] = {}
    for provider in providers:
        for operation in provider.operations:
            if operation.channel == "path":
                found.setdefault(_identity(operation), {}).setdefault(provider.name, operation)
    operations = tuple(_portable(sides) for sides in found.values() if len(sides) > 1)
    return Group(name, tuple(provider.name for provider in providers), operations)


def _identity(operation: Operation) -> tuple[str, ...]:
    """What makes operations of two providers one: the name that people gave the call, else method and path."""
    return ("call", *operation.call) if operation.call else (operation.method, tail(operation.path))


def _portable(sides: Mapping[str, Operation]) -> Portable:
    call = next((operation.call for operation in sides.values() if operation.call), ())
    return Portable(call, tuple((name, operation.key) for name, operation in sides.items()))
