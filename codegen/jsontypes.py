"""JSON as Python sees it: the value type, narrowing helpers, and JSON pointers (RFC 6901).

Parsed documents are plain ``dict``/``list`` trees. Documents are hostile and sloppy, so every read goes through one
of the narrowing helpers, which answer an empty value instead of raising.
"""

from __future__ import annotations

from typing import Any, TypeAlias

JSON: TypeAlias = "None | bool | int | float | str | list[JSON] | dict[str, JSON]"
"""Any JSON value. ``bool`` is not an ``int`` here: test for it first."""

Object: TypeAlias = "dict[str, JSON]"
"""A JSON object."""

EMPTY: Object = {}
"""The object that stands for a missing or mistyped one. Never written to."""


def as_object(value: Any) -> Object:
    """``value`` if it is a JSON object, else an empty one."""
    # A cast would be one more call in the hottest helper.
    return value if isinstance(value, dict) else EMPTY  # pyright: ignore[reportUnknownVariableType]


def as_list(value: Any) -> list[JSON]:
    """``value`` if it is a JSON array, else an empty one."""
    # As above.
    return value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]


def as_text(value: Any) -> str:
    """``value`` if it is a string, else ``""``."""
    return value if isinstance(value, str) else ""


def step(pointer: str, *tokens: str | int) -> str:
    """``pointer`` extended by ``tokens``, each escaped (``~`` as ``~0``, ``/`` as ``~1``)."""
    for token in tokens:
        text = str(token)
        if "~" in text or "/" in text:
            text = text.replace("~", "~0").replace("/", "~1")
        pointer = f"{pointer}/{text}"
    return pointer


def tokens(pointer: str) -> list[str]:
    """The unescaped reference tokens of ``pointer``; ``""`` has none."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
