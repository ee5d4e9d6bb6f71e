"""Calls of ``both``."""

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
    "/both",
    security=(("inHeader", "inCookie"),),
    answer="none",
)


class BothResource(SyncResource):
    """Calls of ``both``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /both``"""
        return self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncBothResource(AsyncResource):
    """Calls of ``both``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /both``"""
        return await self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawBothResource:
    """Calls of ``both``."""

    def __init__(self, resource: BothResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawBothResource:
    """Calls of ``both``."""

    def __init__(self, resource: AsyncBothResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedBothResource:
    """Calls of ``both``."""

    def __init__(self, resource: BothResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedBothResource:
    """Calls of ``both``."""

    def __init__(self, resource: AsyncBothResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
