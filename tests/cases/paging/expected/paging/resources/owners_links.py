"""Calls of ``owners.links``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
    Operation,
    Paging,
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

    from ..._core import (
        AsyncPage,
        AsyncPages,
        Body,
        Headers,
        NotGiven,
        Omit,
        Page,
        Query,
        Timeout,
    )
    from ..types import Item

_LIST: Operation[list[Item]] = Operation(
    "GET",
    "/owners/{owner}/links",
    returns=lambda: list[types.Item],
)

_LIST__PAGES: Paging[Item] = Paging(
    items="",
    style="link",
)


class OwnersLinksResource(SyncResource):
    """Calls of ``owners.links``."""

    def list(
        self,
        owner: str,
        *,
        per_page: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Page[builtins.list[Item], Item]:
        """``GET /owners/{owner}/links``

        Returns:
            The first page. Iterating over it goes on with the items of the following ones.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            path={"owner": owner},
            query={"per_page": per_page},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncOwnersLinksResource(AsyncResource):
    """Calls of ``owners.links``."""

    def list(
        self,
        owner: str,
        *,
        per_page: int | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncPages[AsyncPage[builtins.list[Item], Item], Item]:
        """``GET /owners/{owner}/links``

        Returns:
            To be awaited for the first page, or iterated over for the items of all.
        """
        return self._client.paginate(
            _LIST,
            _LIST__PAGES,
            path={"owner": owner},
            query={"per_page": per_page},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawOwnersLinksResource:
    """Calls of ``owners.links``."""

    def __init__(self, resource: OwnersLinksResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)


class AsyncRawOwnersLinksResource:
    """Calls of ``owners.links``."""

    def __init__(self, resource: AsyncOwnersLinksResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)


class StreamedOwnersLinksResource:
    """Calls of ``owners.links``."""

    def __init__(self, resource: OwnersLinksResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)


class AsyncStreamedOwnersLinksResource:
    """Calls of ``owners.links``."""

    def __init__(self, resource: AsyncOwnersLinksResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
