"""``paths``, ``webhooks`` and ``callbacks``: the operations, each of them, whatever is broken in it (OAS 3.x §4.8.8-10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl

from msgspec.structs import replace

from codegen import uris
from codegen.interpret import bodies, extensions, swagger2
from codegen.interpret.parameters import Asked, Route, parameters, places
from codegen.interpret.references import follow
from codegen.interpret.responses import content_of, responses
from codegen.interpret.scalars import text
from codegen.interpret.security import requirements
from codegen.interpret.servers import servers
from codegen.interpret.session import File, Place
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.model import Body, Operation, Response

Channel = Literal["path", "webhook", "callback"]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_HOST = re.compile(r"//(?:[\w-]+\.)+[\w-]+|//localhost\b|//[\w.-]+:\d+")
"""A host without a scheme; ``//3`` is a path with an empty segment."""
_FORM = re.compile(r"\{[?&]([^{}]*)\}")


class Setting(NamedTuple):
    """What holds for all operations of a document."""

    schemes: frozenset[str]
    swagger: bool


class Item(NamedTuple):
    """One path item: the operations that share a path."""

    place: Place
    path: str
    query: tuple[tuple[str, str], ...] = ()
    asked: tuple[Asked, ...] = ()
    host: str = ""
    channel: Channel = "path"
    fragment: str = ""


def operations(file: File, setting: Setting) -> tuple[Operation, ...]:
    """All operations of the document: paths, then webhooks, each followed by its callbacks."""
    root = as_object(file.root)
    found: list[Operation] = []
    for item in (*_paths(file, root.get("paths")), *_webhooks(file, root)):
        for made, node, at in _operations(item, setting):
            found.append(made)
            found.extend(_callbacks(item.place.file, node, at, setting))
    return tuple(_told_apart(file, found))


def _told_apart(file: File, found: list[Operation]) -> Iterator[Operation]:
    """Operations with keys of their own: two path keys may mean one path (``/x`` and ``https://host/x``)."""
    taken = {each.key for each in found}
    seen: set[str] = set()
    for each in found:
        if each.channel != "path" or each.key not in seen:
            seen.add(each.key)
            yield each
            continue
        message = f"{each.key} is there already; both are kept"
        file.session.report("operation-duplicate", "warning", message, each.location)
        number = next(
            number for number in count(2) if replace(each, fragment=f"{each.fragment}{number}").key not in taken
        )
        apart = replace(each, fragment=f"{each.fragment}{number}")
        taken.add(apart.key)
        yield apart


def _paths(file: File, table: JSON) -> Iterator[Item]:
    if table is not None and not isinstance(table, dict):
        file.report("paths-invalid", "error", "`paths` is no object; ignored", "/paths")
    for written, node in as_object(table).items():
        if written.startswith("x-"):
            continue
        pointer = step("/paths", written)
        place = _item(file, pointer, node)
        if place is not None:
            yield _routed(place, written, pointer)


def _item(file: File, pointer: str, node: JSON) -> Place | None:
    """The path item at ``pointer``; what stands beside its ``$ref`` is added to what the reference leads to."""
    place = follow(file, pointer, node)
    if place is None or not isinstance(place.node, dict):
        if place is not None and place.node is not None:
            file.report("path-invalid", "error", "the path item is no object; ignored", pointer)
        return Place(file, pointer, node) if len(as_object(node)) > 1 else None
    own = {key: value for key, value in as_object(node).items() if key != "$ref"}
    if own and place.pointer != pointer:
        merged: Object = {**place.object, **own}
        file.session.keep.append(merged)
        return Place(place.file, place.pointer, merged)
    return place


def _routed(place: Place, written: str, pointer: str) -> Item:
    """A path key as path, query and host: some documents write whole URLs, placeholders and query strings."""
    path, query, host = written.strip(), "", ""
    split = uris.split(path if "://" in path else f"https:{path}" if _HOST.match(path) else "")
    if split.netloc:
        host, path = f"{split.scheme}://{split.netloc}", split.path + (f"?{split.query}" if split.query else "")
        place.file.report("path-is-url", "warning", f"the path is a whole URL; {host} is read as its server", pointer)
    path, hash_, fragment = path.partition("#")
    if hash_:
        place.file.report("path-fragment", "note", f"the path {written!r} has a fragment; left out of the URL", pointer)
    forms = _FORM.findall(path)
    path, mark, query = _FORM.sub("", path).partition("?")
    if mark or forms:
        place.file.report("path-query", "note", f"the path {written!r} has a query string; it is sent as such", pointer)
    if not path.startswith("/"):
        place.file.report("path-relative", "note", f"the path {written!r} does not start with a slash", pointer)
        path = f"/{path}"
    return Item(place, path, *_query(query, forms), host, fragment=fragment)


def _suffix(item: Item) -> str:
    """What tells operations of one path apart, as ``Operation.key`` has it."""
    query = "&".join(f"{name}={value}" for name, value in item.query)
    return f"{'?' + query if query else ''}{'#' + item.fragment if item.fragment else ''}"


