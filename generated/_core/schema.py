"""From Python types to pydantic-core schemas.

Answers are validated strictly (nothing is coerced) straight from bytes. Building schemas this way, instead of through
pydantic's own generator, takes a fraction of the time; and models beyond the first dozen that an answer may hold
are built when one is met, so that documents whose schemas all refer to each other do not pay for all of them.
"""

from __future__ import annotations

import types
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic_core import CoreSchema, SchemaValidator, core_schema
from typing_extensions import TypeAliasType

from .fields import fields_of
from .kinds import alias_value, is_model, members_of, models_in
from .model import Model
from .records import other_schema, record_of
from .scalars import WITH_TEXT, Discriminated, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from .fields import Fields
    from .records import Record

MODELS_AT_ONCE = 12
"""How many models are built into one validator before further ones wait until they are met."""

_SIMPLE: dict[object, Callable[[], CoreSchema]] = {
    str: lambda: core_schema.str_schema(strict=True),
    int: lambda: core_schema.int_schema(strict=True),
    bool: lambda: core_schema.bool_schema(strict=True),
    float: lambda: core_schema.union_schema(
        [core_schema.int_schema(strict=True), core_schema.float_schema(strict=True)],
        mode="left_to_right",
    ),
    bytes: lambda: core_schema.bytes_schema(strict=True),
    type(None): core_schema.none_schema,
    None: core_schema.none_schema,
    Any: core_schema.any_schema,
    object: core_schema.any_schema,
}


def validator_for(kind: object) -> SchemaValidator:
    """A validator for a type."""
    builder = Builder()
    schema = builder.schema(kind)
    return SchemaValidator(builder.whole(schema))


def model_validator(model: type[Model]) -> SchemaValidator:
    """The validator of a model; built once."""
    known: SchemaValidator | None = model.__dict__.get("__validator_known__")
    if known is None:
        known = validator_for(model)
        type.__setattr__(model, "__validator_known__", known)
    return known


def scalar_schema(scalar: Scalar) -> CoreSchema:
    """Text that is parsed; dumped as the text that it was."""
    return core_schema.no_info_plain_validator_function(
        scalar.validate,
        serialization=core_schema.plain_serializer_function_ser_schema(
            written, return_schema=core_schema.str_schema()
        ),
        json_schema_input_schema=core_schema.str_schema(),
    )


def written(value: object) -> object:
    """A scalar as it was written."""
    return value.text if isinstance(value, WITH_TEXT) else value


