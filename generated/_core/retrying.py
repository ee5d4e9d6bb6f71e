"""Whether a failed attempt is made again, and after how long. Pure, except for the jitter."""

from __future__ import annotations

import math
import random
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_DELAY = 0.5
LONGEST_DELAY = 8.0
LONGEST_RETRY_AFTER = 120.0
"""Seconds. A server that asks for more is not waited for: the caller gets the error at once and can plan."""

RETRIED = frozenset({408, 409, 429})


def retried_status(status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer is worth another attempt; ``x-should-retry`` of the server has the last word."""
    said = headers.get("x-should-retry")
    if said in ("true", "false"):
        return said == "true"
    return status in RETRIED or status >= 500


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server asks to wait; ``None`` when it says nothing that makes sense.

    ``retry-after-ms`` wins over ``Retry-After`` (RFC 9110 section 10.2.3: seconds or a date).
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after")
    seconds = _number(text)
    return seconds if seconds is not None or not text else _until(text)


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and value > 0 else None


def _until(text: str) -> float | None:
    try:
        seconds = parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return seconds if seconds > 0 else None


def backoff(retries_taken: int) -> float:
    """Seconds to wait before the next attempt: 0.5 * 2^n, at most 8, less up to a quarter at random."""
    delay = (
        LONGEST_DELAY
        if retries_taken > 4
        else FIRST_DELAY * 2.0 ** max(retries_taken, 0)
    )
    return delay * (1 - 0.25 * random.random())  # jitter, no secret


def delay(headers: Mapping[str, str] | None, retries_taken: int) -> float | None:
    """Seconds to wait before the next attempt; ``None``: the server asks for too long a wait to be patient."""
    asked = retry_after(headers) if headers is not None else None
    if asked is None:
        return backoff(retries_taken)
    return asked if asked <= LONGEST_RETRY_AFTER else None
