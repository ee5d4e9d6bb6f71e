"""Calls of ``tags``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
    Operation,
    SyncResource,
    async_raw,
    async_streamed,
    not_given,
    raw,
    streamed,
)
from .. import types

if TYPE_CHECKING:
    from ..._core import Body, Headers, NotGiven, Query, Timeout
    from ..types import TagsListResponse

_LIST: Operation[TagsListResponse] = Operation(
    "GET",
    "/tags",
    returns=lambda: types.TagsListResponse,
)


class TagsResource(SyncResource):
    """Calls of ``tags``."""

    def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> TagsListResponse:
        """A list that comes at once.

        ``GET /tags``
        """
        return self._client.call(
            _LIST,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncTagsResource(AsyncResource):
    """Calls of ``tags``."""

    async def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> TagsListResponse:
        """A list that comes at once.

        ``GET /tags``
        """
        return await self._client.call(
            _LIST,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawTagsResource:
    """Calls of ``tags``."""

    def __init__(self, resource: TagsResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)


class AsyncRawTagsResource:
    """Calls of ``tags``."""

    def __init__(self, resource: AsyncTagsResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)


class StreamedTagsResource:
    """Calls of ``tags``."""

    def __init__(self, resource: TagsResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)


class AsyncStreamedTagsResource:
    """Calls of ``tags``."""

    def __init__(self, resource: AsyncTagsResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
