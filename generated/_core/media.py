"""Media types (RFC 9110, 8.3.1): what documents and servers call them, and what their bodies are."""

from __future__ import annotations

_LINES = (
    "ndjson",
    "ldjson",
    "jsonl",
    "jsonlines",
    "json-lines",
    "json-stream",
    "/stream+json",
)
_STREAMS = ("event-stream", "json-seq", *_LINES)


def essence(media_type: str) -> str:
    """Type and subtype, lower case, without parameters: ``application/json``."""
    return media_type.partition(";")[0].strip().lower()


def is_range(media_type: str) -> bool:
    """Whether this names several media types, such as ``image/*``; or none at all."""
    name = essence(media_type)
    return "*" in name or not name


def is_json(media_type: str) -> bool:
    """Whether bodies of this type are one JSON value: ``text/json``, ``application/problem+json``, ``*/*``..."""
    name = essence(media_type)
    if name.endswith((*_STREAMS, "ubjson")):
        return False
    return (
        name.endswith("json")
        or "/json+" in name
        or name in ("", "*", "*/*", "application/*")
    )


def is_lines(media_type: str) -> bool:
    """Whether bodies of this type are JSON values, one a line, or one after each mark (RFC 7464)."""
    return essence(media_type).endswith((*_LINES, "json-seq"))


def is_xml(media_type: str) -> bool:
    """Whether bodies of this type are XML (RFC 7303)."""
    return essence(media_type).endswith(("/xml", "+xml", "-xml", ".xml"))
