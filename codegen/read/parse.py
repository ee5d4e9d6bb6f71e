"""One text -> value: whether it is JSON or YAML is decided by its first character."""

from __future__ import annotations

from codegen.read.jsontext import parse_json
from codegen.read.parsed import Parsed, Place
from codegen.read.yamltext import parse_yaml


def parse(place: Place, text: str) -> list[Parsed]:
    """Every document in a JSON or YAML text. Raises ``InputError`` with file and line of what is wrong."""
    start = text.lstrip()[:1]
    if start in "{[" and start:
        return [parse_json(place, text)]
    return parse_yaml(place, text)
