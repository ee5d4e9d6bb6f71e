"""Calls of ``parts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
    Encoding,
    Operation,
    SyncResource,
    async_raw,
    async_streamed,
    not_given,
    omit,
    raw,
    streamed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import Event, EventParam

_CREATE: Operation[None] = Operation(
    "POST",
    "/parts",
    body="multipart/mixed",
    encodings=(
        Encoding("[0]", content_type="text/csv"),
        Encoding("[]", content_type="application/json"),
    ),
    answer="none",
)


class PartsResource(SyncResource):
    """Calls of ``parts``."""

    def create(
        self,
        *,
        body: Sequence[EventParam | Event] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /parts``"""
        return self._client.call(
            _CREATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncPartsResource(AsyncResource):
    """Calls of ``parts``."""

    async def create(
        self,
        *,
        body: Sequence[EventParam | Event] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /parts``"""
        return await self._client.call(
            _CREATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawPartsResource:
    """Calls of ``parts``."""

    def __init__(self, resource: PartsResource) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncRawPartsResource:
    """Calls of ``parts``."""

    def __init__(self, resource: AsyncPartsResource) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)


class StreamedPartsResource:
    """Calls of ``parts``."""

    def __init__(self, resource: PartsResource) -> None:
        self._resource = resource
        self.create = streamed(resource.create)


class AsyncStreamedPartsResource:
    """Calls of ``parts``."""

    def __init__(self, resource: AsyncPartsResource) -> None:
        self._resource = resource
        self.create = async_streamed(resource.create)
