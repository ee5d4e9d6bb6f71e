"""Calls of ``trees``."""

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
    from ..._core import UUID, Body, Headers, NotGiven, Query, Timeout
    from ..types import Tree

_RETRIEVE: Operation[Tree] = Operation(
    "GET",
    "/trees/{id}",
    returns=lambda: types.Tree,
)


class TreesResource(SyncResource):
    """Calls of ``trees``."""

    def retrieve(
        self,
        id: UUID | str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Tree:
        """``GET /trees/{id}``"""
        return self._client.call(
            _RETRIEVE,
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncTreesResource(AsyncResource):
    """Calls of ``trees``."""

    async def retrieve(
        self,
        id: UUID | str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Tree:
        """``GET /trees/{id}``"""
        return await self._client.call(
            _RETRIEVE,
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawTreesResource:
    """Calls of ``trees``."""

    def __init__(self, resource: TreesResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawTreesResource:
    """Calls of ``trees``."""

    def __init__(self, resource: AsyncTreesResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedTreesResource:
    """Calls of ``trees``."""

    def __init__(self, resource: TreesResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedTreesResource:
    """Calls of ``trees``."""

    def __init__(self, resource: AsyncTreesResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
