"""Lists that come in pages: iterating goes over the items of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from .credentials import Placed
from .errors import NotFoundError
from .failures import attached
from .following import START, following, repeats
from .paging import items_of
from .reading import read_answer
from .requests import draft
from .resource import cached

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator

    import httpx2

    from .asynchronous import AsyncAPIClient
    from .following import Next, Trail
    from .operation import Operation
    from .paging import Paging
    from .requests import Arguments
    from .state import State
    from .synchronous import SyncAPIClient

T = TypeVar("T")
V = TypeVar("V")  # an item
P = TypeVar("P", bound="AsyncPage[Any, Any]")


class _Page(Generic[T, V]):
    """What the pages of both clients have: the answer, its items, and where the next page is."""

    def __init__(
        self,
        client: Any,
        op: Operation[T],
        paging: Paging[V],
        arguments: Arguments,
        response: httpx2.Response,
        trail: Trail = START,
    ) -> None:
        self._client = client
        self._op = op
        self._paging = paging
        self._arguments = arguments
        self._trail = trail
        self.response = response
        self.answer: T = cast(
            "T", read_answer(op, response, strict=client.options.strict)
        )

    if TYPE_CHECKING:
        items: list[V]  # subclasses say so again
    else:

        @cached
        def items(self) -> list[V]:
            """The items of this page alone. Raises AnswerError when something else is in their place."""
            with attached(self.response):
                return items_of(self.answer, self._paging)

    @cached
    def _next(self) -> Next | None:
        items = self.items
        with attached(self.response):
            return following(
                self._paging,
                self._arguments,
                self.answer,
                items,
                self.response,
                self._trail,
                self._home,
            )

    def _home(self) -> httpx2.URL:
        """The URL that was asked for first: what a redirect led to may be another's."""
        state: State = self._client._state
        asked = draft(self._op, self._arguments, state.options)
        return state.url(asked, Placed())

    @cached
    def _repeats(self) -> bool:
        with attached(self.response):
            return repeats(self._paging, self.response, self._trail)

    def has_next_page(self) -> bool:
        """Whether there is another page, as far as this one tells: that one may be empty.

        Raises AnswerError when the server leads in a circle, or to another host.
        """
        return not self._repeats and self._next is not None

    def _following(self) -> Next:
        if self._repeats or self._next is None:
            raise LookupError("this is the last page")
        return self._next

    if not TYPE_CHECKING:  # subclasses say which fields there are, and of which types

        def __getattr__(self, name: str) -> Any:
            """A field of the answer, where a page has nothing of that name itself."""
            if name.startswith("__") or "answer" not in vars(self):
                raise AttributeError(f"a page has no attribute {name!r}")
            return getattr(self.answer, name)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.items)} items>"


class Page(_Page[T, V]):
    """One page of a list. ``for item in page`` goes on with the items of the following pages.

    ``answer`` is the whole answer, ``items`` are the items of this page alone. The fields of the answer are the page's
    as well, but for those that are called like something that a page has itself.
    """

    _client: SyncAPIClient

    def next_page(self) -> Self:
        """The next page. Raises LookupError when this is the last."""
        arguments, trail = self._following()
        _, response = self._client.send_request(self._op, arguments, stream=False)
        return type(self)(
            self._client, self._op, self._paging, arguments, response, trail
        )

    def pages(self) -> Iterator[Self]:
        """This page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            try:
                page = page.next_page()
            except NotFoundError:
                if page._paging.told:
                    raise
                return  # how this server says that there are no more
            if page._repeats:
                return
            yield page

    def __iter__(self) -> Iterator[V]:
        for page in self.pages():
            yield from page.items


class AsyncPage(_Page[T, V]):
    """One page of a list. ``async for item in page`` goes on with the items of the following pages.

    ``answer`` is the whole answer, ``items`` are the items of this page alone. The fields of the answer are the page's
    as well, but for those that are called like something that a page has itself.
    """

    _client: AsyncAPIClient

    async def next_page(self) -> Self:
        """The next page. Raises LookupError when this is the last."""
        arguments, trail = self._following()
        _, response = await self._client.send_request(self._op, arguments, stream=False)
        return type(self)(
            self._client, self._op, self._paging, arguments, response, trail
        )

    async def pages(self) -> AsyncIterator[Self]:
        """This page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            try:
                page = await page.next_page()
            except NotFoundError:
                if page._paging.told:
                    raise
                return  # how this server says that there are no more
            if page._repeats:
                return
            yield page

    async def __aiter__(self) -> AsyncIterator[V]:
        async for page in self.pages():
            for item in page.items:
                yield item


class AsyncPages(Generic[P, V]):
    """A list that nobody has asked for yet: ``await`` it for its first page, or iterate over all with ``async for``."""

    def __init__(
        self,
        client: AsyncAPIClient,
        op: Operation[Any],
        paging: Paging[V],
        arguments: Arguments,
        page: type[P],
    ) -> None:
        self._client = client
        self._op = op
        self._paging = paging
        self._arguments = arguments
        self._page = page

    async def _first(self) -> P:
        _, response = await self._client.send_request(
            self._op, self._arguments, stream=False
        )
        return self._page(
            self._client, self._op, self._paging, self._arguments, response
        )

    def __await__(self) -> Generator[Any, Any, P]:
        return self._first().__await__()

    async def __aiter__(self) -> AsyncIterator[V]:
        async for item in await self:
            yield item

    def __repr__(self) -> str:
        return "<AsyncPages: await them for the first, or iterate over them with `async for`>"
