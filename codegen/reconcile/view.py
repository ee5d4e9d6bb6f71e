"""A provider as rules look at it: with the indexes that several of them need, each made once, on first use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from codegen.finding import Location
from codegen.model import (
    Content,
    Field,
    ObjectShape,
    Operation,
    Parameter,
    Provider,
    RefType,
    Schema,
    Type,
    references,
    shape_references,
)

Slot: TypeAlias = "Field | Parameter"
"""Something the caller gives a value for."""


class Site(NamedTuple):
    """Where a slot stands."""

    subject: str
    """The fact's name in decisions: ``POST /v1/images/generations body.n``, ``GET /items query.limit``."""
    siblings: frozenset[str]
    """Names of the other slots beside it."""
    argument: bool
    """Whether it becomes an argument of a method: a parameter, or a field of an object body."""


class View:
    """A provider and what can be seen from it. Nothing in it changes."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.schemas = provider.schemas

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """Operations by key; of several with one key, the first."""
        return {operation.key: operation for operation in reversed(self.provider.operations)}

    @cached_property
    def called(self) -> tuple[Operation, ...]:
        """Operations that the client calls; the others (webhooks, callbacks) are calls that the provider makes."""
        return tuple(operation for operation in self.provider.operations if operation.channel == "path")

    def resolved(self, type_: Type) -> Schema | None:
        """The schema that ``type_`` leads to, through aliases; ``None`` if it is no reference to one."""
        for _ in range(20):
            if not isinstance(type_, RefType):
                return None
            schema = self.schemas.get(type_.id)
            if schema is None or not isinstance(schema.shape, RefType):
                return schema
            type_ = schema.shape
        return None

    def object_of(self, type_: Type) -> Schema | None:
        """The schema that ``type_`` leads to if it is an object with fields."""
        schema = self.resolved(type_)
        return schema if schema is not None and isinstance(schema.shape, ObjectShape) else None

    @cached_property
    def body_schemas(self) -> Mapping[str, str]:
        """Schemas that are an operation's body as a whole, by id, each with the first such operation's key."""
        found: dict[str, str] = {}
        for operation in self.called:
            for content in body_contents(operation):
                schema = self.object_of(content.type)
                if schema is not None:
                    found.setdefault(schema.id, operation.key)
        return found

    @cached_property
    def sent(self) -> Mapping[str, Schema]:
        """Schemas that a request can hold, in the order in which they are met."""
        return self._reach(content.type for operation in self.called for content in body_contents(operation))

    def _reach(self, types: Iterator[Type]) -> Mapping[str, Schema]:
        found: dict[str, Schema] = {}
        waiting = [id_ for type_ in types for id_ in references(type_)]
        waiting.reverse()
        while waiting:
            id_ = waiting.pop()
            schema = self.schemas.get(id_)
            if schema is not None and id_ not in found:
                found[id_] = schema
                waiting.extend(reversed(shape_references(schema.shape)))
        return found


def body_contents(operation: Operation) -> tuple[Content, ...]:
    """The media types of an operation's body; none if it has no body."""
    return operation.body.contents if operation.body is not None else ()


def place(view: View) -> Location:
    """A place for facts about the provider as a whole."""
    return Location(view.provider.sources[0] if view.provider.sources else view.provider.name)


def good(status: str) -> bool:
    """Whether ``status`` is one of success."""
    return status.startswith("2")
