"""Types of the shop."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from ._core import UUID, Base64, Date, DateTime, Discriminated, Model


class Meta(Model):
    """About an answer."""

    next_cursor: str | None = None
    total: int | None = None


class Cat(Model):
    """A cat."""

    kind: Literal["cat"]
    lives: int


class Dog(Model):
    """A dog."""

    kind: Literal["dog"]
    barks: bool
    owner: Owner | None = None


class Owner(Model):
    """Who owns a dog, and possibly other owners."""

    name: str
    friends: list[Owner] | None = None


class Item(Model):
    """Something that is sold."""

    id: str
    price: float
    class_: str | None = Field(default=None, alias="class")
    made: DateTime | None = None
    day: Date | None = None
    key: UUID | None = None
    blob: Base64 | None = None
    size: Literal["small", "big"] | str | None = None  # noqa: PYI051  an open enum
    pet: Annotated[Cat | Dog, Discriminated("kind", {"cat": "Cat", "dog": "Dog"})] | None = None
    thing: Cat | Owner | str | None = None
    tags: dict[str, list[int]] | None = None


class ItemList(Model):
    """A page of items."""

    data: list[Item]
    meta: Meta | None = None
    has_more: bool | None = None


class Labels(Model):
    """Any label, each a number."""

    __pydantic_extra__: dict[str, Meta]
    name: str | None = None


class Failure(Model):
    """What goes wrong."""

    reason: str
    code: int | None = None


class Chunk(Model):
    """A piece of a stream."""

    text: str


class Anything(Model):
    """No field is known."""

    value: Any = None
