"""What interpreting one document carries along: its files, the schemas found so far, and what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from codegen.document import Document, Tree
from codegen.finding import Finding, Location, Severity
from codegen.interpret.localising import localised
from codegen.jsontypes import JSON, Object, as_object
from codegen.model import Parameter, RefType, Schema, Type

MAX_DEPTH = 60
"""Inline schemas nested deeper than this become ``AnyType``: each level costs several Python frames."""

MAX_FINDINGS_PER_RULE = 500
"""One document repeats its mistakes; what comes after is counted, not listed."""


class File:
    """One tree of a document: where relative references start, and where locations point to."""

    __slots__ = ("index", "prefix", "refs", "root", "session", "source", "types")

    def __init__(self, session: Session, index: int, tree: Tree) -> None:
        self.session = session
        self.index = index
        self.source = tree.source
        self.root = localised(tree.root, tree.data)
        self.prefix = f"{tree.source}#" if index else ""
        self.refs: dict[str, Place | None] = {}
        self.types: dict[str, Type] = {}
        """Types by the reference that leads to them: one look-up for a reference seen before."""

    def at(self, pointer: str) -> Location:
        """The location of ``pointer`` in this file."""
        return Location(self.source, pointer)

    def report(self, rule: str, severity: Severity, message: str, pointer: str) -> None:
        """Record a finding at ``pointer``."""
        self.session.report(rule, severity, message, Location(self.source, pointer))


class Place(NamedTuple):
    """A node that a reference leads to."""

    file: File
    pointer: str
    node: Any

    @property
    def object(self) -> Object:
        """The node if it is an object, else an empty one."""
        return as_object(self.node)

    @property
    def key(self) -> tuple[int, str]:
        """What tells places apart."""
        return self.file.index, self.pointer


class Pending(NamedTuple):
    """A named schema that has its id and waits to be made."""

    id: str
    place: Place


TypeOf: TypeAlias = "Callable[[File, JSON, str, str], Type]"
Reference: TypeAlias = "Callable[[File, JSON, str], Type]"


class Session:
    """The state of interpreting one document. Everything in it only grows."""

    def __init__(self, document: Document, type_of: TypeOf, reference: Reference) -> None:
        self.type_of = type_of
        """``schemas.type_of``: the recursion, for the files that it calls."""
        self.reference = reference
        """``schemas.reference``."""
        self.document = document
        self.files: list[File] = []
        self.by_source: dict[str, File] = {}
        for index, tree in enumerate(document.trees):
            file = File(self, index, tree)
            self.files.append(file)
            self.by_source.setdefault(tree.source, file)
        self.schemas: dict[str, Schema | None] = {}
        """``None`` while a schema is being made or waits in ``pending``: ids are taken before types exist."""
        self.counted: dict[str, int] = {}
        """How far equal ids were counted."""
        self.pending: list[Pending] = []
        self.by_node: dict[int, Type] = {}
        """Inline types by the identity of their node: a node that is reached twice is one schema."""
        self.joints: dict[tuple[object, ...], Object] = {}
        """Nodes that stand for several which hold together, by the identity of these."""
        self.asked: dict[int, Object] = {}
        """Nodes for the fields of an ``if``, by the identity of the node with the condition."""
        self.held: dict[int, Object] = {}
        """Nodes for "``if`` and ``then`` hold", by the identity of the node with the condition."""
        self.by_place: dict[tuple[int, str], Type] = {}
        """Types of the places that references lead to."""
        self.parameters: dict[tuple[int, str], Parameter | None] = {}
        """Parameters of the places that references lead to."""
        self.responses: dict[tuple[object, ...], Any] = {}
        """What responses say that references lead to, by their places and the way their media types are found."""
        self.active: set[str] = set()
        """Ids of the inline types that are being made because a reference leads to them."""
        self.combining: set[int] = set()
        """Variants, by the identity of their nodes, that are being made together with what stands around their choice."""
        self.combinations = 0
        """How many variants have been made so since the outermost of them."""
        self.recursive: set[str] = set()
        """Those of them that were referred to meanwhile: they contain themselves."""
        self.has_binary = False
        """Whether any schema is about bytes."""
        self.findings: list[Finding] = []
        self.lost = frozenset(each.location for each in document.findings if each.rule == "ref-missing")
        """References of which reading has told already that they lead nowhere."""
        self.told: set[tuple[str, str, str, str]] = set()
        self.counts: dict[str, int] = {}
        self.depth = 0
        self.anchors: dict[str, Place] | None = None
        self.heirs: dict[tuple[int, str], list[Any]] | None = None
        """References to the schemas that include the one at a place; collected when first asked for."""
        self.keep: list[Any] = []
        """Nodes made here: kept alive, because ``by_node`` knows nodes by identity."""

    @property
    def main(self) -> File:
        """The file of the document itself."""
        return self.files[0]

    def report(self, rule: str, severity: Severity, message: str, location: Location) -> None:
        """Record a finding, once; past ``MAX_FINDINGS_PER_RULE`` they are only counted."""
        place = (rule, location.source, location.pointer, message)
        if place in self.told:
            return
        self.told.add(place)
        count = self.counts[rule] = self.counts.get(rule, 0) + 1
        if count <= MAX_FINDINGS_PER_RULE:
            self.findings.append(Finding(rule, severity, message, location))

    def new_id(self, wanted: str) -> str:
        """``wanted``, or with a number behind it where another schema has it already; taken from now on."""
        unique, number = wanted, self.counted.get(wanted, 2)
        while unique in self.schemas:
            unique = f"{wanted}~{number}"
            number += 1
        self.schemas[unique] = None
        self.counted[wanted] = number
        return unique

    def declare(self, id_: str, place: Place) -> RefType:
        """Take an id for a named schema, to be made later; what refers to it."""
        ref = RefType(self.new_id(id_))
        self.by_place[place.key] = ref
        self.pending.append(Pending(ref.id, place))
        return ref
