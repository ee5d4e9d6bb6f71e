"""Calls of ``items.parts``."""

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

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from ..._core import (
        Body,
        DateTime,
        Headers,
        JsonInput,
        NotGiven,
        Omit,
        Query,
        Timeout,
    )
    from ..types import ItemsPartsRetrieveFilterParam

_RETRIEVE: Operation[list[str]] = Operation(
    "GET",
    "/items/{id}/parts/{path}",
    returns=lambda: list[str],
    parameters=(
        Param("path", "path", style="matrix", explode=True),
        Param("ids", "query", style="form", explode=False),
        Param("tags", "query", style="pipeDelimited", explode=False),
        Param("filter", "query", style="deepObject", explode=True),
        Param("where", "query", content_type="application/json"),
        Param("url", "query", allow_reserved=True),
    ),
)


class ItemsPartsResource(SyncResource):
    """Calls of ``items.parts``."""

    def retrieve(
        self,
        id: int,
        path: Sequence[str],
        *,
        ids: Sequence[int] | Omit = omit,
        tags: Sequence[str] | Omit = omit,
        filter: ItemsPartsRetrieveFilterParam | Omit = omit,
        where: Mapping[str, JsonInput] | Omit = omit,
        url: str | Omit = omit,
        since: DateTime | str | Omit = omit,
        sort: Literal["name", "size"] | Omit = omit,
        x_trace: str | Omit = omit,
        session: str | Omit = omit,
        old: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> list[str]:
        """``GET /items/{id}/parts/{path}``

        Args:
            id: The item
            sort: Default: "name".
            old: Deprecated.
        """
        return self._client.call(
            _RETRIEVE,
            path={"id": id, "path": path},
            query={
                "ids": ids,
                "tags": tags,
                "filter": filter,
                "where": where,
                "url": url,
                "since": since,
                "sort": sort,
                "old": old,
            },
            header={"X-Trace": x_trace},
            cookie={"session": session},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncItemsPartsResource(AsyncResource):
    """Calls of ``items.parts``."""

    async def retrieve(
        self,
        id: int,
        path: Sequence[str],
        *,
        ids: Sequence[int] | Omit = omit,
        tags: Sequence[str] | Omit = omit,
        filter: ItemsPartsRetrieveFilterParam | Omit = omit,
        where: Mapping[str, JsonInput] | Omit = omit,
        url: str | Omit = omit,
        since: DateTime | str | Omit = omit,
        sort: Literal["name", "size"] | Omit = omit,
        x_trace: str | Omit = omit,
        session: str | Omit = omit,
        old: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> list[str]:
        """``GET /items/{id}/parts/{path}``

        Args:
            id: The item
            sort: Default: "name".
            old: Deprecated.
        """
        return await self._client.call(
            _RETRIEVE,
            path={"id": id, "path": path},
            query={
                "ids": ids,
                "tags": tags,
                "filter": filter,
                "where": where,
                "url": url,
                "since": since,
                "sort": sort,
                "old": old,
            },
            header={"X-Trace": x_trace},
            cookie={"session": session},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawItemsPartsResource:
    """Calls of ``items.parts``."""

    def __init__(self, resource: ItemsPartsResource) -> None:
        self._resource = resource
        self.retrieve = raw(resource.retrieve)


class AsyncRawItemsPartsResource:
    """Calls of ``items.parts``."""

    def __init__(self, resource: AsyncItemsPartsResource) -> None:
        self._resource = resource
        self.retrieve = async_raw(resource.retrieve)


class StreamedItemsPartsResource:
    """Calls of ``items.parts``."""

    def __init__(self, resource: ItemsPartsResource) -> None:
        self._resource = resource
        self.retrieve = streamed(resource.retrieve)


class AsyncStreamedItemsPartsResource:
    """Calls of ``items.parts``."""

    def __init__(self, resource: AsyncItemsPartsResource) -> None:
        self._resource = resource
        self.retrieve = async_streamed(resource.retrieve)
