"""Calls of ``logs``."""

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
    from ..types import LogsRetrieveEvent

_RETRIEVE_STREAM: Operation[LogsRetrieveEvent] = Operation(
    "GET",
    "/logs",
    item=lambda: types.LogsRetrieveEvent,
    accept="application/jsonl",
    stream="jsonl",
)


class LogsResource(SyncResource):
    """Calls of ``logs``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Stream[LogsRetrieveEvent]:
        """``GET /logs``"""
        return self._client.stream(
            _RETRIEVE_STREAM,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncLogsResource(AsyncResource):
    """Calls of ``logs``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncStream[LogsRetrieveEvent]:
        """``GET /logs``"""
        return await self._client.stream(
            _RETRIEVE_STREAM,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawLogsResource:
    """Calls of ``logs``."""

    def __init__(self, resource: LogsResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawLogsResource:
    """Calls of ``logs``."""

    def __init__(self, resource: AsyncLogsResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedLogsResource:
    """Calls of ``logs``."""

    def __init__(self, resource: LogsResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedLogsResource:
    """Calls of ``logs``."""

    def __init__(self, resource: AsyncLogsResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
