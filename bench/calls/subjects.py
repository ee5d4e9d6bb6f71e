"""How each client lists the models: ``NAME(base)`` gives a function to call, ``NAME_async(base)`` an asynchronous one.

Imports stand within the functions: a process measures one client only. Packages are found on ``sys.path``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import Any

Call = Callable[[], Any]
AsyncCall = Callable[[], Awaitable[Any]]


def raw(base: str) -> Call:
    """httpx2 and json, by hand."""
    import json

    import httpx2

    http = httpx2.Client(headers={"Authorization": "Bearer key"})
    return lambda: json.loads(http.get(base + "/models").content)


def raw_async(base: str) -> AsyncCall:
    """As ``raw``."""
    import json

    import httpx2

    http = httpx2.AsyncClient(headers={"Authorization": "Bearer key"})

    async def call() -> Any:
        return json.loads((await http.get(base + "/models")).content)

    return call


def pydantic(base: str) -> Call:
    """httpx2 and pydantic, by hand."""
    import httpx2
    from pydantic import BaseModel

    class Model(BaseModel):
        id: str
        object: str
        created: int
        owned_by: str

    class Models(BaseModel):
        object: str
        data: list[Model]

    http = httpx2.Client(headers={"Authorization": "Bearer key"})
    return lambda: Models.model_validate_json(http.get(base + "/models").content)


def specweld(base: str, package: str = "specweld_models") -> Call:
    """Ours."""
    client: Any = import_module(package).Client(base_url=base, api_key="key")
    return lambda: client.models.list()


def specweld_async(base: str, package: str = "specweld_models") -> AsyncCall:
    """Ours."""
    client: Any = import_module(package).AsyncClient(base_url=base, api_key="key")
    return lambda: client.models.list()


def specweld_aiohttp_async(base: str) -> AsyncCall:
    """Ours, on aiohttp."""
    package: Any = import_module("specweld_models")
    http = import_module("httpx2").AsyncClient(transport=package.AiohttpTransport())
    client: Any = package.AsyncClient(base_url=base, api_key="key", http_client=http)
    return lambda: client.models.list()


def openai(base: str) -> Call:
    """The vendor's own SDK."""
    client: Any = import_module("openai").OpenAI(base_url=base, api_key="key")
    return lambda: client.models.list()


def openai_async(base: str) -> AsyncCall:
    """The vendor's own SDK."""
    client: Any = import_module("openai").AsyncOpenAI(base_url=base, api_key="key")

    async def call() -> Any:
        return await client.models.list()

    return call


def openapi_python_client(base: str, package: str = "opc_models") -> Call:
    """openapi-python-client's output."""
    client: Any = import_module(package).AuthenticatedClient(base_url=base, token="key")  # noqa: S106  of no server
    operation: Any = import_module(f"{package}.api.models.list_models")
    return lambda: operation.sync(client=client)


def openapi_python_client_async(base: str, package: str = "opc_models") -> AsyncCall:
    """openapi-python-client's output."""
    client: Any = import_module(package).AuthenticatedClient(base_url=base, token="key")  # noqa: S106  of no server
    operation: Any = import_module(f"{package}.api.models.list_models")
    return lambda: operation.asyncio(client=client)


def openapi_generator(base: str, package: str = "og_models") -> Call:
    """openapi-generator's output."""
    generated: Any = import_module(package)
    api = generated.ModelsApi(generated.ApiClient(generated.Configuration(host=base, access_token="key")))  # noqa: S106  of no server
    return lambda: api.list_models()


def openapi_generator_async(base: str) -> AsyncCall:
    """openapi-generator's output with its asyncio library (httpx)."""
    return openapi_generator(base, "og_models_async")
