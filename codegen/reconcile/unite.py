"""Several types as one: what pages of one operation, or several providers, say about the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from codegen.finding import Location
from codegen.model import (
    AnyType,
    ArrayType,
    Field,
    IntegerType,
    Limits,
    LiteralType,
    MapType,
    NeverType,
    NullType,
    NumberType,
    ObjectShape,
    Origin,
    RefType,
    Schema,
    StringType,
    Type,
    nullable,
    references,
    union,
    without_null,
)
from codegen.reconcile.view import View

_DEEPEST = 20


class Side(NamedTuple):
    """A type, and the provider whose schemas it refers to."""

    view: View
    type: Type


class Uniter:
    """Makes types out of several, with the schemas that they need, which it gives ids of their own."""

    def __init__(self, home: View, location: Location, origin: Origin | None = None) -> None:
        self.schemas: dict[str, Schema] = {}
        self._home = home
        self._location = location
        self._origin: Origin | None = origin
        self._open: dict[tuple[tuple[int, str], ...], str] = {}

    def type(self, sides: Sequence[Side], id_: str) -> Type:
        """The type that takes what any of ``sides`` takes; objects of all sides become one, called ``id_``."""
        null = any(nullable(each.type) and not isinstance(each.type, AnyType) for each in sides)
        cores = [Side(each.view, without_null(each.type)) for each in sides]
        made = self._core([each for each in cores if not isinstance(each.type, NullType)] or cores, id_)
        return union(made, NullType()) if null else made

    def _core(self, sides: Sequence[Side], id_: str) -> Type:
        first = sides[0].type
        if all(each.type == first for each in sides) and self._stays(sides):
            return first
        objects = [each.view.object_of(each.type) for each in sides]
        if all(objects):
            return self._object(
                [(each.view, schema) for each, schema in zip(sides, objects, strict=True) if schema], id_
            )
        if all(isinstance(each.type, ArrayType) for each in sides):
            items = [Side(each.view, each.type.items) for each in sides if isinstance(each.type, ArrayType)]
            return ArrayType(self.type(items, f"{id_}[]"))
        if all(isinstance(each.type, (LiteralType, StringType)) for each in sides):
            return _strings([each.type for each in sides])
        if len(sides) == 1:
            return self._copied(sides[0], id_)
        if all(isinstance(each.type, (IntegerType, NumberType)) for each in sides):
            return _numbers([each.type for each in sides if isinstance(each.type, (IntegerType, NumberType))])
        return union(*(self._core([each], f"{id_}|{number}") for number, each in enumerate(sides, 1)))

    def _stays(self, sides: Sequence[Side]) -> bool:
        """Whether the type means the same in the provider that it is made for."""
        return not references(sides[0].type) or all(each.view is self._home for each in sides)

    def _copied(self, side: Side, id_: str) -> Type:
        type_ = side.type
        if isinstance(type_, MapType):
            return MapType(self.type([Side(side.view, type_.values)], f"{id_}{{}}"))
        if isinstance(type_, RefType):
            schema = side.view.resolved(type_)
            shape = schema.shape if schema is not None else None
            return (
                AnyType()
                if shape is None or isinstance(shape, ObjectShape)
                else self.type([Side(side.view, shape)], id_)
            )
        return AnyType() if references(type_) else type_

    def _object(self, sides: Sequence[tuple[View, Schema]], id_: str) -> Type:
        key = tuple((id(view), schema.id) for view, schema in sides)
        if key in self._open:
            return RefType(self._open[key])
        if len(self._open) >= _DEEPEST:
            return MapType(AnyType())
        self._open[key] = id_
        fields = tuple(self._field(name, sides, id_) for name in _names(sides))
        closed = all(isinstance(_shape(schema).additional, NeverType) for _, schema in sides)
        first = sides[0][1]
        origin: Origin = self._origin or first.origin
        same_title = all(schema.title == first.title for _, schema in sides)
        self.schemas[id_] = Schema(
            id_,
            ObjectShape(fields, NeverType() if closed else AnyType()),
            self._location,
            title=first.title if same_title else "",
            doc=first.doc,
            origin=origin,
        )
        del self._open[key]
        return RefType(id_)

    def _field(self, name: str, sides: Sequence[tuple[View, Schema]], id_: str) -> Field:
        found = [(view, field) for view, schema in sides for field in _shape(schema).fields if field.name == name]
        first = found[0][1]
        type_ = self.type([Side(view, field.type) for view, field in found], f"{id_}.{name}")
        everywhere = len(found) == len(sides)
        return replace(
            first,
            type=type_,
            required=everywhere and all(field.required for _, field in found),
            default=first.default if all(field.default == first.default for _, field in found) else UNSET,
            always=first.always if everywhere and all(field.always == first.always for _, field in found) else UNSET,
            origin=self._origin or first.origin,
        )


def _shape(schema: Schema) -> ObjectShape:
    return schema.shape if isinstance(schema.shape, ObjectShape) else ObjectShape()


def _names(sides: Sequence[tuple[View, Schema]]) -> list[str]:
    return list(dict.fromkeys(field.name for _, schema in sides for field in _shape(schema).fields))


def _strings(types: Sequence[Type]) -> Type:
    """Literals united; a plain string among them opens the list."""
    literals = [each for each in types if isinstance(each, LiteralType)]
    plain = [each for each in types if isinstance(each, StringType)]
    if not literals:
        return _loosest(plain)
    values = tuple(dict.fromkeys(value for each in literals for value in each.values))
    bases = {each.base for each in literals}
    open_ = len(literals) < len(types) or any(each.open for each in literals)
    return LiteralType(values, base=literals[0].base if len(bases) == 1 else "mixed", open=open_)


def _loosest(types: Sequence[StringType]) -> StringType:
    """A string that takes what any of ``types`` takes."""
    first = types[0]
    return replace(
        first,
        format=first.format if all(each.format == first.format for each in types) else "",
        pattern=first.pattern if all(each.pattern == first.pattern for each in types) else "",
        min_length=_least([each.min_length for each in types]),
        max_length=_most([each.max_length for each in types]),
    )


def _numbers(types: Sequence[IntegerType | NumberType]) -> Type:
    """A number that takes what any of ``types`` takes; an integer where all are."""
    made = Limits(
        minimum=_least([each.limits.minimum for each in types]),
        maximum=_most([each.limits.maximum for each in types]),
    )
    return IntegerType(limits=made) if all(isinstance(each, IntegerType) for each in types) else NumberType(limits=made)


_Number = TypeVar("_Number", int, float, "int | float")


def _least(limits: Sequence[_Number | None]) -> _Number | None:
    """The lowest limit; none where one is missing."""
    there = [each for each in limits if each is not None]
    return min(there) if len(there) == len(limits) else None


def _most(limits: Sequence[_Number | None]) -> _Number | None:
    """The highest limit; none where one is missing."""
    there = [each for each in limits if each is not None]
    return max(there) if len(there) == len(limits) else None
