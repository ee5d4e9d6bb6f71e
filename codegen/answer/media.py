"""Media types: what they are, and which of several a client wants (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.model import Content

EVENTS = "text/event-stream"
_LINES = (
    "application/jsonl",
    "application/x-ndjson",
    "application/ndjson",
    "application/x-jsonlines",
    "application/json-lines",
)
_MORE_LINES = ("application/x-json-stream", "application/stream+json")
SEQUENCES = "application/json-seq"


def is_json(media_type: str) -> bool:
    """Whether bodies of this type are one JSON value; a type that is not known is taken for JSON."""
    return media_type in ("application/json", "text/json", "*/*", "") or (
        media_type.endswith("+json") and media_type != "application/stream+json"
    )


def is_lines(media_type: str) -> bool:
    """Whether bodies of this type are JSON values, one a line."""
    return media_type in _LINES or media_type in _MORE_LINES


def is_stream(media_type: str) -> bool:
    """Whether bodies of this type are written item by item."""
    return media_type in (EVENTS, SEQUENCES) or is_lines(media_type)


def matches_range(media_type: str, written: str) -> bool:
    """Whether a type is in a range: ``image/png`` in ``image/*``."""
    if written in ("*/*", "*"):
        return True
    return written.endswith("/*") and media_type.startswith(written[:-1])


def wanted(contents: Sequence[Content], accept: str) -> Content | None:
    """The media type that a client likes best; of equal ones the first. ``None`` when it takes none of them."""
    ranges = [_range(each) for each in accept.split(",") if each.strip()] or [("*/*", 1.0)]
    best = max(contents, key=lambda each: _quality(each.media_type, ranges), default=None)
    return best if best is not None and _quality(best.media_type, ranges) > 0 else None


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (each.strip().lower() for each in text.split(";"))
    quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return name, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return name, 1.0


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that the type is in."""
    exact = [quality for name, quality in ranges if name == media_type]
    if exact:
        return exact[0]
    near = [
        quality for name, quality in ranges if name.endswith("/*") and name != "*/*" and matches_range(media_type, name)
    ]
    alike = [quality for name, quality in ranges if _are_alike(name, media_type)]
    broad = [quality for name, quality in ranges if name in ("*/*", "*")]
    found = near or alike or broad
    return found[0] if found else float("*" in media_type)


def _are_alike(one: str, other: str) -> bool:
    """Whether two types are names for the same thing."""
    return (one != "*/*" and is_json(one) and is_json(other)) or (is_lines(one) and is_lines(other))
