"""One client for those who want none of their own: made on first use from what was configured and the environment."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, ParamSpec, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")


class Closable(Protocol):
    """A synchronous client."""

    @property
    def is_closed(self) -> bool:
        """Whether it has been closed."""
        ...


C = TypeVar("C", bound=Closable)


class Shared(Generic[P, C]):
    """Gives the same client to everybody in a process; ``configure`` takes what the client's class takes."""

    def __init__(self, kind: Callable[P, C]) -> None:
        self._kind = kind
        self._lock = threading.Lock()
        self._made: C | None = None

    def configure(self, *args: P.args, **options: P.kwargs) -> None:
        """Set the options of the shared client. Calls that are under way end with the one there was."""
        with self._lock:
            self._made = self._kind(*args, **options)

    def client(self) -> C:
        """The shared client: from ``configure``, else from the environment; a new one when it has been closed."""
        made = self._made
        if made is not None and not made.is_closed:
            return made
        with self._lock:
            if self._made is None or self._made.is_closed:
                # All options have defaults.
                self._made = cast("Callable[[], C]", self._kind)()
            return self._made
