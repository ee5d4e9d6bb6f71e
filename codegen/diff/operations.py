"""Operations: which one is which in the other version, and how one changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from codegen import uris
from codegen.diff import bodies, parameters, security, servers
from codegen.diff.delta import REQUEST, RESPONSE, Delta, Spot
from codegen.diff.graph import Graph, Node
from codegen.diff.parameters import TEMPLATE
from codegen.diff.spell import value, values
from codegen.model import Operation, Paging, Provider

Pair = tuple[Operation, Operation]


class Matching(NamedTuple):
    """The operations of two versions."""

    pairs: list[Pair]
    gone: list[Operation]
    come: list[Operation]
    shifted: bool
    """Whether the part of the path that servers hold moved into the paths, or out of them."""


def match(old: Provider, new: Provider) -> Matching:
    """Operations by method and path, whatever path parameters are called; then by full URL path; then by operation id."""
    gone, come = list(old.operations), list(new.operations)
    pairs = _matched(gone, come, _template, _template)
    was, now = _base(old), _base(new)
    shifted = (
        _matched(gone, come, lambda each: _template(each, was), lambda each: _template(each, now)) if was != now else []
    )
    renamed = _matched(gone, come, _unique_ids(old.operations), _unique_ids(new.operations))
    order = {id(each): index for index, each in enumerate(new.operations)}
    pairs = sorted((*pairs, *shifted, *renamed), key=lambda pair: order[id(pair[1])])
    return Matching(pairs, gone, come, shifted=bool(shifted))


def _template(operation: Operation, base: str = "") -> Hashable:
    path = TEMPLATE.sub("{}", base + operation.path)
    return (operation.channel, operation.method, path.rstrip("/") or "/", operation.fixed_query)


def _base(provider: Provider) -> str:
    """The path of the first server's URL, which stands before every operation's path."""
    return uris.split(provider.servers[0].url).path.rstrip("/") if provider.servers else ""


def _unique_ids(operations: Iterable[Operation]) -> Callable[[Operation], Hashable]:
    counts: dict[str, int] = {}
    for each in operations:
        counts[each.operation_id] = counts.get(each.operation_id, 0) + 1
    return lambda each: (
        (each.channel, each.operation_id) if each.operation_id and counts[each.operation_id] == 1 else None
    )


def _matched(
    gone: list[Operation],
    come: list[Operation],
    old: Callable[[Operation], Hashable],
    new: Callable[[Operation], Hashable],
) -> list[Pair]:
    """The pairs with equal keys (``None`` is no key), in order; they are taken out of both lists."""
    waiting: dict[Hashable, list[Operation]] = {}
    for each in come:
        waiting.setdefault(new(each), []).append(each)
    waiting.pop(None, None)
    pairs: list[Pair] = [(each, partners.pop(0)) for each in gone if (partners := waiting.get(old(each)))]
    taken = {id(each) for pair in pairs for each in pair}
    gone[:] = [each for each in gone if id(each) not in taken]
    come[:] = [each for each in come if id(each) not in taken]
    return pairs


# --- one operation ---------------------------------------------------------------------------------------------------


def added(operation: Operation) -> Node:
    """The node of an operation that only the new version has."""
    kind = "endpoint-added" if operation.channel == "path" else f"{operation.channel}-added"
    return _alone(Delta(kind, Spot(operation.key, "body", root=True, old=None, new=operation.location), mask=REQUEST))


def removed(operation: Operation, new: Provider) -> Node:
    """The node of an operation that only the old version has."""
    if operation.channel == "path":
        path = TEMPLATE.sub("{}", operation.path)
        whole = all(TEMPLATE.sub("{}", each.path) != path for each in new.operations if each.channel == "path")
        how = "with" if operation.deprecated else "without"
        kind = f"api{'-path' if whole else ''}-removed-{how}-deprecation"
    else:
        kind = f"{operation.channel}-removed"
    return _alone(Delta(kind, Spot(operation.key, "body", root=True, old=operation.location, new=None), mask=REQUEST))


def _alone(delta: Delta) -> Node:
    node = Node()
    node.deltas.append(delta)
    return node


def compare(
    graph: Graph,
    old: tuple[Provider, Operation],
    new: tuple[Provider, Operation],
    schemes: security.Sides,
    *,
    shifted: bool,
) -> Node:
    """The node of an operation that both versions have."""
    node = Node()
    before, after = old[1], new[1]
    sent, received = (REQUEST, RESPONSE) if after.channel == "path" else (RESPONSE, REQUEST)
    spot = Spot(after.key, "body", root=True, old=before.location, new=after.location)
    _facts(node, before, after, spot, shifted=shifted)
    parameters.compare(graph, node, before, after, sent)
    bodies.compare_bodies(graph, node, before, after, sent)
    bodies.compare_responses(graph, node, before, after, received)
    if after.channel == "path":
        security.compare(node, old, new, schemes)
    if before.servers or after.servers:
        servers.compare(node, before.servers or old[0].servers, after.servers or new[0].servers, after.key)
    return node


def _facts(node: Node, old: Operation, new: Operation, spot: Spot, *, shifted: bool) -> None:
    """Add what has no direction: where it is, what it is called, what it can do."""

    def add(kind: str, was: str | None = None, now: str | None = None) -> None:
        node.deltas.append(Delta(kind, spot, was, now, REQUEST))

    if not shifted and _template(old) != _template(new):
        add("api-moved", old.key, new.key)
    if old.operation_id != new.operation_id:
        add(
            "api-operation-id-removed" if old.operation_id else "api-operation-id-added",
            value(old.operation_id),
            value(new.operation_id),
        )
    if old.tags != new.tags:
        gone = tuple(tag for tag in old.tags if tag not in new.tags)
        come = tuple(tag for tag in new.tags if tag not in old.tags)
        if gone:
            add("api-tag-removed", values(gone))
        if come:
            add("api-tag-added", None, values(come))
    if old.deprecated != new.deprecated:
        add("endpoint-deprecated" if new.deprecated else "endpoint-reactivated")
    if old.stream_flag != new.stream_flag:
        if old.stream_flag:
            add("stream-flag-removed", old.stream_flag)
        if new.stream_flag:
            add("stream-flag-added", None, new.stream_flag)
    if old.paging != new.paging:
        _paging(add, old.paging, new.paging)


def _paging(add: Callable[[str, str | None, str | None], None], old: Paging | None, new: Paging | None) -> None:
    was = _pages(old) if old else None
    now = _pages(new) if new else None
    if was != now:
        add("paging-added" if was is None else "paging-removed" if now is None else "paging-changed", was, now)


def _pages(paging: Paging) -> str:
    """How it goes on, as people read it: ``cursor after from last_id``."""
    source = f" from {'.'.join(paging.cursor)}" if paging.cursor else ""
    return f"{paging.style} {paging.parameter}".strip() + source
