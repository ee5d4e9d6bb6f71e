"""Calls of ``bearer``."""

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
    "/bearer",
    answer="none",
)


class BearerResource(SyncResource):
    """Calls of ``bearer``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /bearer``"""
        return self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncBearerResource(AsyncResource):
    """Calls of ``bearer``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /bearer``"""
        return await self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawBearerResource:
    """Calls of ``bearer``."""

    def __init__(self, resource: BearerResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawBearerResource:
    """Calls of ``bearer``."""

    def __init__(self, resource: AsyncBearerResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedBearerResource:
    """Calls of ``bearer``."""

    def __init__(self, resource: BearerResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedBearerResource:
    """Calls of ``bearer``."""

    def __init__(self, resource: AsyncBearerResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
