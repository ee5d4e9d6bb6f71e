"""Whether a variant of ``oneOf``/``anyOf`` needs what stands beside the choice, or says it all itself."""

from __future__ import annotations

from codegen.interpret.composition import Flat, Piece, flatten, is_material
from codegen.jsontypes import Object, as_list, as_object, step


def is_covered(base: list[Piece], variant: Piece) -> bool:
    """Whether ``variant`` says all that ``base`` says: then it stands for itself."""
    if all(_is_weak(each.node) for each in base):
        return True
    if not all(_is_fields_only(each.node) for each in base):
        return False
    pieces = [each for each in flatten(variant).pieces if not each.loose]
    names = {name for each in pieces for name in as_object(each.node.get("properties"))}
    needed = {name for each in pieces for name in as_list(each.node.get("required")) if isinstance(name, str)}
    return all(
        names.issuperset(as_object(each.node.get("properties")))
        and all(name in needed for name in as_list(each.node.get("required")))
        and all(_is_said(name, each, pieces) for name in as_object(each.node.get("properties")))
        for each in base
    )


def _is_said(name: str, base: Piece, pieces: list[Piece]) -> bool:
    """Whether ``pieces`` say all fields that ``base`` writes down for its property called ``name``."""
    own = _property(base, name)
    if "properties" not in own.node:
        return True
    theirs = [_property(each, name) for each in pieces if name in as_object(each.node.get("properties"))]
    return any(each.node == own.node or is_covered([own], each) for each in theirs)


def _property(piece: Piece, name: str) -> Piece:
    node = as_object(as_object(piece.node.get("properties"))[name])
    return piece._replace(node=node, pointer=step(piece.pointer, "properties", name), id=f"{piece.id}.{name}")


def covering(flats: list[Flat]) -> int | None:
    """The index of the schema that says all that the others say: it includes them, or they say ``object`` only."""
    for index in reversed(range(len(flats))):
        mine = {id(each.node) for each in flats[index].pieces}
        an_object = any(as_object(each.node.get("properties")) for each in flats[index].pieces)
        others = [each for at, each in enumerate(flats) if at != index]
        if all(not each.choices and all(_says_no_more(one, mine, an_object) for one in each.pieces) for each in others):
            return index
    return None


def _says_no_more(piece: Piece, known: set[int], an_object: bool) -> bool:  # noqa: FBT001 - local
    """Whether ``piece`` is one of the ``known`` nodes, or says no more than that there is an object."""
    return id(piece.node) in known or (
        an_object
        and all(key == "type" or not is_material({key: 0}) for key in piece.node)
        and piece.node.get("type") == "object"
    )


_WEAK = frozenset(("type", "additionalProperties", "unevaluatedProperties", "minProperties", "maxProperties", "format"))


def _is_weak(node: Object) -> bool:
    """Whether ``node`` says no more than that there is an object."""
    if node.get("type", "object") != "object" or isinstance(node.get("additionalProperties"), dict):
        return False
    return all(key in _WEAK or not is_material({key: 0}) for key in node)


def _is_fields_only(node: Object) -> bool:
    return node.get("type", "object") == "object" and all(
        key in _WEAK or key in ("properties", "required") or not is_material({key: 0}) for key in node
    )
