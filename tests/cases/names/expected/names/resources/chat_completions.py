"""Calls of ``chat.completions``."""

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
    from ..._core import Body, Headers, NotGiven, Query, Timeout
    from ..types import List_

_CREATE: Operation[List_] = Operation(
    "POST",
    "/v1/chat/completions",
    returns=lambda: types.List_,
)


class ChatCompletionsResource(SyncResource):
    """Calls of ``chat.completions``."""

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``POST /v1/chat/completions``"""
        return self._client.call(
            _CREATE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncChatCompletionsResource(AsyncResource):
    """Calls of ``chat.completions``."""

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``POST /v1/chat/completions``"""
        return await self._client.call(
            _CREATE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawChatCompletionsResource:
    """Calls of ``chat.completions``."""

    def __init__(self, resource: ChatCompletionsResource) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncRawChatCompletionsResource:
    """Calls of ``chat.completions``."""

    def __init__(self, resource: AsyncChatCompletionsResource) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)


class StreamedChatCompletionsResource:
    """Calls of ``chat.completions``."""

    def __init__(self, resource: ChatCompletionsResource) -> None:
        self._resource = resource
        self.create = streamed(resource.create)


class AsyncStreamedChatCompletionsResource:
    """Calls of ``chat.completions``."""

    def __init__(self, resource: AsyncChatCompletionsResource) -> None:
        self._resource = resource
        self.create = async_streamed(resource.create)
