"""Two versions of one provider: what changed, told once, with all operations that it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from codegen.change import Change
from codegen.diff import operations, security, servers
from codegen.diff.delta import REQUEST, RESPONSE, Delta
from codegen.diff.graph import Graph, Node
from codegen.diff.reach import Reached, reach
from codegen.diff.verdict import judge
from codegen.model import Provider


class Told(NamedTuple):
    """A change and, as bits, the operations that it reaches."""

    change: Change
    bits: int


def changes(old: Provider, new: Provider) -> list[Change]:
    """All changes from ``old`` to ``new``, in the order of the operations that they reach first."""
    graph = Graph(old.schemas, new.schemas)
    keys, roots, own = _roots(graph, old, new)
    graph.run()
    told = list(_told(own.deltas, Reached(0, 0), new.name))
    for index, root in enumerate(roots):
        told.extend(_told(root.deltas, Reached(1 << index, 1 << index), new.name))
    for key, reached in reach(graph, roots).items():
        told.extend(_told(graph.nodes[key].deltas, reached, new.name))
    merged = sorted(_merged(told), key=lambda each: (each.bits & -each.bits, each.change.subject, each.change.id))
    names = _Names(keys)
    return [msgspec.structs.replace(each.change, operations=names.of(each.bits)) for each in merged]


def _roots(graph: Graph, old: Provider, new: Provider) -> tuple[list[str], list[Node], Node]:
    """The operations' keys and nodes, and the node of what concerns the provider as a whole."""
    matching = operations.match(old, new)
    schemes = security.sides(old, new)
    keys: list[str] = []
    roots: list[Node] = []
    for was, now in matching.pairs:
        keys.append(now.key)
        roots.append(operations.compare(graph, (old, was), (new, now), schemes, shifted=matching.shifted))
    for each in matching.gone:
        keys.append(each.key)
        roots.append(operations.removed(each, new))
    for each in matching.come:
        keys.append(each.key)
        roots.append(operations.added(each))
    own = Node()
    if not matching.shifted:
        servers.compare(own, old.servers, new.servers)
    return keys, roots, own


def _told(deltas: Iterable[Delta], reached: Reached, provider: str) -> Iterator[Told]:
    mask = (REQUEST if reached.request else 0) | (RESPONSE if reached.response else 0)
    bits = {"request": reached.request, "response": reached.response, "none": reached.request | reached.response}
    for delta in deltas:
        for change in judge(delta, mask, provider):
            yield Told(change, bits[change.direction])


def _merged(told: Iterable[Told]) -> list[Told]:
    """``told`` with changes at one place of the documents as one: a schema or parameter that many operations share."""
    found: dict[object, Told] = {}
    for each in told:
        key = _place(each.change)
        earlier = found.get(key)
        found[key] = each if earlier is None else Told(earlier.change, earlier.bits | each.bits)
    return list(found.values())


def _place(change: Change) -> object:
    where = (change.old, change.new) if change.old or change.new else change.subject
    return (change.id, change.direction, where, _tail(change.subject), str(change.was), str(change.now))


def _tail(subject: str) -> str:
    """What of a subject does not depend on which operation or schema it was met in: its last name."""
    return subject.rpartition(".")[2]


class _Names:
    """Operations' keys by their bits."""

    def __init__(self, keys: list[str]) -> None:
        self.keys = keys
        self.memo: dict[int, tuple[str, ...]] = {0: ()}

    def of(self, bits: int) -> tuple[str, ...]:
        """The keys whose bits are set, in order."""
        known = self.memo.get(bits)
        if known is None:
            known = tuple(key for index, key in enumerate(self.keys) if bits >> index & 1)
            self.memo[bits] = known
        return known
