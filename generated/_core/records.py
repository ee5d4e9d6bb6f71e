"""Classes that are not ours: pydantic models, dataclasses, TypedDicts and msgspec Structs, all read in one way.

Their fields are looked at, their validation is not used: as with our own models, nothing is coerced, no limit is
enforced on what a server answers, and what does not fit is kept as it came.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
import uuid
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, reduce
from types import SimpleNamespace, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    ForwardRef,
    NamedTuple,
    NotRequired,
    Required,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel, TypeAdapter
from pydantic_core import CoreSchema, core_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic.fields import FieldInfo


class RecordField(NamedTuple):
    """One field of a class."""

    name: str
    wire: str
    type: Any
    required: bool


class Record(NamedTuple):
    """A class, its fields, and how one is made of values by their names in JSON."""

    kind: type[object]
    fields: tuple[RecordField, ...]
    types: Mapping[str, Any]
    """The type of each field by its name in JSON."""
    made: Callable[[dict[str, Any]], object]


def record_of(kind: object) -> Record | None:
    """What is known of a class; ``None`` for anything that has no fields."""
    if not isinstance(kind, type):
        return None
    known: Any = kind
    return _record(known)


@lru_cache(maxsize=4096)
def _record(kind: type[object]) -> Record | None:
    if is_typeddict(kind):
        return _of(kind, _typed_dict_fields(kind), _as_it_is)
    if issubclass(kind, BaseModel):
        kind.model_rebuild()
        fields = _pydantic_fields(kind.model_fields)
        return _of(kind, fields, _model_maker(kind, fields))
    if hasattr(kind, "__dataclass_fields__"):
        fields = _dataclass_fields(kind)
        return _of(kind, fields, _dataclass_maker(kind, fields))
    if hasattr(kind, "__struct_fields__"):
        fields = _struct_fields(kind)
        return _of(kind, fields, _struct_maker(kind, fields))
    return None


def _of(
    kind: type[object],
    fields: tuple[RecordField, ...],
    made: Callable[[dict[str, Any]], object],
) -> Record:
    return Record(kind, fields, {field.wire: field.type for field in fields}, made)


# --- types of fields ---

PARSED: dict[type[object], Callable[[], CoreSchema]] = {
    dt.datetime: core_schema.datetime_schema,
    dt.date: core_schema.date_schema,
    dt.time: core_schema.time_schema,
    uuid.UUID: core_schema.uuid_schema,
    Decimal: core_schema.decimal_schema,
}
"""Types that are text in JSON."""


def other_schema(kind: object) -> CoreSchema:
    """A type that is no class with fields: text that is parsed (a number is no date), or by pydantic's rules."""
    parsed = PARSED.get(kind) if isinstance(kind, type) else None
    if parsed is not None:
        return core_schema.chain_schema([core_schema.str_schema(strict=True), parsed()])
    if isinstance(
        kind, str | ForwardRef
    ):  # a name within itself, of which nobody says where
        return core_schema.any_schema()
    adapter: TypeAdapter[Any] = TypeAdapter(cast("Any", kind))
    return core_schema.no_info_plain_validator_function(adapter.validate_python)


def resolved(kind: object, module: str) -> object:
    """A type whose parts that are written as text are looked up in a module."""
    holder = SimpleNamespace(__annotations__={"kind": kind})
    names = vars(sys.modules[module])
    return get_type_hints(holder, globalns=names, include_extras=True)["kind"]


# --- the fields of each kind ---


def _typed_dict_fields(kind: type[object]) -> tuple[RecordField, ...]:
    total = bool(getattr(kind, "__total__", True))
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        RecordField(name, name, _bare(hint), _is_required(hint, total=total))
        for name, hint in hints.items()
    )


def _is_required(hint: object, *, total: bool) -> bool:
    marks = [get_origin(hint), *map(get_origin, get_args(hint)[:1])]
    return NotRequired not in marks and (total or Required in marks)


def _bare(hint: Any) -> Any:
    """A type without what is said of its key."""
    return get_args(hint)[0] if get_origin(hint) in (NotRequired, Required) else hint


def _pydantic_fields(infos: Mapping[str, FieldInfo]) -> tuple[RecordField, ...]:
    return tuple(
        RecordField(name, _alias(info, name), info.annotation, info.is_required())
        for name, info in infos.items()
    )


def _dataclass_fields(kind: type[object]) -> tuple[RecordField, ...]:
    hints = get_type_hints(kind, include_extras=True)
    fields = dataclasses.fields(cast("Any", kind))
    return tuple(
        RecordField(
            field.name,
            _wire(kind, field.name),
            hints[field.name],
            _has_no_default(field),
        )
        for field in fields
    )


