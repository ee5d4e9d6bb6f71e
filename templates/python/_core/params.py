"""Parameters as text: the styles of OpenAPI (RFC 6570), and how Python values are spelled in URLs, headers and forms."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeGuard, cast
from urllib.parse import quote

from .errors import InvalidArgument
from .sentinels import NotGiven, Omit

if TYPE_CHECKING:
    from .operation import Param, Style

_PLAIN = frozenset({str, int, float, bool, dict, list, tuple, bytes, type(None)})
RECORDS = ("__dataclass_fields__", "__struct_fields__")
"""What dataclasses and msgspec's Structs are known by."""
RESERVED = ":/?#[]@!$&'()*+,;="
Pair = tuple[str, str]


def is_given(value: object) -> bool:
    """Whether a value is to be sent at all."""
    return not isinstance(value, Omit | NotGiven)


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    """Whether a value is an object in the sense of JSON: a mapping or a model."""
    return isinstance(value, Mapping)


def is_many(value: object) -> TypeGuard[Iterable[object]]:
    """Whether a value is an array in the sense of JSON."""
    return isinstance(value, Iterable) and not isinstance(
        value, str | bytes | bytearray | memoryview | Mapping
    )


def is_bytes(value: object) -> TypeGuard[bytes | bytearray]:
    """Whether a value is bytes of any kind."""
    return isinstance(value, bytes | bytearray | memoryview)


def plain(value: object) -> object:
    """A model as a dict of the fields that are set; everything else as it is."""
    if type(value) in _PLAIN:
        return value
    model: Any = value
    if hasattr(model, "to_dict"):
        return cast("object", model.to_dict())
    if hasattr(model, "model_dump"):
        return cast("object", model.model_dump(exclude_unset=True, by_alias=True))
    if isinstance(value, type) or not any(hasattr(value, mark) for mark in RECORDS):
        return value
    from .records import fields_set  # rarely needed

    return fields_set(value)


