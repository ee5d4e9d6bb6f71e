"""Calls of ``owners``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import AsyncResource, SyncResource, cached

if TYPE_CHECKING:
    from .owners_links import (
        AsyncOwnersLinksResource,
        AsyncRawOwnersLinksResource,
        AsyncStreamedOwnersLinksResource,
        OwnersLinksResource,
        RawOwnersLinksResource,
        StreamedOwnersLinksResource,
    )


class OwnersResource(SyncResource):
    """Calls of ``owners``."""

    @cached
    def links(self) -> OwnersLinksResource:
        """Calls of ``owners.links``."""
        from .owners_links import OwnersLinksResource

        return OwnersLinksResource(self._client)


class AsyncOwnersResource(AsyncResource):
    """Calls of ``owners``."""

    @cached
    def links(self) -> AsyncOwnersLinksResource:
        """Calls of ``owners.links``."""
        from .owners_links import AsyncOwnersLinksResource

        return AsyncOwnersLinksResource(self._client)


class RawOwnersResource:
    """Calls of ``owners``."""

    def __init__(self, resource: OwnersResource) -> None:
        self._resource = resource

    @cached
    def links(self) -> RawOwnersLinksResource:
        """Calls of ``owners.links``."""
        from .owners_links import RawOwnersLinksResource

        return RawOwnersLinksResource(self._resource.links)


class AsyncRawOwnersResource:
    """Calls of ``owners``."""

    def __init__(self, resource: AsyncOwnersResource) -> None:
        self._resource = resource

    @cached
    def links(self) -> AsyncRawOwnersLinksResource:
        """Calls of ``owners.links``."""
        from .owners_links import AsyncRawOwnersLinksResource

        return AsyncRawOwnersLinksResource(self._resource.links)


class StreamedOwnersResource:
    """Calls of ``owners``."""

    def __init__(self, resource: OwnersResource) -> None:
        self._resource = resource

    @cached
    def links(self) -> StreamedOwnersLinksResource:
        """Calls of ``owners.links``."""
        from .owners_links import StreamedOwnersLinksResource

        return StreamedOwnersLinksResource(self._resource.links)


class AsyncStreamedOwnersResource:
    """Calls of ``owners``."""

    def __init__(self, resource: AsyncOwnersResource) -> None:
        self._resource = resource

    @cached
    def links(self) -> AsyncStreamedOwnersLinksResource:
        """Calls of ``owners.links``."""
        from .owners_links import AsyncStreamedOwnersLinksResource

        return AsyncStreamedOwnersLinksResource(self._resource.links)
