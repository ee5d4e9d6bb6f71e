"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from ..._core import lazy

__getattr__, __dir__ = lazy(
    globals(),
    {},
)
