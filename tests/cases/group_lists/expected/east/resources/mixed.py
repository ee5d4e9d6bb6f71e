"""Calls of ``mixed``."""

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
        AsyncMixedListPage,
        MixedListPage,
        MixedListResponse,
        MixedListResponseItem,
    )

_LIST: Operation[MixedListResponse] = Operation(
    "GET",
    "/v1/mixed",
    returns=lambda: types.MixedListResponse,
)

_LIST__PAGES: Paging[MixedListResponseItem] = Paging(
    items="items",
    style="cursor",
    parameter="cursor",
    next="next_cursor",
)


class MixedResource(SyncResource):
    """Calls of ``mixed``."""

    def list(
        self,
        *,
        cursor: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> MixedListPage:
        """``GET /v1/mixed``

        Returns:
            The first page. Iterating over it goes on with the items of the following ones.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            types.MixedListPage,
            query={"cursor": cursor},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncMixedResource(AsyncResource):
    """Calls of ``mixed``."""

    def list(
        self,
        *,
        cursor: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncPages[AsyncMixedListPage, MixedListResponseItem]:
        """``GET /v1/mixed``

        Returns:
            To be awaited for the first page, or iterated over for the items of all.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            types.AsyncMixedListPage,
            query={"cursor": cursor},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawMixedResource:
    """Calls of ``mixed``."""

    def __init__(self, resource: MixedResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)


class AsyncRawMixedResource:
    """Calls of ``mixed``."""

    def __init__(self, resource: AsyncMixedResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)


class StreamedMixedResource:
    """Calls of ``mixed``."""

    def __init__(self, resource: MixedResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)


class AsyncStreamedMixedResource:
    """Calls of ``mixed``."""

    def __init__(self, resource: AsyncMixedResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
