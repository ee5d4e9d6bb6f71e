"""What every provider of the group ``weather`` takes and gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .._core import not_given

if TYPE_CHECKING:
    from .._core import Body, Headers, NotGiven, Query, Timeout


class PortableForecastsCreateResponse(Protocol):
    """What every provider's answer has."""

    @property
    def temperature(self) -> float: ...


class PortableForecasts(Protocol):
    """What every provider's client has here."""

    def create(
        self,
        *,
        place: str,
        days: int,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> PortableForecastsCreateResponse:
        """``forecasts.create`` as every provider of the group takes and answers it."""
        ...


class Portable(Protocol):
    """What every provider's client has."""

    @property
    def forecasts(self) -> PortableForecasts: ...


class AsyncPortableForecasts(Protocol):
    """What every provider's client has here."""

    async def create(
        self,
        *,
        place: str,
        days: int,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> PortableForecastsCreateResponse:
        """``forecasts.create`` as every provider of the group takes and answers it."""
        ...


class AsyncPortable(Protocol):
    """What every provider's client has."""

    @property
    def forecasts(self) -> AsyncPortableForecasts: ...
