"""Types of requests and answers."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ..._core import JsonInput, JsonValue, Model


class Event(Model):
    kind: str | None = None
    data: JsonValue | None = None


class EventParam(TypedDict):
    kind: NotRequired[str]
    data: NotRequired[JsonInput]


class SearchQueryFilterParam(TypedDict):
    q: NotRequired[str]
