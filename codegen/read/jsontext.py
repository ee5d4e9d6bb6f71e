"""JSON text -> value: msgspec for valid JSON, and a tolerant path for comments, trailing commas and JSON5."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from codegen.finding import Finding, InputError
from codegen.jsontypes import JSON
from codegen.read.parsed import MAX_DEPTH, Parsed, Place


def parse_json(place: Place, text: str) -> Parsed:
    """The value of a JSON text. Raises ``InputError`` with the line of what is wrong."""
    try:
        root: JSON = msgspec.json.decode(text)
    except RecursionError:
        raise InputError("this is nested too deeply to be an API description", place.line(0)) from None
    except msgspec.DecodeError as problem:
        raise InputError(f"invalid JSON: {problem}", place.line(0)) from None
    return Parsed(root, text, "json")
