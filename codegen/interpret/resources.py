"""Schema resources inside of a file and their anchors: what ``$id``, ``$anchor`` and ``$dynamicAnchor`` name.

JSON Schema 2020-12 core §8.2.1 (``$id``), §8.2.2 (anchors), §9.1; 2019-09 ``$recursiveAnchor``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from codegen import uris
from codegen.jsontypes import JSON, Object, as_list, as_object, as_text, step

RECURSIVE = "#recursive"
"""The name under which ``$recursiveAnchor: true`` is known: no anchor can be called so."""


class Scope(NamedTuple):
    """A schema resource, a component, or a schema that has anchors of its own."""

    pointer: str
    base: str
    """Its URI; ``""`` without ``$id``."""


class Index:
    """Every resource and anchor of a file, by where they stand."""

    def __init__(self, root: JSON, parts: list[str]) -> None:
        self.root = root
        self.parts = parts
        """Pointers of the components and paths that are looked at; the others have nothing of the kind."""
        self.scopes: dict[str, Scope] = {}
        """By pointer: resources and owners of dynamic anchors, the file itself under ``""``."""
        self.by_uri: dict[str, str] = {}
        self.anchors: dict[tuple[str, str], str] = {}
        """Pointers by scope and name."""
        self.dynamic: dict[str, dict[str, str]] = {}
        """Dynamic anchors by scope: pointers by name."""
        self.asking: dict[str, set[str]] = {}
        """Names of dynamic references by scope, those of the scopes that it refers to included."""
        self._links: dict[str, set[str]] = {}
        for node, pointer, scope in _walk(self):
            self._note(node, pointer, scope)
        self._spread()

    def _note(self, node: Object, pointer: str, scope: Scope) -> None:
        for key in ("$anchor", "$dynamicAnchor"):
            name = node.get(key)
            if isinstance(name, str):
                self.anchors.setdefault((scope.pointer, name), pointer)
                self.anchors.setdefault(("", name), pointer)
        name = as_text(node.get("$dynamicAnchor")) or (RECURSIVE if node.get("$recursiveAnchor") is True else "")
        if name:
            self.dynamic.setdefault(scope.pointer, {}).setdefault(name, pointer)
        if asked := asked_name(node):
            self.asking.setdefault(scope.pointer, set()).add(asked)
        ref = node.get("$ref")
        target = self.static(scope, ref) if isinstance(ref, str) else None
        if target is not None:
            self._links.setdefault(self.scope_at(target).pointer, set()).add(scope.pointer)

    def _spread(self) -> None:
        """What a scope asks for, those ask for that refer to it."""
        waiting = list(self.asking)
        while waiting:
            scope = waiting.pop()
            for user in self._links.get(scope, ()):
                known = self.asking.setdefault(user, set())
                if not self.asking[scope] <= known:
                    known |= self.asking[scope]
                    waiting.append(user)

    def scope_at(self, pointer: str) -> Scope:
        """The innermost scope around ``pointer``."""
        while pointer not in self.scopes:
            pointer = pointer.rpartition("/")[0]
        return self.scopes[pointer]

    def static(self, scope: Scope, ref: str) -> str | None:
        """The pointer that ``ref`` means in ``scope``; ``None`` where it leads out of the file or nowhere."""
        uri, _, fragment = ref.partition("#")
        start: str | None = self._resource(scope).pointer
        if uri:
            start = self.by_uri.get(uris.join(scope.base, uri))
        if start is None:
            return None
        if not fragment or fragment.startswith("/"):
            found = start + unquote(fragment)
            return found if self.node_at(found) is not None else None
        return self.anchors.get((scope.pointer, fragment)) or self.anchors.get((start, fragment))

    def _resource(self, scope: Scope) -> Scope:
        """The scope itself if it is a resource with an ``$id``, else the one around it."""
        while scope.pointer and not scope.base:
            scope = self.scope_at(scope.pointer.rpartition("/")[0])
        return scope

    def node_at(self, pointer: str) -> JSON:
        """The node at ``pointer``; ``None`` where there is none."""
        node = self.root
        for raw in pointer.split("/")[1:]:
            token = raw.replace("~1", "/").replace("~0", "~")
            if isinstance(node, dict):
                node = node.get(token)
            else:
                listed = as_list(node)
                node = listed[int(token)] if token.isdecimal() and int(token) < len(listed) else None
        return node


def asked_name(node: Object) -> str:
    """The name that a dynamic reference asks for; ``""`` where there is none."""
    if isinstance(node.get("$recursiveRef"), str):
        return RECURSIVE
    return as_text(node.get("$dynamicRef")).rpartition("#")[2]


def _walk(index: Index) -> Iterator[tuple[Object, str, Scope]]:
    """All objects with their pointers and scopes, each scope noted before what is in it."""
    root = as_object(index.root)
    outer = index.scopes[""] = Scope("", as_text(root.get("$self")) or as_text(root.get("$id")))
    for each in _scopes(index, outer):
        index.scopes.setdefault(each.pointer, each)
        if each.base:
            index.by_uri.setdefault(each.base, each.pointer)
    stack = [(index.node_at(part), part, outer) for part in reversed(index.parts)]
    while stack:
        node, pointer, scope = stack.pop()
        scope = index.scopes.get(pointer, scope)
        if isinstance(node, dict):
            yield node, pointer, scope
        stack += [(value, at, scope) for value, at in _below(node, pointer)]


def _scopes(index: Index, outer: Scope) -> Iterator[Scope]:
    parts = frozenset(index.parts)
    stack = [(index.node_at(part), part, outer.base) for part in reversed(index.parts)]
    while stack:
        node, pointer, base = stack.pop()
        own = as_text(as_object(node).get("$id"))
        if pointer and own and not own.startswith("#"):
            base = uris.join(base, own).removesuffix("#")
            yield Scope(pointer, base)
        elif pointer in parts or _owns_anchors(as_object(node), pointer):
            yield Scope(pointer, "")
        stack += [(value, at, base) for value, at in _below(node, pointer)]


def _owns_anchors(node: Object, pointer: str) -> bool:
    """Whether a schema brings dynamic anchors, its own or those of its ``$defs``: without ``$id``, too."""
    local = pointer.rpartition("/")[0].endswith(("/$defs", "/definitions"))
    if not local and ("$dynamicAnchor" in node or node.get("$recursiveAnchor") is True):
        return True
    defs = (each for key in ("$defs", "definitions") for each in as_object(node.get(key)).values())
    return any("$dynamicAnchor" in as_object(each) for each in defs)


def _below(node: JSON, pointer: str) -> Iterator[tuple[JSON, str]]:
    if isinstance(node, dict):
        yield from ((value, step(pointer, key)) for key, value in node.items() if isinstance(value, (dict, list)))
    elif isinstance(node, list):
        yield from (
            (value, f"{pointer}/{index}") for index, value in enumerate(node) if isinstance(value, (dict, list))
        )
