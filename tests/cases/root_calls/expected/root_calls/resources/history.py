"""Calls of ``history``."""

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

_EXPORT: Operation[None] = Operation(
    "GET",
    "/history/export",
    answer="none",
)


class HistoryResource(SyncResource):
    """Calls of ``history``."""

    def export(
        self,
        *,
        filename: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /history/export``"""
        return self._client.call(
            _EXPORT,
            query={"filename": filename},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncHistoryResource(AsyncResource):
    """Calls of ``history``."""

    async def export(
        self,
        *,
        filename: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /history/export``"""
        return await self._client.call(
            _EXPORT,
            query={"filename": filename},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawHistoryResource:
    """Calls of ``history``."""

    def __init__(self, resource: HistoryResource) -> None:
        self._resource = resource
        self.export = raw(resource.export)


class AsyncRawHistoryResource:
    """Calls of ``history``."""

    def __init__(self, resource: AsyncHistoryResource) -> None:
        self._resource = resource
        self.export = async_raw(resource.export)


class StreamedHistoryResource:
    """Calls of ``history``."""

    def __init__(self, resource: HistoryResource) -> None:
        self._resource = resource
        self.export = streamed(resource.export)


class AsyncStreamedHistoryResource:
    """Calls of ``history``."""

    def __init__(self, resource: AsyncHistoryResource) -> None:
        self._resource = resource
        self.export = async_streamed(resource.export)
