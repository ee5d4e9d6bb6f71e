"""``omit`` and ``not_given``: an argument left out is neither ``None`` nor any other value."""

from __future__ import annotations

from typing import Final, Literal, final


@final
class Omit:
    """The type of ``omit``: leave this argument (or default header) out of the request. ``None`` is sent as null."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "omit"

    def __reduce__(self) -> str:
        return "omit"


@final
class NotGiven:
    """The type of ``not_given``: use the client's setting. ``None`` is a value of its own (``timeout=None``: no limit)."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "not_given"

    def __reduce__(self) -> str:
        return "not_given"


omit: Final = Omit()
not_given: Final = NotGiven()
