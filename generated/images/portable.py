"""What every provider of the group ``images`` takes and gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .._core import not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._core import Body, Headers, NotGiven, Query, Timeout


class PortableImagesGenerateResponseData(Protocol):
    """What every provider's answer has."""

    @property
    def url(self) -> str: ...


class PortableImagesGenerateResponse(Protocol):
    """What every provider's answer has."""

    @property
    def created(self) -> int | None: ...

    @property
    def data(self) -> Sequence[PortableImagesGenerateResponseData]: ...


class PortableImages(Protocol):
    """What every provider's client has here."""

    def generate(
        self,
        *,
        prompt: str,
        n: Literal[1],
        size: Literal["1024x1024", "1024x1536", "1536x1024"],
        model: Literal["gpt-image-1.5"],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> PortableImagesGenerateResponse:
        """``images.generate`` as every provider of the group takes and answers it."""
        ...


class Portable(Protocol):
    """What every provider's client has."""

    @property
    def images(self) -> PortableImages: ...


class AsyncPortableImages(Protocol):
    """What every provider's client has here."""

    async def generate(
        self,
        *,
        prompt: str,
        n: Literal[1],
        size: Literal["1024x1024", "1024x1536", "1536x1024"],
        model: Literal["gpt-image-1.5"],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> PortableImagesGenerateResponse:
        """``images.generate`` as every provider of the group takes and answers it."""
        ...


class AsyncPortable(Protocol):
    """What every provider's client has."""

    @property
    def images(self) -> AsyncPortableImages: ...
