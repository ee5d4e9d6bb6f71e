"""Which of several media types a client wants (``Accept``: RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codegen.media import essence, framing, is_json, is_range, is_within, parameters, says_nothing
from codegen.model import Content

_ELEMENT = re.compile(r"""(?:[^,"]|"(?:\\.|[^"\\])*"?)+""")
"""An element of a list: a comma within quotes does not end it (RFC 9110, 5.6.1)."""

Ranges = Sequence[tuple[str, float]]


def accepted(accept: str) -> Ranges:
    """The ranges that a client takes and how much it wants each, from 0 to 1; anything where nothing is said."""
    return [_range(each) for each in _ELEMENT.findall(accept) if each.strip()] or [("*/*", 1.0)]


def _range(text: str) -> tuple[str, float]:
    try:
        return essence(text), min(1.0, max(0.0, float(parameters(text).get("q", "1"))))
    except ValueError:
        return essence(text), 1.0


def wanted(contents: Sequence[Content], accept: str) -> Content | None:
    """The media type that a client likes best; of equal ones the first. ``None`` when it takes none of them."""
    ranges = accepted(accept)
    best = max(contents, key=lambda each: _quality(each.media_type, ranges), default=None)
    return best if best is not None and _quality(best.media_type, ranges) > 0 else None


def _quality(media_type: str, ranges: Ranges) -> float:
    """The quality of the most specific range that the type is in."""
    degrees = (
        [quality for name, quality in ranges if name == media_type],
        [quality for name, quality in ranges if not says_nothing(name) and is_within(media_type, name)],
        [quality for name, quality in ranges if _are_alike(name, media_type)],
        [quality for name, quality in ranges if is_within(media_type, name)],
    )
    found = next(filter(None, degrees), None)
    return found[0] if found else float(is_range(media_type))


def _are_alike(one: str, other: str) -> bool:
    """Whether two types are names for the same thing."""
    alike = is_json(one) and is_json(other) and not says_nothing(one)
    return alike or framing(one) == framing(other) == "lines"
