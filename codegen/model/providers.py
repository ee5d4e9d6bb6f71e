"""APIs, groups of them that offer the same, and the whole that clients are made from."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.finding import Decision, Finding, Noun
from codegen.model.operations import Operation
from codegen.model.schemas import Schema
from codegen.model.security import Requirement, SecurityScheme
from codegen.model.servers import Server


class Provider(Noun, frozen=True):
    """One API: everything that its documents mean."""

    name: str
    """The identifier the user or the config gives it: ``aimlapi``."""
    sources: tuple[str, ...]
    title: str = ""
    version: str = ""
    doc: str = ""
    notices: tuple[tuple[str, str], ...] = ()
    """What the documents say of licence, terms and contact: pairs of what it is and what they say."""
    servers: tuple[Server, ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[Requirement, ...] = ()
    """Alternatives that hold for every operation without its own. Empty: none needed."""
    operations: tuple[Operation, ...] = ()
    schemas: Mapping[str, Schema] = {}
    """By id, in the document's order. Never written to."""
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Portable(Noun, frozen=True):
    """One operation that several providers of a group offer."""

    call: tuple[str, ...]
    operations: tuple[tuple[str, str], ...]
    """Pairs of provider name and operation key."""


class Group(Noun, frozen=True):
    """Providers that offer the same operations."""

    name: str
    providers: tuple[str, ...]
    operations: tuple[Portable, ...] = ()


class Model(Noun, frozen=True):
    """The reconciled whole: what the clients will be made from."""

    providers: tuple[Provider, ...]
    groups: tuple[Group, ...] = ()
