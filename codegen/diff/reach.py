"""Which operations see a pair of types, and in which direction: bit masks over the graph's edges, to a fixed point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from codegen.diff.delta import REQUEST, RESPONSE
from codegen.diff.graph import Graph, Key, Node


class Reached(NamedTuple):
    """Operations as bits by their index: those that send something, and those that receive it."""

    request: int
    response: int


def reach(graph: Graph, roots: Sequence[Node]) -> dict[Key, Reached]:
    """For every pair at which something changed, the operations that see it."""
    wanted = _leading_to_changes(graph)
    found = dict.fromkeys(wanted, Reached(0, 0))
    todo: list[Key] = []
    for index, node in enumerate(roots):
        _push(node, Reached(1 << index, 1 << index), found, todo)
    while todo:
        # In waves, so that a pair passes on what many operations told it at once.
        wave = list(dict.fromkeys(todo))
        todo.clear()
        for key in wave:
            _push(graph.nodes[key], found[key], found, todo)
    return found


def _push(node: Node, own: Reached, found: dict[Key, Reached], todo: list[Key]) -> None:
    for key, mask in node.edges.items():
        known = found.get(key)
        if known is None:
            continue
        more = Reached(
            known.request | (own.request if mask & REQUEST else 0),
            known.response | (own.response if mask & RESPONSE else 0),
        )
        if more != known:
            found[key] = more
            todo.append(key)


def _leading_to_changes(graph: Graph) -> list[Key]:
    """The pairs from which a change can be reached, changed ones included, in the graph's order."""
    parents: dict[Key, list[Key]] = {}
    for key, node in graph.nodes.items():
        for child in node.edges:
            parents.setdefault(child, []).append(key)
    todo = [key for key, node in graph.nodes.items() if node.deltas]
    seen = set(todo)
    while todo:
        for parent in parents.get(todo.pop(), ()):
            if parent not in seen:
                seen.add(parent)
                todo.append(parent)
    return [key for key in graph.nodes if key in seen]
