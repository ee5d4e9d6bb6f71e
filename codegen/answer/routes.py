"""Which operations a request can mean: by method, path template and the query that a path key fixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import quote, unquote

from codegen import uris
from codegen.answer.parameters import pairs_of
from codegen.model import Operation, Provider, Server

_PARAMETER = re.compile(r"\{([^{}]*)\}")


class Route(NamedTuple):
    """An operation's path, ready to be matched."""

    operation: Operation
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    weight: tuple[int, int]
    """How much of the path is literal, and how few parameters it has: ``/users/me`` goes before ``/users/{id}``."""


class Match(NamedTuple):
    """An operation that a request can mean, with its path parameters, still percent-encoded."""

    operation: Operation
    path: Mapping[str, str]


class Routes:
    """All operations of a provider."""

    def __init__(self, provider: Provider) -> None:
        operations = [each for each in provider.operations if each.channel == "path"]
        self.routes = sorted((_route(each) for each in operations), key=lambda route: route.weight, reverse=True)
        self._bases = _bases(provider.servers, operations)

    def find(self, method: str, path: str, query: str) -> list[Match]:
        """The operations that a request can mean, all with the same path template; none when there is none."""
        found = [each for each in self._at(path) if each[0].operation.method == method]
        fixed = set(pairs_of(query))
        matching = [each for each in found if set(each[0].operation.fixed_query) <= fixed]
        if not matching:
            return []
        first = max(matching, key=lambda each: (each[0].weight, len(each[0].operation.fixed_query)))[0]
        chosen = [each for each in matching if _rank(each[0]) == _rank(first)]
        return [Match(route.operation, values) for route, values in chosen]

    def methods(self, path: str) -> list[str]:
        """The methods that a path has."""
        return sorted({route.operation.method for route, _ in self._at(path)})

    def nearest(self, method: str, path: str) -> list[str]:
        """The operations whose paths look most like one that there is not."""
        keys = {f"{route.operation.method} {route.operation.path}": route.operation.key for route in self.routes}
        return [keys[each] for each in get_close_matches(f"{method} {path[:200]}", keys, 3, 0.5)]

    def _at(self, path: str) -> list[tuple[Route, dict[str, str]]]:
        """Every route of a path, below any of the servers' own paths."""
        for base in self._bases:
            if path == base or path.startswith(f"{base}/") or not base:
                rest = path[len(base) :] or "/"
                found = [(route, values) for route in self.routes if (values := _values(route, rest)) is not None]
                if found:
                    return found
        return []


def _rank(route: Route) -> tuple[tuple[int, int], int]:
    return route.weight, len(route.operation.fixed_query)


def template(operation: Operation) -> str:
    """The path template; of a whole URL, its path."""
    path = operation.path
    return (
        uris.split(path.replace("{", "%7B").replace("}", "%7D")).path.replace("%7B", "{").replace("%7D", "}")
        if "://" in path
        else path
    )


def _route(operation: Operation) -> Route:
    path = template(operation)
    pieces = _PARAMETER.split(path)
    literal = "".join(pieces[::2])
    texts = [re.escape(_canonical(each)) if index % 2 == 0 else "([^/]+?)" for index, each in enumerate(pieces)]
    pattern = re.compile("".join(texts).removesuffix("/") + "/?", re.DOTALL)
    return Route(operation, pattern, tuple(pieces[1::2]), (len(literal), -len(pieces)))


def _canonical(text: str) -> str:
    """A literal part of a path, percent-encoded as little as may be."""
    return quote(unquote(text), safe="/:@!$&'()*+,;=~-._")


def _values(route: Route, path: str) -> dict[str, str] | None:
    found = route.pattern.fullmatch(path) or route.pattern.fullmatch(
        _canonical(path) if "%" in path and not route.names else path
    )
    return None if found is None else dict(zip(route.names, found.groups(), strict=True))


def _bases(servers: Iterable[Server], operations: Iterable[Operation]) -> list[str]:
    """The paths of all servers, and none: clients are given the mock's URL with either. Longest first."""
    own = (server for operation in operations for server in operation.servers)
    found = {"", *(_base(each) for each in (*servers, *own))}
    return sorted(found, key=lambda base: (base != "", -len(base)))


def _base(server: Server) -> str:
    url = server.url
    for variable in server.variables:
        url = url.replace(f"{{{variable.name}}}", variable.default)
    return uris.split(url).path.rstrip("/")
