"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import Thing as Thing
    from .models import ThingParam as ThingParam
    from .models import UploadMetaParam as UploadMetaParam
    from .models import UploadResponse as UploadResponse

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "Thing ThingParam UploadMetaParam UploadResponse",
    },
)
