"""Calls of ``none``."""

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
    "/none",
    security=(),
    answer="none",
)


class NoneResource(SyncResource):
    """Calls of ``none``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /none``"""
        return self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncNoneResource(AsyncResource):
    """Calls of ``none``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /none``"""
        return await self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawNoneResource:
    """Calls of ``none``."""

    def __init__(self, resource: NoneResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawNoneResource:
    """Calls of ``none``."""

    def __init__(self, resource: AsyncNoneResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedNoneResource:
    """Calls of ``none``."""

    def __init__(self, resource: NoneResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedNoneResource:
    """Calls of ``none``."""

    def __init__(self, resource: AsyncNoneResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
