"""Calls of ``search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
    Operation,
    Param,
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
    from collections.abc import Sequence

    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import Event, SearchQueryFilterParam

_QUERY: Operation[list[Event]] = Operation(
    "QUERY",
    "/search",
    returns=lambda: list[types.Event],
    body="application/json",
    parameters=(Param("prefs", "cookie", style="cookie", explode=True),),
)

_COPY: Operation[None] = Operation(
    "COPY",
    "/search",
    answer="none",
)


class SearchResource(SyncResource):
    """Calls of ``search``."""

    def query(
        self,
        *,
        filter: SearchQueryFilterParam | Omit = omit,
        prefs: Sequence[str] | Omit = omit,
        limit: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> list[Event]:
        """``QUERY /search``"""
        return self._client.call(
            _QUERY,
            querystring=filter,
            cookie={"prefs": prefs},
            body={"limit": limit},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def copy(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``COPY /search``"""
        return self._client.call(
            _COPY,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncSearchResource(AsyncResource):
    """Calls of ``search``."""

    async def query(
        self,
        *,
        filter: SearchQueryFilterParam | Omit = omit,
        prefs: Sequence[str] | Omit = omit,
        limit: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> list[Event]:
        """``QUERY /search``"""
        return await self._client.call(
            _QUERY,
            querystring=filter,
            cookie={"prefs": prefs},
            body={"limit": limit},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def copy(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``COPY /search``"""
        return await self._client.call(
            _COPY,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawSearchResource:
    """Calls of ``search``."""

    def __init__(self, resource: SearchResource) -> None:
        self._resource = resource
        self.query = raw(resource.query)
        self.copy = raw(resource.copy)


class AsyncRawSearchResource:
    """Calls of ``search``."""

    def __init__(self, resource: AsyncSearchResource) -> None:
        self._resource = resource
        self.query = async_raw(resource.query)
        self.copy = async_raw(resource.copy)


class StreamedSearchResource:
    """Calls of ``search``."""

    def __init__(self, resource: SearchResource) -> None:
        self._resource = resource
        self.query = streamed(resource.query)
        self.copy = streamed(resource.copy)


class AsyncStreamedSearchResource:
    """Calls of ``search``."""

    def __init__(self, resource: AsyncSearchResource) -> None:
        self._resource = resource
        self.query = async_streamed(resource.query)
        self.copy = async_streamed(resource.copy)
