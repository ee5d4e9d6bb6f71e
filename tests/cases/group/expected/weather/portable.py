"""What every provider of the group ``weather`` takes and gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol


class Portable(Protocol):
    """What every provider's client has."""

    ...


class AsyncPortable(Protocol):
    """What every provider's client has."""

    ...
