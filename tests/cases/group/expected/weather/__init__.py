"""Providers of the group ``weather`` behind one interface: ``connect(...)`` gives a provider's own client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, Unpack, overload

from .capabilities import CAPABILITIES as CAPABILITIES
from .portable import AsyncPortable as AsyncPortable
from .portable import Portable as Portable

if TYPE_CHECKING:
    from .. import north, south
    from .._core import AsyncCredential, AsyncOptions, Credential, SyncOptions

Provider: TypeAlias = Literal[
    "north",
    "south",
]
"""The providers of the group."""


@overload
def connect(
    provider: Literal["north"],
    *,
    api_key: Credential | None = None,
    **options: Unpack[SyncOptions],
) -> north.Client: ...


@overload
def connect(
    provider: Literal["south"],
    *,
    api_key: Credential | None = None,
    **options: Unpack[SyncOptions],
) -> south.Client: ...


@overload
def connect(
    provider: Provider,
    *,
    api_key: Credential | None = None,
    **options: Unpack[SyncOptions],
) -> Portable: ...


def connect(provider: str, **options: object) -> object:
    """The client of ``provider``, with the options of its ``Client``.

    Raises ValueError for a provider that the group does not have.
    """
    from importlib import import_module

    if provider not in ("north", "south"):
        raise ValueError(f"no provider {provider!r}; there are north, south")
    return import_module(f"..{provider}", __name__).Client(**options)


@overload
def connect_async(
    provider: Literal["north"],
    *,
    api_key: AsyncCredential | None = None,
    **options: Unpack[AsyncOptions],
) -> north.AsyncClient: ...


@overload
def connect_async(
    provider: Literal["south"],
    *,
    api_key: AsyncCredential | None = None,
    **options: Unpack[AsyncOptions],
) -> south.AsyncClient: ...


@overload
def connect_async(
    provider: Provider,
    *,
    api_key: AsyncCredential | None = None,
    **options: Unpack[AsyncOptions],
) -> AsyncPortable: ...


def connect_async(provider: str, **options: object) -> object:
    """The asynchronous client of ``provider``, with the options of its ``AsyncClient``.

    Raises ValueError for a provider that the group does not have.
    """
    from importlib import import_module

    if provider not in ("north", "south"):
        raise ValueError(f"no provider {provider!r}; there are north, south")
    return import_module(f"..{provider}", __name__).AsyncClient(**options)


if TYPE_CHECKING:
    # The proof that every provider's client is portable: a type checker fails here otherwise.

    def north_is_portable(client: north.Client) -> Portable:
        return client

    def async_north_is_portable(client: north.AsyncClient) -> AsyncPortable:
        return client

    def south_is_portable(client: south.Client) -> Portable:
        return client

    def async_south_is_portable(client: south.AsyncClient) -> AsyncPortable:
        return client
