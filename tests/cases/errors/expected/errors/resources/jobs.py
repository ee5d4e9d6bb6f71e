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
    omit,
    raw,
    streamed,
)
from .. import types

if TYPE_CHECKING:
    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import Job, JobsCreateResponse202

_CREATE: Operation[Job | JobsCreateResponse202] = Operation(
    "POST",
    "/jobs",
    returns=lambda: types.Job | types.JobsCreateResponse202,
    body="application/json",
    errors=lambda: {"429": types.Problem, "4XX": types.Problem},
)


class JobsResource(SyncResource):
    """Calls of ``jobs``."""

    def create(
        self,
        *,
        name: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Job | JobsCreateResponse202:
        """``POST /jobs``

        Raises:
            RateLimitError: 429, too many
            StatusError: 4XX, wrong
        """
        return self._client.call(
            _CREATE,
            body={"name": name},
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
        name: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Job | JobsCreateResponse202:
        """``POST /jobs``

        Raises:
            RateLimitError: 429, too many
            StatusError: 4XX, wrong
        """
        return await self._client.call(
            _CREATE,
            body={"name": name},
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
