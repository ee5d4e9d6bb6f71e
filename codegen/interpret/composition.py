"""``allOf``, ``$ref`` with siblings, ``if``/``then``/``else``: everything that says several things at once, laid flat.

A schema is a conjunction of *pieces* (plain nodes) and of *choices* (``oneOf``, ``anyOf``), wherever they are written:
JSON Schema 2020-12 core §10.2.1. Variants of a choice are not opened here.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from codegen.interpret.ids import standing
from codegen.interpret.loosening import in_some_cases
from codegen.interpret.references import MAX_CHAIN, missing, resolve
from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.model import RefType

ANNOTATIONS = frozenset(
    (
        "title",
        "description",
        "summary",
        "example",
        "examples",
        "default",
        "deprecated",
        "readOnly",
        "writeOnly",
        "xml",
        "externalDocs",
        "$comment",
        "nullable",
        "discriminator",
        "$id",
        "$schema",
        "$anchor",
        "$dynamicAnchor",
        "$recursiveAnchor",
        "$defs",
        "definitions",
        "id",
        "$vocabulary",
    )
)
"""Keywords that do not change which values are taken (``nullable`` and ``discriminator`` are read on their own)."""

COMPOSERS = ("allOf", "oneOf", "anyOf", "if", "dependentSchemas")
"""Keywords for which a schema cannot be read alone."""
_OPENED = frozenset((*COMPOSERS, "$ref"))
_IMMATERIAL = ANNOTATIONS | _OPENED


class Piece(NamedTuple):
    """One plain node of a conjunction."""

    file: File
    node: Object
    pointer: str
    id: str
    """Where inline schemas below it stand: ``Pet`` for the ``Pet`` that ``Cat`` includes by ``allOf``."""
    loose: bool = False
    """Whether it holds in some cases only (``then``, ``else``): nothing in it is required."""


Choice = list[Piece]
"""The variants of one ``oneOf`` or ``anyOf``, unopened."""


class Flat(NamedTuple):
    """A schema laid flat."""

    pieces: list[Piece]
    choices: list[Choice]


def is_material(node: Object) -> bool:
    """Whether ``node`` says anything about values besides annotations and composition."""
    return any(key[:2] != "x-" for key in node.keys() - _IMMATERIAL)


def flatten(piece: Piece) -> Flat:
    """All pieces and choices of the conjunction that ``piece`` starts, bases before what is built on them."""
    if _OPENED.isdisjoint(as_object(piece.node)):  # in sloppy documents, no object
        return Flat([piece] if is_material(as_object(piece.node)) else [], [])
    flat = Flat([], [])
    _expand(flat, piece, set(), 0)
    return flat


def _expand(flat: Flat, piece: Piece, seen: set[int], depth: int) -> None:
    file, node, pointer, _, _ = piece
    if not as_object(node) or id(node) in seen:  # empty or, in sloppy documents, no object
        return
    seen.add(id(node))
    if depth > MAX_CHAIN:
        file.report(
            "nesting-too-deep", "warning", "too many schemas built on one another; the rest is ignored", pointer
        )
        return
    for each in _bases(piece):
        _expand(flat, each, seen, depth + 1)
    if is_material(node):
        flat.pieces.append(piece)
    for keyword in ("oneOf", "anyOf"):
        if keyword in node:
            choice = _choice(piece, node[keyword], keyword)
            if choice:
                flat.choices.append(choice)
    if "then" in node and "else" in node and "if" in node and (choice := _cases(piece)):
        flat.choices.append(choice)


def _bases(piece: Piece) -> list[Piece]:
    """What ``piece`` includes: its reference, its ``allOf``, and, loosely, its conditions."""
    file, node, pointer, id_, loose = piece
    target = _target(piece, node["$ref"]) if "$ref" in node else None
    found = [target] if target else []
    for index, each in enumerate(as_list(node.get("allOf"))):
        found.append(Piece(file, as_object(each), f"{pointer}/allOf/{index}", id_, loose))
    if "if" in node:
        found += _conditions(piece)
    for name, each in as_object(node.get("dependentSchemas")).items():
        found.append(Piece(file, as_object(each), step(pointer, "dependentSchemas", name), id_, True))
    return found


def _conditions(piece: Piece) -> list[Piece]:
    """The fields that a condition and its cases speak of, loosely; cases without fields are a choice instead."""
    file, node, pointer, id_, _ = piece
    cases = [
        Piece(file, as_object(node[key]), f"{pointer}/{key}", id_, True) for key in ("then", "else") if key in node
    ]
    file.report("condition-loosened", "note", "`if`/`then`/`else`: what one case asks for is optional", f"{pointer}/if")
    asked = file.session.asked.setdefault(id(node), in_some_cases(node["if"]))
    return [Piece(file, asked, f"{pointer}/if", id_, True), *cases] if asked["properties"] else cases


def _cases(piece: Piece) -> Choice:
    """``then`` and ``else`` as a choice, where both are there and neither is about an object's fields."""
    file, node, pointer, id_, loose = piece
    if any(_speaks_of_fields(file, node.get(key), 0) for key in ("if", "then", "else")) or "properties" in node:
        return []
    held = file.session.held.setdefault(id(node), {"allOf": [node["if"], node["then"]]})
    other = as_object(node["else"])
    return [
        Piece(file, held, f"{pointer}/then", f"{id_}|1", loose),
        Piece(file, other, f"{pointer}/else", f"{id_}|2", loose),
    ]


def _speaks_of_fields(file: File, node: JSON, depth: int) -> bool:
    each = as_object(node)
    if not _FIELDS.isdisjoint(each) or depth > MAX_CHAIN:
        return True
    ref = each.get("$ref")
    place = resolve(file, ref) if isinstance(ref, str) else None
    if place is not None and _speaks_of_fields(place.file, place.node, depth + 1):
        return True
    return any(_speaks_of_fields(file, one, depth + 1) for one in as_list(each.get("allOf")))


_FIELDS = frozenset(("properties", "required", "if", "oneOf", "anyOf"))


def _target(piece: Piece, ref: JSON) -> Piece | None:
    if not isinstance(ref, str):
        return None
    place = resolve(piece.file, ref)
    if place is None:
        missing(piece.file, piece.pointer, ref)
        return None
    if not isinstance(place.node, dict):
        return None
    return Piece(place.file, place.object, place.pointer, place_id(place.file, place.pointer), piece.loose)


def place_id(file: File, pointer: str) -> str:
    """The id of the schema at a place: the one it was given, or by where it stands."""
    known = file.session.by_place.get((file.index, pointer))
    return known.id if isinstance(known, RefType) else standing(file, pointer)


def _choice(owner: Piece, variants: JSON, keyword: str) -> Choice:
    file, _, _, id_, loose = owner
    pointer = f"{owner.pointer}/{keyword}"
    if not isinstance(variants, list):
        file.report("composition-invalid", "warning", "`oneOf`/`anyOf` is not a list; ignored", pointer)
        return []
    return [
        Piece(file, cast("Object", each), f"{pointer}/{index}", f"{id_}|{index + 1}", loose)
        for index, each in enumerate(variants)
    ]


def demands_only(node: JSON) -> bool:
    """Whether a variant only says which fields are needed: no type of its own, a rule about its siblings."""
    if not isinstance(node, dict) or not node:
        return False
    if node.get("type", "object") != "object":
        return False
    return all(
        key in ("required", "not", "minProperties", "maxProperties", "type") or key in ANNOTATIONS for key in node
    ) and ("required" in node or "not" in node)