def _wire(kind: type[object], name: str) -> str:
    """pydantic's dataclasses know what a field is called in JSON; others call it what JSON does."""
    infos: Mapping[str, FieldInfo] = getattr(kind, "__pydantic_fields__", {})
    return _alias(infos[name], name) if name in infos else name


def _alias(info: FieldInfo, name: str) -> str:
    return name if info.alias is None else info.alias


def _has_no_default(field: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return field.default is missing and field.default_factory is missing


def _struct_fields(kind: type[object]) -> tuple[RecordField, ...]:
    """msgspec is asked for nothing: the struct itself knows."""
    struct: Any = kind
    hints = get_type_hints(kind, include_extras=True)
    names: tuple[str, ...] = struct.__struct_fields__
    optional = names[len(names) - len(struct.__struct_defaults__) :]
    required = {name for name in names if name not in optional}
    required |= {
        name
        for name, default in zip(optional, struct.__struct_defaults__, strict=True)
        if type(default).__name__ == "NoDefault" or repr(default) == "NODEFAULT"
    }
    wires: tuple[str, ...] = struct.__struct_encode_fields__
    return tuple(
        RecordField(name, wire, _set(hints[name]), name in required)
        for name, wire in zip(names, wires, strict=True)
    )


def _set(hint: Any) -> Any:
    """The type of a field that is there: without ``UNSET``."""
    if get_origin(hint) not in (Union, UnionType):
        return hint
    members: list[Any] = [each for each in get_args(hint) if not _is_unset_type(each)]
    return reduce(_or, members)


def _or(one: Any, other: Any) -> Any:
    return one | other


def _is_unset_type(kind: object) -> bool:
    return getattr(kind, "__name__", "") == "UnsetType"


# --- making one of each kind ---


def _as_it_is(values: dict[str, Any]) -> object:
    return values


def _names(fields: tuple[RecordField, ...]) -> dict[str, str]:
    return {field.wire: field.name for field in fields}


def _model_maker(
    kind: type[BaseModel], fields: tuple[RecordField, ...]
) -> Callable[[dict[str, Any]], object]:
    names = _names(fields)
    empty: dict[str, Any] = dict.fromkeys(names.values())
    keeps = kind.model_config.get("extra") == "allow"

    def make(values: dict[str, Any]) -> object:
        known = {names[wire]: item for wire, item in values.items() if wire in names}
        extra = {wire: item for wire, item in values.items() if wire not in names}
        made = kind.__new__(kind)
        object.__setattr__(made, "__dict__", empty | known)
        object.__setattr__(made, "__pydantic_fields_set__", set(known))
        object.__setattr__(made, "__pydantic_extra__", extra if keeps else None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made

    return make


def _dataclass_maker(
    kind: type[object], fields: tuple[RecordField, ...]
) -> Callable[[dict[str, Any]], object]:
    names = _names(fields)
    empty: dict[str, Any] = dict.fromkeys(names.values())

    def make(values: dict[str, Any]) -> object:
        made: object = object.__new__(kind)
        for name, item in empty.items():
            object.__setattr__(made, name, item)
        for wire, item in values.items():
            object.__setattr__(made, names.get(wire, wire), item)
        return made

    return make


def _struct_maker(
    kind: type[object], fields: tuple[RecordField, ...]
) -> Callable[[dict[str, Any]], object]:
    names = _names(fields)
    empty: dict[str, Any] = dict.fromkeys(
        field.name for field in fields if field.required
    )

    def make(values: dict[str, Any]) -> object:
        known = {names[wire]: item for wire, item in values.items() if wire in names}
        return kind(**(empty | known))

    return make


# --- and back ---


def fields_set(value: object) -> object:
    """A dataclass or Struct by its names in JSON, without what was not set: ``UNSET``, and ``None`` that is a default."""
    record = record_of(type(value))
    if record is None:
        return value
    unset = getattr(sys.modules.get("msgspec"), "UNSET", None)
    absent = (unset,) if hasattr(value, "__struct_fields__") else (None,)
    made = {
        field.wire: item
        for field in record.fields
        if (item := getattr(value, field.name)) not in absent or field.required
    }
    tag: Any = getattr(value, "__struct_config__", None)
    if tag is not None and tag.tag is not None:
        made[tag.tag_field] = tag.tag
    names = {field.name for field in record.fields}
    more: dict[str, object] = getattr(value, "__dict__", {})
    return made | {
        key: item
        for key, item in more.items()
        if key not in names and not key.startswith("__pydantic_")
    }
