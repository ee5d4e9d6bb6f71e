"""Any JSON value, where a document does not say more."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeGuard

JsonInput: TypeAlias = object
"""Whatever can be written as JSON: scalars, sequences, mappings, models."""

if TYPE_CHECKING:
    JsonValue: TypeAlias = (
        "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"
    )
    """What JSON reads as. Checked by type checkers only: at run time a value is kept as it came."""
else:
    from typing import Any as JsonValue


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a value that was read from JSON is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Whether a value that was read from JSON is an array."""
    return isinstance(value, list)
