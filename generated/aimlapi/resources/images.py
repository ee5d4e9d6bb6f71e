"""Calls of ``images``."""

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
    from typing import Literal

    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import ImagesGenerateResponse

_GENERATE: Operation[ImagesGenerateResponse] = Operation(
    "POST",
    "/v1/images/generations",
    returns=lambda: types.ImagesGenerateResponse,
    body="application/json",
    aliases={"model": {"gpt-image-1.5": "openai/gpt-image-1-5"}},
)


class ImagesResource(SyncResource):
    """Calls of ``images``."""

    def generate(
        self,
        *,
        prompt: str,
        model: Literal[
            "openai/gpt-image-1-5", "gpt-image-1.5"
        ] = "openai/gpt-image-1-5",
        background: Literal["transparent", "opaque", "auto"] | Omit = omit,
        moderation: Literal["low", "auto"] | Omit = omit,
        n: Literal[1] | Omit = omit,
        output_compression: int | Omit = omit,
        output_format: Literal["png", "jpeg", "webp"] | Omit = omit,
        quality: Literal["low", "high", "medium"] | Omit = omit,
        size: Literal["1024x1024", "1024x1536", "1536x1024"] | Omit = omit,
        response_format: Literal["url", "b64_json"] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ImagesGenerateResponse:
        """``POST /v1/images/generations``

        Args:
            prompt: The text prompt describing the content, style, or composition of the image to be generated.

                At most 32000 characters.
            background: Allows to set transparency for the background of the generated image(s). When auto is used, the model will automatically determine the best background for the image.
                If transparent, the output format needs to support transparency, so it should be set to either png (default value) or webp.

                Default: "auto".
            moderation: Control the content-moderation level for images.

                Default: "auto".
            n: The number of images to generate.

                Default: 1.
            output_compression: The compression level (0-100%) for the generated images.

                0 to 100. Default: 100.
            output_format: The format of the generated image.

                Default: "png".
            quality: The quality of the image that will be generated.

                Default: "medium".
            size: The size of the generated image.

                Default: "1024x1024".
            response_format: The format in which the generated images are returned.

                Default: "url".

        Example:
            client.images.generate(
                prompt="A T-Rex relaxing on a beach, lying on a sun lounger and wearing sunglasses.",
                model="openai/gpt-image-1-5",
            )
        """
        return self._client.call(
            _GENERATE,
            body={
                "prompt": prompt,
                "model": model,
                "background": background,
                "moderation": moderation,
                "n": n,
                "output_compression": output_compression,
                "output_format": output_format,
                "quality": quality,
                "size": size,
                "response_format": response_format,
            },
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncImagesResource(AsyncResource):
    """Calls of ``images``."""

    async def generate(
        self,
        *,
        prompt: str,
        model: Literal[
            "openai/gpt-image-1-5", "gpt-image-1.5"
        ] = "openai/gpt-image-1-5",
        background: Literal["transparent", "opaque", "auto"] | Omit = omit,
        moderation: Literal["low", "auto"] | Omit = omit,
        n: Literal[1] | Omit = omit,
        output_compression: int | Omit = omit,
        output_format: Literal["png", "jpeg", "webp"] | Omit = omit,
        quality: Literal["low", "high", "medium"] | Omit = omit,
        size: Literal["1024x1024", "1024x1536", "1536x1024"] | Omit = omit,
        response_format: Literal["url", "b64_json"] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ImagesGenerateResponse:
        """``POST /v1/images/generations``

        Args:
            prompt: The text prompt describing the content, style, or composition of the image to be generated.

                At most 32000 characters.
            background: Allows to set transparency for the background of the generated image(s). When auto is used, the model will automatically determine the best background for the image.
                If transparent, the output format needs to support transparency, so it should be set to either png (default value) or webp.

                Default: "auto".
            moderation: Control the content-moderation level for images.

                Default: "auto".
            n: The number of images to generate.

                Default: 1.
            output_compression: The compression level (0-100%) for the generated images.

                0 to 100. Default: 100.
            output_format: The format of the generated image.

                Default: "png".
            quality: The quality of the image that will be generated.

                Default: "medium".
            size: The size of the generated image.

                Default: "1024x1024".
            response_format: The format in which the generated images are returned.

                Default: "url".

        Example:
            await client.images.generate(
                prompt="A T-Rex relaxing on a beach, lying on a sun lounger and wearing sunglasses.",
                model="openai/gpt-image-1-5",
            )
        """
        return await self._client.call(
            _GENERATE,
            body={
                "prompt": prompt,
                "model": model,
                "background": background,
                "moderation": moderation,
                "n": n,
                "output_compression": output_compression,
                "output_format": output_format,
                "quality": quality,
                "size": size,
                "response_format": response_format,
            },
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawImagesResource:
    """Calls of ``images``."""

    def __init__(self, resource: ImagesResource) -> None:
        self._resource = resource
        self.generate = raw(resource.generate)


class AsyncRawImagesResource:
    """Calls of ``images``."""

    def __init__(self, resource: AsyncImagesResource) -> None:
        self._resource = resource
        self.generate = async_raw(resource.generate)


class StreamedImagesResource:
    """Calls of ``images``."""

    def __init__(self, resource: ImagesResource) -> None:
        self._resource = resource
        self.generate = streamed(resource.generate)


class AsyncStreamedImagesResource:
    """Calls of ``images``."""

    def __init__(self, resource: AsyncImagesResource) -> None:
        self._resource = resource
        self.generate = async_streamed(resource.generate)
