"""Bases of generated resources: a client and methods that call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .asynchronous import AsyncAPIClient
    from .synchronous import SyncAPIClient


class SyncResource:
    """A group of operations of a client; it holds nothing else."""

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client


class AsyncResource:
    """A group of operations of an asynchronous client; it holds nothing else."""

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client
