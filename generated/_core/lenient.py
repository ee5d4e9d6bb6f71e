"""Answers that are not what their document says: typed as far as they fit, kept as they came where they do not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin

from pydantic_core import ValidationError
from typing_extensions import TypeAliasType

from .fields import fields_of
from .jsonvalue import is_array
from .kinds import alias_value, is_model, members_of, models_in
from .model import Model
from .records import PARSED, record_of
from .scalars import Discriminated, Scalar
from .schema import model_validator, validator_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .records import Record

M = TypeVar("M", bound=Model)


def construct(kind: object, value: object) -> object:
    """A value as a type, as far as it goes. Never raises for what is in ``value``."""
    return maker(kind)(value)


def constructed(model: type[M], fields: dict[str, object]) -> M:
    """A model of an object's fields, whatever they hold."""
    known = fields_of(model)
    values: dict[str, object] = {}
    extra: dict[str, object] = {}
    more = _extra_maker(known.extra)
    for wire, value in fields.items():
        field = known.by_wire.get(wire)
        if field is None:
            extra[known.kept(wire) if known.taken else wire] = more(value)
        else:
            values[field.name] = maker(field.type)(value)
    came = set(values)
    for field in known.by_name.values():
        if not field.required and field.name not in values:
            values[field.name] = field.default
    return _instance(model, values, came, extra)


def _instance(
    model: type[M], values: dict[str, object], came: set[str], extra: dict[str, object]
) -> M:
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", came)
    object.__setattr__(made, "__pydantic_extra__", extra)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def _extra_maker(annotation: object) -> Callable[[Any], Any]:
    arguments = get_args(annotation)
    return maker(arguments[1]) if len(arguments) == 2 else _as_it_is


def _as_it_is(value: object) -> object:
    return value


def maker(kind: object) -> Callable[[Any], Any]:
    """The function that makes values of a type."""
    try:
        return _maker(kind)
    except TypeError:  # a type that has no hash: an Annotated with such metadata
        return _new_maker(kind)


@lru_cache(maxsize=4096)
def _maker(kind: object) -> Callable[[Any], Any]:
    return _new_maker(kind)


def _new_maker(kind: object) -> Callable[[Any], Any]:
    if is_model(kind):
        return _model_maker(kind)
    if isinstance(kind, TypeAliasType):
        alias = kind
        return lambda value: construct(alias_value(alias), value)
    metadata: tuple[object, ...] = getattr(kind, "__metadata__", ())
    for mark in metadata:
        if isinstance(mark, Scalar):
            return mark.keep
        if isinstance(mark, Discriminated):
            return _tagged_maker(get_args(kind)[0], mark)
    if metadata:
        return maker(get_args(kind)[0])
    return _generic_maker(kind, get_origin(kind), get_args(kind))


def _generic_maker(
    kind: object, origin: object, arguments: tuple[Any, ...]
) -> Callable[[Any], Any]:
    if origin is list:
        item = maker(arguments[0])
        return lambda value: (
            [item(part) for part in value] if is_array(value) else value
        )
    if origin is dict:
        item = maker(arguments[1])
        return lambda value: (
            {key: item(part) for key, part in cast("dict[str, Any]", value).items()}
            if isinstance(value, dict)
            else value
        )
    if len(members_of(kind)) > 1:
        return _union_maker(members_of(kind))
    record = record_of(kind)
    if record is not None:
        return lambda value: _recorded(record, value)
    return _parser(kind) if isinstance(kind, type) else _as_it_is


def _recorded(record: Record, value: object) -> object:
    """An object of a class that is not ours, whatever its fields hold."""
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, object]", value)
    types = record.types
    return record.made(
        {
            wire: maker(types[wire])(item) if wire in types else item
            for wire, item in fields.items()
        }
    )


def _parser(kind: type) -> Callable[[Any], Any]:
    """Dates and the like: parsed, or left as they came."""
    validator = validator_for(kind)

    def make(value: object) -> object:
        try:
            return validator.validate_python(value)
        except (ValidationError, ValueError, TypeError):
            return value

    return make


def _model_maker(model: type[Model]) -> Callable[[Any], Any]:
    def make(value: object) -> object:
        return (
            constructed(model, cast("dict[str, object]", value))
            if isinstance(value, dict)
            else value
        )

    return make


