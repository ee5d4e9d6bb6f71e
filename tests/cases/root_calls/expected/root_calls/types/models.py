"""Types of requests and answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..._core import Model


class Chunk(Model):
    type: Literal["chunk"] | str
    register_: str | None = Field(default=None, alias="register")


class Done(Model):
    type: Literal["done"] | str
    cost: float | None = None
