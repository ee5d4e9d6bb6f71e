"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import Event as Event
    from .models import EventParam as EventParam
    from .models import SearchQueryFilterParam as SearchQueryFilterParam

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "Event EventParam SearchQueryFilterParam",
    },
)
