"""Types looked at through their references."""

from __future__ import annotations

import math
from collections.abc import Mapping

from codegen.model import (
    ArrayType,
    Discriminator,
    Field,
    NeverType,
    ObjectShape,
    RefType,
    Schema,
    TupleType,
    Type,
    UnionType,
)

Schemas = Mapping[str, Schema]
_ROUNDS = 100


def resolved(type_: Type, schemas: Schemas) -> ObjectShape | Type:
    """What a type is once its references are followed; one that leads to itself, or nowhere, stays a reference."""
    seen: set[str] = set()
    found: ObjectShape | Type = type_
    while isinstance(found, RefType) and found.id in schemas and found.id not in seen:
        seen.add(found.id)
        found = schemas[found.id].shape
    return found


def fields_of(type_: Type, schemas: Schemas) -> tuple[Field, ...]:
    """The fields of an object type."""
    found = resolved(type_, schemas)
    return found.fields if isinstance(found, ObjectShape) else ()


def variant_of(tag: object, found: Discriminator, union: UnionType) -> Type | None:
    """The variant that a tag stands for."""
    target = next((id_ for name, id_ in found.mapping if name == tag), None)
    return next((each for each in union.variants if isinstance(each, RefType) and each.id == target), None)


def tag_of(variant: Type, found: Discriminator) -> str | None:
    """The tag that stands for a variant."""
    if not isinstance(variant, RefType):
        return None
    return next((tag for tag, id_ in found.mapping if id_ == variant.id), None)


class Heights:
    """How deep the smallest value of a type is: 0 for scalars, endless for what must hold itself.

    Computed when first asked for; a value of finite height can always be finished.
    """

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._found: dict[str, float] | None = None

    def of(self, type_: Type) -> float:
        """The height of a type."""
        if self._found is None:
            self._found = self._settled()
        return self._type(type_, self._found)

    def _settled(self) -> dict[str, float]:
        found = dict.fromkeys(self._schemas, math.inf)
        for _ in range(_ROUNDS):
            changed = False
            for id_, schema in self._schemas.items():
                height = self._shape(schema.shape, found)
                if height < found[id_]:
                    found[id_], changed = height, True
            if not changed:
                break
        return found

    def _shape(self, shape: ObjectShape | Type, found: dict[str, float]) -> float:
        if not isinstance(shape, ObjectShape):
            return self._type(shape, found)
        return 1 + max((self._type(each.type, found) for each in shape.fields if each.required), default=0)

    def _type(self, type_: Type, found: dict[str, float]) -> float:
        match type_:
            case RefType():
                return found.get(type_.id, 0)
            case UnionType():
                return min(self._type(each, found) for each in type_.variants)
            case ArrayType():
                return 1 + self._type(type_.items, found) if type_.min_items else 0
            case TupleType():
                return 1 + max((self._type(each, found) for each in type_.items), default=0)
            case NeverType():
                return math.inf
            case _:
                return 0
