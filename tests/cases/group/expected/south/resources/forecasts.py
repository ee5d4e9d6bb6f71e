"""Calls of ``forecasts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import (
    AsyncResource,
    Operation,
    SyncResource,
    async_raw,
    async_streamed,
    not_given,
    omit,
    raw,
    streamed,
)
from .. import types

if TYPE_CHECKING:
    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import ForecastsCreateResponse

_CREATE: Operation[ForecastsCreateResponse] = Operation(
    "POST",
    "/forecasts",
    returns=lambda: types.ForecastsCreateResponse,
    body="application/json",
)


class ForecastsResource(SyncResource):
    """Calls of ``forecasts``."""

    def create(
        self,
        *,
        place: str,
        days: int,
        lang: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ForecastsCreateResponse:
        """``POST /forecasts``

        Args:
            days: At most 3.
        """
        return self._client.call(
            _CREATE,
            body={"place": place, "days": days, "lang": lang},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncForecastsResource(AsyncResource):
    """Calls of ``forecasts``."""

    async def create(
        self,
        *,
        place: str,
        days: int,
        lang: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ForecastsCreateResponse:
        """``POST /forecasts``

        Args:
            days: At most 3.
        """
        return await self._client.call(
            _CREATE,
            body={"place": place, "days": days, "lang": lang},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawForecastsResource:
    """Calls of ``forecasts``."""

    def __init__(self, resource: ForecastsResource) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncRawForecastsResource:
    """Calls of ``forecasts``."""

    def __init__(self, resource: AsyncForecastsResource) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)


class StreamedForecastsResource:
    """Calls of ``forecasts``."""

    def __init__(self, resource: ForecastsResource) -> None:
        self._resource = resource
        self.create = streamed(resource.create)


class AsyncStreamedForecastsResource:
    """Calls of ``forecasts``."""

    def __init__(self, resource: AsyncForecastsResource) -> None:
        self._resource = resource
        self.create = async_streamed(resource.create)
