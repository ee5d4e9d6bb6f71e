"""What the synchronous and the asynchronous client say of themselves alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from .options import Options
    from .schemes import Api
    from .state import State


class Settings:
    """Where the API is, and the options."""

    _api: ClassVar[Api]
    _state: State
    _moved = False

    @property
    def base_url(self) -> str:
        """Where the API is; it can be set."""
        return self._state.base_url()

    @base_url.setter
    def base_url(self, url: str) -> None:
        self._moved = True
        self._state.set_base_url(url)

    @property
    def options(self) -> Options:
        """The options, as they are."""
        return self._state.options

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._api.name}>"
