"""Calls of ``text``."""

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

_UPDATE: Operation[str] = Operation(
    "PUT",
    "/text",
    body="text/plain",
    accept="text/plain",
    answer="text",
)


class TextResource(SyncResource):
    """Calls of ``text``."""

    def update(
        self,
        *,
        body: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> str:
        """``PUT /text``"""
        return self._client.call(
            _UPDATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncTextResource(AsyncResource):
    """Calls of ``text``."""

    async def update(
        self,
        *,
        body: str,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> str:
        """``PUT /text``"""
        return await self._client.call(
            _UPDATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawTextResource:
    """Calls of ``text``."""

    def __init__(self, resource: TextResource) -> None:
        self._resource = resource
        self.update = raw(resource.update)


class AsyncRawTextResource:
    """Calls of ``text``."""

    def __init__(self, resource: AsyncTextResource) -> None:
        self._resource = resource
        self.update = async_raw(resource.update)


class StreamedTextResource:
    """Calls of ``text``."""

    def __init__(self, resource: TextResource) -> None:
        self._resource = resource
        self.update = streamed(resource.update)


class AsyncStreamedTextResource:
    """Calls of ``text``."""

    def __init__(self, resource: AsyncTextResource) -> None:
        self._resource = resource
        self.update = async_streamed(resource.update)
