"""One call and its attempts: what is sent each time, and what follows from what came back. No I/O."""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING

import httpx2

from .credentials import place, require
from .errors import (
    AnswerTooLarge,
    ApiError,
    TimeoutError,  # a builtin one as well
    TransportError,
)
from .failures import status_error, transport_error
from .framing import cookie_text, framing, whole
from .logs import hide_queries, log_answer, log_attempt, log_retry
from .requests import draft
from .retrying import delay, retried_status
from .sentinels import NotGiven, Omit, not_given
from .state import is_address

if TYPE_CHECKING:
    from .credentials import Chosen, Placed
    from .operation import Operation
    from .requests import Arguments
    from .state import State

MOST_REDIRECTS = 20
_SECRET_HEADERS = (
    "authorization",
    "cookie",
    "proxy-authorization",
    "x-api-key",
    "api-key",
    "x-auth-token",
)


class Attempts:
    """A call under way. The clients send what ``request`` gives and ask what to do next; this decides."""

    def __init__(
        self, state: State, op: Operation[object], arguments: Arguments
    ) -> None:
        self.state = state
        self.draft = draft(op, arguments, state.options)
        self.chosen: Chosen = state.chosen(op)
        require(self.chosen, self.draft.headers)
        self.retries = 0
        self.refreshed = False
        self.started = time.monotonic()
        timeout = arguments.get("timeout", not_given)
        self._timeout = (
            state.timeout
            if isinstance(timeout, NotGiven)
            else httpx2.Timeout(timeout).as_dict()
        )
        self._key = self._idempotency_key()
        self._received = 0
        self._hops = 0
        self._answer: httpx2.Response | None = None
        self._unread: Exception | None = None

    def _idempotency_key(self) -> str | None:
        name = self.state.options.idempotency_header
        if (
            name is None
            or self.draft.plan.idempotent
            or name.lower() in self.draft.headers
        ):
            return None
        return str(uuid.uuid4())

    def request(self, secrets: list[str]) -> httpx2.Request:
        """The request of the next attempt; ``secrets`` are those of the dynamic credentials."""
        self._received = self._hops = 0
        self._answer = self._unread = None
        placed = self.chosen.placed or place(self.chosen.pairs, secrets)
        if placed.query:
            hide_queries()
        made = self.draft
        url = self.state.url(made, placed)
        headers = self._headers(placed)
        if made.upload is not None:
            headers += framing(url, made.upload)
        request = httpx2.Request(
            made.method,
            url,
            headers=headers,
            content=made.content,
            stream=made.upload,
            extensions={"timeout": self._time_left()},
        )
        log_attempt(request, self.retries)
        for hook in self.state.options.on_request:
            hook(request)
        return request

    def _headers(self, placed: Placed) -> list[tuple[bytes, bytes]]:
        headers: dict[str, tuple[str, str | Omit]] = {
            **self.state.headers,
            **placed.headers,
        }
        headers["x-retry-count"] = ("X-Retry-Count", str(self.retries))
        if self._key:
            name = self.state.options.idempotency_header or ""
            headers[name.lower()] = (name, self._key)
        headers.update(self.draft.headers)
        if self.draft.cookies or placed.cookies:
            pairs = [*self.draft.cookies, *placed.cookies]
            headers["cookie"] = (
                "Cookie",
                "; ".join(f"{name}={cookie_text(value)}" for name, value in pairs),
            )
        return [
            (name.encode(), value.encode())
            for name, value in headers.values()
            if not isinstance(value, Omit)
        ]

    def _time_left(self) -> dict[str, float | None] | None:
        deadline = self.state.options.deadline
        if deadline is None:
            return self._timeout
        left = max(deadline - (time.monotonic() - self.started), 0.001)
        return {
            name: left if value is None else min(value, left)
            for name, value in (self._timeout or {}).items()
        }

    def ends(self) -> float | None:
        """When the deadline is, in seconds of ``time.monotonic``."""
        deadline = self.state.options.deadline
        return None if deadline is None else self.started + deadline

    def answered(self, response: httpx2.Response) -> None:
        """Tell log and hooks of an answer, of which only the headers are there yet."""
        self._answer = response
        log_answer(response)
        for hook in self.state.options.on_response:
            hook(response)

    def redirect(self, response: httpx2.Response) -> httpx2.Request | None:
        """The request that follows a redirect, if one is to be followed. Raises TransportError after 20 of them."""
        following = response.next_request
        if (
            following is None
            or not self.state.options.follow_redirects
            or not is_address(following.url)
        ):
            return None
        self._hops += 1
        if self._hops > MOST_REDIRECTS:
            raise self._marked(
                TransportError(
                    f"{response.request.url.host}: more than {MOST_REDIRECTS} redirects"
                ),
                response.request,
            )
        if following.method == response.request.method and not self.draft.replayable:
            return None
        if following.url.origin != response.request.url.origin:
            self._without_secrets(following)
        return following

    def _without_secrets(self, request: httpx2.Request) -> None:
        """Take every credential out of a request that goes to another origin."""
        names = {*_SECRET_HEADERS, *self.chosen.secret_headers}
        for name in names & {key.lower() for key in request.headers}:
            del request.headers[name]

    def refresh(self, response: httpx2.Response) -> bool:
        """Whether to ask for new credentials and try again: once, after a 401, where they can be new at all."""
        if (
            response.status_code != 401
            or self.refreshed
            or not self.chosen.dynamic
            or not self.draft.replayable
        ):
            return False
        self.refreshed = True
        for scheme, _ in self.chosen.pairs:
            self.state.tokens.pop(scheme.id, None)
        for source in self.chosen.dynamic:
            if forget := getattr(source, "forget", None):
                forget()
        return True

    def after_status(self, response: httpx2.Response) -> float:
        """Seconds to wait before the next attempt. Raises the status's error when there is none."""
        if retried_status(response.status_code, response.headers) and self._may_retry(
            sent=True
        ):
            wait = delay(response.headers, self.retries)
            if wait is not None and self._in_time(wait):
                return self._again(f"status {response.status_code}", wait)
        error = status_error(response, self.draft.op, unread=self._unread is not None)
        raise self._marked(error, response.request) from self._unread

    def unread(self, response: httpx2.Response, error: Exception) -> httpx2.Response:
        """An answer whose content cannot be read: no answer at all, unless its status already says that it failed."""
        if response.is_success:
            raise error
        self._unread = error
        return whole(response, b"")

    def after_error(self, error: Exception, request: httpx2.Request) -> float:
        """Seconds to wait before the next attempt. Raises the error's own exception when there is none."""
        sent = not isinstance(
            error, httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.PoolTimeout
        )
        passing = not isinstance(
            error,
            httpx2.UnsupportedProtocol
            | httpx2.LocalProtocolError
            | httpx2.DecodingError
            | httpx2.InvalidURL,
        )
        if passing and self._may_retry(sent=sent):
            wait = delay(None, self.retries)
            if wait is not None and self._in_time(wait):
                return self._again(type(error).__name__, wait)
        raise self._marked(transport_error(error, request), request) from error

    @property
    def careful(self) -> bool:
        """Whether an answer is read piece by piece, as its size or the time for it is limited."""
        options = self.state.options
        return options.deadline is not None or options.max_answer_bytes is not None

    def check(self, response: httpx2.Response, more: int) -> None:
        """Count the bytes of an answer while it is read. Raises AnswerTooLarge or TimeoutError."""
        self._received += more
        ends, most, request = (
            self.ends(),
            self.state.options.max_answer_bytes,
            response.request,
        )
        if most is not None and self._received > most:
            raise self._marked(
                AnswerTooLarge(
                    f"{request.method} {request.url.path}: more than {most} bytes"
                ),
                request,
            )
        if ends is not None and time.monotonic() > ends:
            raise self._marked(
                TimeoutError(
                    f"{request.method} {request.url.path}: the deadline has passed"
                ),
                request,
            )

    def _may_retry(self, *, sent: bool) -> bool:
        options, plan = self.state.options, self.draft.plan
        if self.retries >= options.max_retries or not self.draft.replayable:
            return False
        return options.retry_unsafe or plan.idempotent or not sent

    def _in_time(self, wait: float) -> bool:
        ends = self.ends()
        return ends is None or time.monotonic() + wait < ends

    def _again(self, reason: str, wait: float) -> float:
        self.retries += 1
        log_retry(reason, wait)
        return wait

    def _marked(self, error: ApiError, request: httpx2.Request) -> ApiError:
        error.request = request
        error.response = error.response or self._answer
        error.retries_taken = self.retries
        return error
