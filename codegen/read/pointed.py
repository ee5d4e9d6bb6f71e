"""Specs that a page points to: loaded, and cut down to the operations that the page is about."""

from __future__ import annotations

import posixpath
from typing import Any

from codegen.finding import Finding, InputError, Location
from codegen.jsontypes import JSON, Object, as_object
from codegen.read.documents import Spec
from codegen.read.load import Loaded, Loader, NotLoadedError, load_first
from codegen.read.parse import parse_file
from codegen.read.parsed import Parsed, Place
from codegen.read.pointers import Pointer, candidates
from codegen.read.version import is_spec

_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace", "query"})


class _Found:
    """A spec file that pages point to, and the operations that they want of it."""

    def __init__(self, source: str, parsed: Parsed) -> None:
        self.source = source
        self.parsed = parsed
        self.wanted: list[tuple[str, str]] = []
        self.findings: list[Finding] = []


def pointed(
    source: str, dialect: str, pointers: tuple[Pointer, ...], load: Loader | None
) -> tuple[list[Spec], list[Finding]]:
    """The specs that ``pointers`` lead to, each cut down to what they ask for, and what is wrong with the others."""
    found: dict[str, _Found] = {}
    lost: list[Finding] = []
    for pointer in pointers:
        place = Location(source, "", pointer.line)
        try:
            spec = _load(source, pointer, load, found)
            _want(spec, pointer, place)
        except (NotLoadedError, InputError) as problem:
            what = f"the page describes {pointer} by {pointer.file or 'a spec that it does not name'!r}, which cannot be read"
            lost.append(Finding("page-spec-missing", "error", f"{what}: {problem}", place))
    return [_spec(each, dialect) for each in found.values() if each.wanted], lost


def _load(source: str, pointer: Pointer, load: Loader | None, found: dict[str, _Found]) -> _Found:
    names = list(dict.fromkeys(candidates(source, pointer, load)))
    for name in names:
        if name in found and (pointer.file or _paths_like(found[name].parsed.root, pointer)):
            return found[name]
    if pointer.file:
        return _keep(found, load_first(load, names), names[0], pointer, source)
    return _unnamed(load, names, pointer, found, source)


def _unnamed(load: Loader | None, names: list[str], pointer: Pointer, found: dict[str, _Found], source: str) -> _Found:
    """The first spec of the site that has the operation."""
    if load is None:
        raise NotLoadedError("other files are not followed here")
    for name in names:
        try:
            spec = _parse(load_first(load, [name]))
        except (NotLoadedError, InputError):
            continue
        if _paths_like(spec.root, pointer):
            return found.setdefault(name, _Found(name, spec))
    raise NotLoadedError(f"no OpenAPI file near {posixpath.basename(source)} has it; put the site's spec beside it")


def _keep(found: dict[str, _Found], loaded: Loaded, wanted: str, pointer: Pointer, source: str) -> _Found:
    spec = _Found(loaded.source, _parse(loaded))
    if loaded.source != wanted and loaded.source.lower() == wanted.lower():
        message = f"the page names {pointer.file!r}, but the file is called {loaded.source!r}"
        spec.findings.append(Finding("page-spec-name", "warning", message, Location(source, "", pointer.line)))
    return found.setdefault(loaded.source, spec)


def _parse(loaded: Loaded) -> Parsed:
    documents, findings = parse_file(loaded.source, loaded.data)
    for parsed in documents:
        if is_spec(parsed.root):
            return parsed._replace(findings=(*findings, *parsed.findings))
    raise InputError("it is not an OpenAPI document", Location(loaded.source, "", 1))


def _want(spec: _Found, pointer: Pointer, place: Location) -> None:
    """Notes the operation that ``pointer`` asks for, under the path that the spec has it at."""
    paths = _paths_like(spec.parsed.root, pointer)
    if not paths:
        paths = _only_operation(spec.parsed.root)
        if not paths:
            raise InputError(f"it has no operation {pointer}", Location(spec.source))
    path, method = paths[0]
    if (path, method) != (pointer.path, pointer.method):
        message = f"the page asks for {pointer}, but {spec.source} has {method.upper()} {path}; taken for the same"
        spec.findings.append(Finding("page-spec-operation", "warning", message, place))
    spec.wanted.append((path, method))


def _paths_like(root: JSON, pointer: Pointer) -> list[tuple[str, str]]:
    """The operations of ``root`` that ``pointer`` may mean: at its path to the letter first, then but for slashes,
    letter case and the names of path parameters, then with a prefix that only one of both spells out.
    """
    method = pointer.method
    if method == "webhook":
        return []
    paths = [path for path, item in _items(root) if method in {key.lower() for key in item}]
    if pointer.path in paths:
        return [(pointer.path, method)]
    plain = _plain(pointer.path)
    same = [path for path in paths if _plain(path) == plain]
    tails = [path for path in paths if _plain(path).endswith(plain) or plain.endswith(_plain(path))]
    best = same or (tails if len(tails) == 1 else [])
    return [(path, method) for path in best]


def _plain(path: str) -> str:
    parts = ["{}" if part.startswith(("{", ":")) else part.lower() for part in path.split("/") if part]
    return "/" + "/".join(parts)


def _only_operation(root: JSON) -> list[tuple[str, str]]:
    operations = [(path, key) for path, item in _items(root) for key in item if key.lower() in _METHODS]
    return operations if len(operations) == 1 else []


def _items(root: JSON) -> list[tuple[str, Object]]:
    paths = as_object(as_object(root).get("paths"))
    return [(path, as_object(item)) for path, item in paths.items()]


def _spec(found: _Found, dialect: str) -> Spec:
    root = _cut(as_object(found.parsed.root), found.wanted)
    place = Place(found.source)
    return Spec(place, found.parsed._replace(root=root), dialect, tuple(found.findings))


def _cut(root: Object, wanted: list[tuple[str, str]]) -> Object:
    """``root`` with the ``wanted`` operations only; what does not depend on operations stays."""
    paths: dict[str, Any] = {}
    for path, item in _items(root):
        methods = {method for where, method in wanted if where == path}
        if methods:
            paths[path] = {k: v for k, v in item.items() if k.lower() not in _METHODS or k.lower() in methods}
    rest: Object = {key: value for key, value in root.items() if key != "webhooks"}
    return {**rest, "paths": paths}
