"""What several types have in common: the values that all of several requests take, the answer that all of several give."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from codegen import naming
from codegen.jsontypes import JSON
from codegen.model import (
    ArrayType,
    Field,
    IntegerType,
    LiteralType,
    NullType,
    NumberType,
    ObjectShape,
    RefType,
    StringType,
    Type,
    nullable,
    union,
    without_null,
)
from codegen.package import Annotation, ModelField, ResponseProtocol
from codegen.plan.annotations import NONE, Spelling, annotation, any_of, together
from codegen.plan.scope import Scope

_RESPONSE = Spelling("response")


def accepted_by_all(fields: Sequence[Field]) -> Type | None:
    """The values that every one of ``fields`` takes, ``None`` when there is no such type worth writing down."""
    types = [_with_aliases(field) for field in fields]
    closed = [type_ for type_ in types if isinstance(type_, LiteralType) and not type_.open]
    if closed:
        rest = [type_ for type_ in types if type_ not in closed]
        common = [v for v in closed[0].values if all(v in each.values for each in closed[1:])]
        fitting = all(_takes(type_, closed[0].base) for type_ in rest)
        preferred = _preferred(common, fields)
        return LiteralType(tuple(preferred), closed[0].base) if preferred and fitting else None
    plain = [_plain(type_) for type_ in types]
    if all(each == plain[0] for each in plain):
        return plain[0]
    if all(isinstance(each, (IntegerType, NumberType)) for each in plain):
        return IntegerType() if any(isinstance(each, IntegerType) for each in plain) else NumberType()
    return None


def _with_aliases(field: Field) -> Type:
    type_ = without_null(field.type)
    if isinstance(type_, LiteralType) and field.aliases:
        spelled = tuple(dict.fromkeys((*type_.values, *(name for name, _ in field.aliases))))
        return msgspec.structs.replace(type_, values=spelled)
    return type_


def _preferred(values: list[JSON], fields: Sequence[Field]) -> list[JSON]:
    """Of several spellings of one value only the portable one: what a provider's own literal is translated from."""
    translated = {sent for field in fields for _, sent in field.aliases}
    return [value for value in values if value not in translated] or values


def _takes(type_: Type, base: str) -> bool:
    match _plain(type_):
        case StringType():
            return base == "string"
        case IntegerType():
            return base == "integer"
        case NumberType():
            return base in {"integer", "number"}
        case _:
            return False


def _plain(type_: Type) -> Type:
    """``type_`` without what callers need not know: limits, suggested values."""
    match type_:
        case StringType():
            return StringType(type_.format)
        case IntegerType():
            return IntegerType()
        case NumberType():
            return NumberType()
        case LiteralType() if type_.open:
            plain: dict[str, Type] = {"string": StringType(), "integer": IntegerType(), "number": NumberType()}
            return plain.get(type_.base, type_)
        case ArrayType():
            return ArrayType(_plain(type_.items))
        case _:
            return type_


class Answers(msgspec.Struct):
    """Protocols as they are found, inner ones first. It never leaves the planning of one group."""

    protocols: list[ResponseProtocol]

    def common(self, types: Sequence[Type], scopes: Sequence[Scope], name: str) -> Annotation | None:
        """A type that every one of ``types`` (each of its own provider) is a kind of; ``None`` if there is none."""
        plain = [without_null(type_) for type_ in types]
        found = self._common(plain, scopes, name)
        if found is None or not any(nullable(type_) for type_ in types):
            return found
        return any_of(found, NONE)

    def _common(self, types: Sequence[Type], scopes: Sequence[Scope], name: str) -> Annotation | None:
        shapes = [scope.object_shape(type_) for type_, scope in zip(types, scopes, strict=True)]
        present = [shape for shape in shapes if shape is not None]
        if len(present) == len(types):
            return self._objects([shape for _, shape in present], scopes, name)
        arrays = [type_ for type_ in types if isinstance(type_, ArrayType)]
        if len(arrays) == len(types):
            items = self.common([array.items for array in arrays], scopes, naming.singular_phrase(name))
            sequence = Annotation("", imports=(("collections.abc", "Sequence"),))
            return together(f"Sequence[{items.text}]", (items, sequence)) if items else None
        if any(isinstance(type_, RefType | ArrayType) for type_ in types):
            return None
        spelled = {annotation(_plain(type_), scope, _RESPONSE) for type_, scope in zip(types, scopes, strict=True)}
        return next(iter(spelled)) if len(spelled) == 1 else None

    def _objects(self, shapes: Sequence[ObjectShape], scopes: Sequence[Scope], name: str) -> Annotation | None:
        tables = [{field.name: field for field in shape.fields if not field.write_only} for shape in shapes]
        fields: list[ModelField] = []
        for wire in tables[0]:
            found = [table.get(wire) for table in tables]
            common = [field for field in found if field is not None]
            made = self._field(common, scopes, name) if len(common) == len(tables) else None
            if made is not None:
                fields.append(made)
        if not fields:
            return None
        class_name = naming.unique(naming.pascal(f"Portable {name}"), {each.name for each in self.protocols})
        self.protocols.append(ResponseProtocol(class_name, tuple(fields)))
        return Annotation(class_name, names=(class_name,))

    def _field(self, fields: Sequence[Field], scopes: Sequence[Scope], name: str) -> ModelField | None:
        wire = fields[0].name
        types = [field.type if field.required else union(field.type, NullType()) for field in fields]
        found = self.common(types, scopes, f"{name} {wire}")
        required = all(field.required for field in fields)
        return ModelField(wire, naming.field(wire), found, required) if found else None
