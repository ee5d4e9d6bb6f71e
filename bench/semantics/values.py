"""JSON values whose types nobody knows yet: ``Any`` stands for them, and so goes into these functions as well."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import unquote


def fields(value: Any) -> dict[str, Any]:
    """An object's members; nothing for what is no object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def parts(value: Any) -> list[Any]:
    """An array's items; nothing for what is no array."""
    return cast("Any", value) if isinstance(value, list) else []


def at(value: Any, pointer: str) -> Any:
    """What a JSON pointer (RFC 6901, as a fragment) leads to; ``None`` where that is nothing."""
    for token in pointer.split("/")[1:]:
        key = unquote(token).replace("~1", "/").replace("~0", "~")
        items = parts(value)
        value = (
            (items[int(key)] if key.isdecimal() and int(key) < len(items) else None)
            if items
            else fields(value).get(key)
        )
    return value


def last(reference: object) -> str:
    """The last step of a reference: the name of a component, or of a file."""
    return str(reference).rsplit("/", 1)[-1]
