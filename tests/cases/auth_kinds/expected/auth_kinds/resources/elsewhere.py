"""Calls of ``elsewhere``."""

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

if TYPE_CHECKING:
    from ..._core import Body, Headers, NotGiven, Query, Timeout

_RETRIEVE: Operation[None] = Operation(
    "GET",
    "/elsewhere",
    servers=("https://other.example.com/v2",),
    answer="none",
)


class ElsewhereResource(SyncResource):
    """Calls of ``elsewhere``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /elsewhere``"""
        return self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncElsewhereResource(AsyncResource):
    """Calls of ``elsewhere``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /elsewhere``"""
        return await self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawElsewhereResource:
    """Calls of ``elsewhere``."""

    def __init__(self, resource: ElsewhereResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawElsewhereResource:
    """Calls of ``elsewhere``."""

    def __init__(self, resource: AsyncElsewhereResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedElsewhereResource:
    """Calls of ``elsewhere``."""

    def __init__(self, resource: ElsewhereResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedElsewhereResource:
    """Calls of ``elsewhere``."""

    def __init__(self, resource: AsyncElsewhereResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
