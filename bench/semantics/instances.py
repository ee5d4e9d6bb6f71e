"""Instances of a schema: small and large ones, at its limits, of each branch, and each of them spoiled in many ways.

They need not be valid: the judge says whether they are. The same schema gives the same instances always.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from semantics.documents import tags
from semantics.judges import Judge
from semantics.patterns import example
from semantics.values import fields, last, parts

_DEEP = 5
_TEXTS = ("", "a", "naïve ☃ 😀", "null", "1", "x" * 40, 'é\u0000\n"\\', "2024-02-29")
_FORMATS: dict[str, tuple[str, ...]] = {
    "date-time": ("2024-02-29T12:30:45Z", "1999-12-31t23:59:59.123456789+05:30", "2024-01-01T00:00:00.5-00:00"),
    "date": ("2024-02-29", "0001-01-01"),
    "time": ("12:30:45Z", "23:59:59.25+01:00"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000", "ABCDEF01-2345-6789-ABCD-EF0123456789"),
    "byte": ("aGVsbG8=", ""),
    "base64": ("aGVsbG8=", ""),
    "decimal": ("1.50", "-0.10", "1e400"),
    "email": ("a@example.com",),
    "uri": ("https://example.com/a?b=c#d",),
    "ipv4": ("127.0.0.1",),
    "ipv6": ("::1",),
}
_ODD = ("2024-02-29 12:30:45", "2024-02-30", "29.02.2024", "0000-01-01", "12:30", "not-a-uuid", "aGVsbG8", "NaN")
_ANYTHING: tuple[Any, ...] = (*_TEXTS[:3], 1, 1.5, None, True, [], {}, {"a": [1, {"b": None}]})
_NUMBERS = (0, 1, -1, 1.5, -0.25, 1e300, 1.0, 2**31, 2**63, 10**25)


class Maker:
    """Makes instances of the schemas of one document."""

    def __init__(self, judge: Judge, *, closed: bool = False) -> None:
        """``closed``: without keys that no schema names, which request types do not take."""
        self.documents, self.references, self.closed = judge.documents, judge.references, closed

    def instances(self, schema: dict[str, Any], seed: str, count: int) -> Iterator[Any]:
        """``count`` instances as the schema wants them; each is followed by spoiled ones."""
        random = Random(seed)  # noqa: S311 - the same ones each time are what is wanted
        own = self.documents.prepared(schema)
        for number in range(count):
            made = self.make(own, random, 0, full=(0.0, 1.0, 0.5)[number % 3])
            yield made
            yield from self.spoiled(made, random)

    def spoiled(self, value: Any, random: Random) -> Iterator[Any]:
        """The value with one thing changed, several times."""
        places = list(_places(value))
        changes = [each for each in _CHANGES if each not in _OPENING] if self.closed else _CHANGES
        for path in random.sample(places, min(len(places), 6)):
            for change in random.sample(changes, 2):
                yield _changed(value, path, change, random)

    def _resolved(self, schema: Any, random: Random) -> dict[str, Any]:
        if bound := self.references.bound.get(last(fields(schema).get("$dynamicRef")).rpartition("#")[2]):
            schema = {**schema, "allOf": [*parts(schema.get("allOf")), random.choice(bound)]}
        seen: set[str] = set()
        while isinstance(reference := fields(schema).get("$ref"), str) and reference not in seen:
            seen.add(reference)
            target = self.references.at(reference)
            rest = {key: value for key, value in fields(schema).items() if key != "$ref"}
            schema = {"allOf": [fields(target), rest]} if rest and isinstance(target, dict) else target
        return fields(schema)

    def make(self, schema: object, random: Random, depth: int, *, full: float) -> Any:
        """One instance; ``full``: the share of optional fields that it has."""
        merged, branch = self._merged(schema, random, 0)
        if "const" in merged:
            return copy.deepcopy(merged["const"])
        if parts(merged.get("enum")):
            return copy.deepcopy(random.choice(parts(merged["enum"])))
        value = self._typed(merged, random, depth, full)
        return fields(value) | branch if isinstance(value, dict) else value

    def _merged(self, schema: object, random: Random, depth: int) -> tuple[dict[str, Any], dict[str, str]]:
        """A schema with what it consists of and one branch of each choice put together; and the tag of that branch."""
        resolved = self._resolved(schema, random)
        made = {key: value for key, value in resolved.items() if key not in {"allOf", "oneOf", "anyOf"}}
        tag: dict[str, str] = {}
        if depth > _DEEP * 2:
            return made, tag
        chosen = parts(resolved.get("allOf"))[:]
        for key in ("oneOf", "anyOf"):
            branches = parts(resolved.get(key))
            if branches:
                chosen.append(random.choice(branches))
                tag |= _tag(resolved.get("discriminator"), branches, chosen[-1])
        for part in chosen:
            inner, inner_tag = self._merged(part, random, depth + 1)
            made, tag = _joined(made, inner), {**inner_tag, **tag}
        return made, tag

    def _typed(self, schema: dict[str, Any], random: Random, depth: int, full: float) -> Any:
        declared = schema.get("type")
        kind = random.choice(parts(declared)) if parts(declared) else declared
        match kind or _guessed(schema):
            case "object":
                return self._object(schema, random, depth, full)
            case "array":
                return self._array(schema, random, depth, full)
            case "string" | "file":
                return _text(schema, random)
            case "integer":
                return _number(schema, random, whole=True)
            case "number":
                return _number(schema, random, whole=False)
            case "boolean":
                return random.random() < 0.5
            case "null":
                return None
            case _:
                return copy.deepcopy(random.choice(_ANYTHING))

    def _object(self, schema: dict[str, Any], random: Random, depth: int, full: float) -> dict[str, Any]:
        properties = fields(schema.get("properties"))
        required = [name for name in parts(schema.get("required")) if isinstance(name, str)]
        share = full if depth < 2 else full / 4 if depth < _DEEP else 0.0
        names = dict.fromkeys([*required, *(name for name in properties if random.random() < share)])
        made = {name: self.make(properties.get(name, {}), random, depth + 1, full=full) for name in names if depth < 9}
        more = False if self.closed and "properties" in schema else schema.get("additionalProperties", True)
        wanted = max(
            int(schema.get("minProperties") or 0) - len(made), 1 if random.random() < 0.4 and depth < _DEEP else 0
        )
        for number in range(wanted if more is not False else 0):
            made[f"extra {number}"] = self.make(more, random, depth + 1, full=full)
        return made

    def _array(self, schema: dict[str, Any], random: Random, depth: int, full: float) -> list[Any]:
        first = [self.make(each, random, depth + 1, full=full) for each in parts(schema.get("prefixItems"))]
        low, high = int(schema.get("minItems") or 0), schema.get("maxItems")
        count = max(low, 0 if depth >= _DEEP else random.randrange(0, 3))
        count = min(count, high if isinstance(high, int) else count, 50) - len(first)
        items = schema.get("items", {})
        return first + [
            self.make(items, random, depth + 1, full=full) for _ in range(count if items is not False else 0)
        ]


def _tag(discriminator: object, branches: list[Any], chosen: object) -> dict[str, str]:
    known = tags(fields(discriminator), [fields(each) for each in branches])
    name = fields(discriminator).get("propertyName", "")
    found = [tag for tag, to in known.items() if to == fields(chosen).get("$ref")]
    return {name: found[-1]} if name and found else {}


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    made = {**other, **one}
    if isinstance(one.get("properties"), dict) and isinstance(other.get("properties"), dict):
        made["properties"] = {**other["properties"], **one["properties"]}
    made["required"] = [*parts(one.get("required")), *parts(other.get("required"))]
    return made


def _guessed(schema: dict[str, Any]) -> str:
    """The type that keywords speak of where none is said."""
    if schema.keys() & {"properties", "additionalProperties", "minProperties"} or schema.get("required"):
        return "object"
    return "array" if schema.keys() & {"items", "prefixItems"} else ""


def _text(schema: dict[str, Any], random: Random) -> str:
    if isinstance(schema.get("pattern"), str):
        try:
            return example(schema["pattern"], random)
        except (re.error, OverflowError):
            return "a"
    made = random.choice(_FORMATS.get(str(schema.get("format") or schema.get("contentEncoding")), _TEXTS))
    low, high = schema.get("minLength"), schema.get("maxLength")
    if isinstance(low, int) and len(made) < low:
        made += "é" * min(low - len(made), 5000)
    return made[:high] if isinstance(high, int) else made


def _number(schema: dict[str, Any], random: Random, *, whole: bool) -> int | float:
    limits = [schema[key] for key in ("minimum", "maximum") if isinstance(schema.get(key), (int, float))]
    step = schema.get("multipleOf")
    limits += [schema["exclusiveMinimum"] + 1] if isinstance(schema.get("exclusiveMinimum"), (int, float)) else []
    limits += [schema["exclusiveMaximum"] - 1] if isinstance(schema.get("exclusiveMaximum"), (int, float)) else []
    found: int | float = random.choice(limits) if limits and random.random() < 0.7 else random.choice(_NUMBERS)
    if isinstance(step, (int, float)) and step:
        found = round(found / step) * step if abs(found) < 1e15 else step
    return int(found) if whole and random.random() < 0.9 else found


def _places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for step, each in (*fields(value).items(), *enumerate(parts(value))):
        yield from _places(each, (*path, step))


_CHANGES = ("drop", "null", "extra", "number", "text", "odd", "list", "object", "float", "flag")
_EXTRA: dict[str, Any] = {"ex-tra": {"deep": [None, 1.0]}, "class": 1}
_OPENING = frozenset({"extra", "object"})
"""Changes that add keys that no schema names."""


def _changed(value: Any, path: tuple[Any, ...], change: str, random: Random) -> Any:
    if not path:
        return _replaced(value, change, random)
    made = copy.deepcopy(value)
    parent = made
    for step in path[:-1]:
        parent = parent[step]
    if change == "drop":
        del parent[path[-1]]
    else:
        parent[path[-1]] = _replaced(parent[path[-1]], change, random)
    return made


def _replaced(value: Any, change: str, random: Random) -> Any:
    match change:
        case "extra":
            return {**fields(value), **_EXTRA} if isinstance(value, dict) else value
        case "number":
            return random.choice(_NUMBERS)
        case "text":
            return random.choice(_TEXTS)
        case "odd":
            return random.choice(_ODD)
        case "list":
            return [value]
        case "object":
            return {"value": value}
        case "float":
            return float(value) if isinstance(value, int) and abs(value) < 2**53 else 0.5
        case "flag":
            return random.random() < 0.5
        case _:
            return None
