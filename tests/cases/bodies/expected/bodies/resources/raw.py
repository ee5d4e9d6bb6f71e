"""Calls of ``raw``."""

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
    from ..._core import (
        AsyncBinaryResponse,
        BinaryResponse,
        Body,
        FileTypes,
        Headers,
        NotGiven,
        Query,
        Timeout,
    )

_UPDATE: Operation[BinaryResponse] = Operation(
    "PUT",
    "/raw",
    body="application/octet-stream",
    accept="image/png",
    answer="binary",
)


class RawResource(SyncResource):
    """Calls of ``raw``."""

    def update(
        self,
        *,
        body: FileTypes,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> BinaryResponse:
        """``PUT /raw``"""
        return self._client.call(
            _UPDATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncRawResource(AsyncResource):
    """Calls of ``raw``."""

    async def update(
        self,
        *,
        body: FileTypes,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncBinaryResponse:
        """``PUT /raw``"""
        return await self._client.download(
            _UPDATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawRawResource:
    """Calls of ``raw``."""

    def __init__(self, resource: RawResource) -> None:
        self._resource = resource
        self.update = raw(resource.update)


class AsyncRawRawResource:
    """Calls of ``raw``."""

    def __init__(self, resource: AsyncRawResource) -> None:
        self._resource = resource
        self.update = async_raw(resource.update)


class StreamedRawResource:
    """Calls of ``raw``."""

    def __init__(self, resource: RawResource) -> None:
        self._resource = resource
        self.update = streamed(resource.update)


class AsyncStreamedRawResource:
    """Calls of ``raw``."""

    def __init__(self, resource: AsyncRawResource) -> None:
        self._resource = resource
        self.update = async_streamed(resource.update)
