"""Calls of ``speech``."""

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
        AsyncBinaryResponse,
        AsyncStream,
        BinaryResponse,
        Body,
        Headers,
        NotGiven,
        Omit,
        Query,
        Stream,
        Timeout,
    )
    from ..types import SpeechCreateEvent

_CREATE: Operation[BinaryResponse] = Operation(
    "POST",
    "/speech",
    body="application/json",
    accept="application/octet-stream, text/event-stream",
    answer="binary",
)

_CREATE_STREAM: Operation[SpeechCreateEvent] = Operation(
    "POST",
    "/speech",
    item=lambda: types.SpeechCreateEvent,
    body="application/json",
    accept="text/event-stream",
    stream="sse",
)


class SpeechResource(SyncResource):
    """Calls of ``speech``."""

    @overload
    def create(
        self,
        *,
        text: str,
        stream: Literal[False] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> BinaryResponse: ...

    @overload
    def create(
        self,
        *,
        text: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> Stream[SpeechCreateEvent]: ...

    @overload
    def create(
        self,
        *,
        text: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> BinaryResponse | Stream[SpeechCreateEvent]: ...

    def create(
        self,
        *,
        text: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> BinaryResponse | Stream[SpeechCreateEvent]:
        """``POST /speech``"""
        if stream:
            return self._client.stream(
                _CREATE_STREAM,
                body={"text": text, "stream": stream},
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                timeout=timeout,
            )
        return self._client.call(
            _CREATE,
            body={"text": text, "stream": stream},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncSpeechResource(AsyncResource):
    """Calls of ``speech``."""

    @overload
    async def create(
        self,
        *,
        text: str,
        stream: Literal[False] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncBinaryResponse: ...

    @overload
    async def create(
        self,
        *,
        text: str,
        stream: Literal[True],
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncStream[SpeechCreateEvent]: ...

    @overload
    async def create(
        self,
        *,
        text: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncBinaryResponse | AsyncStream[SpeechCreateEvent]: ...

    async def create(
        self,
        *,
        text: str,
        stream: bool | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> AsyncBinaryResponse | AsyncStream[SpeechCreateEvent]:
        """``POST /speech``"""
        if stream:
            return await self._client.stream(
                _CREATE_STREAM,
                body={"text": text, "stream": stream},
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
                timeout=timeout,
            )
        return await self._client.download(
            _CREATE,
            body={"text": text, "stream": stream},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawSpeechResource:
    """Calls of ``speech``."""

    def __init__(self, resource: SpeechResource) -> None:
        self._resource = resource
        self.create = raw(resource.create)


class AsyncRawSpeechResource:
    """Calls of ``speech``."""

    def __init__(self, resource: AsyncSpeechResource) -> None:
        self._resource = resource
        self.create = async_raw(resource.create)


class StreamedSpeechResource:
    """Calls of ``speech``."""

    def __init__(self, resource: SpeechResource) -> None:
        self._resource = resource
        self.create = streamed(resource.create)


class AsyncStreamedSpeechResource:
    """Calls of ``speech``."""

    def __init__(self, resource: AsyncSpeechResource) -> None:
        self._resource = resource
        self.create = async_streamed(resource.create)
