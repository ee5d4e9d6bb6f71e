"""What ``mock`` makes up is valid, and what it calls invalid is: by ``jsonschema``, which knows nothing of our checker."""

from __future__ import annotations

import copy
import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from codegen.answer.checking import Checker, Spot
from codegen.answer.making import Maker
from codegen.answer.patterns import matches, text_of
from codegen.answer.schemas import Heights
from codegen.api import stage
from codegen.finding import Location
from codegen.model import (
    ArrayType,
    Field,
    IntegerType,
    Limits,
    NumberType,
    ObjectShape,
    Provider,
    RefType,
    Schema,
    StringType,
    Type,
    UnionType,
)
from codegen.plan.jsonschema import Names, definitions_of, of_type
from conftest import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codegen.jsontypes import JSON

CASES = sorted(path for path in (ROOT / "tests" / "cases").glob("*/spec.*") if not path.parent.name.startswith("rule_"))
OTHERS = [
    *sorted((SHARED / "corpus" / "features").glob("3.*/json/*schema*.json")),
    *sorted((SHARED / "corpus" / "features").glob("3.*/json/*circular*.json")),
    *(SHARED / "corpus" / "apis" / name for name in ("adyen.json", "art19.com.json", "biapi.pro.json")),
]
DOCUMENTS = [path for path in (*CASES, *(ROOT / "specs").glob("*.md"), *OTHERS) if path.exists()]
FORMATS = FormatChecker(["date", "ipv4", "ipv6", "uuid", "email", "regex"])
IMPOSSIBLE = {
    "circular-request-bodies.json": "objects that must hold themselves",
    "schema-types.json": "a pattern and a length that exclude each other",
}
"""Documents that ask for what no value is."""


def judged(provider: Provider, direction: str) -> Iterator[tuple[Type, Any]]:
    """Every JSON body of a direction, and every component, with a validator of its exported schema."""
    named = {id_: f"s{number}" for number, id_ in enumerate(provider.schemas)}
    names = Names(provider.schemas, named, direction)  # type: ignore[arg-type]  # one of the two
    definitions = definitions_of(names)
    kind: Any = Draft202012Validator
    for type_ in dict.fromkeys((*bodies(provider, direction), *(RefType(id_) for id_ in provider.schemas))):
        yield type_, kind({**of_type(type_, names), "$defs": definitions}, format_checker=FORMATS)


def bodies(provider: Provider, direction: str) -> Iterator[Type]:
    """The types of a direction's JSON bodies."""
    for operation in provider.operations:
        if direction == "request":
            contents = operation.body.contents if operation.body else ()
        else:
            contents = tuple(content for response in operation.responses for content in response.contents)
        yield from (content.type for content in contents if "json" in content.media_type)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.name}")
@pytest.mark.parametrize("direction", ["request", "response"])
def test_made_values_are_valid(document: Path, direction: str) -> None:
    """The plain one and two at random, of every type of the document."""
    wrong: list[str] = []
    for provider in stage("reconcile", document, config="").providers:
        heights = Heights(provider.schemas)
        for type_, validator in judged(provider, direction):
            for seed in ("", "1", "2"):
                maker = Maker(provider.schemas, heights, seed, shows=not seed, request=direction == "request")
                value = maker.make(type_)
                wrong += [f"{type_} {error.message}" for error in errors(validator, value)]
    assert wrong == [] or document.name in IMPOSSIBLE, wrong[:5]


def errors(validator: Any, value: Any) -> list[Any]:
    """What is wrong by ``jsonschema``; nothing where a pattern is none of Python's."""
    try:
        return list(validator.iter_errors(value))
    except re.error:
        return []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_is_refused_is_invalid(document: Path) -> None:
    """Values that were spoiled somewhere: the checker and ``jsonschema`` agree on which of them still are valid."""
    rng = random.Random(document.name)  # noqa: S311 - the same spoils every time
    differences: list[str] = []
    refused = 0
    for provider in stage("reconcile", document, config="").providers:
        heights = Heights(provider.schemas)
        for type_, validator in judged(provider, "response"):
            value = Maker(provider.schemas, heights, "").make(type_)
            for _ in range(8):
                bad = spoiled(copy.deepcopy(value), rng)
                problems = Checker(provider.schemas, answer=True).problems(bad, type_, Spot("answer", None))
                invalid = errors(validator, bad)
                refused += bool(problems)
                if bool(problems) != bool(invalid) and not excused(problems, provider):
                    differences.append(
                        f"{bad!r}: {[str(each) for each in problems]} {[each.message for each in invalid]}"
                    )
    assert differences == []
    assert refused or not provider.schemas


def excused(problems: list[Any], provider: Provider) -> bool:
    """Formats that ``jsonschema`` leaves to further packages; tags, which it does not know."""
    if problems:
        return all(
            re.search(r" is no (date-time|time|byte|uri|url|int32|int64)\b", str(each)) for each in problems
        ) or tags(provider)
    return False


def tags(provider: Provider) -> bool:
    """Whether the document tells variants apart by tags."""
    types = [
        each
        for schema in provider.schemas.values()
        for each in (
            [field.type for field in schema.shape.fields] if isinstance(schema.shape, ObjectShape) else [schema.shape]
        )
    ]
    return any(isinstance(each, UnionType) and each.discriminator is not None for each in types)