def spell(value: object) -> str:
    """One scalar as it stands in URLs, headers and forms: ``true``, ``null``, ISO 8601 dates, enum members by value."""
    if type(value) is str:
        return value
    if isinstance(value, enum.Enum):
        return spell(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if is_bytes(value):
        return bytes(value).decode("utf-8", "surrogateescape")
    return str(value)


def query_pairs(name: str, value: object, param: Param | None = None) -> Iterator[Pair]:
    """The pairs of name and value (not yet encoded) that a query parameter is written as.

    ``None`` within arrays and objects is dropped, as there is no spelling for it; empty ones write nothing.
    """
    style: Style = (param.style if param else "") or "form"
    own = param.explode if param else None
    explode = style in ("form", "deepObject", "cookie") if own is None else own
    value = plain(value)
    if is_mapping(value):
        yield from _object_pairs(name, value, style, explode=explode)
    elif is_many(value):
        yield from _array_pairs(name, list(value), style, explode=explode)
    elif is_given(value):
        yield name, spell(value)


def deep_pairs(name: str, value: object) -> Iterator[Pair]:
    """An object with its structure in brackets: ``a[b]=1``, ``a[b][c]=2``, ``a[d][]=3``; an array repeats its name."""
    value = plain(value)
    if is_mapping(value):
        yield from bracketed(name, value)
    elif value is not None:
        yield from query_pairs(name, value)


def bracketed(name: str, value: object) -> Iterator[Pair]:
    """A value with all of its structure in brackets: items are ``a[]``, those with parts of their own ``a[0][b]``."""
    value = plain(value)
    if is_mapping(value):
        for key, item in value.items():
            yield from bracketed(f"{name}[{spell(key)}]", item)
    elif is_many(value):
        items = [plain(item) for item in value]
        name = name.removesuffix("[]")
        for index, item in enumerate(items):
            place = index if is_mapping(item) or is_many(item) else ""
            yield from bracketed(f"{name}[{place}]", item)
    elif is_given(value) and value is not None:
        yield name, spell(value)


def _fields(value: Mapping[object, object]) -> list[tuple[str, object]]:
    return [
        (spell(key), item)
        for key, item in value.items()
        if is_given(item) and item is not None
    ]


def _object_pairs(
    name: str, value: Mapping[object, object], style: Style, *, explode: bool
) -> Iterator[Pair]:
    fields = _fields(value)
    nested = any(is_mapping(plain(item)) for _, item in fields)
    if style == "deepObject" or nested:
        yield from deep_pairs(name, value)
    elif explode:
        for key, item in fields:
            yield from query_pairs(key, item)
    elif fields:
        parts = (spell(part) for field in fields for part in field)
        yield name, _delimiter(style).join(parts)


def _array_pairs(
    name: str, values: list[object], style: Style, *, explode: bool
) -> Iterator[Pair]:
    values = [plain(value) for value in values if is_given(value) and value is not None]
    nested = any(is_mapping(value) or is_many(value) for value in values)
    if nested or style in ("brackets", "deepObject"):
        yield from bracketed(name, values)
    elif style == "repeat" or (explode and style != "comma"):
        yield from ((name, spell(value)) for value in values)
    elif values:
        yield name, _delimiter(style).join(map(spell, values))


def _delimiter(style: Style) -> str:
    return {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}.get(
        style, ","
    )


def encode_pairs(pairs: Iterable[Pair], *, safe: str = "") -> str:
    """Pairs as a query string; spaces are ``%20``, the comma of arrays stays readable."""
    return "&".join(
        f"{quote(name, safe='[]')}={quote(value, safe=safe)}" for name, value in pairs
    )


def path_segment(name: str, value: object, param: Param | None = None) -> str:
    """A path parameter, percent-encoded: it can neither end its segment nor climb out of it.

    Raises InvalidArgument for an empty value and for ``.`` and ``..``.
    """
    text = _path_text(name, plain(value), param)
    if not text:
        raise InvalidArgument(f"path argument {name!r} is empty: it must have a value")
    if text.replace("%2E", ".").replace("%2e", ".") in (".", ".."):
        raise InvalidArgument(
            f"path argument {name!r} is {text!r}: it would change the path"
        )
    return text


def _path_text(name: str, value: object, param: Param | None) -> str:
    style: Style = (param.style if param else "") or "simple"
    explode = bool(param and param.explode)
    safe = (
        RESERVED.replace("/", "").replace("?", "").replace("#", "")
        if param and param.allow_reserved
        else ""
    )
    parts = [
        (key, quote(text, safe=safe)) for key, text in _parts(value, explode=explode)
    ]
    if not parts:
        return ""
    if style == "label":
        return "." + ("." if explode else ",").join(_joined(parts, explode=explode))
    if style == "matrix":
        named = (
            [f"{key or quote(name)}={text}" for key, text in parts] if explode else []
        )
        return ";" + (
            ";".join(named)
            if explode
            else f"{quote(name)}=" + ",".join(_joined(parts, explode=False))
        )
    return ",".join(_joined(parts, explode=explode))


def _parts(value: object, *, explode: bool) -> list[Pair]:
    """The scalars of a value, with keys for the fields of an object when it is exploded."""
    if is_mapping(value):
        fields = [
            (spell(key), spell(item)) for key, item in value.items() if is_given(item)
        ]
        return (
            [(quote(k), v) for k, v in fields]
            if explode
            else [("", part) for field in fields for part in field]
        )
    if is_many(value):
        return [("", spell(item)) for item in value if is_given(item)]
    return [("", spell(value))]


def _joined(parts: list[Pair], *, explode: bool) -> list[str]:
    return [f"{key}={text}" if key and explode else text for key, text in parts]


def header_text(value: object, param: Param | None = None) -> str:
    """A header parameter (style simple). Raises InvalidArgument for line breaks, which would start another header."""
    text = ",".join(_unquoted(plain(value), explode=bool(param and param.explode)))
    if "\n" in text or "\r" in text or "\0" in text:
        raise InvalidArgument("a header value holds a line break or NUL")
    return text


def _unquoted(value: object, *, explode: bool) -> Iterator[str]:
    if is_mapping(value):
        for key, item in value.items():
            if is_given(item):
                yield from (
                    [f"{spell(key)}={spell(item)}"]
                    if explode
                    else [spell(key), spell(item)]
                )
    elif is_many(value):
        yield from (spell(item) for item in value if is_given(item))
    else:
        yield spell(value)
