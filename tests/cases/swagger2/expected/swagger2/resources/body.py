"""Calls of ``body``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
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
    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import PetParam

_UPDATE: Operation[None] = Operation(
    "PUT",
    "/body",
    body="application/json",
    answer="none",
)


class BodyResource(SyncResource):
    """Calls of ``body``."""

    def update(
        self,
        *,
        body: PetParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``PUT /body``"""
        return self._client.call(
            _UPDATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncBodyResource(AsyncResource):
    """Calls of ``body``."""

    async def update(
        self,
        *,
        body: PetParam | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``PUT /body``"""
        return await self._client.call(
            _UPDATE,
            content=body,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawBodyResource:
    """Calls of ``body``."""

    def __init__(self, resource: BodyResource) -> None:
        self._resource = resource
        self.update = raw(resource.update)


class AsyncRawBodyResource:
    """Calls of ``body``."""

    def __init__(self, resource: AsyncBodyResource) -> None:
        self._resource = resource
        self.update = async_raw(resource.update)


class StreamedBodyResource:
    """Calls of ``body``."""

    def __init__(self, resource: BodyResource) -> None:
        self._resource = resource
        self.update = streamed(resource.update)


class AsyncStreamedBodyResource:
    """Calls of ``body``."""

    def __init__(self, resource: AsyncBodyResource) -> None:
        self._resource = resource
        self.update = async_streamed(resource.update)
