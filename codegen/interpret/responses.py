"""``responses``: what comes back for which status (OAS 3.x §4.8.16-17)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from codegen.interpret.bodies import contents, shared_id, unknown
from codegen.interpret.links import links
from codegen.interpret.references import follow
from codegen.interpret.scalars import STRING, text
from codegen.interpret.schemas import type_of
from codegen.interpret.session import File, Place
from codegen.jsontypes import JSON, Object, as_object, step
from codegen.model import NO_BODY, Content, Header, Link, Response, Type

Contents = Callable[[Place, str], tuple[Content, ...]]

_STATUS = re.compile(r"[1-5](\d\d|XX)")


def responses(file: File, node: Object, pointer: str, key: str, of: Contents) -> tuple[Response, ...]:
    """All responses of an operation, in the document's order."""
    table = node.get("responses")
    if table is None:
        return ()
    if isinstance(table, list):
        table = {
            str(as_object(each).get("code") or as_object(each).get("status") or index): each
            for index, each in enumerate(table)
        }
    if not isinstance(table, dict):
        file.report("responses-invalid", "warning", "`responses` is no object; ignored", f"{pointer}/responses")
        return ()
    found = (
        _response(file, status(str(code)), each, step(f"{pointer}/responses", code), key, of)
        for code, each in table.items()
        if not str(code).startswith("x-")
    )
    return tuple(each for each in found if each)


def status(written: str) -> str:
    """A status as the model has it: ``200``, ``4XX``, ``default``."""
    code = written.strip()
    if _STATUS.fullmatch(code.upper()):
        return code.upper()
    return "default" if code.lower() in ("default", "*") else code


def _response(file: File, code: str, node: JSON, pointer: str, key: str, of: Contents) -> Response | None:
    if code != "default" and not _STATUS.fullmatch(code):
        file.report("status-invalid", "warning", f"{code!r} is no status; read as default", pointer)
        code = "default"
    place = follow(file, pointer, node)
    if place is None:
        return Response(code, unknown(file, pointer), file.at(pointer))
    if not isinstance(place.node, dict):
        doc = place.node if isinstance(place.node, str) else ""
        return Response(code, (), file.at(pointer), doc)
    shared = shared_id(place, "response")
    parts = _shared(place, shared, of) if shared else _parts(place, f"{key} response.{code}", of)
    if code in NO_BODY and parts.contents:
        message = f"an answer with status {code} has no body; the one that is described here is left out"
        file.report("body-impossible", "note", message, pointer)
        parts = parts._replace(contents=())
    doc = text(as_object(node), "description") or text(place.object, "description")
    return Response(code, parts.contents, place.file.at(place.pointer), doc, parts.headers, parts.links)


class _Parts(NamedTuple):
    """What a response object says besides its description."""

    contents: tuple[Content, ...]
    headers: tuple[Header, ...]
    links: tuple[Link, ...]


def _parts(place: Place, id_: str, of: Contents) -> _Parts:
    return _Parts(of(place, id_), _headers(place), links(place.file, place.object, place.pointer))


def _shared(place: Place, id_: str, of: Contents) -> _Parts:
    """The parts of a response that many operations refer to: made once for all that answer in the same types."""
    known = place.file.session.responses
    key = (*place.key, of)
    found: _Parts | None = known.get(key)
    if found is None:
        found = known[key] = _parts(place, id_, of)
    return found


def content_of(place: Place, id_: str) -> tuple[Content, ...]:
    """The media types of an OAS 3.x response."""
    return contents(place.file, place.node, place.pointer, id_)


def _headers(place: Place) -> tuple[Header, ...]:
    table = place.object.get("headers")
    if not isinstance(table, dict):
        return ()
    return tuple(
        _header(place.file, name, each, step(f"{place.pointer}/headers", name)) for name, each in table.items()
    )


def _header(file: File, name: str, node: JSON, pointer: str) -> Header:
    place = follow(file, pointer, node)
    each = as_object(place.node) if place else {}
    return Header(name, _header_type(place, each) if place else STRING, text(each, "description"))


def _header_type(place: Place, node: Object) -> Type:
    if "schema" in node:
        return type_of(
            place.file, node["schema"], f"{place.pointer}/schema", f"{place.pointer.rpartition('/')[2]} header"
        )
    for media_type, each in as_object(node.get("content")).items():
        at = step(place.pointer, "content", media_type) + "/schema"
        return type_of(place.file, as_object(each).get("schema"), at, f"{place.pointer.rpartition('/')[2]} header")
    if "type" not in node:
        return STRING
    schema = {key: value for key, value in node.items() if key != "description"}
    place.file.session.keep.append(schema)
    return type_of(place.file, schema, place.pointer, f"{place.pointer.rpartition('/')[2]} header")