def spoiled(value: JSON, rng: random.Random) -> JSON:
    """The value with one of its members replaced or removed."""
    spots = list(places(value))
    if not spots:
        return rng.choice([None, True, -7, 2.5, "spoiled", [], {}])
    holder, key = rng.choice(spots)
    if isinstance(holder, dict) and rng.random() < 0.3:
        del holder[key]
    else:
        holder[key] = rng.choice([None, True, -7, 2.5, "spoiled", [], {}, ["a", "a"]])
    return value


def places(value: JSON) -> Iterator[tuple[Any, Any]]:
    """Every member of an array or object, with what holds it."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield value, key
        yield from places(inner)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[A-Z]{2}\d{4}$",
        r"^(foo|bar)-[a-f0-9]{8}$",
        r"^\S+@\S+\.com$",
        r"^[^/]+/[^/]+$",
        r"^\p{L}+$",
        r"^(?!x)a+$",
        r"/^[a-z]{3}$/i",
        r"^[\w.@() -]{1,255}$",
        r"^.{120}$",
        r"a|b|c",
        r"",
    ],
)
def test_patterns(pattern: str) -> None:
    """Texts of a pattern match it, and are the same for the same seed."""
    made = text_of(pattern, "seed", 0, None)
    if r"\p" in pattern:
        assert made is None
        return
    assert made is not None
    assert matches(pattern, made)
    assert text_of(pattern, "seed", 0, None) == made


@pytest.mark.parametrize(
    "pattern", ["(" * 50 + "a" + ")*" * 50, "a{100000000}", "((a{1000}){1000}){1000}", "(a+)+$", "[", "("]
)
def test_hostile_patterns(pattern: str) -> None:
    """Bombs end at once, in texts that are made and in texts that are checked."""
    made = text_of(pattern, "seed", 0, None)
    assert made is None or len(made) < 20_000
    assert matches(pattern, "a" * 5_000 + "!") in (True, False)


AT = Location("bomb.yaml")


def bomb(count: int, *, required: bool) -> dict[str, Schema]:
    """Objects of two fields, each of which is the next such object."""
    return {
        f"s{number}": Schema(
            f"s{number}",
            ObjectShape(tuple(Field(name, RefType(f"s{number + 1}"), AT, required=required) for name in "ab")),
            AT,
        )
        for number in range(count)
    } | {f"s{count}": Schema(f"s{count}", StringType(), AT)}


@pytest.mark.parametrize("required", [True, False])
def test_schema_bombs(required: bool) -> None:
    """A document can require more than a computer holds; some of it is made."""
    schemas = bomb(60, required=required)
    value = Maker(schemas, Heights(schemas), "").make(RefType("s0"))
    assert isinstance(value, dict)
    assert len(str(value)) < 5_000_000


def test_recursion_ends_where_it_can() -> None:
    """By what is optional, by empty arrays, by the variant that ends; what cannot end is cut."""
    fields = (
        Field("next", RefType("node"), AT),
        Field("children", ArrayType(RefType("node")), AT, required=True),
        Field("either", UnionType((RefType("node"), StringType())), AT, required=True),
        Field("name", StringType(), AT, required=True),
    )
    schemas = {"node": Schema("node", ObjectShape(fields), AT)}
    value = Maker(schemas, Heights(schemas), "").make(RefType("node"))
    assert Checker(schemas).fits(value, RefType("node"))
    endless = {"self": Schema("self", ObjectShape((Field("self", RefType("self"), AT, required=True),)), AT)}
    assert Maker(endless, Heights(endless), "").make(RefType("self")) == {"self": {"self": {}}}


@pytest.mark.parametrize(
    "limits",
    [
        Limits(minimum=5, maximum=5),
        Limits(exclusive_minimum=0, exclusive_maximum=2),
        Limits(minimum=-10, maximum=-9),
        Limits(maximum=-1000),
        Limits(multiple_of=7, minimum=50),
        Limits(exclusive_minimum=0.1, maximum=1.9),
        Limits(minimum=10**20),
    ],
)
def test_numbers_within_limits(limits: Limits) -> None:
    """Whatever the limits leave is found."""
    for seed in "abcdefgh":
        for type_ in (IntegerType(limits=limits), NumberType(limits=limits)):
            value = Maker({}, Heights({}), seed).make(type_)
            assert Checker({}).problems(value, type_, Spot("n", None)) == []


def test_multiples_in_decimals() -> None:
    """0.3 is a multiple of 0.1, as people write it."""
    type_ = NumberType(limits=Limits(multiple_of=0.1, minimum=0.25, maximum=0.35))
    assert Maker({}, Heights({}), "").make(type_) == pytest.approx(0.3)
    assert Checker({}).fits(0.3, type_)


def test_unique_items() -> None:
    """As many as there are; where there are fewer than wanted, what there is."""
    few = ArrayType(IntegerType(limits=Limits(minimum=1, maximum=3)), min_items=3, unique=True)
    value = Maker({}, Heights({}), "").make(few)
    assert isinstance(value, list)
    assert sorted(map(str, value)) == ["1", "2", "3"]
