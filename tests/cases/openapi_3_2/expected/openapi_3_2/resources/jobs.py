"""Calls of ``jobs``."""

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

_CREATE: Operation[None] = Operation(
    "POST",
    "/jobs",
    answer="none",
)


class JobsResource(SyncResource):
    """Calls of ``jobs``."""

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /jobs``

        Leads to:
            job (202): ``GET /shared, q = $response.body#/id``: Its result.
        """
        return self._client.call(
            _CREATE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncJobsResource(AsyncResource):
    """Calls of ``jobs``."""

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``POST /jobs``

        Leads to:
            job (202): ``GET /shared, q = $response.body#/id``: Its result.
        """
        return await self._client.call(
            _CREATE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawJobsResource:
    """Calls of ``jobs``."""

    def __init__(self, resource: JobsResource) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncRawJobsResource:
    """Calls of ``jobs``."""

    def __init__(self, resource: AsyncJobsResource) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)


class StreamedJobsResource:
    """Calls of ``jobs``."""

    def __init__(self, resource: JobsResource) -> None:
        self._resource = resource
        self.create = streamed(resource.create)


class AsyncStreamedJobsResource:
    """Calls of ``jobs``."""

    def __init__(self, resource: AsyncJobsResource) -> None:
        self._resource = resource
        self.create = async_streamed(resource.create)
