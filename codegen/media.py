"""Media types (RFC 6838; RFC 9110, 8.3.1): what they are called, which ranges they are in, what their bodies are.

A media type is text here, as a document or a header writes it; letter case and parameters decide nothing. Subtypes are
known by their ends, for people write more of them than are registered: ``x-json``, ``vnd.api.json``, ``geojson``.
The runtime has its own ``media`` that says the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

Framing: TypeAlias = Literal["", "events", "lines", "sequence"]
"""How the items of a body stand in it: server-sent events (HTML, 9.2), JSON Lines, a JSON text sequence (RFC 7464).
``""``: it is one value."""

_ANYTHING = ("", "*", "*/*", "application/*")
_LINES = ("ndjson", "ldjson", "jsonl", "jsonlines", "json-lines", "json-stream", "/stream+json")
_BINARY_JSON = "ubjson"
_XML = ("/xml", "+xml", "-xml", ".xml")
_TEXT = (*_XML, "yaml", "javascript", "ecmascript", "graphql")
_PARAMETER = re.compile(r""";\s*([^\s;=]+)\s*=\s*("(?:\\.|[^"\\])*"|[^;]*)""")
_CACHED = 1 << 10


@lru_cache(maxsize=_CACHED)
def essence(media_type: str) -> str:
    """Type and subtype, lower case, without parameters: ``application/json``."""
    return media_type.partition(";")[0].strip().lower()


def parameters(media_type: str) -> dict[str, str]:
    """The parameters by name, lower case, each value as it is meant: without quotes (RFC 9110, 5.6.6)."""
    return {name.lower(): _unquoted(value.strip()) for name, value in _PARAMETER.findall(media_type)}


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value[:1] == '"' else value


def is_range(media_type: str) -> bool:
    """Whether this names several media types, such as ``image/*`` and ``application/*+json``; or none at all."""
    name = essence(media_type)
    return "*" in name or not name


def says_nothing(media_type: str) -> bool:
    """Whether a body of this type may be anything: ``*/*``."""
    return essence(media_type) in _ANYTHING


def is_within(media_type: str, range_: str) -> bool:
    """Whether a type is what a range says: ``image/png`` in ``image/*``, ``application/hal+json`` in ``application/*+json``."""
    one, other = essence(media_type), essence(range_)
    if other in ("*", "*/*", one):
        return True
    head, star, tail = other.partition("*")
    return bool(star) and head.endswith("/") and one.startswith(head) and one.endswith(tail)


@lru_cache(maxsize=_CACHED)
def is_json(media_type: str) -> bool:
    """Whether bodies of this type are one JSON value (``+json``: RFC 6839, 3.1); a type that says nothing is taken for JSON."""
    name = essence(media_type)
    if framing(name) or name.endswith(_BINARY_JSON):
        return False
    return name.endswith("json") or "/json+" in name or says_nothing(name)


@lru_cache(maxsize=_CACHED)
def framing(media_type: str) -> Framing:
    """How items stand in bodies of this type, where they are sequences (OAS 3.2, 4.14.5, and what servers send)."""
    name = essence(media_type)
    if name.endswith("event-stream"):
        return "events"
    if name.endswith("json-seq"):
        return "sequence"
    return "lines" if name.endswith(_LINES) else ""


def is_multipart(media_type: str) -> bool:
    """Whether bodies of this type are parts between boundaries (RFC 2046, 5.1)."""
    return essence(media_type).startswith("multipart/")


def is_form(media_type: str) -> bool:
    """Whether bodies of this type are fields that are written one by one."""
    return essence(media_type) == "application/x-www-form-urlencoded" or is_multipart(media_type)


def is_xml(media_type: str) -> bool:
    """Whether bodies of this type are XML (RFC 7303)."""
    return essence(media_type).endswith(_XML)


def is_text(media_type: str) -> bool:
    """Whether bodies of this type are text: that of ``text/*``, XML, YAML, and source code."""
    name = essence(media_type)
    return name.startswith("text/") or name.endswith(_TEXT)
