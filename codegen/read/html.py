"""HTML pages: the spec that a viewer's page carries in its scripts, or the name of the one that it would load."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from codegen.finding import InputError
from codegen.read.parse import parse
from codegen.read.parsed import Parsed, Place
from codegen.read.version import is_spec

_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r"<script\b[^>]*\btype=[\"']?application/(?:\w+\+)?json\b[^>]*>\s*(?=\{)", re.IGNORECASE)
_SPEC = re.compile(r"(?=\{\s*\"(?:openapi|swagger)\"\s*:\s*\")")
_NAMED = re.compile(
    r"\b(?:spec-url|data-url|apiDescriptionUrl|specUrl|url)[\"']?\s*[:=]\s*[\"'](?P<url>[^\"'\s]+?(?:\.(?:json|ya?ml)|/openapi|/swagger|api-docs))[\"']",
    re.IGNORECASE,
)
_MOST = 200
"""Places in a page that are tried."""


def is_html(text: str) -> bool:
    """Whether ``text`` is a whole HTML page."""
    return _HTML.match(text) is not None


def embedded(source: str, text: str) -> tuple[Place, Parsed]:
    """The spec in an HTML page, and its place: as a JSON script, or as an object in a viewer's call (Redoc, Swagger UI).

    Raises ``InputError`` where there is none; it names the spec that the page would load, if it says so.
    """
    for place, value in _objects(source, text):
        parsed = parse(place, value)[0]
        if is_spec(parsed.root):
            return place, parsed
    named = _NAMED.search(text)
    shown = f"it shows {named['url'][:200]!r}: name that document" if named else "name the document that it shows"
    raise InputError(f"this is an HTML page without an OpenAPI document in it; {shown}", Place(source).line(0))


def _objects(source: str, text: str) -> Iterator[tuple[Place, str]]:
    """The JSON objects of scripts that may be specs."""
    starts = [*(each.end() for each in _DATA.finditer(text)), *(each.start() for each in _SPEC.finditer(text))]
    for start in starts[:_MOST]:
        try:
            _, end = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        yield Place(source, text.count("\n", 0, start) + 1), text[start:end]
