"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import Job as Job
    from .models import JobsCreateResponse202 as JobsCreateResponse202
    from .models import Problem as Problem

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "Job JobsCreateResponse202 Problem",
    },
)
