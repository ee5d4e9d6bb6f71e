"""``links``: how one answer leads to the next call (OAS 3.x §4.7.20, Link Object)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from msgspec.structs import replace

from codegen.interpret.references import follow, resolve
from codegen.interpret.scalars import text
from codegen.interpret.session import File, Session
from codegen.jsontypes import JSON, Object, as_object, step
from codegen.model import Link, Operation, Response


def links(file: File, node: Object, pointer: str) -> tuple[Link, ...]:
    """The links of a response, which name their operations as the document does: ``known`` comes later."""
    table = node.get("links")
    if table is None:
        return ()
    if not isinstance(table, dict):
        file.report("link-invalid", "warning", "`links` is no object; ignored", f"{pointer}/links")
        return ()
    found = (_link(file, name, each, step(pointer, "links", name)) for name, each in table.items())
    return tuple(each for each in found if each)


def _link(file: File, name: str, node: JSON, pointer: str) -> Link | None:
    place = follow(file, pointer, node)
    if place is None:
        return None
    each = place.object
    target = text(each, "operationId") or _referred(place.file, text(each, "operationRef"))
    if not target:
        file.report("link-invalid", "warning", f"the link {name!r} names no operation; ignored", pointer)
        return None
    return Link(
        name,
        target,
        place.file.at(place.pointer),
        tuple((key, _expression(value)) for key, value in as_object(each.get("parameters")).items()),
        _expression(each["requestBody"]) if "requestBody" in each else "",
        text(each, "description"),
    )


def _referred(file: File, ref: str) -> str:
    """Where the operation stands that ``operationRef`` leads to; as written where that is nowhere."""
    place = resolve(file, ref) if ref else None
    return f"{place.file.source}#{place.pointer}" if place else ref


def _expression(value: JSON) -> str:
    """A runtime expression as it is; any other value as JSON."""
    return value if isinstance(value, str) and value.startswith(("$", "{$")) else json.dumps(value, ensure_ascii=False)


def linked(session: Session, operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """``operations`` with links that name each other by key; a link to none of them is reported and left out."""
    if not any(response.links for each in operations for response in each.responses):
        return operations
    keys = {each.operation_id: each.key for each in reversed(operations) if each.operation_id}
    keys |= {f"{each.location.source}#{each.location.pointer}": each.key for each in operations}
    return tuple(
        replace(each, responses=tuple(_known(session, keys, response) for response in each.responses))
        for each in operations
    )


def _known(session: Session, keys: Mapping[str, str], response: Response) -> Response:
    for each in response.links:
        if each.operation not in keys:
            message = f"the link {each.name!r} leads to {each.operation!r}, which is no operation here; ignored"
            session.report("link-invalid", "warning", message, each.location)
    kept = (replace(each, operation=keys[each.operation]) for each in response.links if each.operation in keys)
    return replace(response, links=tuple(kept)) if response.links else response
