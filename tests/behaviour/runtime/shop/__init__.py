"""A package as the templates would make it, written by hand: the runtime's tests use it."""

from typing import TYPE_CHECKING

from ._core import lazy

if TYPE_CHECKING:
    from ._client import AsyncClient as AsyncClient
    from ._client import Client as Client

__getattr__, __dir__ = lazy(globals(), {"_client": "Client AsyncClient", "types": "", "_core": ""})
