"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import Person as Person
    from .models import Tree as Tree
    from .models import Value as Value

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "Person Tree Value",
    },
)
