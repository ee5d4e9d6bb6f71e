"""Types of requests and answers."""

from __future__ import annotations

from ..._core import AsyncPage, Model, Page


class ItemsListResponse(Model):
    items: list[ItemsListResponseItem]
    next_cursor: str | None = None


class ItemsListPage(Page["ItemsListResponse", "ItemsListResponseItem"]):
    """A page of items, with the fields of its ``answer``."""

    answer: ItemsListResponse
    items: list[ItemsListResponseItem]
    next_cursor: str | None


class AsyncItemsListPage(AsyncPage["ItemsListResponse", "ItemsListResponseItem"]):
    """A page of items, with the fields of its ``answer``."""

    answer: ItemsListResponse
    items: list[ItemsListResponseItem]
    next_cursor: str | None


class ItemsListResponseItem(Model):
    id: str
    west: int | None = None


class MixedListResponse(Model):
    items: list[MixedListResponseItem]
    next_cursor: str | None = None


class MixedListResponseItem(Model):
    id: str
