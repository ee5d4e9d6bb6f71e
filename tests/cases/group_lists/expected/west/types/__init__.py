"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import AsyncItemsListPage as AsyncItemsListPage
    from .models import ItemsListPage as ItemsListPage
    from .models import ItemsListResponse as ItemsListResponse
    from .models import ItemsListResponseItem as ItemsListResponseItem
    from .models import MixedListResponse as MixedListResponse
    from .models import MixedListResponseItem as MixedListResponseItem

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "AsyncItemsListPage ItemsListPage ItemsListResponse ItemsListResponseItem MixedListResponse MixedListResponseItem",
    },
)
