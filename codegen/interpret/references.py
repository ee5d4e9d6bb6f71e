"""``$ref``: what a reference leads to, in this file or another, by pointer, name, ``$id``, ``$anchor`` or ``$self``.

JSON Reference as in OAS 3.0 §4.7.24, JSON Schema 2020-12 core §8.2 (``$id``, ``$anchor``, ``$dynamicAnchor``), RFC 3986 §5.
"""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from codegen import uris
from codegen.interpret.session import File, Place
from codegen.jsontypes import JSON, as_object, as_text, step, tokens

MAX_CHAIN = 50
"""References that lead to references are followed this far."""


def resolve(file: File, ref: str) -> Place | None:
    """The node that ``ref`` leads to from ``file``, chains not followed; ``None`` where there is nothing."""
    try:
        return file.refs[ref]
    except KeyError:
        file.refs[ref] = None  # what it finds on the way to itself
        place = file.refs[ref] = _find(file, ref)
        return place


def follow(file: File, pointer: str, node: JSON) -> Place | None:
    """The node that stands at the end of the references starting with ``node``; itself if it is no reference.

    A reference that leads nowhere, or in a circle, is reported and answered with ``None``.
    """
    place: Place | None = None
    at_file, at = file, pointer
    for _ in range(MAX_CHAIN):
        ref = node.get("$ref") if isinstance(node, dict) else None
        if not isinstance(ref, str):
            return place or Place(file, pointer, node)
        place = resolve(at_file, ref)
        if place is None:
            missing(at_file, at, ref)
            return None
        at_file, at, node = place
    file.report("ref-cycle", "error", "the reference leads back to itself; left out", pointer)
    return None


def missing(file: File, pointer: str, ref: str) -> None:
    """Report a reference that leads nowhere, unless reading did: the file that it names could not be had."""
    if file.at(step(pointer, "$ref")) in file.session.lost:
        return
    name = ref.partition("#")[0]
    why = ": the file cannot be read" if "." in name and _file(file, name) is None else ""
    file.report("ref-missing", "error", f"the reference {ref!r} leads nowhere{why}", step(pointer, "$ref"))


def _find(file: File, ref: str) -> Place | None:
    uri, _, fragment = ref.partition("#")
    target = _file(file, uri)
    if target is not None and (not fragment or fragment.startswith("/")):
        found = _pointer(target, fragment)
        if found is not None:
            return found
    return _by_anchor(file, uri, fragment) or _by_name(file, ref)


def _file(file: File, uri: str) -> File | None:
    """The file that ``uri`` names from ``file``."""
    if not uri:
        return file
    sources = file.session.by_source
    for candidate in (_join(file.source, uri), _join(file.source, unquote(uri)), uri):
        if candidate in sources:
            return sources[candidate]
    return _by_self(file, uri)


def _by_self(file: File, uri: str) -> File | None:
    """The file that calls itself ``uri`` (OAS 3.2 ``$self``)."""
    base = as_text(as_object(file.root).get("$self"))
    wanted = {uri, uris.join(base, uri)}
    for each in file.session.files:
        if as_text(as_object(each.root).get("$self")) in wanted:
            return each
    return None


def _join(source: str, uri: str) -> str:
    if "://" in uri:
        return uri
    if "://" in source:
        return uris.join(source, uri)
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), uri))


def _pointer(file: File, fragment: str) -> Place | None:
    """The node at a JSON pointer in URI fragment form; references on the way are followed."""
    if "%" not in fragment and "~" not in fragment:
        node = _straight(file.root, fragment)
        if node is not None:
            return Place(file, fragment, node)
    place = Place(file, "", file.root)
    for raw in tokens(fragment):
        token = unquote(raw) if "%" in raw else raw
        found = _child(place, token) or (_child(place, raw) if token != raw else None)
        if found is None and isinstance(place.object.get("$ref"), str):
            through = follow(place.file, place.pointer, place.node)
            found = _child(through, token) if through else None
        if found is None:
            return None
        place = found
    return place


def _straight(node: JSON, fragment: str) -> JSON:
    """The node at a pointer without escapes, through objects only; ``None`` where there is another way at most."""
    for token in fragment.split("/")[1:]:
        if not isinstance(node, dict) or token not in node:
            return None
        node = node[token]
    return node


def _child(place: Place, token: str) -> Place | None:
    node: JSON = place.node
    if isinstance(node, dict) and token in node:
        return Place(place.file, step(place.pointer, token), node[token])
    if isinstance(node, list) and token.isdecimal() and int(token) < len(node):
        return Place(place.file, step(place.pointer, token), node[int(token)])
    return None


def _by_anchor(file: File, uri: str, fragment: str) -> Place | None:
    """The node named by ``$id``, ``$anchor`` or ``$dynamicAnchor``. Names are collected when first asked for."""
    session = file.session
    if session.anchors is None:
        session.anchors = {}
        for each in session.files:
            _collect(each, session.anchors)
    bases = (file.source, as_text(as_object(file.root).get("$self")), as_text(as_object(file.root).get("$id")))
    pointer = fragment.startswith("/")
    for name in [uri, *(uris.join(base, uri) for base in bases)] if uri else [""]:
        found = session.anchors.get(name if pointer or not fragment else f"{name}#{fragment}")
        if found is not None:
            return _descend(found, fragment) if pointer else found
    return session.anchors.get(f"#{fragment}") if fragment and not uri else None


def _descend(place: Place, fragment: str) -> Place | None:
    for token in tokens(fragment):
        child = _child(place, unquote(token))
        if child is None:
            return None
        place = child
    return place


def _collect(file: File, names: dict[str, Place]) -> None:
    """Record every ``$id`` and anchor of ``file``: as written, resolved against its base, and alone."""
    stack: list[tuple[JSON, str, str]] = [(file.root, "", "")]
    while stack:
        node, pointer, base = stack.pop()
        if isinstance(node, dict):
            base = _collect_node(file, names, node, pointer, base)
            stack.extend(
                (value, f"{pointer}/{_escaped(key)}", base)
                for key, value in node.items()
                if isinstance(value, (dict, list))
            )
        elif isinstance(node, list):
            stack.extend(
                (value, f"{pointer}/{index}", base)
                for index, value in enumerate(node)
                if isinstance(value, (dict, list))
            )


def _collect_node(file: File, names: dict[str, Place], node: dict[str, Any], pointer: str, base: str) -> str:
    """Record the names of one node; its own base URI."""
    id_ = node.get("$id")
    if isinstance(id_, str):
        base = uris.join(base, id_)
        names.setdefault(base, Place(file, pointer, node))
        names.setdefault(id_, Place(file, pointer, node))
    for keyword in ("$anchor", "$dynamicAnchor"):
        anchor = node.get(keyword)
        if isinstance(anchor, str):
            names.setdefault(f"{base}#{anchor}", Place(file, pointer, node))
            names.setdefault(f"#{anchor}", Place(file, pointer, node))
    return base


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def _by_name(file: File, ref: str) -> Place | None:
    """A bare component name where a reference should be (``$ref: Pet``)."""
    if "/" in ref or "#" in ref:
        return None
    for prefix in ("/components/schemas", "/definitions"):
        found = _pointer(file, step(prefix, ref))
        if found is not None:
            return found
    return None
