"""Media types: their names, their order of preference, their kinds (RFC 6838, RFC 6839)."""

from __future__ import annotations

STREAMS = (
    "text/event-stream",
    "application/jsonl",
    "application/x-ndjson",
    "application/json-seq",
    "application/x-jsonlines",
    "application/ndjson",
    "application/x-json-stream",
    "application/stream+json",
    "multipart/mixed",
)
"""Media types whose bodies are sequences of items (OAS 3.2 §4.14.5 and what servers send)."""


def media_name(written: str) -> str:
    """A media type in lower case, without parameters; ``json`` and its like spelled out."""
    name = written.partition(";")[0].strip().lower()
    return _SHORT.get(name, name) or "*/*"


_SHORT = {
    "json": "application/json",
    "text": "text/plain",
    "xml": "application/xml",
    "*": "*/*",
    "application/*": "*/*",
    "form": "application/x-www-form-urlencoded",
}


def is_json(media_type: str) -> bool:
    """Whether bodies of this type are one JSON value."""
    return media_type in ("application/json", "text/json", "*/*") or (
        media_type.endswith("+json") and media_type not in STREAMS
    )


def is_form(media_type: str) -> bool:
    """Whether bodies of this type are fields that are written one by one."""
    return media_type == "application/x-www-form-urlencoded" or media_type.startswith("multipart/")


def is_text(media_type: str) -> bool:
    """Whether bodies of this type are text."""
    return media_type.startswith("text/") or media_type.endswith(
        ("/xml", "+xml", "/yaml", "/x-yaml", "+yaml", "/javascript", "/graphql")
    )


def preference(media_type: str) -> int:
    """The rank of a media type among those of one body: JSON, then forms, then the document's order."""
    if media_type == "application/json":
        return 0
    return 1 if is_json(media_type) and media_type != "*/*" else 2
