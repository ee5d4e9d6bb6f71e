"""Calling one method as users do, sync and async, and reading all that it gives back."""

from __future__ import annotations

import inspect
from typing import Any, NamedTuple


class Result(NamedTuple):
    """What a call gave, or raised."""

    value: Any = None
    items: list[Any] | None = None
    """Of a stream."""
    content: bytes | None = None
    """Of a binary answer."""
    error: Exception | None = None


def method_of(client: Any, call: str) -> Any:
    """The bound method behind a dotted name."""
    for name in call.split("."):
        client = getattr(client, name)
    return client


def call_sync(method: Any, arguments: dict[str, Any]) -> Result:
    """Calls a method of ``Client``."""
    try:
        value = method(**arguments)
        match _kind(value):
            case "stream":
                with value:
                    return Result(value, items=list(value))
            case "binary":
                with value:
                    return Result(value, content=value.read())
            case _:
                return Result(value)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the verdict
        return Result(error=error)


async def call_async(method: Any, arguments: dict[str, Any]) -> Result:
    """Calls a method of ``AsyncClient``."""
    try:
        value = method(**arguments)
        if inspect.isawaitable(value):
            value = await value
        match _kind(value):
            case "stream":
                async with value:
                    return Result(value, items=[item async for item in value])
            case "binary":
                async with value:
                    return Result(value, content=await value.read())
            case _:
                return Result(value)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the verdict
        return Result(error=error)


def _kind(value: Any) -> str:
    name = type(value).__name__.removeprefix("Async")
    return {"Stream": "stream", "BinaryResponse": "binary"}.get(name, "")
