"""Strings, numbers and booleans: the types without parts (JSON Schema 2020-12 validation §6.2, §6.3, §7, §8)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from codegen.interpret.session import File
from codegen.jsontypes import Object
from codegen.model import BinaryType, BooleanType, IntegerType, Limits, NullType, NumberType, StringType, Type

STRING = StringType()
BOOLEAN = BooleanType()
NULL = NullType()

_NUMBER_KEYS = frozenset(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"))
KEYWORDS = _NUMBER_KEYS.union(
    ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema", "not")
)
"""What tells of a scalar besides ``type`` and ``format``."""
_TEXT_MEDIA = ("text/", "application/json", "application/xml", "application/jwt")


@lru_cache(maxsize=1024)
def bare(kind: str, format_: str) -> Type | None:
    """The type of a scalar of which only ``type`` and ``format`` tell; ``None`` for bytes and for what is no scalar."""
    match kind:
        case "string":
            return None if format_ == "binary" else StringType(format_)
        case "integer":
            return IntegerType(format_)
        case "number":
            return NumberType(format_)
        case _:
            return None


def string(file: File, node: Object, pointer: str) -> Type:
    """The type of ``type: string``; bytes where ``format`` or the content keywords say so."""
    format_ = text(node, "format")
    if format_ == "binary":
        file.session.has_binary = True
        return BinaryType(text(node, "contentMediaType"))
    media_type, encoding = text(node, "contentMediaType"), text(node, "contentEncoding")
    if media_type and not format_ and (encoding == "binary" or not encoding) and not media_type.startswith(_TEXT_MEDIA):
        return BinaryType(media_type)
    return StringType(
        format_,
        count(file, node, "minLength", pointer),
        count(file, node, "maxLength", pointer),
        text(node, "pattern"),
        encoding,
        media_type,
    )


def integer(file: File, node: Object, pointer: str) -> Type:
    """The type of ``type: integer``."""
    found = limits(file, node, pointer)
    return IntegerType(text(node, "format")) if found is NO_LIMITS else IntegerType(text(node, "format"), found)


def number(file: File, node: Object, pointer: str) -> Type:
    """The type of ``type: number``."""
    found = limits(file, node, pointer)
    return NumberType(text(node, "format")) if found is NO_LIMITS else NumberType(text(node, "format"), found)


NO_LIMITS = Limits()


def limits(file: File, node: Object, pointer: str) -> Limits:
    """The numeric limits of ``node``; the boolean ``exclusiveMinimum`` of draft 4 turns ``minimum`` around."""
    if _NUMBER_KEYS.isdisjoint(node):
        return NO_LIMITS
    low, above = _bound(file, node, "minimum", "exclusiveMinimum", pointer)
    high, below = _bound(file, node, "maximum", "exclusiveMaximum", pointer)
    return Limits(low, high, above, below, _number_at(file, node, "multipleOf", pointer))


def _bound(file: File, node: Object, key: str, exclusive: str, pointer: str) -> tuple[float | None, float | None]:
    """The inclusive and the exclusive limit on one side."""
    limit = _number_at(file, node, key, pointer)
    strict = node.get(exclusive)
    if isinstance(strict, bool):
        return (None, limit) if strict else (limit, None)
    return limit, _number_at(file, node, exclusive, pointer)


def _number_at(file: File, node: Object, key: str, pointer: str) -> int | float | None:
    value = node.get(key)
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    if isinstance(value, str):
        try:
            return float(value) if not value.lstrip("-").isdigit() else int(value)
        except ValueError:
            pass
    file.report("limit-invalid", "warning", f"`{key}: {value!r}` is not a number; ignored", f"{pointer}/{key}")
    return None


def count(file: File, node: Object, key: str, pointer: str) -> int | None:
    """A length or number of items; what is not a whole number is reported and ignored."""
    value = node.get(key)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if (isinstance(value, float) and value.is_integer()) or (isinstance(value, str) and value.isdecimal()):
        return int(value)
    file.report("limit-invalid", "warning", f"`{key}: {value!r}` is not a count; ignored", f"{pointer}/{key}")
    return None


def text(node: Any, key: str) -> str:
    """The string under ``key``, else ``""``."""
    value = node.get(key)
    return value if isinstance(value, str) else ""
