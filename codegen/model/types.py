"""What values are: JSON's own types, with what documents say of them, unions, and references to schemas."""

from __future__ import annotations

from typing import Literal, TypeAlias

from codegen.finding import Noun
from codegen.jsontypes import JSON


class AnyType(Noun, frozen=True, tag=True):
    """Any JSON value: nothing is known, or ``true``/``{}`` says that nothing is meant."""


class NeverType(Noun, frozen=True, tag=True):
    """No value at all (``false``, ``not: {}``)."""


class NullType(Noun, frozen=True, tag=True):
    """JSON ``null`` only."""


class BooleanType(Noun, frozen=True, tag=True):
    """``true`` or ``false``."""


class Limits(Noun, frozen=True):
    """Numeric limits, as JSON Schema means them; ``None`` where there is none."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None


class IntegerType(Noun, frozen=True, tag=True):
    """A number without a fraction."""

    format: str = ""
    limits: Limits = Limits()


class NumberType(Noun, frozen=True, tag=True):
    """Any JSON number."""

    format: str = ""
    limits: Limits = Limits()


class StringType(Noun, frozen=True, tag=True):
    """A string; ``format`` as written (``date-time``, ``uuid``, ``byte``, ``decimal``, ...)."""

    format: str = ""
    min_length: int | None = None
    max_length: int | None = None
    pattern: str = ""
    content_encoding: str = ""
    content_media_type: str = ""


class BinaryType(Noun, frozen=True, tag=True):
    """Bytes outside of JSON: a file upload part, a raw body, a download."""

    media_type: str = ""


class LiteralType(Noun, frozen=True, tag=True):
    """One of the listed scalars (``enum``, ``const``)."""

    values: tuple[JSON, ...]
    """Distinct scalars in the document's order. ``null`` is never among them: it becomes a union with ``NullType``."""
    base: Literal["string", "integer", "number", "boolean", "mixed"] = "string"
    names: tuple[str, ...] = ()
    """Names for the values from ``x-enum-varnames`` and its like, one per value, or empty."""
    docs: tuple[str, ...] = ()
    """Descriptions of the values, one per value, or empty."""
    open: bool = False
    """Whether other values of ``base`` are taken too: the list is documentation, not a limit."""


class ArrayType(Noun, frozen=True, tag=True):
    """An array whose items are all of one type."""

    items: Type
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


class TupleType(Noun, frozen=True, tag=True):
    """An array whose first items have types of their own (``prefixItems``)."""

    items: tuple[Type, ...]
    rest: Type
    """The type of items after the prefix; ``NeverType`` when there may be none."""


class MapType(Noun, frozen=True, tag=True):
    """An object with arbitrary keys whose values are all of one type."""

    values: Type


class UnionType(Noun, frozen=True, tag=True):
    """Any of several types. Flat, without duplicates, and ``NullType`` last: make it with ``union``."""

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None


class Discriminator(Noun, frozen=True):
    """The field that tells a union's variants apart."""

    field: str
    mapping: tuple[tuple[str, str], ...] = ()
    """Pairs of tag value and schema id."""
    declared: bool = True
    """``False`` where it was found by looking at the variants, not in the document."""


class RefType(Noun, frozen=True, tag=True):
    """The schema with this id in ``Provider.schemas``. Recursion is a value."""

    id: str


Type: TypeAlias = (
    AnyType
    | NeverType
    | NullType
    | BooleanType
    | IntegerType
    | NumberType
    | StringType
    | BinaryType
    | LiteralType
    | ArrayType
    | TupleType
    | MapType
    | UnionType
    | RefType
)
"""The type of a value. Objects with fields have no class here: they are always a ``RefType`` to a ``Schema``."""