class Builder:
    """Builds one schema; models that occur several times, or within themselves, are built once."""

    def __init__(self, *, by_name: bool = False) -> None:
        self.by_name = by_name
        self.definitions: dict[str, CoreSchema] = {}
        self._known: set[str] = set()

    def whole(self, schema: CoreSchema) -> CoreSchema:
        """The schema together with the definitions that it refers to."""
        return (
            core_schema.definitions_schema(schema, list(self.definitions.values()))
            if self.definitions
            else schema
        )

    def schema(self, kind: object) -> CoreSchema:
        """The schema of any type."""
        simple = (
            _SIMPLE.get(kind)
            if isinstance(kind, type) or kind is None or kind is Any
            else None
        )
        if simple is not None:
            return simple()
        if is_model(kind):
            return self.model(kind)
        if isinstance(kind, TypeAliasType):
            return self._alias(kind)
        return self._generic(kind, get_origin(kind), get_args(kind))

    def _generic(
        self, kind: object, origin: object, arguments: tuple[Any, ...]
    ) -> CoreSchema:
        metadata: tuple[Any, ...] = getattr(kind, "__metadata__", ())
        if metadata:
            return self._annotated(arguments[0], metadata)
        if origin is Union or origin is types.UnionType:
            return self._union(arguments)
        if origin is Literal:
            return _literal(arguments)
        if kind is list or origin is list:
            return core_schema.list_schema(
                self.schema(arguments[0]) if arguments else None, strict=True
            )
        if (kind is dict or origin is dict) and (not arguments or arguments[0] is str):
            values = self.schema(arguments[1]) if arguments else None
            return core_schema.dict_schema(
                core_schema.str_schema(), values, strict=True
            )
        return self._foreign(kind)

    def _foreign(self, kind: object) -> CoreSchema:
        """A class that is not ours: its fields as they are declared, and nothing coerced."""
        record = record_of(kind)
        if record is None:
            return other_schema(kind)
        ref = f"{record.kind.__module__}.{record.kind.__qualname__}:{id(kind)}"
        if ref not in self._known:
            self._known.add(ref)
            self.definitions[ref] = self._record(record, ref)
        return core_schema.definition_reference_schema(ref)

    def _record(self, record: Record, ref: str) -> CoreSchema:
        fields = {
            field.wire: core_schema.typed_dict_field(
                self.schema(field.type), required=field.required
            )
            for field in record.fields
        }
        return core_schema.no_info_after_validator_function(
            record.made,
            core_schema.typed_dict_schema(fields, extra_behavior="allow"),
            ref=ref,
        )

    def _annotated(self, kind: object, metadata: tuple[Any, ...]) -> CoreSchema:
        for mark in metadata:
            if isinstance(mark, Scalar):
                return scalar_schema(mark)
            if isinstance(mark, Discriminated):
                return self._discriminated(kind, mark)
        return self.schema(kind)

    def _discriminated(self, kind: object, mark: Discriminated) -> CoreSchema:
        members = {member.__name__: member for member in models_in(kind)}
        choices = {
            tag: self.schema(members[name])
            for tag, name in mark.tags.items()
            if name in members
        }
        if not choices:
            return self.schema(kind)
        tagged = core_schema.tagged_union_schema(choices, mark.property)
        untagged = [
            self.schema(member)
            for name, member in members.items()
            if name not in mark.tags.values()
        ]
        schema = (
            core_schema.union_schema([tagged, *untagged], mode="left_to_right")
            if untagged
            else tagged
        )
        rest: list[object] = [
            member for member in members_of(kind) if not is_model(member)
        ]
        return self._joined(
            [
                schema,
                *map(self.schema, (part for part in rest if part is not type(None))),
            ],
            nullable=type(None) in rest,
        )

    def _union(self, members: tuple[Any, ...]) -> CoreSchema:
        rest = [member for member in members if member is not type(None)]
        if any(member is Any or member is object for member in rest):
            return core_schema.any_schema()
        for open_type in (str, int):
            if open_type in rest:
                rest = [member for member in rest if not _literal_of(member, open_type)]
        return self._joined(
            [self.schema(member) for member in rest],
            nullable=type(None) in members,
        )

    def _joined(self, schemas: list[CoreSchema], *, nullable: bool) -> CoreSchema:
        schema = (
            schemas[0] if len(schemas) == 1 else core_schema.union_schema([*schemas])
        )
        return core_schema.nullable_schema(schema) if nullable else schema

    def _alias(self, alias: TypeAliasType) -> CoreSchema:
        """A named type, which may occur within itself."""
        ref = f"{alias.__module__}.{alias.__name__}"
        if ref not in self._known:
            self._known.add(ref)
            self.definitions[ref] = cast(
                "CoreSchema", {**self.schema(alias_value(alias)), "ref": ref}
            )
        return core_schema.definition_reference_schema(ref)

    def model(self, model: type[Model]) -> CoreSchema:
        """A model: a reference to its definition, or one that builds it when it is met."""
        ref = f"{model.__module__}.{model.__qualname__}:{id(model)}"
        if ref not in self._known:
            if len(self._known) >= MODELS_AT_ONCE and not self.by_name:
                return _later(model)
            self._known.add(ref)
            self.definitions[ref] = self._model(model, ref)
        return core_schema.definition_reference_schema(ref)

    def _model(self, model: type[Model], ref: str) -> CoreSchema:
        fields = fields_of(model)
        inner = core_schema.model_fields_schema(
            {field.name: self._field(field) for field in fields.by_name.values()},
            extra_behavior="allow",
            extras_schema=None if fields.extra is None else self._extras(fields.extra),
            extras_keys_schema=_keys(fields) if fields.taken else None,
        )
        config = core_schema.CoreConfig(
            extra_fields_behavior="allow",
            validate_by_name=self.by_name,
            validate_by_alias=True,
        )
        return core_schema.model_schema(
            model, inner, strict=False, config=config, ref=ref
        )

    def _extras(self, annotation: object) -> CoreSchema:
        """``dict[str, X]``: X is the type of all values without a field."""
        arguments = get_args(annotation)
        return (
            self.schema(arguments[1])
            if len(arguments) == 2
            else core_schema.any_schema()
        )

    def _field(self, field: Any) -> core_schema.ModelField:
        schema = self.schema(field.type)
        if not field.required:
            schema = core_schema.with_default_schema(schema, default=field.default)
        alias = None if field.wire == field.name else field.wire
        return core_schema.model_field(
            schema, validation_alias=alias, serialization_alias=alias
        )


def _keys(fields: Fields) -> CoreSchema:
    """Unknown keys, kept apart from fields."""
    return core_schema.no_info_plain_validator_function(fields.kept)


def _literal(values: tuple[Any, ...]) -> CoreSchema:
    """One of the values, and of its type: to Python 1, 1.0 and True are equal, in JSON they are three."""
    schemas = [
        _of_type(kind, [value for value in values if type(value) is kind])
        for kind in dict.fromkeys(map(type, values))
    ]
    return schemas[0] if len(schemas) == 1 else core_schema.union_schema([*schemas])


def _of_type(kind: type, values: list[Any]) -> CoreSchema:
    listed = core_schema.literal_schema(values)
    if kind is int or kind is bool:
        return core_schema.chain_schema([_SIMPLE[kind](), listed])
    return listed


def _literal_of(member: object, kind: type) -> bool:
    return get_origin(member) is Literal and all(
        type(value) is kind for value in get_args(member)
    )


def _later(model: type[Model]) -> CoreSchema:
    """A model that is built when one is met in an answer."""

    def validate(value: object) -> object:
        return model_validator(model).validate_python(
            value, by_alias=True, by_name=False
        )

    return core_schema.no_info_plain_validator_function(validate)
