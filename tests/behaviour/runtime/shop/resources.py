"""Resources of the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import types
from ._core import AsyncResource, Operation, Paging, SyncResource, not_given, omit

if TYPE_CHECKING:
    from ._core import (
        AsyncBinaryResponse,
        AsyncPage,
        AsyncPages,
        AsyncStream,
        BinaryResponse,
        Body,
        Headers,
        NotGiven,
        Omit,
        Page,
        Query,
        Stream,
        Timeout,
    )
    from .types import Chunk, Item, ItemList

_GET: Operation[Item] = Operation(
    "GET", "/items/{id}", returns=lambda: types.Item, errors=lambda: {"418": types.Failure}
)
_CREATE: Operation[Item] = Operation(
    "POST",
    "/items",
    returns=lambda: types.Item,
    body="application/json",
    aliases={"model": {"gpt-image-1.5": "openai/gpt-image-1-5"}},
)
_LIST: Operation[ItemList] = Operation("GET", "/items", returns=lambda: types.ItemList)
_LIST_PAGES: Paging[Item] = Paging("data", style="cursor", parameter="cursor", next="meta.next_cursor")
_PICTURE: Operation[BinaryResponse] = Operation("GET", "/items/{id}/picture", answer="binary")
_ASYNC_PICTURE: Operation[AsyncBinaryResponse] = Operation("GET", "/items/{id}/picture", answer="binary")
_WATCH: Operation[Chunk] = Operation("POST", "/watch", body="application/json", stream="sse", item=lambda: types.Chunk)


class Items(SyncResource):
    """What is sold."""

    def get(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Item:
        """One item."""
        return self._client.call(
            _GET, path={"id": id}, extra_headers=extra_headers, extra_query=extra_query, timeout=timeout
        )

    def create(
        self,
        *,
        name: str | None,
        model: str | Omit = omit,
        count: int | Omit = omit,
        idempotency: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Item:
        """A new item."""
        return self._client.call(
            _CREATE,
            header={"Idempotency-Key": idempotency},
            body={"name": name, "model": model, "count": count},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def list(self, *, limit: int | Omit = omit, cursor: str | Omit = omit) -> Page[ItemList, Item]:
        """All items."""
        return self._client.paginate(_LIST, _LIST_PAGES, query={"limit": limit, "cursor": cursor})

    def picture(self, id: str) -> BinaryResponse:
        """A picture."""
        return self._client.call(_PICTURE, path={"id": id})

    def watch(self, *, name: str = "a") -> Stream[Chunk]:
        """Watch."""
        return self._client.stream(_WATCH, body={"name": name, "stream": True})


class AsyncItems(AsyncResource):
    """What is sold."""

    async def get(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        timeout: Timeout | NotGiven = not_given,  # noqa: ASYNC109  a call's option
    ) -> Item:
        """One item."""
        return await self._client.call(
            _GET, path={"id": id}, extra_headers=extra_headers, extra_query=extra_query, timeout=timeout
        )

    async def create(
        self,
        *,
        name: str | None,
        model: str | Omit = omit,
        count: int | Omit = omit,
        idempotency: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,  # noqa: ASYNC109  a call's option
    ) -> Item:
        """A new item."""
        return await self._client.call(
            _CREATE,
            header={"Idempotency-Key": idempotency},
            body={"name": name, "model": model, "count": count},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def list(
        self, *, limit: int | Omit = omit, cursor: str | Omit = omit
    ) -> AsyncPages[AsyncPage[ItemList, Item], Item]:
        """All items."""
        return self._client.paginate(_LIST, _LIST_PAGES, query={"limit": limit, "cursor": cursor})

    async def picture(self, id: str) -> AsyncBinaryResponse:
        """A picture."""
        return await self._client.call(_ASYNC_PICTURE, path={"id": id})

    async def watch(self, *, name: str = "a") -> AsyncStream[Chunk]:
        """Watch."""
        return await self._client.stream(_WATCH, body={"name": name, "stream": True})
