"""How facts are put in words: for the claims and choices of decisions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from codegen.finding import Confidence, Decision, Evidence, Location, Witness
from codegen.jsontypes import JSON
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    IntegerType,
    LiteralType,
    MapType,
    NeverType,
    NullType,
    NumberType,
    RefType,
    StringType,
    TupleType,
    Type,
    UnionType,
)

_encoder = msgspec.json.Encoder()


def short(value: JSON, limit: int = 60) -> str:
    """``value`` as JSON, cut to ``limit`` characters."""
    text = _encoder.encode(value).decode("utf-8", "replace")
    return text if len(text) <= limit else text[: limit - 1] + "…"


def listed(values: Iterable[JSON], most: int = 8) -> str:
    """``a, b, c``; the tail of a long list is counted."""
    texts = [value if isinstance(value, str) else short(value) for value in values]
    return ", ".join(texts) if len(texts) <= most else f"{', '.join(texts[:most])} and {len(texts) - most} more"


_PLAIN: dict[type, str] = {
    AnyType: "any",
    NeverType: "nothing",
    NullType: "null",
    BooleanType: "boolean",
    IntegerType: "integer",
    NumberType: "number",
    StringType: "string",
    BinaryType: "bytes",
    TupleType: "array",
    RefType: "object",
}


def words(type_: Type) -> str:
    """``type_`` in a few words: ``integer``, ``array of string``, ``string, one of a, b``."""
    match type_:
        case LiteralType() if type_.open:
            return f"{type_.base}, known: {listed(type_.values)}"
        case LiteralType():
            return (
                f"{type_.base}, always {listed(type_.values)}"
                if len(type_.values) == 1
                else f"{type_.base}, one of {listed(type_.values)}"
            )
        case ArrayType():
            return f"array of {words(type_.items)}"
        case MapType():
            return "object"
        case UnionType():
            return " or ".join(dict.fromkeys(words(variant) for variant in type_.variants))
        case _:
            return _PLAIN[type(type_)]


def says(witness: Witness, claim: str, location: Location) -> Evidence:
    """A claim, on one line."""
    return Evidence(witness, " ".join(claim.split()), location)


def decided(
    rule: str, subject: str, chosen: str, why: str, *evidence: Evidence, confidence: Confidence = "likely"
) -> Decision:
    """A decision."""
    return Decision(rule, subject, chosen, why, evidence, confidence)
