"""Calls of ``up``."""

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
    from ..._core import (
        AsyncBinaryResponse,
        BinaryResponse,
        Body,
        FileTypes,
        Headers,
        NotGiven,
        Omit,
        Query,
        Timeout,
    )

_UPDATE: Operation[BinaryResponse] = Operation(
    "POST",
    "/up/{id}",
    body="multipart/form-data",
    accept="application/octet-stream",
    answer="binary",
)


class UpResource(SyncResource):
    """Calls of ``up``."""

    def update(
        self,
        id: int,
        *,
        f: FileTypes,
        meta: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> BinaryResponse:
        """``POST /up/{id}``

        Args:
            f: the file
        """
        return self._client.call(
            _UPDATE,
            path={"id": id},
            body={"f": f, "meta": meta},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncUpResource(AsyncResource):
    """Calls of ``up``."""

    async def update(
        self,
        id: int,
        *,
        f: FileTypes,
        meta: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncBinaryResponse:
        """``POST /up/{id}``

        Args:
            f: the file
        """
        return await self._client.download(
            _UPDATE,
            path={"id": id},
            body={"f": f, "meta": meta},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawUpResource:
    """Calls of ``up``."""

    def __init__(self, resource: UpResource) -> None:
        self._resource = resource
        self.update = raw(resource.update)


class AsyncRawUpResource:
    """Calls of ``up``."""

    def __init__(self, resource: AsyncUpResource) -> None:
        self._resource = resource
        self.update = async_raw(resource.update)


class StreamedUpResource:
    """Calls of ``up``."""

    def __init__(self, resource: UpResource) -> None:
        self._resource = resource
        self.update = streamed(resource.update)


class AsyncStreamedUpResource:
    """Calls of ``up``."""

    def __init__(self, resource: AsyncUpResource) -> None:
        self._resource = resource
        self.update = async_streamed(resource.update)
