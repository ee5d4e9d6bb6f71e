"""Types of requests and answers."""

from __future__ import annotations

from ..._core import Model


class Item(Model):
    id: str


class ItemsListResponse(Model):
    items: list[Item]
    next_cursor: str | None = None


class OffsetsListResponse(Model):
    data: list[Item]
    total: int
