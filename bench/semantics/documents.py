"""A document and the files it refers to, in the judge's terms: JSON Schema draft 2020-12, plus what OpenAPI adds.

- OpenAPI 2.0 and 3.0 are translated: ``nullable``, boolean ``exclusiveMinimum``, ``$ref`` without siblings.
- References and ``$id`` are absolute: what they lead to does not depend on where they are read.
- Properties of the other direction (``readOnly``, ``writeOnly``) are left out: they must not be sent (OAS 3.0, 4.7.24).

Nothing of specweld is used here.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import yaml

from semantics.values import at, fields, last, parts

Side: TypeAlias = Literal["answer", "request"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMED = frozenset(
    "properties patternProperties $defs definitions dependentSchemas schemas responses headers requestBodies paths "
    "content callbacks webhooks pathItems".split()
)
"""Keywords whose members' names are the author's."""
_VALUES = frozenset({"enum", "const", "default", "example", "examples", "value", "mapping"})
_REFERENCES = frozenset({"$ref", "$dynamicRef", "$id"})
_LEFT_OUT = frozenset({"$id", "$schema", "$anchor", "$dynamicAnchor"})
"""Keywords that OpenAPI 2.0 and 3.0 do not have."""
_OBJECTS, _LIMITED = "object-by-keywords", "type-by-limits"
_PATTERNS, _CLOSED = "keys-by-pattern", "keys-of-requests"
_LIMITS: dict[str, frozenset[str]] = {
    "object": frozenset(
        "properties additionalProperties patternProperties required minProperties maxProperties propertyNames "
        "unevaluatedProperties".split()
    ),
    "array": frozenset("items prefixItems minItems maxItems uniqueItems unevaluatedItems contains".split()),
    "string": frozenset("minLength maxLength pattern format contentEncoding contentMediaType".split()),
    "number": frozenset("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()),
}
"""JSON Schema, validation, §6.2 to §6.5, §7, §8: what each keyword applies to."""
_HIDDEN: dict[Side, str] = {"answer": "writeOnly", "request": "readOnly"}


class Dialect(NamedTuple):
    """How schemas are meant."""

    old: bool
    """OpenAPI 2.0 or 3.0."""
    side: Side
    at: Callable[[str], Any]
    """What an absolute reference leads to, as it is written."""
    argued: frozenset[str] = frozenset()
    """Differences of docs/differences.md that the schemas are to make, too."""


def parsed(path: Path) -> Any:
    """What a file holds, in JSON's types; ``None`` where it is no JSON or YAML."""
    text = path.read_text("utf-8-sig", errors="replace")
    try:
        made = json.loads(text) if text.lstrip()[:1] == "{" else yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe one
        return json.loads(json.dumps(made, default=str))
    except (ValueError, TypeError, RecursionError, yaml.YAMLError):
        return None


def is_old(root: dict[str, Any]) -> bool:
    """Whether a document is of OpenAPI 2.0 or 3.0."""
    return not str(root.get("openapi", "")).startswith(("3.1", "3.2"))


class Documents:
    """The files of a document, prepared when they are asked for."""

    def __init__(self, root: dict[str, Any], uri: str, side: Side, argued: tuple[str, ...] = ()) -> None:
        self.uri, self.dialect = uri, Dialect(is_old(root), side, self._written_at, frozenset(argued))
        self._written: dict[str, Any] = {uri: root}
        self.root = fields(prepared(root, uri, self.dialect))
        self._known: dict[str, Any] = {uri: self.root}

    def contents(self, uri: str) -> Any:
        """The file of that URI, prepared; ``None`` where there is none."""
        if uri not in self._known:
            self._known[uri] = prepared(self._file(uri), uri, self.dialect)
        return self._known[uri]

    def _file(self, uri: str) -> Any:
        if uri not in self._written:
            path = Path(unquote(urlsplit(uri).path))
            is_local = urlsplit(uri).scheme == "file" and path.is_file()
            self._written[uri] = parsed(path) if is_local else None
        return self._written[uri]

    def _written_at(self, reference: str) -> Any:
        uri, pointer = urldefrag(reference)
        return at(self._file(uri), pointer)

    def prepared(self, schema: dict[str, Any]) -> dict[str, Any]:
        """A schema of the root document."""
        return fields(prepared(schema, self.uri, self.dialect))


def prepared(value: Any, base: str, dialect: Dialect) -> Any:
    """A schema, or anything that holds some."""
    if isinstance(value, list):
        return [prepared(each, base, dialect) for each in parts(value)]
    if not isinstance(value, dict):
        return value
    schema = _in_one_direction(fields(value), base, dialect)
    if _OBJECTS in dialect.argued:  # draft 3
        named = [
            name for name, each in fields(schema.get("properties")).items() if fields(each).get("required") is True
        ]
        schema = {**schema, "required": [*parts(schema.get("required")), *named]} if named else schema
    reference = schema.get("$ref")
    if isinstance(reference, str) and dialect.old:
        return {"$ref": urljoin(base, reference)}
    if isinstance(own := schema.get("$id"), str) and not dialect.old:
        base = urljoin(base, own)
    usable = {key: each for key, each in schema.items() if _is_usable(key, each, dialect)}
    made = {key: _keyword(key, each, base, dialect) for key, each in usable.items()}
    return _typed(_tuple(_old(made) if dialect.old else made), dialect)