def _query(query: str, forms: list[str]) -> tuple[tuple[tuple[str, str], ...], tuple[Asked, ...]]:
    """A query string's constant parameters, and those that are templates: ``q={text}``, or ``{?q,limit}`` (RFC 6570)."""
    pairs = parse_qsl(query, keep_blank_values=True)
    constant = tuple((name, value) for name, value in pairs if "{" not in name + value)
    templates = [Asked(value.strip("{}"), name, required=True) for name, value in pairs if "{" in value]
    names = [name.strip(" *") for form in forms for name in form.split(",")]
    return constant, (*templates, *(Asked(name, name, required=False) for name in names if name))


def _webhooks(file: File, root: Object) -> Iterator[Item]:
    for key in ("webhooks", "x-webhooks"):
        for name, node in as_object(root.get(key)).items():
            place = _item(file, step(f"/{key}", name), node)
            if place is not None:
                yield Item(place, name, channel="webhook")


def _callbacks(file: File, node: Object, pointer: str, setting: Setting) -> Iterator[Operation]:
    for name, each in as_object(node.get("callbacks")).items():
        place = follow(file, step(f"{pointer}/callbacks", name), each)
        for expression, item in place.object.items() if place else ():
            target = _item(place.file, step(place.pointer, expression), item) if place else None
            if target is not None and not expression.startswith("x-"):
                for made, _, _ in _operations(Item(target, f"{name} {expression}", channel="callback"), setting):
                    yield made


def _operations(item: Item, setting: Setting) -> Iterator[tuple[Operation, Object, str]]:
    """The operations of one path item, in its order, each with its node and pointer."""
    _file, pointer, node = item.place
    for key, each in node.items():
        if key.lower() in METHODS:
            yield _checked(item, key.upper(), each, f"{pointer}/{key}", setting)
    for method, each in as_object(node.get("additionalOperations")).items():
        yield _checked(item, method.upper(), each, step(f"{pointer}/additionalOperations", method), setting)


def _checked(item: Item, method: str, node: JSON, pointer: str, setting: Setting) -> tuple[Operation, Object, str]:
    place = follow(item.place.file, pointer, node) or Place(item.place.file, pointer, {})
    if not isinstance(place.node, dict):
        place.file.report("operation-invalid", "error", "the operation is no object; only its path is known", pointer)
        place = Place(place.file, pointer, {})
    made = _operation(item, method, place, setting)
    return made, place.object, place.pointer


def _operation(item: Item, method: str, place: Place, setting: Setting) -> Operation:
    file, pointer, node = place
    prefix = "" if item.channel == "path" else f"{item.channel} "
    path = item.path if item.channel == "path" else ""
    route = Route(f"{prefix}{method} {item.path}{_suffix(item)}", path, item.asked)
    owners = [(item.place.file, item.place.node, item.place.pointer), (file, node, pointer)]
    found = places(owners)
    return Operation(
        method,
        item.path,
        file.at(pointer),
        operation_id=text(node, "operationId"),
        tags=tuple(each for each in as_list(node.get("tags")) if isinstance(each, str)) or extensions.folder(node),
        call=extensions.call(node),
        summary=(text(node, "summary") or text(item.place.node, "summary")).strip(),
        doc=text(node, "description") or text(item.place.node, "description"),
        deprecated=node.get("deprecated") in (True, "true"),
        parameters=parameters(file, found, route, pointer),
        fixed_query=item.query,
        fragment=item.fragment,
        body=_body(place, found, route),
        responses=_responses(place, route, setting),
        security=requirements(file, node, pointer, setting.schemes),
        servers=servers(file, node, pointer) or _path_servers(item),
        status=extensions.status(node),
        identity=extensions.identity(node),
        channel=item.channel,
    )


def _path_servers(item: Item) -> tuple[Any, ...]:
    found = servers(item.place.file, item.place.node, item.place.pointer)
    if found or not item.host:
        return found
    node: Object = {"servers": [{"url": item.host}]}
    return servers(item.place.file, node, item.place.pointer)


def _body(place: Place, found: list[Place], route: Route) -> Body | None:
    file, pointer, node = place
    id_ = f"{route.key} body"
    if "requestBody" in node:
        return bodies.body(file, node["requestBody"], f"{pointer}/requestBody", id_)
    consumes = swagger2.media_types(as_object(file.session.main.root), node, "consumes")
    return swagger2.body(file, found, consumes, pointer, id_)


def _responses(place: Place, route: Route, setting: Setting) -> tuple[Response, ...]:
    file, pointer, node = place
    if not setting.swagger:
        return responses(file, node, pointer, route.key, content_of)
    produces = swagger2.media_types(as_object(file.session.main.root), node, "produces")
    return responses(file, node, pointer, route.key, swagger2.Produced(tuple(produces)))
