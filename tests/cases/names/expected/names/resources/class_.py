"""Calls of ``class_``."""

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
    from ..types import List_

_RETRIEVE: Operation[List_] = Operation(
    "GET",
    "/class/{def}",
    returns=lambda: types.List_,
)


class ClassResource(SyncResource):
    """Calls of ``class_``."""

    def retrieve(
        self,
        def_: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``GET /class/{def}``"""
        return self._client.call(
            _RETRIEVE,
            path={"def": def_},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncClassResource(AsyncResource):
    """Calls of ``class_``."""

    async def retrieve(
        self,
        def_: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``GET /class/{def}``"""
        return await self._client.call(
            _RETRIEVE,
            path={"def": def_},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawClassResource:
    """Calls of ``class_``."""

    def __init__(self, resource: ClassResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawClassResource:
    """Calls of ``class_``."""

    def __init__(self, resource: AsyncClassResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedClassResource:
    """Calls of ``class_``."""

    def __init__(self, resource: ClassResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedClassResource:
    """Calls of ``class_``."""

    def __init__(self, resource: AsyncClassResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
