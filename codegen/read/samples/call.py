"""What a code sample says about one call, in whatever language."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from codegen.jsontypes import JSON, as_object


class Call(NamedTuple):
    """One HTTP call."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: JSON = None


class Unknown:
    """The value of an expression that only running the sample would tell."""


UNKNOWN = Unknown()


def known(value: Any) -> Any:
    """``value`` without the members and items that are unknown; ``None`` for one that is unknown itself."""
    if isinstance(value, dict):
        members: dict[Any, Any] = value  # pyright: ignore[reportUnknownVariableType] - JSON of any shape
        return {str(key): known(item) for key, item in members.items() if item is not UNKNOWN}
    if isinstance(value, list):
        items: list[Any] = value  # pyright: ignore[reportUnknownVariableType] - JSON of any shape
        return [known(item) for item in items if item is not UNKNOWN]
    return None if value is UNKNOWN else value


def headers_of(value: Any) -> tuple[tuple[str, str], ...]:
    """Header names and values, as written."""
    members: dict[str, Any] = as_object(value)
    return tuple((name, str(text)) for name, text in members.items() if text is not UNKNOWN and text is not None)


def with_query(url: str, params: Any) -> str:
    """``url`` with the query parameters that stand apart from it in code."""
    values = as_object(known(params))
    if not values:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(values, doseq=True, safe='{}<>$')}"


def call(method: str, url: Any, headers: Any = None, body: Any = None) -> Call | None:
    """The call, if its address is known."""
    if not isinstance(url, str) or not url:
        return None
    return Call(method.upper(), url, headers_of(headers), known(body))
