"""Calls of ``users``."""

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
    import builtins
    from collections.abc import Sequence

    from ..._core import Body, Headers, NotGiven, Omit, Query, Timeout
    from ..types import List_

_LIST: Operation[List_] = Operation(
    "GET",
    "/users",
    returns=lambda: types.List_,
)

_CREATE: Operation[List_] = Operation(
    "POST",
    "/users",
    returns=lambda: types.List_,
)

_RETRIEVE: Operation[List_] = Operation(
    "GET",
    "/users/{id}",
    returns=lambda: types.List_,
)

_DELETE: Operation[None] = Operation(
    "DELETE",
    "/users/{id}",
    answer="none",
)

_FIND: Operation[list[str]] = Operation(
    "POST",
    "/users/find",
    returns=lambda: list[str],
    body="application/json",
)


class UsersResource(SyncResource):
    """Calls of ``users``."""

    def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``GET /users``"""
        return self._client.call(
            _LIST,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``POST /users``"""
        return self._client.call(
            _CREATE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def retrieve(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``GET /users/{id}``"""
        return self._client.call(
            _RETRIEVE,
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def delete(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``DELETE /users/{id}``"""
        return self._client.call(
            _DELETE,
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    def find(
        self,
        *,
        ids: Sequence[str] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> builtins.list[str]:
        """``POST /users/find``"""
        return self._client.call(
            _FIND,
            body={"ids": ids},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class AsyncUsersResource(AsyncResource):
    """Calls of ``users``."""

    async def list(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``GET /users``"""
        return await self._client.call(
            _LIST,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def create(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``POST /users``"""
        return await self._client.call(
            _CREATE,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def retrieve(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> List_:
        """``GET /users/{id}``"""
        return await self._client.call(
            _RETRIEVE,
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def delete(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> None:
        """``DELETE /users/{id}``"""
        return await self._client.call(
            _DELETE,
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )

    async def find(
        self,
        *,
        ids: Sequence[str] | Omit = omit,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Body | None = None,
        timeout: Timeout | NotGiven = not_given,
    ) -> builtins.list[str]:
        """``POST /users/find``"""
        return await self._client.call(
            _FIND,
            body={"ids": ids},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )


class RawUsersResource:
    """Calls of ``users``."""

    def __init__(self, resource: UsersResource) -> None:
        self._resource = resource
        self.list = raw(resource.list)
        self.create = raw(resource.create)
        self.retrieve = raw(resource.retrieve)
        self.delete = raw(resource.delete)
        self.find = raw(resource.find)


class AsyncRawUsersResource:
    """Calls of ``users``."""

    def __init__(self, resource: AsyncUsersResource) -> None:
        self._resource = resource
        self.list = async_raw(resource.list)
        self.create = async_raw(resource.create)
        self.retrieve = async_raw(resource.retrieve)
        self.delete = async_raw(resource.delete)
        self.find = async_raw(resource.find)


class StreamedUsersResource:
    """Calls of ``users``."""

    def __init__(self, resource: UsersResource) -> None:
        self._resource = resource
        self.list = streamed(resource.list)
        self.create = streamed(resource.create)
        self.retrieve = streamed(resource.retrieve)
        self.delete = streamed(resource.delete)
        self.find = streamed(resource.find)


class AsyncStreamedUsersResource:
    """Calls of ``users``."""

    def __init__(self, resource: AsyncUsersResource) -> None:
        self._resource = resource
        self.list = async_streamed(resource.list)
        self.create = async_streamed(resource.create)
        self.retrieve = async_streamed(resource.retrieve)
        self.delete = async_streamed(resource.delete)
        self.find = async_streamed(resource.find)
