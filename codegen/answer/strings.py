"""Texts and numbers that fit their type: the same for the same seed."""

from __future__ import annotations

import base64
import datetime as dt
import math
import random
import re
import uuid
from collections.abc import Callable
from decimal import Decimal

from codegen.answer.patterns import dice, text_of
from codegen.answer.scalars import string_problem
from codegen.model import IntegerType, Limits, NumberType, StringType

_WORDS = (
    "amber birch cedar delta ember fern grove harbor iris juniper kelp lotus maple north olive pine quartz reed".split()
)
_START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
_MOMENT = re.compile(
    r"(created|updated|completed|expires|started|finished|modified)(_?(at|on|time))?|timestamp", re.IGNORECASE
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 1 << 16
"""Characters that a document may ask for with ``minLength``."""


def text(type_: StringType, name: str, seed: str) -> str:
    """A string; where nothing else is said, one that is called like its field."""
    rng = dice(seed)
    least = min(type_.min_length or 0, _LONGEST)
    maker = _FORMATS.get(type_.format) or (_FORMATS["byte"] if type_.content_encoding == "base64" else None)
    formed = maker(rng) if maker else ""
    if maker and not string_problem(formed, type_):
        return formed
    if type_.pattern and (found := text_of(type_.pattern, seed, least, type_.max_length)) is not None:
        return found
    return _sized(formed or _plain(name, rng), rng, least, type_.max_length)


def _plain(name: str, rng: random.Random) -> str:
    lower = name.lower()
    if lower.endswith(("url", "uri", "href")):
        return f"https://example.com/{rng.choice(_WORDS)}"
    if lower.endswith("email"):
        return f"{rng.choice(_WORDS)}@example.com"
    if lower == "id" or lower.endswith(("_id", "id")):
        return (
            f"{name.removesuffix('_id') or name}_{rng.randrange(16**6):06x}"
            if lower != "id"
            else f"{rng.randrange(16**8):08x}"
        )
    return f"{name or 'text'} {rng.choice(_WORDS)}"


def _sized(made: str, rng: random.Random, least: int, most: int | None) -> str:
    """The text cut and filled up to its length."""
    missing = least - len(made)
    if missing > 0:
        made += "".join(rng.choice(_LETTERS) for _ in range(missing))
    return made if most is None else made[:most]


def _moment(rng: random.Random) -> dt.datetime:
    return _START + dt.timedelta(seconds=rng.randrange(366 * 24 * 3600))


def _host(rng: random.Random) -> str:
    return f"{rng.choice(_WORDS)}.example.com"


_FORMATS: dict[str, Callable[[random.Random], str]] = {
    "date-time": lambda rng: _moment(rng).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "date": lambda rng: _moment(rng).strftime("%Y-%m-%d"),
    "time": lambda rng: _moment(rng).strftime("%H:%M:%SZ"),
    "duration": lambda rng: f"PT{rng.randint(1, 59)}M",
    "uuid": lambda rng: str(uuid.UUID(int=rng.getrandbits(128), version=4)),
    "email": lambda rng: f"{rng.choice(_WORDS)}@example.com",
    "idn-email": lambda rng: f"{rng.choice(_WORDS)}@example.com",
    "hostname": _host,
    "idn-hostname": _host,
    "uri": lambda rng: f"https://example.com/{rng.choice(_WORDS)}",
    "url": lambda rng: f"https://example.com/{rng.choice(_WORDS)}",
    "iri": lambda rng: f"https://example.com/{rng.choice(_WORDS)}",
    "uri-reference": lambda rng: f"/{rng.choice(_WORDS)}",
    "iri-reference": lambda rng: f"/{rng.choice(_WORDS)}",
    "uri-template": lambda rng: f"https://example.com/{rng.choice(_WORDS)}/{{id}}",
    "json-pointer": lambda rng: f"/{rng.choice(_WORDS)}",
    "relative-json-pointer": lambda rng: f"0/{rng.choice(_WORDS)}",
    "regex": lambda rng: f"^{rng.choice(_WORDS)}$",
    "ipv4": lambda rng: f"192.0.2.{rng.randint(1, 254)}",
    "ip": lambda rng: f"192.0.2.{rng.randint(1, 254)}",
    "ipv6": lambda rng: f"2001:db8::{rng.randint(1, 0xFFFF):x}",
    "byte": lambda rng: base64.b64encode(rng.choice(_WORDS).encode()).decode(),
    "base64": lambda rng: base64.b64encode(rng.choice(_WORDS).encode()).decode(),
    "decimal": lambda rng: f"{rng.randint(1, 999)}.{rng.randint(0, 99):02}",
    "int32": lambda rng: str(rng.randint(1, 999)),
    "int64": lambda rng: str(rng.randint(1, 999)),
    "password": lambda rng: f"{rng.choice(_WORDS)}-{rng.randint(1000, 9999)}",
    "color": lambda rng: f"#{rng.randrange(16**6):06x}",
    "mac": lambda rng: "00:00:5e:00:53:" + f"{rng.randrange(256):02x}",
}
"""Texts of a format; hosts and addresses are those set aside for documents (RFC 2606, 5737, 3849)."""


def integer(type_: IntegerType, name: str, seed: str) -> int:
    """An integer within its limits, small where it may be; a moment where its name says so."""
    if type_.limits == Limits() and _MOMENT.fullmatch(name) and type_.format != "int32":
        return int(_moment(dice(seed)).timestamp())
    low, high = _bounds(_whole(type_.limits))
    step = max(1, math.ceil(type_.limits.multiple_of or 1))
    first, last = -(-math.ceil(low) // step), math.floor(high) // step
    return (first if last <= first else dice(seed).randint(first, min(last, first + 99))) * step


def number(type_: NumberType, seed: str) -> int | float:
    """A number within its limits, with two decimals where they fit."""
    low, high = _bounds(type_.limits)
    rng = dice(seed)
    if of := type_.limits.multiple_of:
        step = abs(Decimal(repr(of)))
        first, last = math.ceil(Decimal(repr(low)) / step), math.floor(Decimal(repr(high)) / step)
        return float((first if last <= first else rng.randint(first, min(last, first + 99))) * step)
    found = round(rng.uniform(low, high), 2)
    return found if low <= found <= high and _inside(found, type_.limits) else (low + high) / 2


def _inside(value: float, limits: Limits) -> bool:
    return value not in (limits.exclusive_minimum, limits.exclusive_maximum)


def _whole(limits: Limits) -> Limits:
    """The limits of integers, none of them exclusive."""
    low = None if limits.exclusive_minimum is None else math.floor(limits.exclusive_minimum) + 1
    high = None if limits.exclusive_maximum is None else math.ceil(limits.exclusive_maximum) - 1
    return Limits(_narrower(limits.minimum, low, max), _narrower(limits.maximum, high, min))


def _bounds(limits: Limits) -> tuple[float, float]:
    """The lowest and highest number; exclusive limits are among them."""
    low = _narrower(limits.minimum, limits.exclusive_minimum, max)
    high = _narrower(limits.maximum, limits.exclusive_maximum, min)
    if low is None:
        low = min(1, high) if high is not None else 1
    return low, max(low, high if high is not None else low + 99)


def _narrower(one: float | None, other: float | None, of: Callable[[float, float], float]) -> float | None:
    if one is None or other is None:
        return other if one is None else one
    return of(one, other)
