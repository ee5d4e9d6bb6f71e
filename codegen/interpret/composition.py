"""``allOf``, ``$ref`` with siblings, ``if``/``then``/``else``: everything that says several things at once, laid flat.

A schema is a conjunction of *pieces* (plain nodes) and of *choices* (``oneOf``, ``anyOf``), wherever they are written:
JSON Schema 2020-12 core §10.2.1. Variants of a choice are not opened here.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from codegen.interpret.ids import standing
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
        "$defs",
        "definitions",
        "id",
        "$vocabulary",
    )
)
"""Keywords that do not change which values are taken (``nullable`` and ``discriminator`` are read on their own)."""

COMPOSERS = ("allOf", "oneOf", "anyOf", "if", "dependentSchemas", "$dynamicRef", "$recursiveRef")
"""Keywords for which a schema cannot be read alone."""


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
    return any(key not in ANNOTATIONS and key not in COMPOSERS and key != "$ref" and key[:2] != "x-" for key in node)


def flatten(piece: Piece) -> Flat:
    """All pieces and choices of the conjunction that ``piece`` starts, bases before what is built on them."""
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


def _bases(piece: Piece) -> list[Piece]:
    """What ``piece`` includes: its reference, its ``allOf``, and, loosely, its conditions."""
    file, node, pointer, id_, loose = piece
    found = [
        target
        for key in ("$ref", "$dynamicRef", "$recursiveRef")
        if key in node and (target := _target(piece, node[key]))
    ]
    for index, each in enumerate(as_list(node.get("allOf"))):
        found.append(Piece(file, as_object(each), f"{pointer}/allOf/{index}", id_, loose))
    if "if" in node:
        found += [
            Piece(file, as_object(node[k]), f"{pointer}/{k}", id_, True) for k in ("if", "then", "else") if k in node
        ]
    for name, each in as_object(node.get("dependentSchemas")).items():
        found.append(Piece(file, as_object(each), step(pointer, "dependentSchemas", name), id_, True))
    return found


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
