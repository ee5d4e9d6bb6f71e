"""Logging without secrets: method, URL without its query, status and attempt; never headers or bodies."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

logger = logging.getLogger((__package__ or "_core").rpartition(".")[0] or "client")
"""Named after the package that carries this runtime."""


class _WithoutQuery(logging.Filter):
    """The HTTP library logs whole URLs: once an API key is in a query, the query is taken out of its log records."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_shown(argument) for argument in record.args)
        return True


def _shown(argument: object) -> object:
    query = getattr(argument, "query", None)
    return (
        str(argument).replace(query.decode("ascii", "replace"), "...")
        if isinstance(query, bytes) and query
        else argument
    )


class _WithoutHeaders(logging.Filter):
    """HTTP/2's header compression logs every header with its value: only its records of numbers are let through."""

    def filter(self, record: logging.LogRecord) -> bool:
        arguments = record.args if isinstance(record.args, tuple) else ()
        return all(isinstance(argument, int) for argument in arguments)


_FILTER = _WithoutQuery()
_HEADERS = _WithoutHeaders()


def hide_headers() -> None:
    """Keep headers out of the log of HTTP/2's library. Done once there is an HTTP client."""
    for name in ("hpack.hpack", "hpack.table"):
        logging.getLogger(name).addFilter(_HEADERS)


def hide_queries() -> None:
    """Keep queries out of the HTTP library's log. Done once an API key is sent in a query."""
    logging.getLogger("httpx2").addFilter(_FILTER)


def log_attempt(request: httpx2.Request, attempt: int) -> None:
    """What is about to be sent."""
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "%s %s, attempt %d", request.method, shown_url(request), attempt + 1
        )


def log_answer(response: httpx2.Response) -> None:
    """What came."""
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "%s %s: %d",
            response.request.method,
            shown_url(response.request),
            response.status_code,
        )


def log_retry(reason: str, seconds: float) -> None:
    """That a failed attempt is made again."""
    logger.info("retrying in %.2f s after %s", seconds, reason)


def shown_url(request: httpx2.Request) -> str:
    """The URL of a request without user info and query."""
    url = request.url
    port = f":{url.port}" if url.port else ""
    return f"{url.scheme}://{url.host}{port}{url.path}" + ("?..." if url.query else "")
