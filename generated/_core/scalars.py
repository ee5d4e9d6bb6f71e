"""Values that have a type of their own in Python but are text in JSON: dates, UUIDs, decimals, bytes.

Type checkers see ``datetime`` and so on. A value keeps the text that it came as, so that dumping gives that back;
text that does not parse stays text.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import decimal
import uuid
from typing import TYPE_CHECKING, Annotated, Any, Self, SupportsIndex, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class _DateTimeText(dt.datetime):
    """A moment that remembers how it was written."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        made = cls.fromisoformat(text.replace("z", "Z"))  # RFC 3339 allows either
        made.text = text
        return made

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[object, ...]:
        return type(self).parse, (self.text,)


class _DateText(dt.date):
    """A day that remembers how it was written."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        made = cls.fromisoformat(text)
        made.text = text
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).parse, (self.text,)


class _TimeText(dt.time):
    """A time of day that remembers how it was written."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        made = cls.fromisoformat(text)
        made.text = text
        return made

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[object, ...]:
        return type(self).parse, (self.text,)


class _UUIDText(uuid.UUID):
    """A UUID that remembers how it was written (capitals, braces, no hyphens)."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        made = cls(text)
        object.__setattr__(made, "text", text)  # UUIDs refuse to be changed otherwise
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).parse, (self.text,)


class _DecimalText(decimal.Decimal):
    """A decimal number that remembers how it was written."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        try:
            made = cls(text)
        except decimal.InvalidOperation as error:
            raise ValueError(text) from error
        made.text = text
        return made

    def __reduce__(self) -> Any:
        return type(self).parse, (self.text,)


class _BytesText(bytes):
    """Bytes that remember the base64 that they came as."""

    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        try:
            made = cls(base64.b64decode(text, validate=True))
        except binascii.Error as error:
            raise ValueError("no base64") from error
        made.text = text
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).parse, (self.text,)


class Scalar:
    """Marks an annotation whose values are parsed from text by ``parse``, which raises ValueError for other text."""

    __slots__ = ("parse",)

    def __init__(self, parse: Callable[[str], object]) -> None:
        self.parse = parse

    def validate(self, value: object) -> object:
        """The parsed value. Raises ValueError for anything else than text that parses, and for nothing else."""
        if isinstance(value, str):
            return self.parse(value)
        raise ValueError("no text")  # pydantic takes ValueError only

    def keep(self, value: object) -> object:
        """The parsed value, or the value as it came."""
        try:
            return self.parse(value) if isinstance(value, str) else value
        except (ValueError, OverflowError):
            return value

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        # Imported when it is first needed.
        from .schema import scalar_schema

        return scalar_schema(self)


class Discriminated:
    """Marks a union whose members are told apart by a property: ``Annotated[A | B, Discriminated("type", {"a": "A"})]``.

    ``tags`` maps each value of the property (by its wire name) to the name of a member class.
    """

    __slots__ = ("property", "tags")

    def __init__(self, property: str, tags: Mapping[str, str]) -> None:
        self.property = property
        self.tags = tags


if TYPE_CHECKING:
    DateTime: TypeAlias = dt.datetime
    Date: TypeAlias = dt.date
    Time: TypeAlias = dt.time
    UUID: TypeAlias = uuid.UUID
    Decimal: TypeAlias = decimal.Decimal
    Base64: TypeAlias = bytes
else:
    DateTime = Annotated[dt.datetime, Scalar(_DateTimeText.parse)]
    Date = Annotated[dt.date, Scalar(_DateText.parse)]
    Time = Annotated[dt.time, Scalar(_TimeText.parse)]
    UUID = Annotated[uuid.UUID, Scalar(_UUIDText.parse)]
    Decimal = Annotated[decimal.Decimal, Scalar(_DecimalText.parse)]
    Base64 = Annotated[bytes, Scalar(_BytesText.parse)]

WITH_TEXT = (_DateTimeText, _DateText, _TimeText, _UUIDText, _DecimalText, _BytesText)
"""The classes of values that remember their text."""
