"""Calls of ``items``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
    Operation,
    Paging,
    SyncResource,
    async_raw,
    async_streamed,
    not_given,
    omit,
    raw,
    streamed,
)
from .. import types

if TYPE_CHECKING:
    from ..._core import AsyncPages, Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import (
        AsyncItemsListPage,
        ItemsListPage,
        ItemsListResponse,
        ItemsListResponseItem,
    )

_LIST: Operation[ItemsListResponse] = Operation(
    "GET",
    "/v1/items",
    returns=lambda: types.ItemsListResponse,
)

_LIST__PAGES: Paging[ItemsListResponseItem] = Paging(
    items="items",
    style="cursor",
    parameter="cursor",
    next="next_cursor",
)


class ItemsResource(SyncResource):
    """Calls of ``items``."""

    def list(
        self,
        *,
        cursor: str | Omit = omit,
        limit: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ItemsListPage:
        """``GET /v1/items``

        Returns:
            The first page. Iterating over it goes on with the items of the following ones.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            types.ItemsListPage,
            query={"cursor": cursor, "limit": limit},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncItemsResource(AsyncResource):
    """Calls of ``items``."""

    def list(
        self,
        *,
        cursor: str | Omit = omit,
        limit: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncPages[AsyncItemsListPage, ItemsListResponseItem]:
        """``GET /v1/items``

        Returns:
            To be awaited for the first page, or iterated over for the items of all.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            types.AsyncItemsListPage,
            query={"cursor": cursor, "limit": limit},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: ItemsResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)


class AsyncRawItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: AsyncItemsResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)


class StreamedItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: ItemsResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)


class AsyncStreamedItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: AsyncItemsResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
