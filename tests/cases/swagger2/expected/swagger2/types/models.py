"""Types of requests and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NotRequired, TypedDict

from typing_extensions import TypeAliasType

from ..._core import Discriminated, Model

Pet = TypeAliasType(
    "Pet",
    'Annotated[Cat | PetBase, Discriminated("kind", {"Cat": "Cat", "Pet": "PetBase"})]',
)

PetParam = TypeAliasType("PetParam", "CatParam | Cat | PetBaseParam | PetBase")


class Cat(Model):
    name: str
    kind: str
    nick: str | None = None

    tags: list[str] | None = None
    """No item twice."""
    lives: int


class CatParam(TypedDict):
    name: str
    kind: str
    nick: NotRequired[str | None]

    tags: NotRequired[Sequence[str]]
    """No item twice."""
    lives: int


class Error(Model):
    code: int | None = None
    message: str | None = None


class PetBase(Model):
    name: str
    kind: str
    nick: str | None = None

    tags: list[str] | None = None
    """No item twice."""


class PetBaseParam(TypedDict):
    name: str
    kind: str
    nick: NotRequired[str | None]

    tags: NotRequired[Sequence[str]]
    """No item twice."""
