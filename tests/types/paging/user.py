"""What a user's type checker knows of pages: all of it, without a word of the user's."""

from __future__ import annotations

from typing import assert_type

from clients.paged_api import AsyncClient, Client
from clients.paged_api._core import AsyncPage, AsyncPages, Page, RawResponse
from clients.paged_api.types import AsyncItemsListPage, Item, ItemsListPage, ItemsListResponse


def plain(client: Client) -> None:
    """A page of an answer with fields, and one of a bare list."""
    page = client.items.list()
    assert_type(page, ItemsListPage)
    assert_type(page.items, list[Item])
    assert_type(page.answer, ItemsListResponse)
    assert_type(page.next_cursor, str | None)
    assert_type(page.next_page(), ItemsListPage)
    assert_type(page.next_page().next_cursor, str | None)
    for item in page:
        assert_type(item, Item)
    for each in page.pages():
        assert_type(each, ItemsListPage)
    assert_type(client.skips.list(), Page[list[Item], Item])
    assert_type([item.id for item in client.skips.list()], list[str])
    assert_type(any_page(page), list[Item])


def any_page(page: Page[ItemsListResponse, Item]) -> list[Item]:
    """The class of a list's pages is a ``Page`` of its answer and its items."""
    assert_type(page.next_page(), Page[ItemsListResponse, Item])
    return page.items


def views(client: Client) -> None:
    """Raw and streamed answers hold pages."""
    assert_type(client.with_raw_response.items.list(limit=1), RawResponse[ItemsListPage])
    assert_type(client.with_raw_response.items.list().parse().items, list[Item])
    assert_type(client.with_options(timeout=1).items.list(extra_headers={"a": "b"}), ItemsListPage)
    with client.with_streaming_response.skips.list() as streamed:
        assert_type(streamed.parse(), Page[list[Item], Item])


async def later(client: AsyncClient) -> None:
    """Awaited or iterated over."""
    pages = client.items.list()
    assert_type(pages, AsyncPages[AsyncItemsListPage, Item])
    async for item in pages:
        assert_type(item, Item)
    page = await client.items.list()
    assert_type(page, AsyncItemsListPage)
    assert_type(page.next_cursor, str | None)
    assert_type(await page.next_page(), AsyncItemsListPage)
    assert_type([item async for item in page], list[Item])
    assert_type(await client.skips.list(), AsyncPage[list[Item], Item])
    raw = await client.with_raw_response.items.list()
    assert_type(raw, RawResponse[AsyncItemsListPage])
    async with client.with_streaming_response.items.list() as streamed:
        assert_type(await streamed.parse(), AsyncItemsListPage)


def wrong(client: Client, later_client: AsyncClient) -> None:
    """Each line is a mistake."""
    client.items.list().nothing  # planted
    client.items.list().items[0].price  # planted
    client.skips.list().next_cursor  # planted
    list(later_client.items.list())  # planted
    later_client.items.list().next_cursor  # planted
    client.items.list(cursor=1)  # planted
    number: int = client.items.list()  # planted
    assert number
