"""Calls of ``items``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import AsyncResource, SyncResource, cached

if TYPE_CHECKING:
    from .items_parts import (
        AsyncItemsPartsResource,
        AsyncRawItemsPartsResource,
        AsyncStreamedItemsPartsResource,
        ItemsPartsResource,
        RawItemsPartsResource,
        StreamedItemsPartsResource,
    )


class ItemsResource(SyncResource):
    """Calls of ``items``."""

    @cached
    def parts(self) -> ItemsPartsResource:
        """Calls of ``items.parts``."""
        from .items_parts import ItemsPartsResource

        return ItemsPartsResource(self._client)


class AsyncItemsResource(AsyncResource):
    """Calls of ``items``."""

    @cached
    def parts(self) -> AsyncItemsPartsResource:
        """Calls of ``items.parts``."""
        from .items_parts import AsyncItemsPartsResource

        return AsyncItemsPartsResource(self._client)


class RawItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: ItemsResource) -> None:
        self._resource = resource

    @cached
    def parts(self) -> RawItemsPartsResource:
        """Calls of ``items.parts``."""
        from .items_parts import RawItemsPartsResource

        return RawItemsPartsResource(self._resource.parts)


class AsyncRawItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: AsyncItemsResource) -> None:
        self._resource = resource

    @cached
    def parts(self) -> AsyncRawItemsPartsResource:
        """Calls of ``items.parts``."""
        from .items_parts import AsyncRawItemsPartsResource

        return AsyncRawItemsPartsResource(self._resource.parts)


class StreamedItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: ItemsResource) -> None:
        self._resource = resource

    @cached
    def parts(self) -> StreamedItemsPartsResource:
        """Calls of ``items.parts``."""
        from .items_parts import StreamedItemsPartsResource

        return StreamedItemsPartsResource(self._resource.parts)


class AsyncStreamedItemsResource:
    """Calls of ``items``."""

    def __init__(self, resource: AsyncItemsResource) -> None:
        self._resource = resource

    @cached
    def parts(self) -> AsyncStreamedItemsPartsResource:
        """Calls of ``items.parts``."""
        from .items_parts import AsyncStreamedItemsPartsResource

        return AsyncStreamedItemsPartsResource(self._resource.parts)
