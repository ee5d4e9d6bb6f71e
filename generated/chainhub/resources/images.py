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
)


class ImagesResource(SyncResource):
    """Calls of ``images``."""

    def generate(
        self,
        *,
        prompt: str,
        n: int,
        size: (
            Literal[
                "1024x1024",
                "1536x1024",
                "1024x1536",
                "auto",
                "256x256",
                "512x512",
                "1792x1024",
                "1024x1792",
            ]
            | str
        ),
        model: Literal["gpt-image-1.5"] | str | Omit = "gpt-image-1.5",
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ImagesGenerateResponse:
        """Create gpt-image-1.5

        Given a hint, the model will return the completion of one or more predictions, and can also return the probability of the alternative label at each location.

        Completed creation based on the provided prompts and parameters

        Official documentation ：https://platform.openai.com/docs/api-reference/images/create

        ``POST /v1/images/generations``

        Args:
            prompt: A text description of the required image. Maximum length is 1000 characters.

                Hint from the description: at most 1000 characters.
            n: The number of images to be generated must be between 1 and 10.

                Hint from the description: at least 1.

                Hint from the description: at most 10.
            size: The size of the generated image. For GPT image models, it must be one of 1024x1024, 1536x1024 (landscape), 1024x1536 (portrait), or auto (default). For dall-e-2, it must be one of 256x256, 512x512, or 1024x1024. For dall-e-3, it must be one of 1024x1024, 1792x1024, or 1024x1792.

                Hint from the description: one of "1024x1024", "1536x1024", "1024x1536", "auto", "256x256", "512x512", "1792x1024", "1024x1792".
                For GPT image models: "1024x1024", "1536x1024", "1024x1536", "auto".
                For dall-e-2: "256x256", "512x512", "1024x1024".
                For dall-e-3: "1024x1024", "1792x1024", "1024x1792".
            model: Sent as "gpt-image-1.5" when not given.

                Not in the schema: inferred from the document's example.

        Example:
            client.images.generate(
                prompt="a man walks",
                n=1,
                size="1024x1536",
                model="gpt-image-1.5",
            )
        """
        return self._client.call(
            _GENERATE,
            body={"prompt": prompt, "n": n, "size": size, "model": model},
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
        n: int,
        size: (
            Literal[
                "1024x1024",
                "1536x1024",
                "1024x1536",
                "auto",
                "256x256",
                "512x512",
                "1792x1024",
                "1024x1792",
            ]
            | str
        ),
        model: Literal["gpt-image-1.5"] | str | Omit = "gpt-image-1.5",
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ImagesGenerateResponse:
        """Create gpt-image-1.5

        Given a hint, the model will return the completion of one or more predictions, and can also return the probability of the alternative label at each location.

        Completed creation based on the provided prompts and parameters

        Official documentation ：https://platform.openai.com/docs/api-reference/images/create

        ``POST /v1/images/generations``

        Args:
            prompt: A text description of the required image. Maximum length is 1000 characters.

                Hint from the description: at most 1000 characters.
            n: The number of images to be generated must be between 1 and 10.

                Hint from the description: at least 1.

                Hint from the description: at most 10.
            size: The size of the generated image. For GPT image models, it must be one of 1024x1024, 1536x1024 (landscape), 1024x1536 (portrait), or auto (default). For dall-e-2, it must be one of 256x256, 512x512, or 1024x1024. For dall-e-3, it must be one of 1024x1024, 1792x1024, or 1024x1792.

                Hint from the description: one of "1024x1024", "1536x1024", "1024x1536", "auto", "256x256", "512x512", "1792x1024", "1024x1792".
                For GPT image models: "1024x1024", "1536x1024", "1024x1536", "auto".
                For dall-e-2: "256x256", "512x512", "1024x1024".
                For dall-e-3: "1024x1024", "1792x1024", "1024x1792".
            model: Sent as "gpt-image-1.5" when not given.

                Not in the schema: inferred from the document's example.

        Example:
            await client.images.generate(
                prompt="a man walks",
                n=1,
                size="1024x1536",
                model="gpt-image-1.5",
            )
        """
        return await self._client.call(
            _GENERATE,
            body={"prompt": prompt, "n": n, "size": size, "model": model},
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
