"""One text -> value: whether it is JSON or YAML is decided by its first character."""

from __future__ import annotations

from codegen.finding import Finding
from codegen.read.decode import decode
from codegen.read.jsontext import parse_json, plain_json
from codegen.read.parsed import Parsed, Place


def parse_file(source: str, data: bytes) -> tuple[list[Parsed], tuple[Finding, ...]]:
    """Every document in a JSON or YAML file, and what its encoding has to be told of. Raises as ``parse``."""
    plain = plain_json(Place(source), data)
    if plain is not None:
        return [plain], ()
    text, findings = decode(source, data)
    return parse(Place(source), text), findings


def parse(place: Place, text: str) -> list[Parsed]:
    """Every document in a JSON or YAML text. Raises ``InputError`` with file and line of what is wrong."""
    start = text.lstrip()[:1]
    if start in "{[" and start:
        return [parse_json(place, text)]
    from codegen.read.yamltext import parse_yaml  # noqa: PLC0415 - JSON does not need PyYAML

    return parse_yaml(place, text)
