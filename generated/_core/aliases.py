"""Types of the arguments that every call and client take."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import httpx2

    from .sentinels import Omit

Headers: TypeAlias = "Mapping[str, str | Omit]"
"""Header names and values; ``omit`` drops a header that would be sent otherwise. Names compare case-insensitively."""

Query: TypeAlias = Mapping[str, object]
"""Query parameters: scalars, lists, nested objects; ``omit`` drops one that would be sent otherwise."""

Body: TypeAlias = object
"""Merged into an object body (it wins over the arguments); replaces a body that is no object."""

Timeout: TypeAlias = "float | httpx2.Timeout | None"
"""Seconds for each of connect, read, write and pool; or an ``httpx2.Timeout``; ``None``: no limit."""

Credential: TypeAlias = str | Callable[[], str]
"""A secret, or a function that gives one: it is called before every attempt, and again after a 401."""

AsyncCredential: TypeAlias = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""Like ``Credential``; the function may be asynchronous."""

Thunk: TypeAlias = Callable[[], object]
"""A function that gives a Python type when it is first needed."""
