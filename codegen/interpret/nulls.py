"""``null`` in all its spellings: ``nullable`` (OAS 3.0), ``x-nullable`` (Swagger 2.0), and JSON Schema's own."""

from __future__ import annotations

from codegen.interpret.references import MAX_CHAIN, resolve
from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list


def accepts_null(file: File, node: JSON, seen: frozenset[int] = frozenset()) -> bool:
    """Whether ``node`` takes ``null`` beside other values. ``type: 'null'`` alone is a type of its own."""
    if type(node) is not dict:
        return False
    if ("nullable" in node or "x-nullable" in node) and (
        node.get("nullable") in (True, "true") or node.get("x-nullable") in (True, "true")
    ):
        return True
    kind = node.get("type")
    if type(kind) is list and "null" in kind and len(kind) > 1:
        return True
    if "enum" in node and None in as_list(node["enum"]) and len(as_list(node["enum"])) > 1:
        return True
    if _NESTING.isdisjoint(node) or id(node) in seen or len(seen) > MAX_CHAIN:
        return False
    return _inside(file, node, seen | {id(node)})


_NESTING = frozenset(("$ref", "anyOf", "oneOf", "allOf"))


def _inside(file: File, node: Object, seen: frozenset[int]) -> bool:
    """Whether a variant, or what the node is another name for, takes ``null``."""
    ref = node.get("$ref")
    if isinstance(ref, str):
        place = resolve(file, ref)
        return place is not None and accepts_null(place.file, place.node, seen)
    for keyword in ("anyOf", "oneOf"):
        for each in as_list(node.get(keyword)) if keyword in node else ():
            if isinstance(each, dict) and (each.get("type") == "null" or _is_flagged(each)):
                return True
    branches = as_list(node.get("allOf")) if "allOf" in node else []
    if any(_is_flagged(each) and "$ref" not in each for each in branches if isinstance(each, dict)):
        return all(isinstance(each, dict) and ("$ref" in each or _is_flagged(each)) for each in branches)
    return len(branches) == 1 and accepts_null(file, branches[0], seen)


def _is_flagged(node: Object) -> bool:
    kind = node.get("type")
    return node.get("nullable") is True or node.get("x-nullable") is True or (type(kind) is list and "null" in kind)
