"""Calls of ``shapes``."""

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
    from ..._core import Body, Headers, NotGiven, Query, Timeout
    from ..types import ShapeParam, ShapesCreateResponse

_CREATE: Operation[ShapesCreateResponse] = Operation(
    "POST",
    "/shapes",
    returns=lambda: types.ShapesCreateResponse,
    body="application/json",
)


class ShapesResource(SyncResource):
    """Calls of ``shapes``."""

    def create(
        self,
        *,
        body: ShapeParam,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ShapesCreateResponse:
        """``POST /shapes``"""
        return self._client.call(
            _CREATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncShapesResource(AsyncResource):
    """Calls of ``shapes``."""

    async def create(
        self,
        *,
        body: ShapeParam,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ShapesCreateResponse:
        """``POST /shapes``"""
        return await self._client.call(
            _CREATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawShapesResource:
    """Calls of ``shapes``."""

    def __init__(self, resource: ShapesResource) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncRawShapesResource:
    """Calls of ``shapes``."""

    def __init__(self, resource: AsyncShapesResource) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)


class StreamedShapesResource:
    """Calls of ``shapes``."""

    def __init__(self, resource: ShapesResource) -> None:
        self._resource = resource
        self.create = streamed(resource.create)


class AsyncStreamedShapesResource:
    """Calls of ``shapes``."""

    def __init__(self, resource: AsyncShapesResource) -> None:
        self._resource = resource
        self.create = async_streamed(resource.create)
