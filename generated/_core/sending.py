"""One call on the wire, for either client: send, follow, read, wait, again. What follows from what is for ``Attempts``.

This is where all I/O of a call is; each of the few loops is there twice. Whatever ends a call early closes its answer.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import httpx2

from .framing import whole

if TYPE_CHECKING:
    from .attempts import Attempts
    from .tokens import AsyncSecrets, Secrets

FAILURES = (httpx2.RequestError, httpx2.InvalidURL)
"""What the HTTP library raises for what servers do."""


def send(
    http: httpx2.Client,
    attempts: Attempts,
    secrets: Secrets,
    *,
    stream: bool,
) -> httpx2.Response:
    """Send a request, again where that helps. Gives a successful answer (read, unless ``stream``) or raises."""
    while True:
        request = attempts.request(
            secrets(http, attempts.chosen.dynamic) if attempts.chosen.dynamic else []
        )
        try:
            response = _exchange(http, request, attempts, stream=stream)
        except FAILURES as error:
            time.sleep(attempts.after_error(error, request))
            continue
        if response.is_success:
            return response
        if not attempts.refresh(response):
            time.sleep(attempts.after_status(response))


def _exchange(
    http: httpx2.Client, request: httpx2.Request, attempts: Attempts, *, stream: bool
) -> httpx2.Response:
    """One attempt with the redirects that it leads to; errors are always read."""
    while True:
        response = http.send(request, stream=True, follow_redirects=False)
        try:
            attempts.answered(response)
            following = attempts.redirect(response)
            if following is None:
                return (
                    response
                    if stream and response.is_success
                    else _read(response, attempts)
                )
        except BaseException:
            response.close()
            raise
        response.close()
        request = following


def _read(response: httpx2.Response, attempts: Attempts) -> httpx2.Response:
    """The answer with its content; read piece by piece where its size or the time for it is limited."""
    try:
        if not attempts.careful:
            response.read()
            return response
        pieces: list[bytes] = []
        for piece in response.iter_bytes():
            pieces.append(piece)
            attempts.check(response, len(piece))
        return whole(response, b"".join(pieces))
    except httpx2.RequestError as error:
        response.close()
        return attempts.unread(response, error)


async def send_async(
    http: httpx2.AsyncClient,
    attempts: Attempts,
    secrets: AsyncSecrets,
    *,
    stream: bool,
) -> httpx2.Response:
    """``send`` for the asynchronous client."""
    import anyio  # the synchronous client does without

    while True:
        request = attempts.request(
            await secrets(http, attempts.chosen.dynamic)
            if attempts.chosen.dynamic
            else []
        )
        try:
            response = await _exchange_async(http, request, attempts, stream=stream)
        except FAILURES as error:
            await anyio.sleep(attempts.after_error(error, request))
            continue
        if response.is_success:
            return response
        if not attempts.refresh(response):
            await anyio.sleep(attempts.after_status(response))


async def _exchange_async(
    http: httpx2.AsyncClient,
    request: httpx2.Request,
    attempts: Attempts,
    *,
    stream: bool,
) -> httpx2.Response:
    while True:
        response = await http.send(request, stream=True, follow_redirects=False)
        try:
            attempts.answered(response)
            following = attempts.redirect(response)
            if following is None:
                return (
                    response
                    if stream and response.is_success
                    else await _read_async(response, attempts)
                )
        except BaseException:
            await release(response)
            raise
        await release(response)
        request = following


async def _read_async(response: httpx2.Response, attempts: Attempts) -> httpx2.Response:
    try:
        if not attempts.careful:
            await response.aread()
            return response
        pieces: list[bytes] = []
        async for piece in response.aiter_bytes():
            pieces.append(piece)
            attempts.check(response, len(piece))
        return whole(response, b"".join(pieces))
    except httpx2.RequestError as error:
        await release(response)
        return attempts.unread(response, error)


async def release(response: httpx2.Response) -> None:
    """Close an answer, also while the task that got it is being cancelled."""
    import anyio  # as above

    with anyio.CancelScope(shield=True):
        await response.aclose()
