"""Scalars as sets of values: limits, lengths, patterns, formats, enumerations. Pure functions on pairs of types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from codegen.diff.limits import Difference, counted, limited
from codegen.diff.spell import spell, value, values
from codegen.jsontypes import JSON
from codegen.model import (
    AnyType,
    BinaryType,
    BooleanType,
    IntegerType,
    Limits,
    LiteralType,
    NumberType,
    StringType,
    Type,
)

Scalar: TypeAlias = BooleanType | IntegerType | NumberType | StringType | BinaryType | LiteralType
SCALARS = (BooleanType, IntegerType, NumberType, StringType, BinaryType, LiteralType)
Number: TypeAlias = IntegerType | NumberType
Base: TypeAlias = Literal["string", "integer", "number", "boolean", "mixed", "binary"]

ANY_PATTERNS = {"", ".*", "^.*$", "^.*", ".*$", "^", "$"}
"""Patterns that every string matches (line ends aside)."""

MEANT = frozenset(
    [
        "date",
        "date-time",
        "time",
        "duration",
        "email",
        "idn-email",
        "hostname",
        "idn-hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "iri",
        "iri-reference",
        "uri-template",
        "json-pointer",
        "relative-json-pointer",
        "regex",
        "uuid",
        "byte",
        "binary",
        "int32",
        "decimal",
        "float",
    ]
)
"""Formats that narrow the values. Others (``password``, ``int64``, vendors') are annotations."""

NARROWER_FORMATS = {("int32", "int64"), ("float", "double")}


def scalar_base(type_: Scalar) -> Base:
    """The JSON type of a scalar's values."""
    match type_:
        case BooleanType():
            return "boolean"
        case IntegerType():
            return "integer"
        case NumberType():
            return "number"
        case StringType():
            return "string"
        case BinaryType():
            return "binary"
        case LiteralType():
            return type_.base


def differences(old: Scalar, new: Scalar, *, text: bool) -> Iterator[Difference]:
    """How two scalars differ; ``text`` where values are written without JSON, so that ``1`` and ``"1"`` are one."""
    before, after = scalar_base(old), scalar_base(new)
    if isinstance(old, LiteralType) or isinstance(new, LiteralType):
        yield from _literals(old, new, text=text)
    elif before != after:
        yield _bases(old, new, text=text)
        if isinstance(old, (IntegerType, NumberType)) and isinstance(new, (IntegerType, NumberType)):
            yield from limited(old.limits, new.limits, integer=isinstance(new, IntegerType))
    else:
        yield from _formats(old, new)
        yield from _constraints(old, new)


def covers(wide: Type, narrow: Type) -> bool:
    """Whether every value of ``narrow`` is certainly one of ``wide`` (scalars only; ``False`` where it is not known)."""
    if isinstance(wide, AnyType) or wide == narrow:
        return True
    if not (isinstance(wide, SCALARS) and isinstance(narrow, SCALARS)):
        return False
    if isinstance(narrow, LiteralType) and not narrow.open and not isinstance(wide, LiteralType):
        return all(_holds(wide, each) for each in narrow.values)
    widening = {"type-generalized", "enum-value-added", "no-longer-enum", "pattern-removed", "format-changed"}
    return all(each.kind in widening or each.kind.endswith("-unset") for each in differences(narrow, wide, text=False))


def _holds(type_: Scalar, item: JSON) -> bool:
    """Whether a plain, unconstrained scalar takes the value."""
    match type_:
        case StringType():
            plain = not (type_.pattern or type_.format or type_.min_length or type_.max_length is not None)
            return plain and isinstance(item, str)
        case BooleanType():
            return isinstance(item, bool)
        case IntegerType() | NumberType():
            number = isinstance(item, (int, float)) and not isinstance(item, bool)
            whole = isinstance(type_, NumberType) or isinstance(item, int)
            return number and whole and type_.limits == Limits()
        case _:
            return False


def _bases(old: Scalar, new: Scalar, *, text: bool) -> Difference:
    before, after = scalar_base(old), scalar_base(new)
    kind = "type-changed"
    if (before, after) == ("integer", "number") or (text and _free(new) and before != "binary"):
        kind = "type-generalized"
    elif (before, after) == ("number", "integer") or (text and _free(old) and after != "binary"):
        kind = "type-specialized"
    return Difference(kind, spell(old), spell(new))


def _free(type_: Scalar) -> bool:
    """Whether any text is a value: a string without format, pattern and lengths."""
    return type_ == StringType()


# --- enumerations ----------------------------------------------------------------------------------------------------


def _literals(old: Scalar, new: Scalar, *, text: bool) -> Iterator[Difference]:
    if isinstance(old, LiteralType) and isinstance(new, LiteralType):
        yield from _enums(old, new, text=text)
    elif isinstance(new, LiteralType):
        if not _related(old, new, text=text):
            yield Difference("type-changed", spell(old), spell(new))
        elif not new.open:
            yield Difference("became-enum", spell(old), values(new.values))
    elif isinstance(old, LiteralType):
        if not _related(new, old, text=text):
            yield Difference("type-changed", spell(old), spell(new))
        elif not old.open:
            yield Difference("no-longer-enum", values(old.values), spell(new))


def _related(free: Scalar, listed: LiteralType, *, text: bool) -> bool:
    """Whether the listed values are of the free type."""
    base = scalar_base(free)
    same = listed.base in (base, "mixed") or (base, listed.base) == ("number", "integer")
    return same or (text and base == "string")


def _enums(old: LiteralType, new: LiteralType, *, text: bool) -> Iterator[Difference]:
    before = {_identity(each, text=text): each for each in old.values}
    after = {_identity(each, text=text): each for each in new.values}
    gone = tuple(each for key, each in before.items() if key not in after)
    come = tuple(each for key, each in after.items() if key not in before)
    if old.open and new.open:
        if gone or come:
            yield Difference("known-values-changed", values(old.values), values(new.values))
    elif old.open:
        yield Difference("became-enum", old.base, values(new.values))
    elif new.open:
        yield Difference("no-longer-enum", values(old.values), f"any {new.base}")
    elif len(before) == 1 and len(after) == 1 and gone:
        yield Difference("const-changed", value(gone[0]), value(come[0]))
    else:
        if gone:
            yield Difference("enum-value-removed", values(gone), None)
        if come:
            yield Difference("enum-value-added", None, values(come))


def _identity(item: JSON, *, text: bool) -> tuple[str, JSON]:
    """A key under which equal JSON values meet: ``1`` and ``1.0`` do, ``1`` and ``true`` do not."""
    if isinstance(item, bool):
        return ("text", str(item).lower()) if text else ("boolean", item)
    if text:
        return ("text", str(item))
    return ("number" if isinstance(item, (int, float)) else "string", item)


# --- formats and constraints -----------------------------------------------------------------------------------------


def _formats(old: Scalar, new: Scalar) -> Iterator[Difference]:
    before = "" if isinstance(old, (BooleanType, LiteralType, BinaryType)) else old.format
    after = "" if isinstance(new, (BooleanType, LiteralType, BinaryType)) else new.format
    if before == after:
        return
    yield Difference(_format_kind(before, after), spell(old), spell(new))


def _format_kind(before: str, after: str) -> str:
    if (before, after) in NARROWER_FORMATS or (before in MEANT and after not in MEANT):
        return "type-generalized"
    if (after, before) in NARROWER_FORMATS or (after in MEANT and before not in MEANT):
        return "type-specialized"
    return "type-changed" if before in MEANT and after in MEANT else "format-changed"


def _constraints(old: Scalar, new: Scalar) -> Iterator[Difference]:
    if isinstance(old, StringType) and isinstance(new, StringType):
        yield from _lengths(old, new)
        yield from _pattern(old.pattern, new.pattern)
        if old.content_encoding != new.content_encoding:
            yield Difference("content-encoding-changed", old.content_encoding or "text", new.content_encoding or "text")
        if old.content_media_type != new.content_media_type:
            yield Difference(
                "content-media-type-changed", old.content_media_type or "text", new.content_media_type or "text"
            )
    elif isinstance(old, (IntegerType, NumberType)) and isinstance(new, (IntegerType, NumberType)):
        yield from limited(old.limits, new.limits, integer=isinstance(new, IntegerType))


def _lengths(old: StringType, new: StringType) -> Iterator[Difference]:
    yield from counted("max-length", old.max_length, new.max_length)
    yield from counted("min-length", old.min_length or None, new.min_length or None)


def _pattern(old: str, new: str) -> Iterator[Difference]:
    before, after = "" if old in ANY_PATTERNS else old, "" if new in ANY_PATTERNS else new
    if before == after:
        return
    if not before:
        yield Difference("pattern-added", None, new)
    elif not new:
        yield Difference("pattern-removed", old, None)
    else:
        yield Difference("pattern-generalized" if not after else "pattern-changed", old, new)
