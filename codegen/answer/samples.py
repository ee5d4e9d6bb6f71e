"""The values of answers: the document's own examples, else made from the schema."""

from __future__ import annotations

from typing import NamedTuple

from codegen.answer.checking import Checker, Spot
from codegen.answer.exchange import Problem
from codegen.answer.making import Maker
from codegen.answer.prefer import Preferences
from codegen.answer.schemas import Heights, Schemas, resolved
from codegen.answer.words import listed
from codegen.document import AnswerSample
from codegen.jsontypes import JSON
from codegen.model import BinaryType, Content, Operation, Response, Type, UnionType

_EVENTS = 3
_MOST_EVENTS = 8


class Stock(NamedTuple):
    """What values are made from."""

    schemas: Schemas
    heights: Heights

    def maker(self, seed: str, wanted: Preferences) -> Maker:
        """A maker whose values depend on ``seed`` alone."""
        return Maker(self.schemas, self.heights, seed, shows=not wanted.dynamic)

    def flaws(self, value: JSON, type_: Type, content: Content) -> tuple[Problem, ...]:
        """Where a value is not of its type."""
        if isinstance(type_, BinaryType):
            return ()
        return tuple(Checker(self.schemas, answer=True).problems(value, type_, Spot("answer", content.location)))


class NoExample(Exception):  # noqa: N818 - an answer, no error
    """There is no example of that name."""


def value_for(
    stock: Stock, operation: Operation, response: Response, content: Content, wanted: Preferences, seed: str
) -> JSON:
    """The value of an answer that is sent at once.

    Raises:
        NoExample: an example is asked for by a name that there is not.
    """
    if wanted.example:
        return _named(content, wanted.example)
    if not wanted.dynamic:
        for each in (*content.examples, *_shown(operation, response)):
            if not stock.flaws(each, content.type, content):
                return each
    return stock.maker(seed, wanted).make(content.type)


def _named(content: Content, name: str) -> JSON:
    for known, value in zip(content.example_names, content.examples, strict=False):
        if known == name:
            return value
    names = [each for each in content.example_names if each]
    raise NoExample(
        f"there is no example of that name; there are: {listed(names)}" if names else "there are no named examples"
    )


def _shown(operation: Operation, response: Response) -> list[JSON]:
    """What the page shows as this answer."""
    status = response.status
    return [
        each.value
        for each in operation.samples
        if isinstance(each, AnswerSample)
        and each.role == "response"
        and (each.status == status or (not each.status and status[:1] == "2"))
    ]


def items_for(stock: Stock, content: Content, wanted: Preferences, seed: str) -> list[JSON]:
    """The items of a stream: those of examples, else one for each kind of event, three at least."""
    type_ = content.item_type or content.type
    if not wanted.dynamic and (found := _example_items(stock, content, type_)):
        return found
    kinds = _kinds(stock, type_)
    return [
        stock.maker(f"{seed}|{index}", wanted).make(kinds[index % len(kinds)])
        for index in range(max(_EVENTS, len(kinds)))
    ]


def _example_items(stock: Stock, content: Content, type_: Type) -> list[JSON]:
    """Items that the document shows, if all of them are ones."""
    flat = [item for each in content.examples for item in (each if isinstance(each, list) else [each])]
    return flat if flat and not any(stock.flaws(each, type_, content) for each in flat) else []


def _kinds(stock: Stock, type_: Type) -> list[Type]:
    """The variants of an event, the first few; failures are no part of a stream that goes well."""
    shape = resolved(type_, stock.schemas)
    if not isinstance(shape, UnionType) or shape.discriminator is None:
        return [type_]
    known = [id_ for tag, id_ in shape.discriminator.mapping if "error" in tag.lower() or "fail" in tag.lower()]
    good = [each for each in shape.variants if getattr(each, "id", "") not in known]
    return good[:_MOST_EVENTS] or [type_]


def tag_field(stock: Stock, content: Content) -> str:
    """The field that names an event's type; ``""`` where none does."""
    shape = resolved(content.item_type or content.type, stock.schemas)
    told = shape.discriminator if isinstance(shape, UnionType) else None
    return told.field if told is not None and told.field in ("type", "event") else ""


def ends_with_done(operation: Operation, schemas: Schemas) -> bool:
    """Whether a stream ends with ``[DONE]``: where the document speaks of it, and for OpenAI's own paths."""
    texts = [operation.doc, operation.summary, *(each.doc for each in operation.responses)]
    if operation.body is not None:
        texts.append(operation.body.doc)
        for content in operation.body.contents:
            shape = resolved(content.type, schemas)
            texts += [each.doc for each in getattr(shape, "fields", ()) if each.name == operation.stream_flag]
    return any("[DONE]" in each for each in texts) or operation.path.endswith("/completions")
