"""Calls of ``oauth``."""

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
    "/oauth",
    security=(("oauth",),),
    answer="none",
)


class OauthResource(SyncResource):
    """Calls of ``oauth``."""

    def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /oauth``"""
        return self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncOauthResource(AsyncResource):
    """Calls of ``oauth``."""

    async def retrieve(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``GET /oauth``"""
        return await self._client.call(
            _RETRIEVE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawOauthResource:
    """Calls of ``oauth``."""

    def __init__(self, resource: OauthResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawOauthResource:
    """Calls of ``oauth``."""

    def __init__(self, resource: AsyncOauthResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedOauthResource:
    """Calls of ``oauth``."""

    def __init__(self, resource: OauthResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedOauthResource:
    """Calls of ``oauth``."""

    def __init__(self, resource: AsyncOauthResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
