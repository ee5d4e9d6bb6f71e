"""Bases of generated resources: a client and methods that call it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    cached = property
    """A property that is computed once. Type checkers see a property, as protocols ask for one."""

    from .asynchronous import AsyncAPIClient
    from .synchronous import SyncAPIClient
else:
    cached = cached_property


class SyncResource:
    """A group of operations of a client; it holds nothing else."""

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client


class AsyncResource:
    """A group of operations of an asynchronous client; it holds nothing else."""

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client
