"""Media types as documents write them: their names, and their order of preference."""

from __future__ import annotations

from codegen.media import essence, is_json, says_nothing


def media_name(written: str) -> str:
    """A media type in lower case, without parameters; ``json`` and its like spelled out."""
    name = essence(written)
    return _SHORT.get(name, name) or "*/*"


_SHORT = {
    "json": "application/json",
    "text": "text/plain",
    "xml": "application/xml",
    "*": "*/*",
    "application/*": "*/*",
    "form": "application/x-www-form-urlencoded",
}


def preference(media_type: str) -> int:
    """The rank of a media type among those of one body: JSON, then forms, then the document's order."""
    if media_type == "application/json":
        return 0
    return 1 if is_json(media_type) and not says_nothing(media_type) else 2
