"""Every exception that a client raises, in one tree.

One ``except ApiError`` serves everything; status errors carry ``status``, ``code``, ``message``, ``body`` and more::

    ApiError
    ├── InvalidArgument (also a TypeError)         a call that cannot be made as it was written
    ├── MissingCredentials                         no credential for an operation that needs one
    ├── TransportError                             no complete answer
    │   ├── ConnectionError                        no connection, or it broke (also a builtin ConnectionError)
    │   └── TimeoutError                           it took too long (also a builtin TimeoutError)
    ├── AnswerError                                an answer that cannot be read
    │   ├── DecodeError                            not what its media type says
    │   ├── ValidationError                        not what the document says (with strict=True only)
    │   └── AnswerTooLarge                         more bytes than max_answer_bytes allows
    ├── StreamError                                an error sent inside a stream
    ├── SignatureError                             a webhook that its signature does not prove
    └── StatusError                                any status that is no success
        ├── BadRequestError 400, AuthenticationError 401, PermissionDeniedError 403, NotFoundError 404
        ├── ConflictError 409, UnprocessableEntityError 422, RateLimitError 429
        └── InternalServerError 5xx
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2


class ApiError(Exception):
    """The root: one ``except`` for everything that a client raises.

    ``request`` and ``response`` are httpx2's, where there are any; ``retries_taken`` counts the attempts after the first.
    """

    request: Any = None
    response: Any = None
    retries_taken: int = 0

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidArgument(ApiError, TypeError):  # says what it is
    """The call cannot be made: an argument is missing, empty where it must not be, or of a type that cannot be sent."""


class MissingCredentials(ApiError):  # says what it is
    """The operation needs a credential that the client does not have; the message names argument and variable."""


class TransportError(ApiError):
    """The request got no complete answer."""


class ConnectionError(TransportError, builtins.ConnectionError):
    """No connection could be made, or it broke."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """The request took longer than ``timeout`` or ``deadline`` allow."""


class AnswerError(ApiError):
    """An answer came, but it cannot be used."""


class DecodeError(AnswerError):
    """The answer is not what its media type says, such as JSON that does not parse."""


class ValidationError(AnswerError):
    """The answer is not of the documented type; pydantic's error is the ``__cause__``."""


class AnswerTooLarge(AnswerError):  # says what it is
    """The answer has more bytes than ``max_answer_bytes`` allows."""


class StreamError(ApiError):
    """The server sent an error inside a stream; ``body`` is what it sent."""

    body: object = None
    code: object = None
    type: object = None


class SignatureError(ApiError):
    """A webhook whose signature, timestamp or headers are not in order."""


class StatusError(ApiError):
    """The server answered with a status that is no success.

    ``body`` is of the documented type where there is one, else parsed JSON, else text. ``code``, ``type`` and ``param``
    are found in all common shapes of error bodies; ``None`` where there is nothing. ``retry_after`` is in seconds.
    """

    request: httpx2.Request
    response: httpx2.Response

    def __init__(
        self,
        message: str,
        *,
        response: httpx2.Response,
        body: Any = None,
        code: str | int | None = None,
        type: str | None = None,
        param: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.response = response
        self.request = response.request
        self.status: int = response.status_code
        self.headers: Mapping[str, str] = response.headers
        self.body = body
        self.code = code
        self.type = type
        self.param = param
        self.request_id = request_id
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.__class__, self.__dict__, self.args)


def _rebuild(
    kind: type[StatusError], state: dict[str, object], args: tuple[object, ...]
) -> StatusError:
    """Unpickle: the constructor's arguments are not those that ``Exception`` remembers."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class BadRequestError(StatusError):
    """400: the request is wrong."""


class AuthenticationError(StatusError):
    """401: the credential is missing or not accepted."""


class PermissionDeniedError(StatusError):
    """403: the credential does not allow this."""


class NotFoundError(StatusError):
    """404: there is no such thing."""


class ConflictError(StatusError):
    """409: the state of the resource does not allow this."""


class UnprocessableEntityError(StatusError):
    """422: the request is understood but not accepted."""


class RateLimitError(StatusError):
    """429: too many requests; ``retry_after`` says how long to wait where the server does."""


class InternalServerError(StatusError):
    """5xx: the server failed."""


BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_class(status: int) -> type[StatusError]:
    """The exception class for a status."""
    return BY_STATUS.get(status) or (
        InternalServerError if status >= 500 else StatusError
    )
