"""Whether an instance is valid, by ``jsonschema``; narrower by what is argued in docs/differences.md.

- ``discriminator`` is asserted: the tag says which schema holds (OAS 3.1, 4.8.25).
- ``format`` and ``contentEncoding`` are asserted where we make a Python type of it (RFC 3339, RFC 4122, RFC 4648).
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import decimal
import re
import uuid
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from pydantic_core import SchemaError, SchemaValidator, core_schema

from semantics.documents import Documents, Side, tags
from semantics.references import References
from semantics.values import fields, last, parts

ARGUED = (
    "integer-as-float",
    "object-by-keywords",
    "type-by-limits",
    "tag-of-parent",
    "keys-by-pattern",
    "keys-of-requests",
    "binary-as-text",
)
"""What we refuse although JSON Schema takes it: each makes the judge that much narrower."""


class Judge:
    """Says whether instances are valid."""

    def __init__(self, root: dict[str, Any], uri: str, side: Side, argued: tuple[str, ...] = ()) -> None:
        self.documents = Documents(root, uri, side, argued)
        self._kind = _IntegersOnly if "integer-as-float" in argued else _Validator
        self._formats = _NO_BINARY if "binary-as-text" in argued else FORMATS
        if "tag-of-parent" in argued:
            _with_children(self.documents)
        self.references = References(self.documents)

    def validator(self, schema: dict[str, Any]) -> Any:
        """A validator for a schema of the document."""
        return self._kind(
            self.documents.prepared(schema), registry=self.references.registry, format_checker=self._formats
        )


def _with_children(documents: Documents) -> None:
    """Parents with a discriminator know the schemas that extend them (OAS 3.1, 4.8.25.1, the example of ``allOf``)."""
    root = documents.root
    place = "/definitions/" if "swagger" in root else "/components/schemas/"
    holder = fields(root.get("definitions") if "swagger" in root else fields(root.get("components")).get("schemas"))
    for name, schema in holder.items():
        if fields(schema).get("discriminator") and not schema.keys() & {"oneOf", "anyOf"}:
            own = f"{documents.uri}#{place}{name}"
            children = [child for child, each in holder.items() if _extends(fields(each), own)]
            schema["x-children"] = {child: f"{documents.uri}#{place}{child}" for child in children}


def _extends(schema: dict[str, Any], parent: str) -> bool:
    return any(fields(each).get("$ref") == parent for each in parts(schema.get("allOf")))


def _discriminator(validator: Any, keyword: Any, instance: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    branches = [fields(each) for key in ("oneOf", "anyOf") for each in parts(schema.get(key))]
    if not isinstance(keyword, dict) or not isinstance(instance, dict) or not branches:
        return
    references = tags(fields(keyword), branches)
    tag = fields(instance).get(fields(keyword).get("propertyName", ""))
    if references and (not isinstance(tag, str) or tag not in references):
        yield ValidationError(f"{tag!r} is no tag")
    elif references:
        yield from validator.descend(instance, {"$ref": references[str(tag)]})


_ACTIVE: set[int] = set()
"""Instances whose tag is being followed: a child's ``allOf`` leads back to its parent."""


def _children(validator: Any, keyword: Any, instance: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
    """The tag of a parent names the child that holds."""
    discriminator = schema.get("discriminator")
    if not keyword or not isinstance(instance, dict) or id(cast("object", instance)) in _ACTIVE:
        return
    known = {**fields(keyword)}
    for value, target in fields(fields(discriminator).get("mapping")).items():
        known[value] = fields(keyword).get(last(target), "")
    tag: Any = fields(instance).get(str(fields(discriminator).get("propertyName", discriminator)))
    if not isinstance(tag, str) or tag not in known:
        yield ValidationError(f"{tag!r} is no tag")
    elif known[tag]:
        _ACTIVE.add(id(cast("object", instance)))
        errors = list(validator.descend(instance, {"$ref": known[tag]}))
        _ACTIVE.discard(id(cast("object", instance)))
        yield from errors


def _is_integer(_: object, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _same(one: object, other: object) -> bool:
    """Equal, and of one type in Python: 1 and 1.0 are not."""
    return type(one) is type(other) and one == other


def _listed(_: Any, keyword: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    if (
        isinstance(instance, (int, float)) and not any(_same(each, instance) for each in parts(keyword))
    ) or instance not in parts(keyword):
        yield ValidationError(f"{instance!r} is none of them")


def _constant(_: Any, keyword: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    yield from _listed(_, [keyword], instance, __)


@cache
def _matcher(pattern: str) -> Callable[[str], object]:
    """Whether a text matches. Linear in time where it can be: Python's own engine takes years for some patterns."""
    try:
        return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python
    except SchemaError:  # looks around or back
        return re.compile(pattern).search


def _matched(_: Any, keyword: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not _matcher(keyword)(instance):
        yield ValidationError(f"{instance!r} does not match")


def _encoding(_: Any, keyword: Any, instance: Any, __: Any) -> Iterator[ValidationError]:
    if keyword == "base64" and isinstance(instance, str) and not FORMATS.conforms(instance, "base64"):
        yield ValidationError(f"{instance!r} is no base64")


_extend: Callable[..., Any] = cast("Any", validators).extend
_KEYWORDS = {
    "discriminator": _discriminator,
    "x-children": _children,
    "contentEncoding": _encoding,
    "pattern": _matched,
}
_Validator = _extend(Draft202012Validator, _KEYWORDS)
_IntegersOnly = _extend(
    _Validator,
    {"enum": _listed, "const": _constant},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)

FORMATS = FormatChecker(formats=())
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)"


def _checks(pattern: re.Pattern[str] | None, parse: Callable[[str], object], value: object) -> bool:
    if not isinstance(value, str):
        return True
    if pattern is not None and not pattern.fullmatch(value):
        return False
    parse(value)
    return True


def _day_of(value: str) -> object:
    return dt.date.fromisoformat(value[:10])


_PARSED: dict[str, tuple[str, Callable[[str], object]]] = {
    "date": (_DAY, _day_of),
    "time": (_CLOCK, str),
    "date-time": (f"{_DAY}[Tt]{_CLOCK}", _day_of),
    "uuid": (r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", uuid.UUID),
    "byte": ("", partial(base64.b64decode, validate=True)),
    "base64": ("", partial(base64.b64decode, validate=True)),
    "decimal": ("", decimal.Decimal),
}
for _name, (_pattern, _parse) in _PARSED.items():
    FORMATS.checkers[_name] = (
        partial(_checks, re.compile(_pattern, re.ASCII) if _pattern else None, _parse),
        (ValueError, binascii.Error, decimal.InvalidOperation),
    )


def _is_no_text(value: object) -> bool:
    return not isinstance(value, str)


_NO_BINARY = FormatChecker(formats=())
_NO_BINARY.checkers = {**FORMATS.checkers, "binary": (_is_no_text, ())}
