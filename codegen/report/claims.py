"""What the document itself says about a fact: the claims of schema, example and prose, agreed or not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET

from codegen.finding import Evidence, Location, Witness
from codegen.model import (
    ArrayType,
    Field,
    IntegerType,
    NumberType,
    Operation,
    Parameter,
    Schema,
    SecurityScheme,
    Server,
    StringType,
    Type,
    UnionType,
)
from codegen.reconcile.words import short, words

_LONGEST = 160


def of_slot(slot: Field | Parameter) -> Iterator[Evidence]:
    """The claims about a field or parameter."""
    at = slot.location
    required = "required" if slot.required else "optional"
    if slot.origin == "schema":
        witness: Witness = "parameter" if isinstance(slot, Parameter) else "schema"
        yield Evidence(witness, ", ".join((words(slot.type), *limits(slot.type), required)), at)
    if slot.default is not UNSET:
        yield Evidence("schema", f"default {short(slot.default)}", at)
    for example in slot.examples[:3]:
        yield Evidence("example", short(example), at)
    yield from _prose(slot.doc, at)
    for hint in slot.hints:
        yield hint.evidence


def limits(type_: Type) -> Iterator[str]:
    """The limits of a type, in words; of a union those of its members."""
    match type_:
        case StringType():
            yield from _bounds("length", type_.min_length, type_.max_length)
            if type_.pattern:
                yield f"pattern {short(type_.pattern)}"
        case IntegerType() | NumberType():
            each = type_.limits
            yield from _bounds("", each.minimum, each.maximum)
            yield from _bounds("exclusively", each.exclusive_minimum, each.exclusive_maximum)
            if each.multiple_of is not None:
                yield f"multiple of {each.multiple_of}"
        case ArrayType():
            yield from _bounds("items", type_.min_items, type_.max_items)
        case UnionType():
            for variant in type_.variants:
                yield from limits(variant)
        case _:
            return


def _bounds(what: str, low: float | None, high: float | None) -> Iterator[str]:
    if low is not None:
        yield f"{what} at least {low}".lstrip()
    if high is not None:
        yield f"{what} at most {high}".lstrip()


def of_schema(schema: Schema) -> Iterator[Evidence]:
    """The claims about a schema as a whole."""
    yield Evidence("schema", schema.title or schema.id, schema.location)
    yield from _prose(schema.doc, schema.location)


def of_operation(operation: Operation) -> Iterator[Evidence]:
    """The claims about an operation."""
    yield Evidence("schema", operation.key, operation.location)
    yield from _prose(operation.summary, operation.location)
    yield from _prose(operation.doc, operation.location)


def of_server(server: Server, at: Location) -> Evidence:
    """The claim of a server object."""
    return Evidence("server", server.url, at)


def of_scheme(scheme: SecurityScheme) -> Evidence:
    """The claim of a security scheme."""
    kind = type(scheme).__name__.removesuffix("Scheme").lower()
    return Evidence("security", f"{kind} scheme `{scheme.id}`", scheme.location)


def _prose(text: str, at: Location) -> Iterator[Evidence]:
    line = " ".join(text.split())
    if line:
        yield Evidence("prose", line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…", at)
