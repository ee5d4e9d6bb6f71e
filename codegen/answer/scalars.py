"""Numbers and strings held against limits, formats (RFC 3339, 3986, 4122, 4648, 5321) and patterns."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import ipaddress
import math
import re
import uuid
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TypeGuard

from codegen.answer.patterns import matches
from codegen.answer.words import plural, shown
from codegen.jsontypes import JSON
from codegen.model import IntegerType, NumberType, StringType

_RANGES = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}


def is_integer(value: JSON) -> TypeGuard[int | float]:
    """Whether a value is a number without a fraction; ``1.0`` is one (JSON Schema 2020-12, 6.1.1)."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float) and value.is_integer())


def number_problem(value: JSON, type_: IntegerType | NumberType) -> str:
    """What is wrong with a number; ``""`` for nothing."""
    if not isinstance(value, (int, float)):
        return ""
    limits, text = type_.limits, shown(value)
    if limits.minimum is not None and value < limits.minimum:
        return f"{text} is less than {limits.minimum}"
    if limits.maximum is not None and value > limits.maximum:
        return f"{text} is more than {limits.maximum}"
    if limits.exclusive_minimum is not None and value <= limits.exclusive_minimum:
        return f"{text} is not more than {limits.exclusive_minimum}"
    if limits.exclusive_maximum is not None and value >= limits.exclusive_maximum:
        return f"{text} is not less than {limits.exclusive_maximum}"
    if limits.multiple_of and not is_multiple(value, limits.multiple_of):
        return f"{text} is no multiple of {limits.multiple_of}"
    low, high = _RANGES.get(type_.format, (-math.inf, math.inf))
    return "" if low <= value <= high else f"{text} is no {type_.format}: that goes from {low} to {high}"


def is_multiple(value: float, of: float) -> bool:
    """Whether ``value`` is a multiple, in decimals: 0.3 is one of 0.1."""
    if isinstance(value, int) and isinstance(of, int):
        return value % of == 0
    try:
        return Decimal(repr(value)) % abs(Decimal(repr(of))) == 0
    except InvalidOperation:  # too many digits to tell
        return True


def string_problem(value: str, type_: StringType) -> str:
    """What is wrong with a string; ``""`` for nothing."""
    if type_.min_length is not None and len(value) < type_.min_length:
        return f"{shown(value)} has {plural(len(value), 'character')}, fewer than {type_.min_length}"
    if type_.max_length is not None and len(value) > type_.max_length:
        return f"{shown(value)} has {plural(len(value), 'character')}, more than {type_.max_length}"
    if type_.pattern and not matches(type_.pattern, value):
        return f"{shown(value)} does not match {type_.pattern}"
    check = _FORMATS.get(type_.format)
    return f"{shown(value)} is no {type_.format}" if check and not check(value) else ""


_TIME = r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?"
_ZONE = r"([zZ]|[+-]([01]\d|2[0-3]):?[0-5]\d)?"
_DATE_TIME = re.compile(rf"(\d{{4}}-\d\d-\d\d)[tT ]{_TIME}{_ZONE}", re.ASCII)
_CLOCK = re.compile(_TIME + _ZONE, re.ASCII)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_date_time(text: str) -> bool:
    """RFC 3339; a missing zone is taken, as most servers take it."""
    found = _DATE_TIME.fullmatch(text)
    return found is not None and _is_date(found[1])


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _is_address(kind: type[ipaddress.IPv4Address | ipaddress.IPv6Address]) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        try:
            kind(text)
        except ValueError:
            return False
        return True

    return check


_FORMATS: dict[str, Callable[[str], bool]] = {
    "date": _is_date,
    "date-time": _is_date_time,
    "time": lambda text: _CLOCK.fullmatch(text) is not None,
    "uuid": _is_uuid,
    "byte": _is_base64,
    "ipv4": _is_address(ipaddress.IPv4Address),
    "ipv6": _is_address(ipaddress.IPv6Address),
    "email": lambda text: _EMAIL.fullmatch(text) is not None,
    "uri": lambda text: _URI.fullmatch(text) is not None,
    "url": lambda text: _URI.fullmatch(text) is not None,
}
"""Formats that are checked; others are what they say."""
