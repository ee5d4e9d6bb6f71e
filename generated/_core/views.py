"""``with_raw_response`` and ``with_streaming_response``: one implementation of each method, asked in another way.

A wrapped method runs on a copy of its resource whose client only notes what it is asked for; then that is sent.
"""

from __future__ import annotations

import copy
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

from .answers import AsyncStreamedResponse, RawResponse, StreamedResponse
from .asynchronous import AsyncAPIClient
from .reading import read_answer
from .stream import AsyncStream, Stream

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from contextlib import AbstractAsyncContextManager, AbstractContextManager
    from types import TracebackType

    import httpx2

    from .operation import Operation
    from .paging import Paging
    from .requests import Arguments

P = ParamSpec("P")
T = TypeVar("T")


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """A method that gives its answer with status, headers and so on; generated code wraps each one so."""
    noting, client = _noting(method)

    def call(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        asked = cast("Asked", noting(*args, **kwargs))
        attempts, response = client.send_request(
            asked.op, asked.arguments, stream=asked.streams
        )
        return RawResponse(response, asked.parser(client, response), attempts.retries)

    return call


def async_raw(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The same for an asynchronous method."""
    noting, client = _noting(method)

    async def call(*args: P.args, **kwargs: P.kwargs) -> RawResponse[T]:
        asked = await _noted(noting(*args, **kwargs))
        attempts, response = await client.send_request(
            asked.op, asked.arguments, stream=asked.streams
        )
        return RawResponse(response, asked.parser(client, response), attempts.retries)

    return call


def streamed(
    method: Callable[P, T],
) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]:
    """The same method, to be used in ``with``: its answer's body is not read unless you do."""
    noting, client = _noting(method)

    def call(
        *args: P.args, **kwargs: P.kwargs
    ) -> AbstractContextManager[StreamedResponse[T]]:
        return _Sending[T](client, cast("Asked", noting(*args, **kwargs)))

    return call


def async_streamed(
    method: Callable[P, Awaitable[T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]:
    """The same for an asynchronous method, to be used in ``async with``."""
    noting, client = _noting(method)

    def call(
        *args: P.args, **kwargs: P.kwargs
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse[T]]:
        return _AsyncSending[T](client, _noted(noting(*args, **kwargs)))

    return call


class Asked:
    """What a method asked its client for."""

    __slots__ = ("arguments", "op", "page", "paging", "way")

    def __init__(
        self,
        way: str,
        op: Operation[Any],
        arguments: Arguments,
        paging: Paging[Any] | None = None,
        page: type[Any] | None = None,
    ) -> None:
        self.way = way
        self.op = op
        self.arguments = arguments
        self.paging = paging
        self.page = page

    @property
    def streams(self) -> bool:
        """Whether the body is left unread for what the method returns."""
        return self.way == "stream" or self.op.answer == "binary"

    def parser(self, client: Any, response: httpx2.Response) -> Callable[[], Any]:
        """What makes the method's own result of an answer."""
        strict = client.options.strict
        if self.way == "stream":
            kind: Any = AsyncStream if isinstance(client, AsyncAPIClient) else Stream
            return lambda: kind(self.op, response, strict=strict)
        if self.paging is None:
            return lambda: read_answer(self.op, response, strict=strict)
        from .pages import AsyncPage, Page  # only for calls that list

        default = AsyncPage if isinstance(client, AsyncAPIClient) else Page
        page: Any = self.page or default
        return lambda: page(client, self.op, self.paging, self.arguments, response)


def _noting(method: Callable[..., Any]) -> tuple[Callable[..., Any], Any]:
    """A bound method on a copy of its resource whose client notes what it is asked for; and the client itself."""
    owner: Any = cast("Any", method).__self__
    client: Any = getattr(owner, "_client", owner)
    view: object = copy.copy(client)
    vars(view).update(_async_ways() if isinstance(client, AsyncAPIClient) else _ways())
    resource: object = view if owner is client else type(owner)(view)
    return getattr(resource, cast("Any", method).__name__), client


def _ways() -> dict[str, Callable[..., Any]]:
    """``call``, ``stream`` and ``paginate`` that only note."""

    def noted(way: str) -> Callable[..., Asked]:
        def note(op: Operation[Any], **arguments: Any) -> Asked:
            return Asked(way, op, cast("Arguments", arguments))

        return note

    return {"call": noted("call"), "stream": noted("stream"), "paginate": _pages_asked}


def _async_ways() -> dict[str, Callable[..., Any]]:
    def noted(way: str) -> Callable[..., Awaitable[Asked]]:
        async def note(op: Operation[Any], **arguments: Any) -> Asked:
            return Asked(way, op, cast("Arguments", arguments))

        return note

    return {"call": noted("call"), "stream": noted("stream"), "paginate": _pages_asked}


def _pages_asked(
    op: Operation[Any],
    paging: Paging[Any],
    page: type[Any] | None = None,
    **arguments: Any,
) -> Asked:
    return Asked("paginate", op, cast("Arguments", arguments), paging, page)


async def _noted(asked: object) -> Asked:
    """What an asynchronous method asked for, whether it awaits its client or not."""
    return cast("Asked", await asked if isawaitable(asked) else asked)


class _Sending(Generic[T]):
    """A call that is sent when its ``with`` block is entered."""

    def __init__(self, client: Any, asked: Asked) -> None:
        self._client, self._asked = client, asked
        self._answer: StreamedResponse[T] | None = None

    def __enter__(self) -> StreamedResponse[T]:
        asked = self._asked
        attempts, response = self._client.send_request(
            asked.op, asked.arguments, stream=True
        )
        parse = asked.parser(self._client, response)
        self._answer = StreamedResponse(
            response, parse, attempts.retries, whole=not asked.streams
        )
        return self._answer

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._answer is not None:
            self._answer.close()


class _AsyncSending(Generic[T]):
    """A call that is sent when its ``async with`` block is entered."""

    def __init__(self, client: Any, asked: Coroutine[Any, Any, Asked]) -> None:
        self._client, self._asked = client, asked
        self._answer: AsyncStreamedResponse[T] | None = None

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        asked = await self._asked
        attempts, response = await self._client.send_request(
            asked.op, asked.arguments, stream=True
        )
        parse = asked.parser(self._client, response)
        self._answer = AsyncStreamedResponse(
            response, parse, attempts.retries, whole=not asked.streams
        )
        return self._answer

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._answer is not None:
            await self._answer.close()
