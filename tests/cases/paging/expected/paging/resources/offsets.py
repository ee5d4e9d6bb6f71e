"""Calls of ``offsets``."""

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
    from ..types import AsyncOffsetsListPage, Item, OffsetsListPage, OffsetsListResponse

_LIST: Operation[OffsetsListResponse] = Operation(
    "GET",
    "/offsets",
    returns=lambda: types.OffsetsListResponse,
)

_LIST__PAGES: Paging[Item] = Paging(
    items="data",
    style="offset",
    parameter="offset",
    total="total",
)


class OffsetsResource(SyncResource):
    """Calls of ``offsets``."""

    def list(
        self,
        *,
        offset: int | Omit = omit,
        limit: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> OffsetsListPage:
        """``GET /offsets``

        Returns:
            The first page. Iterating over it goes on with the items of the following ones.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            types.OffsetsListPage,
            query={"offset": offset, "limit": limit},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncOffsetsResource(AsyncResource):
    """Calls of ``offsets``."""

    def list(
        self,
        *,
        offset: int | Omit = omit,
        limit: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncPages[AsyncOffsetsListPage, Item]:
        """``GET /offsets``

        Returns:
            To be awaited for the first page, or iterated over for the items of all.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            types.AsyncOffsetsListPage,
            query={"offset": offset, "limit": limit},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawOffsetsResource:
    """Calls of ``offsets``."""

    def __init__(self, resource: OffsetsResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)


class AsyncRawOffsetsResource:
    """Calls of ``offsets``."""

    def __init__(self, resource: AsyncOffsetsResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)


class StreamedOffsetsResource:
    """Calls of ``offsets``."""

    def __init__(self, resource: OffsetsResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)


class AsyncStreamedOffsetsResource:
    """Calls of ``offsets``."""

    def __init__(self, resource: AsyncOffsetsResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
