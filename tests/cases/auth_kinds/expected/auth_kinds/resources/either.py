"""Calls of ``either``."""

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
    "/either",
    security=(("basic",), ("inQuery",)),
    answer="none",
)


class EitherResource(SyncResource):
    """Calls of ``either``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /either``"""
        return self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncEitherResource(AsyncResource):
    """Calls of ``either``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /either``"""
        return await self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawEitherResource:
    """Calls of ``either``."""

    def __init__(self, resource: EitherResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawEitherResource:
    """Calls of ``either``."""

    def __init__(self, resource: AsyncEitherResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedEitherResource:
    """Calls of ``either``."""

    def __init__(self, resource: EitherResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedEitherResource:
    """Calls of ``either``."""

    def __init__(self, resource: AsyncEitherResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
