"""Providers of the group ``images`` behind one interface: ``connect(...)`` gives a provider's own client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, Unpack, overload

from .capabilities import CAPABILITIES as CAPABILITIES
from .portable import AsyncPortable as AsyncPortable
from .portable import Portable as Portable

if TYPE_CHECKING:
    from .. import aimlapi, chainhub, chatanywhere
    from .._core import AsyncCredential, AsyncOptions, Credential, SyncOptions

Provider: TypeAlias = Literal[
    "chainhub",
    "aimlapi",
    "chatanywhere",
]
"""The providers of the group."""


@overload
def connect(
    provider: Literal["chainhub"],
    *,
    api_key: Credential | None = None,
    **options: Unpack[SyncOptions],
) -> chainhub.Client: ...


@overload
def connect(
    provider: Literal["aimlapi"],
    *,
    api_key: Credential | None = None,
    **options: Unpack[SyncOptions],
) -> aimlapi.Client: ...


@overload
def connect(
    provider: Literal["chatanywhere"],
    *,
    api_key: Credential | None = None,
    **options: Unpack[SyncOptions],
) -> chatanywhere.Client: ...


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

    if provider not in ("chainhub", "aimlapi", "chatanywhere"):
        raise ValueError(
            f"no provider {provider!r}; there are chainhub, aimlapi, chatanywhere"
        )
    return import_module(f"..{provider}", __name__).Client(**options)


@overload
def connect_async(
    provider: Literal["chainhub"],
    *,
    api_key: AsyncCredential | None = None,
    **options: Unpack[AsyncOptions],
) -> chainhub.AsyncClient: ...


@overload
def connect_async(
    provider: Literal["aimlapi"],
    *,
    api_key: AsyncCredential | None = None,
    **options: Unpack[AsyncOptions],
) -> aimlapi.AsyncClient: ...


@overload
def connect_async(
    provider: Literal["chatanywhere"],
    *,
    api_key: AsyncCredential | None = None,
    **options: Unpack[AsyncOptions],
) -> chatanywhere.AsyncClient: ...


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

    if provider not in ("chainhub", "aimlapi", "chatanywhere"):
        raise ValueError(
            f"no provider {provider!r}; there are chainhub, aimlapi, chatanywhere"
        )
    return import_module(f"..{provider}", __name__).AsyncClient(**options)


if TYPE_CHECKING:
    # The proof that every provider's client is portable: a type checker fails here otherwise.

    def chainhub_is_portable(client: chainhub.Client) -> Portable:
        return client

    def async_chainhub_is_portable(client: chainhub.AsyncClient) -> AsyncPortable:
        return client

    def aimlapi_is_portable(client: aimlapi.Client) -> Portable:
        return client

    def async_aimlapi_is_portable(client: aimlapi.AsyncClient) -> AsyncPortable:
        return client

    def chatanywhere_is_portable(client: chatanywhere.Client) -> Portable:
        return client

    def async_chatanywhere_is_portable(
        client: chatanywhere.AsyncClient,
    ) -> AsyncPortable:
        return client
