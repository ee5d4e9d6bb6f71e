"""Types with something in them replaced; what does not change stays the same object."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from codegen.model import (
    PARTED,
    ArrayType,
    Body,
    Content,
    Discriminator,
    MapType,
    ObjectShape,
    Operation,
    RefType,
    Response,
    Schema,
    TupleType,
    Type,
    UnionType,
    union,
)

Leaf = Callable[[Type], Type]
"""What becomes of a type without parts; called for references and scalars."""


def type_with(type_: Type, leaf: Leaf) -> Type:
    """``type_`` with ``leaf`` applied to everything that has no parts."""
    if type(type_) not in PARTED:
        return leaf(type_)
    match type_:
        case ArrayType():
            items = type_with(type_.items, leaf)
            return type_ if items is type_.items else replace(type_, items=items)
        case MapType():
            values = type_with(type_.values, leaf)
            return type_ if values is type_.values else MapType(values)
        case TupleType():
            found = tuple(type_with(each, leaf) for each in type_.items)
            return TupleType(found, type_with(type_.rest, leaf))
        case UnionType():
            return _union_with(type_, leaf)
        case _:
            return leaf(type_)


def _union_with(type_: UnionType, leaf: Leaf) -> Type:
    found = [type_with(each, leaf) for each in type_.variants]
    if all(new is old for new, old in zip(found, type_.variants, strict=True)):
        return type_
    return union(*found, discriminator=_discriminator_with(type_.discriminator, leaf))


def _discriminator_with(discriminator: Discriminator | None, leaf: Leaf) -> Discriminator | None:
    if discriminator is None:
        return None
    found = [(tag, leaf(RefType(id_))) for tag, id_ in discriminator.mapping]
    return replace(discriminator, mapping=tuple((tag, new.id) for tag, new in found if isinstance(new, RefType)))


def shape_with(shape: ObjectShape | Type, leaf: Leaf) -> ObjectShape | Type:
    """A schema's shape with ``leaf`` applied to its types."""
    if not isinstance(shape, ObjectShape):
        return type_with(shape, leaf)
    fields = tuple(
        each if (new := type_with(each.type, leaf)) is each.type else replace(each, type=new) for each in shape.fields
    )
    additional = type_with(shape.additional, leaf)
    same = additional is shape.additional and all(new is old for new, old in zip(fields, shape.fields, strict=True))
    return shape if same else ObjectShape(fields, additional)


def schema_with(schema: Schema, leaf: Leaf) -> Schema:
    """A schema with ``leaf`` applied to its types."""
    shape = shape_with(schema.shape, leaf)
    return schema if shape is schema.shape else replace(schema, shape=shape)


def operation_with(operation: Operation, leaf: Leaf) -> Operation:
    """An operation with ``leaf`` applied to the types of its parameters, body and responses."""
    return replace(
        operation,
        parameters=tuple(replace(each, type=type_with(each.type, leaf)) for each in operation.parameters),
        body=_body_with(operation.body, leaf),
        responses=tuple(_response_with(each, leaf) for each in operation.responses),
    )


def _body_with(body: Body | None, leaf: Leaf) -> Body | None:
    return None if body is None else replace(body, contents=_contents_with(body.contents, leaf))


def _response_with(response: Response, leaf: Leaf) -> Response:
    headers = tuple(replace(each, type=type_with(each.type, leaf)) for each in response.headers)
    return replace(response, contents=_contents_with(response.contents, leaf), headers=headers)


def _contents_with(contents: tuple[Content, ...], leaf: Leaf) -> tuple[Content, ...]:
    return tuple(
        replace(
            each,
            type=type_with(each.type, leaf),
            item_type=None if each.item_type is None else type_with(each.item_type, leaf),
        )
        for each in contents
    )
