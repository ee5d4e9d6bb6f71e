"""The type of plain nodes that hold together and have no properties: scalars, arrays, maps (``allOf``)."""

from __future__ import annotations

from msgspec.structs import replace

from codegen.interpret import conjunction
from codegen.interpret.composition import Piece
from codegen.interpret.objects import Joined
from codegen.interpret.plain import plain
from codegen.jsontypes import JSON
from codegen.model import AnyType, ArrayType, MapType, NeverType, TupleType, Type, UnionType, union

_ANY, _NEVER = AnyType(), NeverType()


def of(pieces: list[Piece], id_: str, joined: Joined) -> Type:
    """The type that satisfies all ``pieces``; what holds in some cases only (``then``) is left to the server."""
    strict = [each for each in pieces if not each.loose]
    if not strict:
        return _ANY
    if len(strict) == 1:
        file, node, pointer, inner, _ = strict[0]
        return plain(file, node, pointer, inner if id_.startswith(inner) else id_)
    leading = next((each for each in strict if "items" in each.node or "additionalProperties" in each.node), strict[0])
    merged = conjunction.merged(leading, strict)
    leading.file.session.keep.append(merged)
    items, values = _speak_of(strict, "items", "prefixItems"), _speak_of(strict, "additionalProperties")
    if items:
        merged.pop("prefixItems", None)
        merged["items"] = {}
    if values:
        merged["additionalProperties"] = {}
    found = plain(leading.file, merged, leading.pointer, id_)
    return _with_parts(found, strict, id_, joined) if items or values else found


def _speak_of(pieces: list[Piece], *keys: str) -> bool:
    """Whether several of ``pieces`` have one of ``keys``."""
    return sum(any(key in each.node for key in keys) for each in pieces) > 1


def _with_parts(found: Type, pieces: list[Piece], id_: str, joined: Joined) -> Type:
    """``found`` with items and values that satisfy all pieces, where several of them speak about these."""
    match found:
        case UnionType():
            return union(*(_with_parts(each, pieces, id_, joined) for each in found.variants))
        case ArrayType() if _speak_of(pieces, "items", "prefixItems"):
            return _array(found, pieces, id_, joined)
        case MapType() if _speak_of(pieces, "additionalProperties"):
            return MapType(_joined([_part(each, "additionalProperties") for each in pieces], id_ + "{}", joined))
        case _:
            return found


def _array(found: ArrayType, pieces: list[Piece], id_: str, joined: Joined) -> Type:
    firsts = max(len(_prefix(each)) for each in pieces)
    rest = _joined([_rest(each) for each in pieces], f"{id_}[]", joined)
    if not firsts:
        return replace(found, items=rest)
    items = (_joined([_item(each, at) for each in pieces], f"{id_}[{at}]", joined) for at in range(firsts))
    return TupleType(tuple(items), rest)


def _prefix(piece: Piece) -> list[JSON]:
    """The schemas of the first items: ``prefixItems``, or draft 4's list under ``items``."""
    listed = piece.node.get("prefixItems", piece.node.get("items"))
    return listed if isinstance(listed, list) else []


def _item(piece: Piece, at: int) -> Piece | None:
    prefix = _prefix(piece)
    if at >= len(prefix):
        return _rest(piece)
    key = "prefixItems" if "prefixItems" in piece.node else "items"
    return _at(piece, prefix[at], f"{piece.pointer}/{key}/{at}", f"{piece.id}[{at}]")


def _rest(piece: Piece) -> Piece | None:
    """The schema of items behind the first ones."""
    key = "additionalItems" if isinstance(piece.node.get("items"), list) else "items"
    return _part(piece, key, "[]")


def _part(piece: Piece, key: str, suffix: str = "{}") -> Piece | None:
    if key not in piece.node:
        return None
    return _at(piece, piece.node[key], f"{piece.pointer}/{key}", piece.id + suffix)


def _at(piece: Piece, node: JSON, pointer: str, id_: str) -> Piece | None:
    """``piece`` at a schema below it; ``None`` where that schema takes everything."""
    if node is False:
        return piece._replace(node={"not": {}}, pointer=pointer, id=id_)
    return piece._replace(node=node, pointer=pointer, id=id_) if isinstance(node, dict) and node else None


def _joined(parts: list[Piece | None], id_: str, joined: Joined) -> Type:
    found = [each for each in parts if each]
    if any(each.node == {"not": {}} for each in found):
        return _NEVER
    return joined(found, id_) if found else _ANY
