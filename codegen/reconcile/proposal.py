"""What a rule hands over: a decision and the edits that carry it out. Both are data, so that people can answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

from codegen.finding import Decision, Finding, Noun
from codegen.model import Field, Operation, Parameter, ParameterIn, Requirement, Schema, SecurityScheme, Server
from codegen.reconcile.view import Site, Slot, View
from codegen.rules import RuleInfo


class SetField(Noun, frozen=True, tag=True):
    """Put ``field`` where ``name`` is in an object schema (at the end if it is new); ``None`` takes it away."""

    schema: str
    name: str
    field: Field | None


class SetParameter(Noun, frozen=True, tag=True):
    """Put ``parameter`` where the named one is in an operation; ``None`` takes it away."""

    operation: str
    location_in: ParameterIn
    name: str
    parameter: Parameter | None


class SetSchema(Noun, frozen=True, tag=True):
    """Put ``schema`` under ``id``; ``None`` takes it away."""

    id: str
    schema: Schema | None


class SetOperation(Noun, frozen=True, tag=True):
    """Put ``operation`` where the first one of this key is and drop the others of this key."""

    key: str
    operation: Operation


class SetTitle(Noun, frozen=True, tag=True):
    """Give the provider another title."""

    title: str


class SetServers(Noun, frozen=True, tag=True):
    """Give the provider other servers."""

    servers: tuple[Server, ...]


class SetAuth(Noun, frozen=True, tag=True):
    """Give the provider other security schemes and requirements."""

    schemes: tuple[SecurityScheme, ...]
    security: tuple[Requirement, ...]


Edit: TypeAlias = SetField | SetParameter | SetSchema | SetOperation | SetTitle | SetServers | SetAuth


class Proposal(Noun, frozen=True):
    """One decision and how to carry it out. Within one rule no two proposals edit the same thing."""

    decision: Decision
    edits: tuple[Edit, ...] = ()
    confirmed: tuple[Edit, ...] = ()
    """What is done instead of ``edits`` once a person accepts: a hint becomes a limit."""


class Verdict(NamedTuple):
    """What a slot rule made of one field or parameter."""

    decision: Decision
    slot: Slot
    confirmed: Slot | None = None


class Rule(NamedTuple):
    """A rule about a provider as a whole."""

    info: RuleInfo
    propose: Callable[[View], Iterable[Proposal]]


class SlotRule(NamedTuple):
    """A rule about one request field or parameter at a time; the runner walks."""

    info: RuleInfo
    types: frozenset[type]
    """What the slot's type is, ``null`` aside: of others there is nothing to say."""
    wants: Callable[[Any], bool]
    """A cheap look at the slot: whether ``judge`` could have anything to say."""
    judge: Callable[[Site, Any], Verdict | None]


class FindingRule(NamedTuple):
    """A rule that only says what is wrong."""

    info: RuleInfo
    find: Callable[[View], Iterable[Finding]]


ProviderRule: TypeAlias = Rule | FindingRule | tuple[SlotRule, ...]
