"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import Chunk as Chunk
    from .models import Done as Done
    from .models import SpeechCreateEvent as SpeechCreateEvent

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "Chunk Done SpeechCreateEvent",
    },
)
