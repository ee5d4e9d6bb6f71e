"""Types of requests and answers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from ..._core import Discriminated, Model


class Chunk(Model):
    type: Literal["chunk"] | str
    register_: str | None = Field(default=None, alias="register")


class Done(Model):
    type: Literal["done"] | str
    cost: float | None = None


SpeechCreateEvent = TypeAliasType(
    "SpeechCreateEvent",
    'Annotated[Chunk | Done, Discriminated("type", {"chunk": "Chunk", "done": "Done"})]',
)
