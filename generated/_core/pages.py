"""Lists that come in pages: iterating goes over the items of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .paging import Paging, items_of, next_arguments
from .reading import read_answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator

    import httpx2

    from .asynchronous import AsyncAPIClient
    from .operation import Operation
    from .requests import Arguments
    from .synchronous import SyncAPIClient

__all__ = ["AsyncPage", "AsyncPages", "Page", "Paging"]

T = TypeVar("T")
I = TypeVar("I")  # an item


class Page(Generic[T, I]):
    """One page of a list. ``for item in page`` goes on with the items of the following pages.

    ``data`` is the whole answer, ``items`` are the items of this page alone.
    """

    def __init__(
        self,
        client: SyncAPIClient,
        op: Operation[T],
        paging: Paging[I],
        arguments: Arguments,
        response: httpx2.Response,
    ) -> None:
        self._client, self._op, self._paging, self.response = (
            client,
            op,
            paging,
            response,
        )
        self.data: T = cast(
            "T", read_answer(op, response, strict=client.options.strict)
        )
        self.items: list[I] = cast("list[I]", items_of(self.data, paging))
        self._following = next_arguments(paging, arguments, self.data, self.response)

    def has_next_page(self) -> bool:
        """Whether there is another page."""
        return self._following is not None

    def next_page(self) -> Page[T, I]:
        """The next page. Raises LookupError when this is the last."""
        if self._following is None:
            raise LookupError("this is the last page")
        return self._client.paginate(self._op, self._paging, **self._following)

    def pages(self) -> Iterator[Page[T, I]]:
        """This page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = page.next_page()
            yield page

    def __iter__(self) -> Iterator[I]:
        for page in self.pages():
            yield from page.items

    def __repr__(self) -> str:
        return f"<Page of {len(self.items)} items{', more follow' if self._following else ''}>"


class AsyncPage(Generic[T, I]):
    """One page of a list. ``async for item in page`` goes on with the items of the following pages.

    ``data`` is the whole answer, ``items`` are the items of this page alone.
    """

    def __init__(
        self,
        pages: AsyncPages[T, I],
        arguments: Arguments,
        data: T,
        response: httpx2.Response,
    ) -> None:
        self._pages, self.data, self.response = pages, data, response
        self.items: list[I] = cast("list[I]", items_of(data, pages.paging))
        self._following = next_arguments(pages.paging, arguments, data, response)

    def has_next_page(self) -> bool:
        """Whether there is another page."""
        return self._following is not None

    async def next_page(self) -> AsyncPage[T, I]:
        """The next page. Raises LookupError when this is the last."""
        if self._following is None:
            raise LookupError("this is the last page")
        return await self._pages.fetch(self._following)

    async def pages(self) -> AsyncIterator[AsyncPage[T, I]]:
        """This page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = await page.next_page()
            yield page

    async def __aiter__(self) -> AsyncIterator[I]:
        async for page in self.pages():
            for item in page.items:
                yield item

    def __repr__(self) -> str:
        return f"<AsyncPage of {len(self.items)} items{', more follow' if self._following else ''}>"


class AsyncPages(Generic[T, I]):
    """A list that has not been asked for yet: ``await`` it for its first page, or iterate with ``async for``."""

    def __init__(
        self,
        client: AsyncAPIClient,
        op: Operation[T],
        paging: Paging[I],
        arguments: Arguments,
    ) -> None:
        self._client, self._op, self.paging, self._arguments = (
            client,
            op,
            paging,
            arguments,
        )

    async def fetch(self, arguments: Arguments) -> AsyncPage[T, I]:
        """The page that some arguments ask for."""
        _, response = await self._client.send_request(self._op, arguments, stream=False)
        return self.page(arguments, response, strict=self._client.options.strict)

    def page(
        self, arguments: Arguments, response: httpx2.Response, *, strict: bool
    ) -> AsyncPage[T, I]:
        """The page that an answer holds."""
        return AsyncPage(
            self,
            arguments,
            cast("T", read_answer(self._op, response, strict=strict)),
            response,
        )

    def __await__(self) -> Generator[Any, Any, AsyncPage[T, I]]:
        return self.fetch(self._arguments).__await__()

    async def __aiter__(self) -> AsyncIterator[I]:
        async for item in await self:
            yield item
