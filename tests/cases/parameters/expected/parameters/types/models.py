"""Types of requests and answers."""

from __future__ import annotations

from typing import NotRequired, TypedDict

ItemsPartsRetrieveFilterParam = TypedDict(
    "ItemsPartsRetrieveFilterParam",
    {
        "colour": "NotRequired[str]",
        "max-size": "NotRequired[int]",
    },
)
