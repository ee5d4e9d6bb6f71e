"""Arguments made from the document's own schemas: the fewest that it asks for, and all that it knows.

``jsonschema`` says of each whether it is valid (``bench/semantics``), so that a request that a judge then
refuses says something about the client, not about the arguments.
"""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

from semantics.instances import Maker
from semantics.judges import Judge
from semantics.patterns import example

_TRIES = 240
URI = "https://judged.example/document"
_FORMATS = {
    "date-time": "2024-02-29T12:30:45Z",
    "date": "2024-02-29",
    "time": "12:30:45Z",
    "duration": "PT5M",
    "uuid": "9f0c6f7e-1d2b-4c3a-8f00-0000000000ff",
    "byte": "aGVsbG8=",
    "base64": "aGVsbG8=",
    "decimal": "1.50",
    "email": "a@example.com",
    "uri": "https://example.com/a?b=c",
    "url": "https://example.com/a?b=c",
    "uri-reference": "/a",
    "hostname": "example.com",
    "ipv4": "127.0.0.1",
    "ip": "127.0.0.1",
    "ipv6": "::1",
    "binary": "some bytes",
}


class NoInstance(Exception):  # noqa: N818 - an outcome
    """No valid instance of a schema was found."""


class Values(Maker):
    """Makes valid instances of the request schemas of one document."""

    def __init__(self, root: dict[str, Any]) -> None:
        known = recursive(root)
        self.judge = Judge(untagged(known), URI, "request")
        super().__init__(Judge(known, URI, "request"), closed=True)
        self.text: str = ""
        self.filled: int | None = None

    def value(
        self, schema: dict[str, Any], seed: str, *, full: bool, text: str = "a", filled: int | None = None
    ) -> Any:
        """A valid instance: of required fields only, or with every field. Raises NoInstance.

        ``filled``: from that depth on no object is empty, as URLs and forms have no way to write those.
        """
        self.text, self.filled = text, filled
        validator = self.judge.validator(untagged(schema))
        schema = self.documents.prepared(schema)
        for number in range(_TRIES):
            random = Random(f"{seed} {number}")  # noqa: S311 - the same ones each time are what is wanted
            share = (1.0, 1.0, 0.9, 0.5)[number * 4 // _TRIES] if full else (0.0, 0.0, 0.1, 0.5)[number * 4 // _TRIES]
            made = self.make(schema, random, 0, full=share)
            unlikely = made is None and number < _TRIES // 2  # callers leave out what they would send as null
            if not unlikely and validator.is_valid(made):
                return made
        raise NoInstance

    def make(self, schema: Any, random: Random, depth: int, *, full: float) -> Any:
        """One instance, which need not be valid."""
        merged, tag = self._merged(schema, random, 0)
        if "const" in merged:
            return copy.deepcopy(merged["const"])
        if isinstance(merged.get("enum"), list) and merged["enum"]:
            values = [each for each in merged["enum"] if each is not None and each != ""] or merged["enum"]
            return copy.deepcopy(random.choice(values) if full else values[0])
        value = self._typed(merged, random, depth, full)
        if isinstance(value, dict):
            properties = merged.get("properties") or {}
            value |= {name: text for name, text in tag.items() if not self._says(properties.get(name), random)}
        return value

    def _says(self, schema: Any, random: Random) -> bool:
        """Whether a field that tells variants apart has values of its own, which then are the tags that are meant."""
        resolved = self._resolved(schema, random)
        return "const" in resolved or "enum" in resolved

    def _typed(self, schema: dict[str, Any], random: Random, depth: int, full: float) -> Any:
        kinds = schema.get("type")
        if isinstance(kinds, list) and len(kinds) > 1 and "null" in kinds and random.random() < 0.8:
            schema = {**schema, "type": [each for each in kinds if each != "null"]}
            kinds = schema["type"]
        kind = random.choice(kinds) if isinstance(kinds, list) and kinds else kinds
        if kind in {"string", "file"}:
            return self._string(schema, random)
        if kind in {"integer", "number"}:
            return _number(schema, whole=kind == "integer")
        if not kind and not schema.keys() & {
            "properties",
            "additionalProperties",
            "minProperties",
            "required",
            "items",
        }:
            return self._string(schema, random)
        return super()._typed({**schema, "type": kind} if kind else schema, random, depth, full)

    def _string(self, schema: dict[str, Any], random: Random) -> str:
        kind = "base64" if "contentEncoding" in schema else str(schema.get("format"))
        made, pattern = _FORMATS.get(kind, self.text), schema.get("pattern")
        if isinstance(pattern, str) and not re.search(pattern, made):
            made = example(pattern, random)
        low, high = schema.get("minLength"), schema.get("maxLength")
        if isinstance(low, int) and len(made) < low:
            made += "a" * min(low - len(made), 5000)
        return made[:high] if isinstance(high, int) else made

    def _object(self, schema: dict[str, Any], random: Random, depth: int, full: float) -> dict[str, Any]:
        properties = schema["properties"] if isinstance(schema.get("properties"), dict) else {}
        required = [name for name in schema.get("required") or () if isinstance(name, str)]
        share = full if depth < 3 else full / 4 if depth < 5 else 0.0
        wanted = dict.fromkeys([*required, *(name for name in properties if random.random() < share)])
        if not wanted and properties and self.filled is not None and depth >= self.filled:
            wanted = dict.fromkeys([random.choice(list(properties))])
        names = [name for name in wanted if not self._resolved(properties.get(name), random).get("readOnly")]
        made = {name: self.make(properties.get(name, {}), random, depth + 1, full=full) for name in names if depth < 12}
        more = schema.get("additionalProperties", True)
        lacks = int(schema.get("minProperties") or 0) - len(made)
        lacks = max(lacks, 1) if full and not properties and isinstance(more, dict) and depth < 5 else lacks
        for number in range(lacks if more is not False else 0):
            made[f"key{number}"] = self.make(more, random, depth + 1, full=full)
        return made

    def _array(self, schema: dict[str, Any], random: Random, depth: int, full: float) -> list[Any]:
        first = [self.make(each, random, depth + 1, full=full) for each in schema.get("prefixItems") or ()]
        low, high = int(schema.get("minItems") or 0), schema.get("maxItems")
        count = max(low, 2 if full and depth < 2 else 1 if depth < 6 else 0)
        count = min(count, high if isinstance(high, int) else count, 50) - len(first)
        items = schema.get("items", {})
        made = [self.make(items, random, depth + 1, full=full) for _ in range(count if items is not False else 0)]
        if schema.get("uniqueItems"):
            made = [each for index, each in enumerate(made) if each not in made[:index]]
        return first + made


def _number(schema: dict[str, Any], *, whole: bool) -> int | float:
    """A number within the limits, 3 if they allow it."""
    low, high = (schema.get(key) for key in ("minimum", "maximum"))
    over, under, step = (schema.get(key) for key in ("exclusiveMinimum", "exclusiveMaximum", "multipleOf"))
    found: int | float = 3 if whole else 1.5
    if isinstance(low, int | float):
        found = max(found, low)
    if isinstance(over, int | float) and not isinstance(over, bool):
        found = max(found, over + (1 if whole else 0.5))
    if isinstance(high, int | float):
        found = min(found, high)
    if isinstance(under, int | float) and not isinstance(under, bool):
        found = min(found, under - (1 if whole else 0.5))
    if isinstance(step, int | float) and step:
        found = -(-found // step) * step
    return int(found) if whole else found


def recursive(root: dict[str, Any]) -> dict[str, Any]:
    """The document with ``$recursiveRef`` (JSON Schema 2019-09, 8.2.4.2) as a plain reference to the component around it."""
    components = root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    if not isinstance(components, dict) or not isinstance(schemas, dict):
        return root
    made = {name: _referring(schema, f"#/components/schemas/{name}") for name, schema in schemas.items()}
    return {**root, "components": {**components, "schemas": made}}


def _referring(value: Any, to: str) -> Any:
    if isinstance(value, list):
        return [_referring(each, to) for each in value]
    if not isinstance(value, dict):
        return value
    return (
        {"$ref": to}
        if value.get("$recursiveRef") == "#"
        else {key: _referring(each, to) for key, each in value.items()}
    )


def untagged(value: Any) -> Any:
    """The same without ``discriminator``: many documents' tags are not the schemas' names, whatever OAS 4.8.25 says."""
    if isinstance(value, list):
        return [untagged(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: untagged(each) for key, each in value.items() if not _is_tag(key, each)}


def _is_tag(key: str, value: Any) -> bool:
    return key == "discriminator" and isinstance(value, dict) and isinstance(value.get("propertyName"), str)
