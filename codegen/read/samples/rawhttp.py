"""Raw HTTP requests -> calls."""

from __future__ import annotations

import re

from codegen.finding import InputError
from codegen.jsontypes import JSON
from codegen.read.jsontext import parse_json
from codegen.read.parsed import Place
from codegen.read.samples.call import Call

_REQUEST = re.compile(r"\s*(?P<method>[A-Z]{3,7})\s+(?P<target>\S+)(?:\s+HTTP/[\d.]+)?\s*\n?")


def http_calls(text: str) -> list[Call]:
    """The request in ``text``; none if it shows headers only, or a response."""
    start = _REQUEST.match(text)
    if start is None or start["method"] == "HTTP":
        return []
    head, _, body = text[start.end() :].partition("\n\n")
    headers = tuple(_header(line) for line in head.split("\n") if ":" in line)
    host = next((value for name, value in headers if name.lower() == "host"), "")
    url = start["target"] if "://" in start["target"] or not host else f"https://{host}{start['target']}"
    return [Call(start["method"], url, tuple(each for each in headers if each[0].lower() != "host"), _body(body))]


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()


def _body(text: str) -> JSON:
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return parse_json(Place(""), text).root
    except InputError:
        return None
