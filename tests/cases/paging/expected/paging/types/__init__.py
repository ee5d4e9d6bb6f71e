"""Types of requests and answers. Modules are imported on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import lazy

if TYPE_CHECKING:
    from .models import AsyncItemsListPage as AsyncItemsListPage
    from .models import AsyncOffsetsListPage as AsyncOffsetsListPage
    from .models import Item as Item
    from .models import ItemsListPage as ItemsListPage
    from .models import ItemsListResponse as ItemsListResponse
    from .models import OffsetsListPage as OffsetsListPage
    from .models import OffsetsListResponse as OffsetsListResponse
    from .models import TagsListResponse as TagsListResponse

__getattr__, __dir__ = lazy(
    globals(),
    {
        "models": "AsyncItemsListPage AsyncOffsetsListPage Item ItemsListPage ItemsListResponse OffsetsListPage OffsetsListResponse TagsListResponse",
    },
)
