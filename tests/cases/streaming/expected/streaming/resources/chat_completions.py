"""Calls of ``chat.completions``."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

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

    from ..._core import (
        AsyncStream,
        Body,
        Headers,
        NotGiven,
        Omit,
        Query,
        Stream,
        Timeout,
    )
    from ..types import Chunk, Completion

_CREATE: Operation[Completion] = Operation(
    "POST",
    "/chat/completions",
    returns=lambda: types.Completion,
    body="application/json",
)

_CREATE_STREAM: Operation[Chunk] = Operation(
    "POST",
    "/chat/completions",
    item=lambda: types.Chunk,
    body="application/json",
    accept="text/event-stream",
    stream="sse",
)


class ChatCompletionsResource(SyncResource):
    """Calls of ``chat.completions``."""

    @overload
    def create(
        self,
        *,
        prompt: str,
        stream: Literal[False] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Completion: ...

    @overload
    def create(
        self,
        *,
        prompt: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Stream[Chunk]: ...

    @overload
    def create(
        self,
        *,
        prompt: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Completion | Stream[Chunk]: ...

    def create(
        self,
        *,
        prompt: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Completion | Stream[Chunk]:
        """``POST /chat/completions``

        Args:
            stream: Default: False.
        """
        if stream:
            return self._client.stream(
                _CREATE_STREAM,
                body={"prompt": prompt, "stream": stream},
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                timeout=timeout,
            )
        return self._client.call(
            _CREATE,
            body={"prompt": prompt, "stream": stream},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncChatCompletionsResource(AsyncResource):
    """Calls of ``chat.completions``."""

    @overload
    async def create(
        self,
        *,
        prompt: str,
        stream: Literal[False] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Completion: ...

    @overload
    async def create(
        self,
        *,
        prompt: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncStream[Chunk]: ...

    @overload
    async def create(
        self,
        *,
        prompt: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Completion | AsyncStream[Chunk]: ...

    async def create(
        self,
        *,
        prompt: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Completion | AsyncStream[Chunk]:
        """``POST /chat/completions``

        Args:
            stream: Default: False.
        """
        if stream:
            return await self._client.stream(
                _CREATE_STREAM,
                body={"prompt": prompt, "stream": stream},
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                timeout=timeout,
            )
        return await self._client.call(
            _CREATE,
            body={"prompt": prompt, "stream": stream},
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
