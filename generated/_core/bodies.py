"""Bodies as bytes: JSON, forms, text, XML and binary content. Multipart has a module of its own."""

from __future__ import annotations

import base64
import enum
import json
import os
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeGuard, cast

from .errors import InvalidArgument
from .media import is_json
from .operation import Param
from .params import (
    deep_pairs,
    encode_pairs,
    is_bytes,
    is_given,
    is_many,
    is_mapping,
    plain,
    query_pairs,
)

if TYPE_CHECKING:
    from .operation import Encoding


def fields_of(body: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a body is an object, whose fields can be merged with others."""
    return isinstance(body, Mapping)


def json_bytes(value: object) -> bytes:
    """JSON of everything that requests are made of. Raises InvalidArgument for what has no JSON."""
    try:
        return _ENCODER.encode(value).encode()
    except _NestedOmit:
        return json_bytes(without_omitted(value))
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidArgument(f"the body cannot be sent as JSON: {error}") from error


class _NestedOmit(Exception):  # a signal, no error
    """An ``omit`` below the top level, where it is rare: only then is the body walked."""


def without_omitted(value: object) -> object:
    """The same value without the fields and items that are ``omit``."""
    value = plain(value)
    if is_mapping(value):
        return {
            key: without_omitted(item) for key, item in value.items() if is_given(item)
        }
    if is_many(value) and not hasattr(value, "read"):
        return [without_omitted(item) for item in value if is_given(item)]
    return value


def _default(value: object) -> object:
    """What the encoder does not know by itself."""
    if not is_given(value):
        raise _NestedOmit
    if (dumped := plain(value)) is not value:
        return dumped
    if is_mapping(value):
        return dict(value)
    if (content := _content(value)) is not None:
        return base64.b64encode(content).decode()
    if is_many(value):
        return list(value)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return _other(value)


def _content(value: object) -> bytes | bytearray | None:
    """The content of bytes, of an open binary file, or of the file at a path; ``None`` for what is none of these."""
    if is_bytes(value):
        return value
    if isinstance(value, os.PathLike):
        with open(cast("os.PathLike[str]", value), "rb") as file:
            return file.read()
    read = getattr(value, "read", None)
    if not callable(read):
        return None
    content: object = read()
    if not is_bytes(content):
        raise TypeError("a file was opened as text: open it with mode 'rb'")
    return content


def _other(value: object) -> object:
    kind = type(value).__name__
    if kind == "Decimal":
        return _number(str(value))
    if kind in ("UUID", "URL"):
        return str(value)
    raise TypeError(f"a value of type {kind!r} has no JSON")


def _number(text: str) -> float | int:
    """A Decimal as a JSON number: exact for integers, else the nearest double."""
    return float(text) if "." in text or "E" in text else int(text)


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_default
)


def form_bytes(fields: Mapping[str, object], encodings: tuple[Encoding, ...]) -> bytes:
    """``application/x-www-form-urlencoded``: nested objects as ``a[b]=c``, arrays repeated unless the encoding differs."""
    by_name = {encoding.name: encoding for encoding in encodings}
    pairs = [
        pair
        for name, value in fields.items()
        for pair in form_pairs(name, value, by_name.get(name))
    ]
    return encode_pairs(pairs).encode()


def form_pairs(
    name: str, value: object, encoding: Encoding | None
) -> list[tuple[str, str]]:
    """The pairs of one form field. ``None`` is sent as an empty value."""
    if value is None:
        return [(name, "")]
    if encoding and encoding.content_type and is_json(encoding.content_type):
        return [(name, json_bytes(value).decode())]
    if encoding and (encoding.style or encoding.explode is not None):
        param = Param(name, "query", style=encoding.style, explode=encoding.explode)
        return list(query_pairs(name, value, param))
    return list(deep_pairs(name, value))
