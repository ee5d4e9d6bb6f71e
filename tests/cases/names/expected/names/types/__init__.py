"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import List_ as List_
    from .models import List_2 as List_2
    from .models import Type1stPetList as Type1stPetList

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "List_ List_2 Type1stPetList",
    },
)
