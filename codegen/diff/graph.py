"""Types compared as sets of values, coinductively: a pair of schemas is compared once, cycles included.

The graph's nodes are operations and pairs of types of which one at least is a reference. A node holds the differences
at its own places and edges to the pairs that stand there; ``reach`` then tells which operations see a node, and in which
direction. Names of schemas do not matter, only what they hold.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import UNSET

from codegen.diff import discriminators, fields, hints
from codegen.diff.delta import BOTH, Delta, Spot, Zone
from codegen.diff.limits import counted
from codegen.diff.scalars import SCALARS, differences
from codegen.diff.shapes import names, object_shape, tags
from codegen.diff.spell import spell
from codegen.diff.variants import Alternatives, Schemas, alternatives, paired
from codegen.model import (
    AnyType,
    ArrayType,
    BooleanType,
    Field,
    IntegerType,
    LiteralType,
    MapType,
    NeverType,
    NumberType,
    RefType,
    StringType,
    TupleType,
    Type,
    references,
)

LEAVES = (StringType, IntegerType, NumberType, BooleanType, LiteralType, AnyType)


class Key(NamedTuple):
    """A pair of types that is compared once."""

    old: Type
    new: Type
    zone: Zone
    root: bool
    text: bool


class Node:
    """The differences at one pair or operation, and the pairs that it leads to with the directions that pass."""

    __slots__ = ("deltas", "edges", "key")

    def __init__(self, key: Key | None = None) -> None:
        self.key = key
        self.deltas: list[Delta] = []
        self.edges: dict[Key, int] = {}


class Graph:
    """The comparison of two providers' types."""

    def __init__(self, old: Schemas, new: Schemas, memo: dict[Key, bool] | None = None) -> None:
        self.old = old
        self.new = new
        self.nodes: dict[Key, Node] = {}
        self.pending: list[tuple[Node, Spot]] = []
        self.memo: dict[Key, bool] = {} if memo is None else memo
        """Pairs asked by ``same``; one that is being looked at is taken for the same (coinduction)."""

    def run(self) -> None:
        """Compare all pairs that are waiting, and those that they lead to."""
        while self.pending:
            self._step()

    def _step(self) -> None:
        node, spot = self.pending.pop()
        assert node.key is not None  # noqa: S101 - only pairs wait
        self._alternatives(node, node.key.old, node.key.new, spot, BOTH)

    def compare(self, node: Node, old: Type, new: Type, spot: Spot, mask: int) -> None:
        """Add to ``node`` how ``old`` became ``new`` at ``spot``, seen in the directions of ``mask``."""
        if isinstance(old, RefType) or isinstance(new, RefType):
            self._enter(node, old, new, spot, mask)
        elif old != new:
            self._alternatives(node, old, new, spot, mask)
        elif not isinstance(old, LEAVES):
            for each in references(old):
                same = RefType(each)
                self._link(node, same, same, spot._replace(root=False), mask)

    def _enter(self, node: Node, old: Type, new: Type, spot: Spot, mask: int) -> None:
        if isinstance(old, RefType) and isinstance(new, RefType):
            self._link(node, old, new, spot, mask)
            return
        # One side only is a reference: a scalar behind it is compared in place, where the words are better.
        if all(isinstance(each, SCALARS) for each in self._sides(old, new)):
            self._alternatives(node, old, new, spot, mask)
        else:
            self._link(node, old, new, spot, mask)

    def _sides(self, old: Type, new: Type) -> tuple[Type, ...]:
        return (*alternatives(old, self.old).types, *alternatives(new, self.new).types)

    def _link(self, node: Node, old: Type, new: Type, spot: Spot, mask: int) -> None:
        key = Key(old, new, spot.zone, spot.root, spot.text)
        if key not in self.nodes:
            self.nodes[key] = child = Node(key)
            self.pending.append((child, self._home(key, spot)))
        node.edges[key] = node.edges.get(key, 0) | mask

    def _home(self, key: Key, spot: Spot) -> Spot:
        """The place of a pair: that of the schemas where both have one, else where it was met first."""
        if not (isinstance(key.old, RefType) and isinstance(key.new, RefType)):
            return spot
        old, new = self.old.get(key.old.id), self.new.get(key.new.id)
        if old is None or new is None:
            return spot
        subject = old.id if old.component and not new.component else new.id
        return spot._replace(subject=subject, old=old.location, new=new.location, tail="")

    # --- alternatives ------------------------------------------------------------------------------------------------

    def _alternatives(self, node: Node, old: Type, new: Type, spot: Spot, mask: int) -> None:
        before, after = alternatives(old, self.old), alternatives(new, self.new)
        if before.anything or after.anything:
            if before.anything != after.anything:
                kind = "type-specialized" if before.anything else "type-generalized"
                node.deltas.append(Delta(kind, spot, spell(old), spell(new), mask))
            return
        if before.nullable != after.nullable and before.types and after.types:
            kind = "became-nullable" if after.nullable else "became-not-nullable"
            node.deltas.append(Delta(kind, spot, mask=mask))
        if len(before.types) == 1 and len(after.types) == 1:
            self._single(node, before.types[0], after.types[0], spot, mask)
        elif before.types and after.types:
            self._union(node, before, after, spot, mask)
        elif before.types or after.types:
            node.deltas.append(Delta(*_emptied(before, after), spot, spell(old), spell(new), mask))

    def _union(self, node: Node, old: Alternatives, new: Alternatives, spot: Spot, mask: int) -> None:
        pairing = paired(old, new, (self._same_tag, self.same, self._similar))
        for before, after in pairing.pairs:
            self._single(node, before, after, spot._replace(root=False) if len(pairing.pairs) > 1 else spot, mask)
        for each in pairing.gone:
            kind = "list-of-types-narrowed" if isinstance(each, SCALARS) else "one-of-removed"
            node.deltas.append(Delta(kind, spot, spell(each), None, mask))
        for each in pairing.come:
            kind = "list-of-types-widened" if isinstance(each, SCALARS) else "one-of-added"
            node.deltas.append(Delta(kind, spot, None, spell(each), mask))
        discriminators.compare(node.deltas, old.discriminator, new.discriminator, spot, mask)

    # --- one type against one type -----------------------------------------------------------------------------------

    def _single(self, node: Node, old: Type, new: Type, spot: Spot, mask: int) -> None:
        if isinstance(old, (RefType, MapType)) and isinstance(new, (RefType, MapType)):
            self._objects(node, old, new, spot, mask)
        elif isinstance(old, SCALARS) and isinstance(new, SCALARS):
            for each in differences(old, new, text=spot.text):
                node.deltas.append(Delta(each.kind, spot, each.was, each.now, mask))
        elif isinstance(old, (ArrayType, TupleType)) and isinstance(new, (ArrayType, TupleType)):
            self._arrays(node, old, new, spot, mask)
        else:
            node.deltas.append(Delta(_crossed(old, new, text=spot.text), spot, spell(old), spell(new), mask))

    def _arrays(
        self, node: Node, old: ArrayType | TupleType, new: ArrayType | TupleType, spot: Spot, mask: int
    ) -> None:
        inner = spot.inner("[]")
        if isinstance(old, ArrayType) and isinstance(new, ArrayType):
            if old.items != new.items or not isinstance(old.items, LEAVES):
                self.compare(node, old.items, new.items, inner, mask)
            for each in (
                *counted("max-items", old.max_items, new.max_items),
                *counted("min-items", old.min_items or None, new.min_items or None),
            ):
                node.deltas.append(Delta(each.kind, spot, each.was, each.now, mask))
            if old.unique != new.unique:
                node.deltas.append(Delta("unique-items-set" if new.unique else "unique-items-unset", spot, mask=mask))
            return
        before, after = _prefixed(old), _prefixed(new)
        for index in range(max(len(before.items), len(after.items))):
            was = before.items[index] if index < len(before.items) else before.rest
            now = after.items[index] if index < len(after.items) else after.rest
            self.compare(node, was, now, spot.inner(f"[{index}]"), mask)
        self.compare(node, before.rest, after.rest, inner, mask)

    def _objects(self, node: Node, old: RefType | MapType, new: RefType | MapType, spot: Spot, mask: int) -> None:
        both = isinstance(old, RefType) and isinstance(new, RefType)
        own = node.key is not None and node.key.old == old and node.key.new == new
        if both and not own:
            self._link(node, old, new, spot, mask)
            return
        before, after = object_shape(old, self.old), object_shape(new, self.new)
        was = {field.name: field for field in before.fields}
        now = {field.name: field for field in after.fields}
        for name, field in was.items():
            place = spot._replace(subject=f"{spot.subject}.{name}", root=False, tail="")
            current = now.get(name)
            if current is None:
                fields.removed(node.deltas, field, after, place._replace(old=field.location, new=None), mask)
            else:
                self._field(node, field, current, place._replace(old=field.location, new=current.location), mask)
        for name, field in now.items():
            if name not in was:
                place = spot._replace(
                    subject=f"{spot.subject}.{name}", root=False, tail="", old=None, new=field.location
                )
                node.deltas.append(
                    Delta(fields.added(field), place, None, spell(field.type), mask & fields.visible(field))
                )
        # Values of a map have a type; other keys of an object with properties are an afterthought.
        afterthought = bool(after.fields)
        self._additional(node, before.additional, after.additional, spot, mask, afterthought=afterthought)

    def _additional(self, node: Node, old: Type, new: Type, spot: Spot, mask: int, *, afterthought: bool) -> None:
        opened = afterthought and isinstance(new, AnyType) and not isinstance(old, AnyType)
        if opened or isinstance(old, NeverType) != isinstance(new, NeverType):
            kind = "additional-properties-closed" if isinstance(new, NeverType) else "additional-properties-opened"
            node.deltas.append(Delta(kind, spot, mask=mask))
        elif old != new or not isinstance(old, LEAVES):
            self.compare(node, old, new, spot.inner("{}"), mask)

    # --- properties --------------------------------------------------------------------------------------------------

    def _field(self, node: Node, old: Field, new: Field, spot: Spot, mask: int) -> None:
        seen = mask & fields.visible(old) & fields.visible(new)
        self.compare(node, old.type, new.type, spot, seen)
        if old.read_only != new.read_only or old.write_only != new.write_only:
            fields.visibility(node.deltas, old, new, spot, mask)
        if old.required != new.required:
            kind = "became-optional" if old.required else "became-required"
            suffix = "-default" if new.required and new.default is not UNSET else ""
            node.deltas.append(Delta(kind + suffix, spot, mask=seen))
        if old.deprecated != new.deprecated:
            node.deltas.append(Delta("deprecated" if new.deprecated else "reactivated", spot, mask=seen))
        fields.defaults(node.deltas, old.default, new.default, spot, seen)
        if old.hints or new.hints:
            hints.compare(node.deltas, (old.type, old.hints), (new.type, new.hints), spot, seen)

    # --- which object of a union became which ------------------------------------------------------------------------

    def same(self, old: Type, new: Type) -> bool:
        """Whether two alternatives hold the same values, whatever their names."""
        if not (isinstance(old, (RefType, MapType, ArrayType)) and type(old) is type(new)):
            return False
        key = Key(old, new, "body", root=False, text=False)
        if key not in self.memo:
            self.memo[key] = True
            self.memo[key] = names(old, self.old) == names(new, self.new) and self._quiet(key)
        return self.memo[key]

    def _quiet(self, key: Key) -> bool:
        probe = Graph(self.old, self.new, self.memo)
        start = Node(key)
        nowhere = Spot("", "body", root=False, old=None, new=None)
        probe.nodes[key] = start
        probe.pending.append((start, nowhere))
        while probe.pending:
            node = probe.pending[-1][0]
            probe._step()
            if node.deltas:
                return False
        return True

    def _similar(self, old: Type, new: Type) -> bool:
        """Whether two objects of a union share at least half of their fields' names."""
        if not (isinstance(old, RefType) and isinstance(new, RefType)):
            return False
        before, after = names(old, self.old), names(new, self.new)
        return 2 * len(before & after) >= len(before | after)

    def _same_tag(self, old: Type, new: Type) -> bool:
        """Whether two objects of a union have a field with the same only value, and none with another one."""
        before, after = tags(old, self.old), tags(new, self.new)
        shared = before.keys() & after.keys()
        return bool(shared) and all(before[name] == after[name] for name in shared)


def _prefixed(type_: ArrayType | TupleType) -> TupleType:
    return type_ if isinstance(type_, TupleType) else TupleType((), type_.items)


def _emptied(old: Alternatives, new: Alternatives) -> tuple[str]:
    """The kind of a change from or to a type that is ``null`` at most."""
    if not old.types and new.nullable >= old.nullable:
        return ("type-generalized",)
    return ("type-specialized",) if not new.types and old.nullable >= new.nullable else ("type-changed",)


def _crossed(old: Type, new: Type, *, text: bool) -> str:
    """The kind of a change between a scalar, an array and an object; in text, one value is a list of one."""
    if text and isinstance(old, SCALARS) and isinstance(new, ArrayType):
        return "type-generalized"
    return "type-specialized" if text and isinstance(old, ArrayType) and isinstance(new, SCALARS) else "type-changed"
