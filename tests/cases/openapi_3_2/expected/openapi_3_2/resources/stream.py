"""Calls of ``stream_``."""

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
    from ..._core import AsyncStream, Body, Headers, NotGiven, Query, Stream, Timeout
    from ..types import Event

_RETRIEVE_STREAM: Operation[Event] = Operation(
    "GET",
    "/stream",
    item=lambda: types.Event,
    accept="text/event-stream",
    stream="sse",
)


class StreamResource(SyncResource):
    """Calls of ``stream_``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Stream[Event]:
        """``GET /stream``"""
        return self._client.stream(
            _RETRIEVE_STREAM,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncStreamResource(AsyncResource):
    """Calls of ``stream_``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncStream[Event]:
        """``GET /stream``"""
        return await self._client.stream(
            _RETRIEVE_STREAM,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawStreamResource:
    """Calls of ``stream_``."""

    def __init__(self, resource: StreamResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawStreamResource:
    """Calls of ``stream_``."""

    def __init__(self, resource: AsyncStreamResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedStreamResource:
    """Calls of ``stream_``."""

    def __init__(self, resource: StreamResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedStreamResource:
    """Calls of ``stream_``."""

    def __init__(self, resource: AsyncStreamResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
