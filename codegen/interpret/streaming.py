"""Operations that answer with a stream when the request asks for it."""

from __future__ import annotations

from codegen.media import framing
from codegen.model import Body, BooleanType, Field, LiteralType, ObjectShape, RefType, Response, Schema, Type, UnionType

_FLAGS = ("stream",)
_DEPTH = 5

Schemas = dict[str, Schema]


def flag(schemas: Schemas, body: Body | None, responses: tuple[Response, ...]) -> str:
    """The boolean field of the body that turns the answer into a stream; ``""`` if there is none.

    A field called ``stream`` is one where the response has a streaming media type, or where its own text says so.
    """
    if body is None:
        return ""
    streams = any(framing(each.media_type) or each.item_type for response in responses for each in response.contents)
    for field in (found for each in body.contents for found in fields(schemas, each.type)):
        if field.name in _FLAGS and _is_switch(schemas, field.type) and (streams or _says_so(field)):
            return field.name
    return ""


def _says_so(field: Field) -> bool:
    doc = field.doc.lower()
    return "event" in doc or "sse" in doc or "delta" in doc or "stream" in doc or "流" in doc


def _is_switch(schemas: Schemas, type_: Type) -> bool:
    match type_:
        case BooleanType():
            return True
        case LiteralType():
            return type_.base == "boolean"
        case UnionType():
            return any(_is_switch(schemas, each) for each in type_.variants)
        case RefType():
            schema = schemas.get(type_.id)
            return (
                schema is not None
                and not isinstance(schema.shape, ObjectShape)
                and not isinstance(schema.shape, RefType)
                and _is_switch(schemas, schema.shape)
            )
        case _:
            return False


def fields(schemas: Schemas, type_: Type, depth: int = 0) -> tuple[Field, ...]:
    """The fields of an object type, of all variants of a union."""
    if depth > _DEPTH:
        return ()
    if isinstance(type_, UnionType):
        return tuple(found for each in type_.variants for found in fields(schemas, each, depth + 1))
    if not isinstance(type_, RefType):
        return ()
    schema = schemas.get(type_.id)
    if schema is None:
        return ()
    return schema.shape.fields if isinstance(schema.shape, ObjectShape) else fields(schemas, schema.shape, depth + 1)
