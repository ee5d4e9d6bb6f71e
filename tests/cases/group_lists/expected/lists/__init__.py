"""Providers of the group ``lists`` behind one interface: ``connect(...)`` gives a provider's own client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, Unpack, overload

from .capabilities import CAPABILITIES as CAPABILITIES
from .portable import AsyncPortable as AsyncPortable
from .portable import Portable as Portable

if TYPE_CHECKING:
    from .. import east, west
    from .._core import AsyncCredential, AsyncOptions, Credential, SyncOptions

Provider: TypeAlias = Literal[
    "east",
    "west",
]
"""The providers of the group."""


@overload
def connect(
    provider: Literal["east"],
    **options: Unpack[SyncOptions],
) -> east.Client: ...


@overload
def connect(
    provider: Literal["west"],
    **options: Unpack[SyncOptions],
) -> west.Client: ...


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

    if provider not in ("east", "west"):
        raise ValueError(f"no provider {provider!r}; there are east, west")
    return import_module(f"..{provider}", __name__).Client(**options)


@overload
def connect_async(
    provider: Literal["east"],
    **options: Unpack[AsyncOptions],
) -> east.AsyncClient: ...


@overload
def connect_async(
    provider: Literal["west"],
    **options: Unpack[AsyncOptions],
) -> west.AsyncClient: ...


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

    if provider not in ("east", "west"):
        raise ValueError(f"no provider {provider!r}; there are east, west")
    return import_module(f"..{provider}", __name__).AsyncClient(**options)


if TYPE_CHECKING:
    # The proof that every provider's client is portable: a type checker fails here otherwise.

    def east_is_portable(client: east.Client) -> Portable:
        return client

    def async_east_is_portable(client: east.AsyncClient) -> AsyncPortable:
        return client

    def west_is_portable(client: west.Client) -> Portable:
        return client

    def async_west_is_portable(client: west.AsyncClient) -> AsyncPortable:
        return client