def _keyword(key: str, value: Any, base: str, dialect: Dialect) -> Any:
    if key in _VALUES:
        return value
    if key in _REFERENCES and isinstance(value, str):
        return urljoin(base, value)
    if key in _NAMED and isinstance(value, dict):  # in broken documents there are members that are no schemas
        members: dict[str, Any] = {
            name: each for name, each in fields(value).items() if isinstance(each, (dict, list, bool))
        }
        return {name: prepared(each, base, dialect) for name, each in members.items()}
    return prepared(value, base, dialect)


def _is_usable(key: str, value: Any, dialect: Dialect) -> bool:
    """Keywords that are left blank say nothing; patterns of another regular expression dialect cannot be judged."""
    if key == "pattern":
        try:
            with warnings.catch_warnings(action="ignore"):  # "possible nested set"
                re.compile(value)
        except (re.error, TypeError):
            return False
    if value is None and key not in _VALUES:
        return False
    left_out = key == "$schema" or (dialect.old and key in _LEFT_OUT)
    return not (left_out and isinstance(value, str)) and not (key == "required" and not isinstance(value, list))


def _in_one_direction(schema: dict[str, Any], base: str, dialect: Dialect) -> dict[str, Any]:
    properties = fields(schema.get("properties"))
    hidden = {name for name, each in properties.items() if _is_hidden(fields(each), base, dialect)}
    if not hidden:
        return schema
    kept = {name: each for name, each in properties.items() if name not in hidden}
    required = [name for name in parts(schema.get("required")) if name not in hidden]
    return {**schema, "properties": kept, "required": required}


def _is_hidden(schema: dict[str, Any], base: str, dialect: Dialect) -> bool:
    """Whether a property, or what it refers to, belongs to the other direction."""
    reference = schema.get("$ref")
    there = fields(dialect.at(urljoin(base, reference))) if isinstance(reference, str) else {}
    return True in (schema.get(_HIDDEN[dialect.side]), there.get(_HIDDEN[dialect.side]))


def _old(schema: dict[str, Any]) -> dict[str, Any]:
    for exclusive, plain in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if schema.get(exclusive) is True and plain in schema:
            schema[exclusive] = schema.pop(plain)
        elif isinstance(schema.get(exclusive), bool):
            del schema[exclusive]
    if (schema.get("nullable") is True or schema.get("x-nullable") is True) and isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
    return schema


def _tuple(schema: dict[str, Any]) -> dict[str, Any]:
    """As draft 2020-12 spells what ``items`` was until 2019-09."""
    if not isinstance(schema.get("items"), list):
        return schema
    rest = {key: value for key, value in schema.items() if key not in {"items", "additionalItems"}}
    more = {"items": schema["additionalItems"]} if "additionalItems" in schema else {}
    return {**rest, "prefixItems": schema["items"], **more}


def _typed(schema: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    if _PATTERNS in dialect.argued and "patternProperties" in schema:
        schema.setdefault("additionalProperties", False)
    if (
        _OBJECTS in dialect.argued
        and schema.get("type") == "array"
        and "properties" in schema
        and "items" not in schema
    ):
        schema["type"] = "object"
    if _CLOSED in dialect.argued and dialect.side == "request" and schema.keys() & {"oneOf", "anyOf"}:
        schema.setdefault("unevaluatedProperties", False)
    spoken = "" if schema.keys() & {"type", "$ref"} else _spoken_of(schema, dialect)
    return {**schema, "type": spoken} if spoken else schema


def _spoken_of(schema: dict[str, Any], dialect: Dialect) -> str:
    """The type that the keywords are about, if that is argued to be the schema's."""
    if _OBJECTS in dialect.argued:
        speaks = any(isinstance(schema.get(key), dict) for key in ("properties", "additionalProperties"))
        if speaks or parts(schema.get("required")) or "$recursiveRef" in schema:  # of draft 2019-09, always an object
            return "object"
        if isinstance(schema.get("items"), dict):
            return "array"
    kinds = (kind for kind, keys in _LIMITS.items() if schema.keys() & keys) if _LIMITED in dialect.argued else ()
    return next(iter(kinds), "")


def tags(keyword: dict[str, Any], branches: list[dict[str, Any]]) -> dict[str, str]:
    """Tag -> reference to the schema that it stands for."""
    references = [each["$ref"] for each in branches if isinstance(each.get("$ref"), str)]
    by_name = {last(each): each for each in references}
    given = {str(tag): by_name.get(last(target), "") for tag, target in fields(keyword.get("mapping")).items()}
    named = {name: each for name, each in by_name.items() if each not in given.values()}
    return named | {tag: target for tag, target in given.items() if target}
