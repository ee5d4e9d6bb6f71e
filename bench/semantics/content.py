"""What a schema says with everything that it refers to: the same content of another document need not be tried again."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import Any

from semantics.probe import Probed
from semantics.values import at, fields, parts

_DEEP = 3
"""Steps of a pointer that lead to a component: ``#/components/schemas/Pet``."""


class Contents:
    """The contents of one document's schemas."""

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root
        self._known: dict[str, tuple[str, frozenset[str]]] = {}

    def digest(self, probed: Probed) -> str:
        """The same for schemas that mean and are called the same; ``""`` where other files are needed to say."""
        own, left = _said(probed.schema)
        reached: dict[str, str] = {}
        waiting = list(left)
        while waiting:
            part = waiting.pop()
            if not part.startswith("#"):
                return ""
            if part not in reached:
                reached[part], more = self._part(part)
                waiting += more
        head = json.dumps([self._dialect, own, probed.examples, sorted(reached.items())], sort_keys=True)
        return hashlib.sha256(head.encode()).hexdigest()[:24]

    @property
    def _dialect(self) -> str:
        return str(self._root.get("openapi") or self._root.get("swagger"))[:3]

    def _part(self, pointer: str) -> tuple[str, frozenset[str]]:
        """What a component says, and the others that it needs: those that extend it, too, where a tag tells them apart."""
        if pointer not in self._known:
            node = at(self._root, pointer[1:])
            text, needed = _said(node)
            children = self._children.get(pointer, frozenset()) if "discriminator" in fields(node) else frozenset[str]()
            self._known[pointer] = text, needed | children
        return self._known[pointer]

    @cached_property
    def _children(self) -> dict[str, frozenset[str]]:
        """The components with an ``allOf`` of another, by that other one."""
        place, holder = (
            ("#/definitions", self._root.get("definitions"))
            if "swagger" in self._root
            else ("#/components/schemas", fields(self._root.get("components")).get("schemas"))
        )
        found: dict[str, frozenset[str]] = {}
        for name, schema in fields(holder).items():
            for parent in (fields(each).get("$ref") for each in parts(fields(schema).get("allOf"))):
                if isinstance(parent, str):
                    found[parent] = found.get(parent, frozenset()) | {f"{place}/{name}"}
        return found


def _said(node: Any) -> tuple[str, frozenset[str]]:
    """A digest of what is written, and the components that it refers to."""
    text = json.dumps(node, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24], frozenset(_references(node))


def _references(node: Any) -> set[str]:
    own = fields(node)
    found = {_component(each) for key in ("$ref", "$dynamicRef") if isinstance(each := own.get(key), str)}
    found |= {_component(each) for each in fields(own.get("mapping")).values() if isinstance(each, str) and "/" in each}
    return found.union(*map(_references, (*own.values(), *parts(node))))


def _component(reference: str) -> str:
    """The reference without the steps below a component."""
    return "/".join(reference.split("/")[: _DEEP + 1])