def _tagged_maker(kind: object, mark: Discriminated) -> Callable[[Any], Any]:
    """A known tag decides, whatever else is wrong; with an unknown one the object is kept as a model without fields."""
    members = {member.__name__: member for member in models_in(kind)}
    by_tag = {tag: members[name] for tag, name in mark.tags.items() if name in members}
    other = _union_maker(members_of(kind))

    def make(value: object) -> object:
        if not isinstance(value, dict):
            return other(value)
        fields = cast("dict[str, object]", value)
        tag = fields.get(mark.property)
        if isinstance(tag, str | int | bool) and (
            member := by_tag.get(str(tag) if isinstance(tag, str) else cast("str", tag))
        ):
            return constructed(member, fields)
        return constructed(Model, fields) if isinstance(tag, str) else other(fields)

    return make


def _union_maker(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    models = [
        member
        for member in members
        if isinstance(member, type) and issubclass(member, Model)
    ]
    scalars: list[Callable[[Any], Any]] = [
        mark.keep
        for member in members
        for mark in getattr(member, "__metadata__", ())
        if isinstance(mark, Scalar)
    ]
    scalars += [_parser(member) for member in members if member in PARSED]
    records = [found for found in map(record_of, members) if found is not None]
    lists = [maker(member) for member in members if get_origin(member) is list]
    dicts = [maker(member) for member in members if get_origin(member) is dict]
    others = [maker(member) for member in members if _is_nested(member)]
    free_text = str in members or any(
        get_origin(member) is Literal for member in members
    )

    def make(value: object) -> object:
        if isinstance(value, dict):
            fields = cast("dict[str, object]", value)
            if models:
                return constructed(_best(models, fields), fields)
            if records:
                return _best_recorded(records, fields)
            return _first([*others, *dicts], fields)
        if isinstance(value, list):
            return _first([*lists, *others], cast("object", value))
        if isinstance(value, str) and not free_text:
            return _first(scalars, value)
        return value

    return make


def _is_nested(member: object) -> bool:
    marks = getattr(member, "__metadata__", ())
    return isinstance(member, TypeAliasType) or any(
        isinstance(mark, Discriminated) for mark in marks
    )


def _first(makers: Sequence[Callable[[Any], Any]], value: object) -> object:
    """What the first maker makes that changes anything."""
    for make in makers:
        made = make(value)
        if made is not value:
            return made
    return value


def _best(models: list[type[Model]], fields: dict[str, object]) -> type[Model]:
    """The member that an object fits: one that it is valid for, else the one that knows most of its fields."""
    if len(models) == 1:
        return models[0]
    return max(models, key=lambda model: _fit(model, fields))


def _fit(model: type[Model], fields: dict[str, object]) -> tuple[bool, int, int]:
    known = fields_of(model)
    shared = sum(1 for name in fields if name in known.by_wire)
    absent = sum(
        1
        for field in known.by_name.values()
        if field.required and field.wire not in fields
    )
    return _is_valid(model, fields), shared - absent, -len(known.by_name)


def _best_recorded(records: list[Record], fields: dict[str, object]) -> object:
    """As ``_best``, for classes that are not ours; an object with another tag than theirs is kept as it came."""
    fitting = [record for record in records if not _tagged_otherwise(record, fields)]
    if not fitting:
        return fields if len(records) > 1 else _recorded(records[0], fields)
    return _recorded(max(fitting, key=lambda each: _record_fit(each, fields)), fields)


def _tagged_otherwise(record: Record, fields: dict[str, object]) -> bool:
    return any(
        field.required
        and get_origin(field.type) is Literal
        and fields.get(field.wire) not in get_args(field.type)
        for field in record.fields
    )


def _record_fit(record: Record, fields: dict[str, object]) -> tuple[bool, int, int]:
    shared = sum(1 for name in fields if name in record.types)
    absent = sum(
        1 for field in record.fields if field.required and field.wire not in fields
    )
    return _accepts(record, fields), shared - absent, -len(record.fields)


def _accepts(record: Record, fields: dict[str, object]) -> bool:
    try:
        validator_for(record.kind).validate_python(fields)
    except ValidationError:
        return False
    return True


def _is_valid(model: type[Model], fields: dict[str, object]) -> bool:
    try:
        # Once pydantic has built its own validator of a model, that one is used within ours, and takes names, too.
        model_validator(model).validate_python(fields, by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True
