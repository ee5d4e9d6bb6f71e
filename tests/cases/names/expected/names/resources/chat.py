"""Calls of ``chat``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core import AsyncResource, SyncResource, cached

if TYPE_CHECKING:
    from .chat_completions import (
        AsyncChatCompletionsResource,
        AsyncRawChatCompletionsResource,
        AsyncStreamedChatCompletionsResource,
        ChatCompletionsResource,
        RawChatCompletionsResource,
        StreamedChatCompletionsResource,
    )


class ChatResource(SyncResource):
    """Calls of ``chat``."""

    @cached
    def completions(self) -> ChatCompletionsResource:
        """Calls of ``chat.completions``."""
        from .chat_completions import ChatCompletionsResource

        return ChatCompletionsResource(self._client)


class AsyncChatResource(AsyncResource):
    """Calls of ``chat``."""

    @cached
    def completions(self) -> AsyncChatCompletionsResource:
        """Calls of ``chat.completions``."""
        from .chat_completions import AsyncChatCompletionsResource

        return AsyncChatCompletionsResource(self._client)


class RawChatResource:
    """Calls of ``chat``."""

    def __init__(self, resource: ChatResource) -> None:
        self._resource = resource

    @cached
    def completions(self) -> RawChatCompletionsResource:
        """Calls of ``chat.completions``."""
        from .chat_completions import RawChatCompletionsResource

        return RawChatCompletionsResource(self._resource.completions)


class AsyncRawChatResource:
    """Calls of ``chat``."""

    def __init__(self, resource: AsyncChatResource) -> None:
        self._resource = resource

    @cached
    def completions(self) -> AsyncRawChatCompletionsResource:
        """Calls of ``chat.completions``."""
        from .chat_completions import AsyncRawChatCompletionsResource

        return AsyncRawChatCompletionsResource(self._resource.completions)


class StreamedChatResource:
    """Calls of ``chat``."""

    def __init__(self, resource: ChatResource) -> None:
        self._resource = resource

    @cached
    def completions(self) -> StreamedChatCompletionsResource:
        """Calls of ``chat.completions``."""
        from .chat_completions import StreamedChatCompletionsResource

        return StreamedChatCompletionsResource(self._resource.completions)


class AsyncStreamedChatResource:
    """Calls of ``chat``."""

    def __init__(self, resource: AsyncChatResource) -> None:
        self._resource = resource

    @cached
    def completions(self) -> AsyncStreamedChatCompletionsResource:
        """Calls of ``chat.completions``."""
        from .chat_completions import AsyncStreamedChatCompletionsResource

        return AsyncStreamedChatCompletionsResource(self._resource.completions)
