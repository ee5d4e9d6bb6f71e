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
)


class ImagesResource(SyncResource):
    """Calls of ``images``."""

    def generate(
        self,
        *,
        prompt: str,
        n: int,
        model: Literal["dall-e-3", "dall-e-2", "gpt-image-1"] | str,
        size: Literal["256x256", "512x512", "1024x1024", "1024x1792"] | str,
        quality: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ImagesGenerateResponse:
        """创建图像

        [图片](https://platform.openai.com/docs/api-reference/images)

        给定提示和/或输入图像，模型将生成新图像。

        相关指南：[图像生成](https://platform.openai.com/docs/guides/images)

        根据提示创建图像。

        ``POST /v1/images/generations``

        Args:
            prompt: 所需图像的文本描述。最大长度为 1000 个字符。

                Hint from the description: at most 1000 characters.
            n: 要生成的图像数。必须介于 1 和 10 之间。

                Hint from the description: at least 1.

                Hint from the description: at most 10.
            model: 模型名称dall-e-3,dall-e-2,gpt-image-1

                Hint from the description: one of "dall-e-3", "dall-e-2", "gpt-image-1".
            size: 生成图像的大小。必须是256x256、512x512或 之一1024x1024, 1024x1792。

                Hint from the description: one of "256x256", "512x512", "1024x1024", "1024x1792".
            quality: 如果过调用hd 此处填hd

        Example:
            client.images.generate(
                prompt="A colorful sunset over the mountains",
                n=1,
                model="dall-e-3",
                size="1024x1024",
            )
        """
        return self._client.call(
            _GENERATE,
            body={
                "prompt": prompt,
                "n": n,
                "model": model,
                "size": size,
                "quality": quality,
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
        n: int,
        model: Literal["dall-e-3", "dall-e-2", "gpt-image-1"] | str,
        size: Literal["256x256", "512x512", "1024x1024", "1024x1792"] | str,
        quality: str | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> ImagesGenerateResponse:
        """创建图像

        [图片](https://platform.openai.com/docs/api-reference/images)

        给定提示和/或输入图像，模型将生成新图像。

        相关指南：[图像生成](https://platform.openai.com/docs/guides/images)

        根据提示创建图像。

        ``POST /v1/images/generations``

        Args:
            prompt: 所需图像的文本描述。最大长度为 1000 个字符。

                Hint from the description: at most 1000 characters.
            n: 要生成的图像数。必须介于 1 和 10 之间。

                Hint from the description: at least 1.

                Hint from the description: at most 10.
            model: 模型名称dall-e-3,dall-e-2,gpt-image-1

                Hint from the description: one of "dall-e-3", "dall-e-2", "gpt-image-1".
            size: 生成图像的大小。必须是256x256、512x512或 之一1024x1024, 1024x1792。

                Hint from the description: one of "256x256", "512x512", "1024x1024", "1024x1792".
            quality: 如果过调用hd 此处填hd

        Example:
            await client.images.generate(
                prompt="A colorful sunset over the mountains",
                n=1,
                model="dall-e-3",
                size="1024x1024",
            )
        """
        return await self._client.call(
            _GENERATE,
            body={
                "prompt": prompt,
                "n": n,
                "model": model,
                "size": size,
                "quality": quality,
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
