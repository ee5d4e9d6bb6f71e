"""Objects seen from outside: their shape, their fields' names, their tags."""

from __future__ import annotations

from codegen.diff.variants import Schemas
from codegen.jsontypes import JSON
from codegen.model import LiteralType, MapType, ObjectShape, RefType, Type


def object_shape(type_: Type, schemas: Schemas) -> ObjectShape:
    """The shape of an object; a map is one without fields."""
    if isinstance(type_, MapType):
        return ObjectShape((), type_.values)
    schema = schemas.get(type_.id) if isinstance(type_, RefType) else None
    return schema.shape if schema is not None and isinstance(schema.shape, ObjectShape) else ObjectShape()


def names(type_: Type, schemas: Schemas) -> frozenset[str]:
    """The names of an object's fields."""
    return frozenset(field.name for field in object_shape(type_, schemas).fields)


def tags(type_: Type, schemas: Schemas) -> dict[str, JSON]:
    """An object's fields that have one value only, which may tell it apart from others."""
    return {
        field.name: field.type.values[0]
        for field in object_shape(type_, schemas).fields
        if isinstance(field.type, LiteralType) and len(field.type.values) == 1
    }
