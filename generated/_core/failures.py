"""From what went wrong to the exception that says it: transport errors and error answers of every common shape."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import httpx2

from .errors import (
    AnswerError,
    ApiError,
    ConnectionError,  # a builtin one as well
    DecodeError,
    InvalidArgument,
    StatusError,
    TimeoutError,  # a builtin one as well
    TransportError,
    status_class,
)
from .jsonvalue import is_array, is_object
from .retrying import retry_after

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from .operation import Operation

REQUEST_ID_HEADERS = (
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-correlation-id",
    "x-trace-id",
    "cf-ray",
)
LONGEST_TEXT = 500
"""Characters of an unstructured error body that go into the message."""


def transport_error(
    error: Exception, request: httpx2.Request, response: httpx2.Response | None = None
) -> ApiError:
    """The exception for a failed attempt, with as much of the answer as there was."""
    where = f"{request.method} {request.url.scheme}://{request.url.netloc.decode()}{request.url.path}"
    detail = str(error) or type(error).__name__
    if isinstance(error, httpx2.TimeoutException):
        made: ApiError = TimeoutError(f"{where}: timed out ({type(error).__name__})")
    elif isinstance(
        error, httpx2.NetworkError | httpx2.RemoteProtocolError | httpx2.ProxyError
    ):
        made = ConnectionError(f"{where}: {detail}")
    elif isinstance(error, httpx2.DecodingError):
        made = DecodeError(f"{where}: {detail}")
    else:
        made = TransportError(f"{where}: {detail}")
    made.request, made.response = request, response
    return made


@contextmanager
def attached(response: httpx2.Response) -> Generator[None]:
    """While an answer is read: what breaks becomes the exception that says it, with request and answer attached."""
    try:
        yield
    except httpx2.RequestError as error:
        raise transport_error(error, response.request, response) from error
    except httpx2.StreamError as error:
        raise InvalidArgument(
            "the answer cannot be read again: it has been read or closed"
        ) from error
    except AnswerError as error:
        error.request, error.response = response.request, response
        raise


def request_id(headers: Mapping[str, str]) -> str | None:
    """The id under which the server knows the request."""
    return next(
        (value for name in REQUEST_ID_HEADERS if (value := headers.get(name))), None
    )


def status_error(
    response: httpx2.Response,
    op: Operation[object] | None = None,
    *,
    unread: bool = False,
) -> StatusError:
    """The exception for an answer that is no success; its body must have been read, unless it cannot be."""
    body = error_body(response.content)
    fields = error_fields(body)
    request = response.request
    reason = f"{response.status_code} {response.reason_phrase}".strip()
    text = fields.get("message") or (
        "its body cannot be read" if unread else "no explanation"
    )
    return status_class(response.status_code)(
        f"{request.method} {request.url.path}: {reason}: {text}",
        response=response,
        body=_typed(op, response.status_code, body, response.content),
        code=_code(fields.get("code")),
        type=_text(fields.get("type")),
        param=_text(fields.get("param")),
        request_id=request_id(response.headers) or _text(fields.get("request_id")),
        retry_after=retry_after(response.headers),
    )


def encoding_of(response: httpx2.Response) -> str:
    """The encoding of a text: what the server says where that is one, else UTF-8."""
    encoding = response.encoding or "utf-8"
    try:
        b"a".decode(encoding, "replace")
    except (LookupError, ValueError):
        return "utf-8"
    return encoding


def text_of(response: httpx2.Response) -> str:
    """A text that has been read; what is no text in its encoding is replaced."""
    return response.content.decode(encoding_of(response), "replace")


def error_body(content: bytes) -> object:
    """JSON where it is JSON (whatever the media type says), else text, else ``None``."""
    if not content:
        return None
    try:
        return cast("object", json.loads(content))
    except (ValueError, RecursionError):
        return content.decode("utf-8", "replace")


def _typed(
    op: Operation[object] | None, status: int, body: object, content: bytes
) -> object:
    """The body in its documented type, where there is one."""
    if op is None or op.errors is None or not (is_object(body) or is_array(body)):
        return body
    # Imported when it is first needed.
    from .reading import reader_of

    types = op.errors()
    kind = next(
        (
            types[key]
            for key in (str(status), f"{status // 100}XX", "default")
            if key in types
        ),
        None,
    )
    return body if kind is None else reader_of(kind).read(content, strict=False)


def error_fields(body: object) -> dict[str, object]:
    """message, code, type, param and request_id, wherever the body has them.

    The shapes: ``{error: {message, type, param, code}}``, ``{error: "..."}``, ``{detail: ... | [{loc, msg, type}]}``,
    ``{code, message, data}``, ``{errors: [...]}``, ``{error, error_description}`` and problem details (RFC 9457).
    """
    if is_array(body) and body:
        return error_fields(body[0])
    if isinstance(body, str):
        return {"message": body.strip()[:LONGEST_TEXT]}
    if not is_object(body):
        return {}
    fields = body
    inner: dict[str, object] = {}
    for key in ("error", "errors", "fault"):
        inner = inner or (error_fields(fields[key]) if fields.get(key) else {})
    return {
        **_own_fields(fields, inner),
        **{key: value for key, value in inner.items() if value is not None},
    }


def _own_fields(
    fields: dict[str, object], inner: dict[str, object]
) -> dict[str, object]:
    """What an object says of the error in its own fields."""
    described = next(
        (fields[key] for key in _MESSAGES if isinstance(fields.get(key), str)), None
    )
    if (
        described
        and fields.get("error_description") == described
        and isinstance(fields.get("error"), str)
    ):
        inner.update(message=described, code=fields["error"])
    return {
        "message": described or _details(fields.get("detail") or fields.get("details")),
        "code": next(
            (fields[key] for key in _CODES if isinstance(fields.get(key), str | int)),
            None,
        ),
        "type": fields.get("type"),
        "param": fields.get("param") or fields.get("field"),
        "request_id": fields.get("request_id") or fields.get("requestId"),
    }


_MESSAGES = (
    "error_description",
    "message",
    "Message",
    "detail",
    "error_message",
    "errorMessage",
    "msg",
    "reason",
    "title",
    "description",
)
_CODES = ("code", "error_code", "errorCode", "Code", "status_code")


def _details(detail: object) -> str | None:
    """FastAPI's ``[{loc: [body, n], msg: ...}]`` as one line."""
    if isinstance(detail, dict):
        return _text(error_fields(cast("object", detail)).get("message"))
    if not isinstance(detail, list):
        return None
    lines = [
        _detail(cast("dict[str, object]", item))
        for item in cast("list[object]", detail)
        if isinstance(item, dict)
    ]
    return "; ".join(lines) or None


def _detail(item: dict[str, object]) -> str:
    place = item.get("loc")
    where = (
        ".".join(map(str, cast("list[object]", place)))
        if isinstance(place, list)
        else ""
    )
    said = item.get("msg") or item.get("message") or ""
    return f"{where}: {said}" if where else str(said)


def _code(value: object) -> str | int | None:
    return value if isinstance(value, str | int) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
