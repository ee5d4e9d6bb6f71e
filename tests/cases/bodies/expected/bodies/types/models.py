"""Types of requests and answers."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from ..._core import Model


class Thing(Model):
    id: str | None = None
    name: str
    parent: Thing | None = None


class ThingParam(TypedDict):
    secret: str
    name: str
    parent: NotRequired[ThingParam | Thing]


class UploadMetaParam(TypedDict):
    a: NotRequired[int]


class UploadResponse(Model):
    id: str | None = None
