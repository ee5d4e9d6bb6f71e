"""The kind of value that a schema is about where ``type`` is missing or misspelled."""

from __future__ import annotations

from codegen.interpret.scalars import text
from codegen.jsontypes import Object

_BY_KEYWORD: tuple[tuple[str, str], ...] = (
    *(
        (key, "object")
        for key in ("properties", "additionalProperties", "patternProperties", "required", "unevaluatedProperties")
    ),
    *((key, "object") for key in ("minProperties", "maxProperties", "propertyNames")),
    *(
        (key, "array")
        for key in ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "unevaluatedItems", "contains")
    ),
    *((key, "string") for key in ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType")),
    *((key, "number") for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")),
)
_BY_FORMAT = {"int32": "integer", "int64": "integer", "float": "number", "double": "number"}
_TEXT_FORMATS = frozenset(
    (
        "date",
        "date-time",
        "time",
        "duration",
        "uuid",
        "uri",
        "url",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "byte",
        "binary",
    )
)


def by_keywords(node: Object) -> str:
    """The type that the other keywords are about, then the one that ``format`` is; ``""`` when nothing tells."""
    for key, kind in _BY_KEYWORD:
        value = node.get(key)
        if value is not None and (not isinstance(value, bool) or (kind == "object" and key != "required")):
            return kind
    format_ = text(node, "format")
    return _BY_FORMAT.get(format_) or ("string" if format_ in _TEXT_FORMATS else "")


_SPELLINGS = {
    **dict.fromkeys(
        ("int", "int32", "int64", "long", "short", "bigint", "uint", "uint32", "uint64", "numeric-integer"), "integer"
    ),
    **dict.fromkeys(("float", "double", "decimal", "numeric", "num", "real"), "number"),
    **dict.fromkeys(("bool",), "boolean"),
    **dict.fromkeys(
        ("str", "text", "char", "date", "datetime", "date-time", "timestamp", "uuid", "uri", "url", "email", "enum"),
        "string",
    ),
    **dict.fromkeys(("dict", "dictionary", "map", "hash", "struct", "json", "obj", "record"), "object"),
    **dict.fromkeys(("list", "tuple", "set"), "array"),
    **dict.fromkeys(("none", "nil"), "null"),
    **dict.fromkeys(("binary", "bytes"), "file"),
}


def by_word(word: str) -> str:
    """The type that another language's ``word`` means; ``""`` when it means none."""
    return _SPELLINGS.get(word, "")
