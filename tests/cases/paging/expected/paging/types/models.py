"""Types of requests and answers."""

from __future__ import annotations

from ..._core import AsyncPage, Model, Page


class Item(Model):
    id: str


class ItemsListResponse(Model):
    items: list[Item]
    next_cursor: str | None = None


class ItemsListPage(Page["ItemsListResponse", "Item"]):
    """A page of items, with the fields of its ``answer``."""

    answer: ItemsListResponse
    items: list[Item]
    next_cursor: str | None


class AsyncItemsListPage(AsyncPage["ItemsListResponse", "Item"]):
    """A page of items, with the fields of its ``answer``."""

    answer: ItemsListResponse
    items: list[Item]
    next_cursor: str | None


class OffsetsListResponse(Model):
    data: list[Item]
    total: int


class OffsetsListPage(Page["OffsetsListResponse", "Item"]):
    """A page of items, with the fields of its ``answer``."""

    answer: OffsetsListResponse
    items: list[Item]
    data: list[Item]
    total: int


class AsyncOffsetsListPage(AsyncPage["OffsetsListResponse", "Item"]):
    """A page of items, with the fields of its ``answer``."""

    answer: OffsetsListResponse
    items: list[Item]
    data: list[Item]
    total: int


class TagsListResponse(Model):
    tags: list[str] | None = None
