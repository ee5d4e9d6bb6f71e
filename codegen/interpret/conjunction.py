"""Several plain nodes that hold together (``allOf``): whether any value satisfies all, and the node that says it all."""

from __future__ import annotations

from codegen.interpret.composition import Piece
from codegen.jsontypes import JSON, Object, as_list, as_object


def excludes(pieces: list[Piece]) -> bool:
    """Whether no value can satisfy all ``pieces``: their types, their constants, or a required field's exclude it."""
    strict = [each for each in pieces if not each.loose]
    return not _kinds(strict) or _values(strict) == [] or any(_values(each) == [] for each in _required_fields(strict))


def merged(leading: Piece, pieces: list[Piece]) -> Object:
    """One node that says what all ``pieces`` say, as far as one node can; ``leading`` first."""
    node: Object = {}
    for each in (leading, *pieces):
        for key, value in each.node.items():
            node.setdefault(key, value)
    kinds = _kinds(pieces)
    if kinds and kinds is not _ANY_KIND:
        node["type"] = list[JSON](kinds) if len(kinds) > 1 else kinds[0]
    values = _values(pieces)
    if values is not None:
        node.pop("const", None)
        node["enum"] = values
    for key in ("minimum", "minLength", "minItems", "exclusiveMinimum"):
        _tighten(node, pieces, key, max)
    for key in ("maximum", "maxLength", "maxItems", "exclusiveMaximum"):
        _tighten(node, pieces, key, min)
    node.pop("allOf", None)
    return node


def _tighten(node: Object, pieces: list[Piece], key: str, choose: object) -> None:
    """The stricter of several limits."""
    found = [
        value
        for each in pieces
        if isinstance(value := each.node.get(key), (int, float)) and not isinstance(value, bool)
    ]
    if len(found) > 1:
        node[key] = max(found) if choose is max else min(found)


_ANY_KIND = ["any"]


def _kinds(pieces: list[Piece]) -> list[str]:
    """The types that all pieces allow, in the order of the first; ``_ANY_KIND`` when none names any."""
    common: list[str] | None = None
    for each in pieces:
        kinds = _kind_list(each.node)
        if kinds:
            common = kinds if common is None else _both(common, kinds)
    return _ANY_KIND if common is None else common


def _both(one: list[str], other: list[str]) -> list[str]:
    """The types in both lists; an integer is a number."""
    found = [each for each in one if each in other or (each == "integer" and "number" in other)]
    return [*found, "integer"] if "number" in one and "integer" in other and "integer" not in found else found


def _kind_list(node: Object) -> list[str]:
    declared = node.get("type")
    if declared is None:
        return ["object"] if as_object(node.get("properties")) else []
    listed = declared if isinstance(declared, list) else [declared]
    kinds = [each for each in listed if isinstance(each, str)]
    nullable = node.get("nullable") is True or node.get("x-nullable") is True
    return [*kinds, "null"] if nullable and kinds and "null" not in kinds else kinds


def _values(pieces: list[Piece]) -> list[JSON] | None:
    """The constants that all pieces allow; ``None`` when none lists any."""
    common: list[JSON] | None = None
    for each in pieces:
        node = as_object(each.node)
        listed = [node["const"]] if "const" in node else node.get("enum")
        if isinstance(listed, list) and listed:
            common = listed if common is None else [value for value in common if value in listed]
    return common


def _required_fields(pieces: list[Piece]) -> list[list[Piece]]:
    """The declarations of each field that is required and declared more than once."""
    needed = {name for each in pieces for name in as_list(each.node.get("required")) if isinstance(name, str)}
    found: dict[str, list[Piece]] = {}
    for each in pieces:
        for name, node in as_object(each.node.get("properties")).items():
            if name in needed and isinstance(node, dict):
                found.setdefault(name, []).append(each._replace(node=node))
    return [each for each in found.values() if len(each) > 1]
