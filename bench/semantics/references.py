"""What references lead to, by ``referencing``: pointers, ``$id``, ``$anchor`` and ``$dynamicAnchor``, in any file.

An OpenAPI document is no schema, so where schemas stand in it is unknown to that library: whatever brings a name is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from referencing import Registry, Resource, Specification
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from semantics.documents import Documents
from semantics.values import fields, parts

_NAMES = ("$id", "$anchor", "$dynamicAnchor")
_NO_SCHEMAS = frozenset({"enum", "const", "default", "example", "examples", "value"})


class References:
    """Those of one document and its files."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        empty: Registry[Any] = Registry(retrieve=self._retrieved)  # type: ignore[call-arg] # attrs' alias
        self.registry = empty.with_resource(documents.uri, self._retrieved(documents.uri)).crawl()
        self.bound = _bound(documents.root)
        """Schemas by the names of their dynamic anchors."""

    def _retrieved(self, uri: str) -> Resource[Any]:
        contents = self._documents.contents(uri)
        if contents is None:
            raise LookupError(uri)
        return _FILE.create_resource(contents)

    def at(self, reference: str) -> Any:
        """What an absolute reference leads to; ``None`` where that is nothing."""
        try:
            return self.registry.resolver().lookup(reference).contents
        except (Unresolvable, ValueError):
            return None


def _bound(root: Any) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for each in _everywhere(root):
        if isinstance(name := each.get("$dynamicAnchor"), str):
            found.setdefault(name, []).append(each)
    return found


def _everywhere(node: Any) -> Iterator[dict[str, Any]]:
    for each in _named_below(node):
        yield each
        yield from _everywhere(each)


def _named_below(node: Any) -> Iterator[dict[str, Any]]:
    """The next schemas below that bring a name."""
    below = [each for key, each in fields(node).items() if key not in _NO_SCHEMAS] or parts(node)
    for each in below:
        if any(isinstance(fields(each).get(name), str) for name in _NAMES):
            yield each
        else:
            yield from _named_below(each)


def _id_of(node: Any) -> str | None:
    own = fields(node).get("$id")
    return own if isinstance(own, str) else None


def _entered(segments: object, resolver: Any, subresource: Any) -> Any:  # noqa: ARG001 - called by name
    return resolver.in_subresource(subresource)


_FILE: Specification[Any] = Specification(
    "file",
    _id_of,
    _named_below,
    _entered,
    lambda _, node: DRAFT202012.anchors_in(fields(node)),  # type: ignore[call-arg] # attrs' alias
)
