"""What can only be seen when all schemas of a document are made: circles of names, and bytes that travel in JSON."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from codegen.finding import Location
from codegen.interpret.rewriting import schema_with
from codegen.interpret.session import Session
from codegen.media import is_json, says_nothing
from codegen.model import (
    PARTED,
    AnyType,
    BinaryType,
    ObjectShape,
    Operation,
    RefType,
    Schema,
    StringType,
    Type,
    UnionType,
    children,
    references,
    shape_references,
)


def finished(session: Session, operations: tuple[Operation, ...]) -> dict[str, Schema]:
    """All schemas, without circles of mere names, and with JSON's strings where only JSON carries them."""
    here = Location(session.main.source)
    made = {id_: schema or Schema(id_, AnyType(), here) for id_, schema in session.schemas.items()}
    _break_circles(session, made)
    if session.has_binary:
        _as_json(made, operations)
    return made


def _break_circles(session: Session, schemas: dict[str, Schema]) -> None:
    """Replace schemas that are names for one another and nothing else: no value can be told from them."""
    done: set[str] = set()
    for id_, schema in schemas.items():
        if id_ not in done and not isinstance(schema.shape, ObjectShape):
            circle = _circle(schemas, id_, done)
            if circle:
                session.report(
                    "ref-cycle",
                    "error",
                    f"{circle!r} is only another name for itself; anything is taken",
                    schemas[circle].location,
                )
                schemas[circle] = replace(schemas[circle], shape=AnyType())


def _circle(schemas: dict[str, Schema], start: str, done: set[str]) -> str:
    """The first id met twice on the way down from ``start`` through names and unions; ``""`` if there is none."""
    path: list[str] = []
    waiting: list[tuple[str, bool]] = [(start, True)]
    while waiting:
        id_, enters = waiting.pop()
        if not enters:
            path.pop()
            done.add(id_)
        elif id_ in path:
            return id_
        elif id_ not in done:
            path.append(id_)
            waiting.append((id_, False))
            waiting += [(each, True) for each in _named_by(schemas.get(id_))]
    return ""


def _named_by(schema: Schema | None) -> Iterator[str]:
    if schema is None or isinstance(schema.shape, ObjectShape):
        return
    members: tuple[Type, ...] = schema.shape.variants if isinstance(schema.shape, UnionType) else (schema.shape,)
    yield from (each.id for each in members if isinstance(each, RefType))


def _as_json(schemas: dict[str, Schema], operations: tuple[Operation, ...]) -> None:
    """Bytes in schemas that only JSON carries are strings: ``format: binary`` says nothing there."""
    concerned = {id_ for id_, schema in schemas.items() if _has_bytes(schema.shape)}
    if not concerned:
        return
    in_json: list[str] = []
    elsewhere: list[str] = []
    for operation in operations:
        bodies = operation.body.contents if operation.body else ()
        for each in (*bodies, *(content for response in operation.responses for content in response.contents)):
            seeds = in_json if is_json(each.media_type) and not says_nothing(each.media_type) else elsewhere
            seeds += references(each.type)
    for id_ in concerned & (_reached(schemas, in_json) - _reached(schemas, elsewhere)):
        schemas[id_] = schema_with(schemas[id_], _text_for_bytes)


def _has_bytes(shape: ObjectShape | Type) -> bool:
    """Whether a shape itself says that something is bytes."""
    if isinstance(shape, ObjectShape):
        return any(map(_is_bytes, (shape.additional, *[each.type for each in shape.fields])))
    return _is_bytes(shape)


def _is_bytes(type_: Type) -> bool:
    kind = type(type_)
    return kind is BinaryType or (kind in PARTED and any(map(_is_bytes, children(type_))))


def _text_for_bytes(type_: Type) -> Type:
    return StringType("binary") if isinstance(type_, BinaryType) else type_


def _reached(schemas: dict[str, Schema], seeds: list[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(seeds)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found and id_ in schemas:
            found.add(id_)
            waiting += shape_references(schemas[id_].shape)
    return found
