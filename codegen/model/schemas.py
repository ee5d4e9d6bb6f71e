"""Types with an id of their own: their fields, and what is claimed of these."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

from codegen.finding import Evidence, Location, Noun
from codegen.jsontypes import JSON
from codegen.model.types import AnyType, Type


class Condition(Noun, frozen=True):
    """Values of a hint that hold in one case only: ``dall-e-2`` -> 256x256, 512x512, 1024x1024."""

    when: str
    values: tuple[JSON, ...]


class Hint(Noun, frozen=True):
    """A claim of prose or example that no second witness confirms: documented and completed, never enforced."""

    key: Literal["enum", "minimum", "maximum", "min_length", "max_length", "default", "min_items", "max_items"]
    value: JSON
    """The limit or default; for ``enum`` the list of all values."""
    evidence: Evidence
    conditions: tuple[Condition, ...] = ()
    """For ``enum`` whose values depend on something else in the request (the model, mostly)."""


Origin: TypeAlias = Literal["schema", "example", "sample response", "code sample", "peer", "config"]
"""The witness that a fact's existence rests on. Everything but ``schema`` is marked as inferred in the client."""


class Field(Noun, frozen=True):
    """A property of an object."""

    name: str
    """As on the wire."""
    type: Type
    location: Location
    required: bool = False
    """Requests: the caller must give it. Responses: every witness shows it, so that it is typed as present."""
    read_only: bool = False
    write_only: bool = False
    default: JSON | UnsetType = UNSET
    """What the server takes when the field is absent, as documented. Never sent by the client."""
    always: JSON | UnsetType = UNSET
    """What the client sends when the caller says nothing: the only value a required field can have, or the one value
    that the page itself uses for a field it forgot to declare."""
    doc: str = ""
    deprecated: bool = False
    hints: tuple[Hint, ...] = ()
    origin: Origin = "schema"
    examples: tuple[JSON, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Other spellings of a string value and what the client sends for them: one model under two provider's names."""


class ObjectShape(Noun, frozen=True, tag=True):
    """The fields of an object, and what other keys may hold."""

    fields: tuple[Field, ...] = ()
    additional: Type = AnyType()
    """The type of keys that are no field: ``AnyType`` if nothing is said, ``NeverType`` if closed
    (``additionalProperties: false``). Responses keep unknown keys in any case."""


class Schema(Noun, frozen=True):
    """A type with an id of its own: every component, and every inline object."""

    id: str
    shape: ObjectShape | Type
    """An object with fields, or the type that the component is another name for."""
    location: Location
    title: str = ""
    doc: str = ""
    deprecated: bool = False
    component: bool = False
    """Whether the document itself gives it a name (``components.schemas``, ``definitions``, ``$defs``)."""
    examples: tuple[JSON, ...] = ()
    origin: Origin = "schema"
    suspect: str = ""
    """Why the schema is probably not what the server sends or takes; ``""`` when it is not suspect."""


BASE = "base"
"""Ends the id of what a base is itself, among those that inherit from it (``Pet|base``)."""
