"""Calls of ``shared``."""

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
from .. import types

if TYPE_CHECKING:
    import builtins

    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import Event

_LIST: Operation[list[Event]] = Operation(
    "GET",
    "/shared",
    returns=lambda: list[types.Event],
)


class SharedResource(SyncResource):
    """Calls of ``shared``."""

    def list(
        self,
        *,
        q: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> builtins.list[Event]:
        """``GET /shared``"""
        return self._client.call(
            _LIST,
            query={"q": q},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncSharedResource(AsyncResource):
    """Calls of ``shared``."""

    async def list(
        self,
        *,
        q: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> builtins.list[Event]:
        """``GET /shared``"""
        return await self._client.call(
            _LIST,
            query={"q": q},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawSharedResource:
    """Calls of ``shared``."""

    def __init__(self, resource: SharedResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)


class AsyncRawSharedResource:
    """Calls of ``shared``."""

    def __init__(self, resource: AsyncSharedResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)


class StreamedSharedResource:
    """Calls of ``shared``."""

    def __init__(self, resource: SharedResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)


class AsyncStreamedSharedResource:
    """Calls of ``shared``."""

    def __init__(self, resource: AsyncSharedResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
