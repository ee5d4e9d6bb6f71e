"""Calls of ``form``."""

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

_CREATE: Operation[str] = Operation(
    "POST",
    "/form",
    returns=lambda: str,
    body="application/x-www-form-urlencoded",
    encodings=(Encoding("csvs", style="form", explode=False),),
)


class FormResource(SyncResource):
    """Calls of ``form``."""

    def create(
        self,
        *,
        a: str,
        csvs: Sequence[str] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> str:
        """``POST /form``"""
        return self._client.call(
            _CREATE,
            body={"a": a, "csvs": csvs},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncFormResource(AsyncResource):
    """Calls of ``form``."""

    async def create(
        self,
        *,
        a: str,
        csvs: Sequence[str] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> str:
        """``POST /form``"""
        return await self._client.call(
            _CREATE,
            body={"a": a, "csvs": csvs},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawFormResource:
    """Calls of ``form``."""

    def __init__(self, resource: FormResource) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncRawFormResource:
    """Calls of ``form``."""

    def __init__(self, resource: AsyncFormResource) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)


class StreamedFormResource:
    """Calls of ``form``."""

    def __init__(self, resource: FormResource) -> None:
        self._resource = resource
        self.create = streamed(resource.create)


class AsyncStreamedFormResource:
    """Calls of ``form``."""

    def __init__(self, resource: AsyncFormResource) -> None:
        self._resource = resource
        self.create = async_streamed(resource.create)
