"""What every provider of the group ``lists`` takes and gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .._core import not_given

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable

    from .._core import Body, Headers, NotGiven, Query, Timeout


class PortableItemsListItem(Protocol):
    """What every provider's answer has."""

    @property
    def id(self) -> str: ...


class PortableItems(Protocol):
    """What every provider's client has here."""

    def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Iterable[PortableItemsListItem]:
        """``items.list`` as every provider of the group takes and answers it."""
        ...


class Portable(Protocol):
    """What every provider's client has."""

    @property
    def items(self) -> PortableItems: ...


class AsyncPortableItems(Protocol):
    """What every provider's client has here."""

    def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncIterable[PortableItemsListItem]:
        """``items.list`` as every provider of the group takes and answers it."""
        ...


class AsyncPortable(Protocol):
    """What every provider's client has."""

    @property
    def items(self) -> AsyncPortableItems: ...
