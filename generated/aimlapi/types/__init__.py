"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import ImagesGenerateResponse as ImagesGenerateResponse
    from .models import ImagesGenerateResponseData as ImagesGenerateResponseData
    from .models import ImagesGenerateResponseMeta as ImagesGenerateResponseMeta
    from .models import (
        ImagesGenerateResponseMetaUsage as ImagesGenerateResponseMetaUsage,
    )
    from .models import ImagesGenerateResponseUsage as ImagesGenerateResponseUsage

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "ImagesGenerateResponse ImagesGenerateResponseData ImagesGenerateResponseMeta ImagesGenerateResponseMetaUsage ImagesGenerateResponseUsage",
    },
)
