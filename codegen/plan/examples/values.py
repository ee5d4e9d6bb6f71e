"""Values for arguments: the document's examples where they are of the type, else the least that the schema asks for."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import UNSET

from codegen import naming
from codegen.jsontypes import JSON
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    Field,
    IntegerType,
    Limits,
    LiteralType,
    MapType,
    NeverType,
    NullType,
    NumberType,
    ObjectShape,
    RefType,
    StringType,
    TupleType,
    Type,
    UnionType,
    without_null,
)
from codegen.plan.definitions import suggestions
from codegen.plan.examples.layout import Code, Value
from codegen.plan.scope import Scope
from codegen.spelling import literal, prose

_LONGEST = 160
"""Characters of an example that a reader still likes to see."""

_FORMATS = {
    "date-time": "2024-01-31T12:00:00Z",
    "date": "2024-01-31",
    "time": "12:00:00Z",
    "uuid": "0f8fad5b-d9cb-469f-a165-70867728950e",
    "byte": "aGVsbG8=",
    "base64": "aGVsbG8=",
    "decimal": "1.50",
    "email": "user@example.com",
    "uri": "https://example.com",
    "url": "https://example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
}
"""A value for each format; addresses are those kept for documentation (RFC 2606, RFC 3849, RFC 5737)."""


class Impossible(Exception):  # noqa: N818 - no error: it says that there is no value, and never leaves this package
    """A type has no finite value, or none."""


def fits(value: JSON, type_: Type, scope: Scope) -> bool:
    """Whether a type checker takes ``value``, written out, for an argument of ``type_``."""
    match type_:
        case AnyType():
            return True
        case NeverType() | BinaryType():
            return False
        case NullType():
            return value is None
        case BooleanType():
            return isinstance(value, bool)
        case IntegerType():
            return isinstance(value, int) and not isinstance(value, bool)
        case NumberType():
            return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
        case StringType():
            return isinstance(value, str)
        case LiteralType():
            return _listed(value, type_)
        case ArrayType():
            return isinstance(value, list) and all(fits(each, type_.items, scope) for each in value)
        case TupleType():
            members = (*type_.items, type_.rest)
            return isinstance(value, list) and all(_any_fits(each, members, scope) for each in value)
        case MapType():
            return isinstance(value, dict) and all(fits(each, type_.values, scope) for each in value.values())
        case UnionType():
            return _any_fits(value, type_.variants, scope)
        case RefType():
            return _fits_reference(value, type_, scope)


def _any_fits(value: JSON, types: Iterable[Type], scope: Scope) -> bool:
    return any(fits(value, each, scope) for each in types)


def _listed(value: JSON, type_: LiteralType) -> bool:
    """Whether it is a value of an enum; other values of an open one are no good examples."""
    return any(type(value) is type(each) and value == each for each in type_.values)


def _fits_reference(value: JSON, type_: RefType, scope: Scope) -> bool:
    schema = scope.schema(type_)
    if schema is None:
        return True
    if not isinstance(schema.shape, ObjectShape):
        return fits(value, schema.shape, scope)
    if not isinstance(value, dict):
        return False
    sent = {field.name: field for field in schema.shape.fields if not field.read_only}
    given = all(name in value for name, field in sent.items() if field.required)
    return given and all(name in sent and fits(each, sent[name].type, scope) for name, each in value.items())


def chosen(examples: Iterable[JSON], type_: Type, scope: Scope) -> Value | None:
    """The first of ``examples`` that is of the type and short."""
    return next((each for each in examples if each is not None and short(each) and fits(each, type_, scope)), None)


def short(value: JSON) -> bool:
    """Whether a reader likes to see it, and it is plain text."""
    return all(len(text) <= _LONGEST and prose(text) == text.strip() for text in _texts(value)) and len(
        repr(value)
    ) <= (4 * _LONGEST)


def _texts(value: JSON) -> list[str]:
    match value:
        case str():
            return [value]
        case list():
            return [text for each in value for text in _texts(each)]
        case dict():
            return [text for key, each in value.items() for text in (key, *_texts(each))]
        case _:
            return []


def value_of(field: Field, scope: Scope, inside: frozenset[str] = frozenset()) -> Value:
    """A value for a field: its example, what it always is, its default, what the prose names, else one made of its type."""
    said = [each for each in (field.always, field.default) if each is not UNSET]
    found = chosen((*field.examples, *said, *suggestions(field)), field.type, scope)
    return found if found is not None else made(without_null(field.type), field.name, scope, inside)


def made(type_: Type, name: str, scope: Scope, inside: frozenset[str] = frozenset()) -> Value:
    """The least value of ``type_``; texts are called after what they are for.

    Raises:
        Impossible: there is none, or it would have to hold itself (``inside`` are the schemas around it).
    """
    match type_:
        case NeverType():
            raise Impossible
        case NullType():
            return None
        case BooleanType():
            return True
        case IntegerType():
            return math.ceil(_within(type_.limits))
        case NumberType():
            return _within(type_.limits)
        case StringType():
            return _text(type_, name)
        case BinaryType():
            file = f"{naming.module(name)}.bin"
            return Code(f"Path({literal(file)})", file)
        case LiteralType():
            return _first(type_)
        case ArrayType():
            return _some(type_, name, scope, inside)
        case TupleType():
            return [made(each, name, scope, inside) for each in type_.items]
        case MapType():
            return {"key": made(type_.values, name, scope, inside)}
        case UnionType():
            return _first_made(type_.variants, name, scope, inside)
        case RefType():
            return _made_reference(type_, name, scope, inside)
        case AnyType():
            return naming.snake(name)


def _within(limits: Limits) -> float:
    low = limits.minimum if limits.minimum is not None else limits.exclusive_minimum
    high = limits.maximum if limits.maximum is not None else limits.exclusive_maximum
    if low is not None:
        return max(low + (1 if low == limits.exclusive_minimum else 0), min(1, high if high is not None else 1))
    return high - 1 if high is not None and high <= 1 else 1


def _text(type_: StringType, name: str) -> str:
    text = _FORMATS.get(type_.format) or naming.snake(name)
    if type_.min_length is not None and type_.min_length <= _LONGEST:
        text = text.ljust(type_.min_length, "0")
    return text[: type_.max_length] if type_.max_length else text


def _first(type_: LiteralType) -> Value:
    plain = (each for each in type_.values if isinstance(each, (str, int, float)))
    found = next(plain, None)
    if found is None:
        raise Impossible
    return found


def _some(type_: ArrayType, name: str, scope: Scope, inside: frozenset[str]) -> Value:
    """One item, or none where an item cannot be made or would hold the array."""
    try:
        item = made(type_.items, naming.singular_phrase(name) or "item", scope, inside)
    except Impossible:
        if type_.min_items:
            raise
        return []
    return [item] * min(max(type_.min_items or 1, 1), 4)


def _first_made(variants: Iterable[Type], name: str, scope: Scope, inside: frozenset[str]) -> Value:
    for each in variants:
        try:
            return made(each, name, scope, inside)
        except Impossible:
            continue
    raise Impossible


def _made_reference(type_: RefType, name: str, scope: Scope, inside: frozenset[str]) -> Value:
    schema = scope.schema(type_)
    if schema is None:
        return naming.snake(name)
    if schema.id in inside:
        raise Impossible
    found = chosen(schema.examples, type_, scope)
    if found is not None:
        return found
    deeper = inside | {schema.id}
    if not isinstance(schema.shape, ObjectShape):
        return made(schema.shape, name, scope, deeper)
    needed = (field for field in schema.shape.fields if field.required and not field.read_only)
    return {field.name: value_of(field, scope, deeper) for field in needed}
