"""``$id`` and ``$dynamicRef`` said with plain pointers, before anything else is read.

JSON Schema 2020-12 core §8.2.3.2 (``$dynamicRef``), 2019-09 ``$recursiveRef``. A file that has none of these stays as it
is; in others each reference becomes one from the file's root, and a schema that is included in another dynamic scope (a
list whose items the including schema names) becomes a copy for that scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

import msgspec

from codegen.interpret.resources import RECURSIVE, Index, Scope, asked_name
from codegen.jsontypes import JSON, Object, as_list, as_object, step, tokens

_SIGN = re.compile(rb"\$(?:id|dynamicRef|recursiveRef)")
_MAX_DEPTH = 150
"""Two Python frames each; what lies deeper keeps its references as they are."""


class _Binding(NamedTuple):
    """What holds on the way down."""

    names: Mapping[str, str]
    """Dynamic anchors in scope, the outermost first: pointers by name."""
    copied: frozenset[str]
    """Schemas that are being copied: one that refers to itself is referred to."""
    depth: int = 0


_NOTHING = _Binding({}, frozenset())


def localised(root: JSON, data: bytes) -> JSON:
    """``root`` with all references from the file's root; ``root`` itself where nothing in ``data``, its text, asks for that."""
    if (data and not _SIGN.search(data)) or not isinstance(root, dict):
        return root
    parts = _concerned(root)
    if not parts:
        return root
    index = Index(root, parts)
    made = dict(root)
    for part in parts:
        _put(made, part, _copy(index, index.node_at(part), part, _NOTHING))
    return made


def _put(made: Object, pointer: str, value: JSON) -> None:
    """Sets what stands at ``pointer``; objects on the way are copied, not written to."""
    *way, last = tokens(pointer)
    for token in way:
        inner: Object = dict(as_object(made[token]))
        made[token] = inner
        made = inner
    made[last] = value


def _concerned(root: Object) -> list[str]:
    """The parts of a file that have resources or dynamic references, what these refer to, and what refers into parts."""
    parts = dict(_parts(root))
    texts = [(pointer, _json(each)) for pointer, each in parts.items()]
    if not any(_IN_JSON.search(text) for _, text in texts):
        return []
    found = {pointer: text for pointer, text in texts if _IN_JSON.search(text) or _INTO_A_PART.search(text)}
    waiting = list(found.values())
    while waiting:
        for ref in _TO_A_PART.findall(waiting.pop()):
            pointer = unquote(ref.decode())
            if pointer in parts and pointer not in found:
                found[pointer] = _json(parts[pointer])
                waiting.append(found[pointer])
    return [pointer for pointer in parts if pointer in found]


_IN_JSON = re.compile(rb'"\$(?:id|dynamicRef|recursiveRef|dynamicAnchor|recursiveAnchor)"')
_INTO_A_PART = re.compile(rb'"\$ref":"(?!#/(?:components/[^/"]+|definitions|\$defs)/[^/"]+")')
_TO_A_PART = re.compile(rb'"\$ref":"#(/(?:components/[^/"]+|definitions|\$defs)/[^/"]+)')


def _parts(root: Object) -> Iterator[tuple[str, JSON]]:
    """Each component, path and definition with its pointer, and whatever else stands at the top."""
    for key, value in root.items():
        if key == "components":
            for kind, table in as_object(value).items():
                yield from ((step("/components", kind, name), each) for name, each in as_object(table).items())
        elif key in ("paths", "webhooks", "definitions", "$defs", "parameters", "responses") and isinstance(
            value, dict
        ):
            yield from ((step("", key, name), each) for name, each in value.items())
        elif isinstance(value, (dict, list)):
            yield step("", key), value


def _json(node: JSON) -> bytes:
    """``node`` as text: what is in it is found there much faster than by walking. Empty when nested too deep."""
    try:
        return msgspec.json.encode(node)
    except RecursionError:
        return b""


def _copy(index: Index, node: JSON, pointer: str, bound: _Binding) -> JSON:
    if bound.depth > _MAX_DEPTH or not isinstance(node, (dict, list)):
        return node
    inner = bound._replace(depth=bound.depth + 1)
    if isinstance(node, list):
        return [_copy(index, each, f"{pointer}/{at}", inner) for at, each in enumerate(node)]
    if pointer in index.scopes:
        inner = inner._replace(names={**index.dynamic.get(pointer, {}), **inner.names})
    made: Object = {
        key: _copy(index, value, step(pointer, key), inner)
        for key, value in node.items()
        if key not in ("$dynamicRef", "$recursiveRef")
    }
    _refer(index, made, node, pointer, inner)
    return made


def _refer(index: Index, made: Object, node: Object, pointer: str, bound: _Binding) -> None:
    """Rewrites the references of ``node`` in its copy."""
    scope, ref = index.scope_at(pointer), node.get("$ref")
    target = index.static(scope, ref) if isinstance(ref, str) else None
    if target is not None:
        _include(index, made, target, scope, bound)
    for key in ("$dynamicRef", "$recursiveRef"):
        asked = node.get(key)
        if isinstance(asked, str):
            _add(made, {"$ref": _dynamic(index, node, asked, pointer, bound)})


def _include(index: Index, made: Object, target: str, scope: Scope, bound: _Binding) -> None:
    """A reference from the file's root; a copy where what is included asks for what is bound here."""
    there = index.scope_at(target)
    asks = index.asking.get(there.pointer, set())
    here = {**index.dynamic.get(there.pointer, {}), **bound.names}
    as_it_stands = _bound_at(index, there.pointer)
    foreign = there.pointer != scope.pointer and target not in bound.copied
    if foreign and any(here.get(name) != as_it_stands.get(name) for name in asks):
        del made["$ref"]
        inner = bound._replace(copied=bound.copied | {target})
        copied = _copy(index, index.node_at(target), target, inner)
        _add(made, {key: value for key, value in as_object(copied).items() if key not in ("$id", "$defs")})
    elif scope.pointer or target != made["$ref"]:
        made["$ref"] = _fragment(target)


def _bound_at(index: Index, pointer: str) -> Mapping[str, str]:
    """The dynamic anchors of a scope and of those around it, the outermost first."""
    own, around = index.dynamic.get(pointer, {}), pointer.rpartition("/")[0]
    return {**own, **_bound_at(index, index.scope_at(around).pointer)} if pointer else own


def _dynamic(index: Index, node: Object, asked: str, pointer: str, bound: _Binding) -> str:
    """What a dynamic reference leads to: the outermost anchor of its name, else what a plain reference leads to."""
    name = asked_name(node)
    static = index.static(index.scope_at(pointer), asked)
    if name != RECURSIVE and static is not None and as_object(index.node_at(static)).get("$dynamicAnchor") != name:
        return _fragment(static)  # without such an anchor there it is a plain reference
    found = bound.names.get(name) or index.anchors.get(("", name))
    if found is None:
        found = static
    if name == RECURSIVE and not found:
        found = _component(pointer)
    return _fragment(found) if found is not None else asked


def _component(pointer: str) -> str:
    """The named schema around ``pointer``: what ``#`` means to those who write ``$recursiveRef`` into a component."""
    parts = pointer.split("/")
    return "/".join(parts[: 4 if parts[1:2] == ["components"] else 3])


def _add(made: Object, also: Object) -> None:
    """``made`` with one more schema that holds; alone, it is that schema."""
    if not made:
        made.update(also)
    elif "$ref" in made or "$ref" not in also:
        made["allOf"] = [*as_list(made.get("allOf")), also]
    else:
        made.update(also)


def _fragment(pointer: str) -> str:
    return "#" + pointer.replace("%", "%25")
