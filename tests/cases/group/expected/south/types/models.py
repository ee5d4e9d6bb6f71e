"""Types of requests and answers."""

from __future__ import annotations

from ..._core import Model


class ForecastsCreateResponse(Model):
    temperature: float
    wind: float | None = None
