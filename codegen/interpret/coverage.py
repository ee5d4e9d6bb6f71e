"""Whether a variant of ``oneOf``/``anyOf`` needs what stands beside the choice, or says it all itself."""

from __future__ import annotations

from codegen.interpret.composition import Piece, flatten, is_material
from codegen.jsontypes import Object, as_list, as_object


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
        for each in base
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
