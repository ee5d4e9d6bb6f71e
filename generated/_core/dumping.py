"""From models back to what came: the API's names, unset fields left out, scalars as they were written."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from .fields import fields_of
from .model import Model
from .scalars import WITH_TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


def model_dict(model: Model) -> dict[str, Any]:
    """The fields that were set and those that only the answer knows, by the API's names, in JSON types."""
    fields, values = fields_of(type(model)), model.__dict__
    extra = cast("Mapping[str, object]", model.__pydantic_extra__ or {})
    made = {
        fields.by_name[name].wire: dumped(value)
        for name, value in values.items()
        if name in model.__pydantic_fields_set__
    }
    for name, value in extra.items():
        made[fields.came(name)] = dumped(value)
    return made


def dumped(value: Any) -> Any:
    """A value in JSON types."""
    kind = cast("type[object]", type(value))
    if kind in _AS_THEY_ARE:
        return value
    if kind is list or kind is tuple:
        return [dumped(item) for item in value]
    if kind is dict:
        return {
            key: dumped(item)
            for key, item in cast("Mapping[str, object]", value).items()
        }
    if isinstance(value, Model):
        return model_dict(value)
    return _text(value)


def _text(value: object) -> object:
    """A scalar as it was written, or as it would be."""
    if isinstance(value, WITH_TEXT):
        return value.text
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return str(value) if isinstance(value, uuid.UUID) else value
