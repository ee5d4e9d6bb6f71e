"""Calls of ``q``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
    Operation,
    Param,
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
    from collections.abc import Sequence
    from typing import Literal

    from ..._core import Body, DateTime, Headers, NotGiven, Omit, Query, Timeout
    from ..types import Pet

_LIST: Operation[list[Pet]] = Operation(
    "GET",
    "/q",
    returns=lambda: list[types.Pet],
    parameters=(Param("tsv", "query", style="tabDelimited", explode=False),),
)


class QResource(SyncResource):
    """Calls of ``q``."""

    def list(
        self,
        *,
        limit: int | Omit = omit,
        tsv: Sequence[str] | Omit = omit,
        multi: Sequence[Literal["a", "b"]] | Omit = omit,
        when: DateTime | str | Omit | None = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> builtins.list[Pet]:
        """``GET /q``

        Args:
            limit: At most 100. Default: 10.
        """
        return self._client.call(
            _LIST,
            query={"limit": limit, "tsv": tsv, "multi": multi, "when": when},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncQResource(AsyncResource):
    """Calls of ``q``."""

    async def list(
        self,
        *,
        limit: int | Omit = omit,
        tsv: Sequence[str] | Omit = omit,
        multi: Sequence[Literal["a", "b"]] | Omit = omit,
        when: DateTime | str | Omit | None = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> builtins.list[Pet]:
        """``GET /q``

        Args:
            limit: At most 100. Default: 10.
        """
        return await self._client.call(
            _LIST,
            query={"limit": limit, "tsv": tsv, "multi": multi, "when": when},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawQResource:
    """Calls of ``q``."""

    def __init__(self, resource: QResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)


class AsyncRawQResource:
    """Calls of ``q``."""

    def __init__(self, resource: AsyncQResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)


class StreamedQResource:
    """Calls of ``q``."""

    def __init__(self, resource: QResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)


class AsyncStreamedQResource:
    """Calls of ``q``."""

    def __init__(self, resource: AsyncQResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
