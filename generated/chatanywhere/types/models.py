"""Types of requests and answers."""

from __future__ import annotations

from ..._core import Model


class ImagesGenerateResponse(Model):
    created: int
    data: list[ImagesGenerateResponseData]


class ImagesGenerateResponseData(Model):
    url: str
