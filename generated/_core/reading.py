"""From the bytes of an answer to the value that a call returns."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast, get_origin

from .errors import DecodeError, ValidationError
from .failures import request_id, text_of
from .media import essence, is_json

if TYPE_CHECKING:
    import httpx2

    from .aliases import Thunk
    from .operation import Answer, Kind, Operation


class Reader:
    """Reads JSON as one type: strictly and fast, or leniently where an answer is not of that type."""

    __slots__ = ("_validator", "kind")

    def __init__(self, kind: object) -> None:
        # Imported when it is first needed.
        from .schema import validator_for

        self.kind = kind
        self._validator = validator_for(kind)

    def read(self, content: bytes | str, *, strict: bool) -> Any:
        """The value. What does not fit is kept as it came; with ``strict`` it raises ValidationError or DecodeError.

        Nothing at all is None where the type allows it.
        """
        if not content and self._admits_none():
            return None
        try:
            # Once pydantic has built its own validator of a model, that one is used within ours, and takes names, too.
            return self._validator.validate_json(content, by_alias=True, by_name=False)
        except ValueError as error:  # pydantic's ValidationError is one
            utf8 = as_utf8(content)
            if utf8 is not content:
                return self.read(utf8, strict=strict)
            if strict:
                raise _refused(error) from error
        return self._lenient(content)

    def _admits_none(self) -> bool:
        try:
            return self._validator.validate_json("null") is None
        except ValueError:
            return False

    def _lenient(self, content: bytes | str) -> object:
        from pydantic_core import from_json  # as above

        from .lenient import construct  # as above

        try:
            value: object = from_json(content)
        except ValueError:
            return self._not_json(content)
        return construct(self.kind, value)

    def _not_json(self, content: bytes | str) -> object:
        """Nothing becomes an empty value of the type, text stays text."""
        from .lenient import construct  # as above

        if content.strip():
            return (
                content
                if isinstance(content, str)
                else content.decode("utf-8", "replace")
            )
        return construct(
            self.kind, [] if self.kind is list or get_origin(self.kind) is list else {}
        )


def as_utf8(content: bytes | str) -> bytes | str:
    """JSON that came with a byte order mark, or as UTF-16 or UTF-32, as the UTF-8 that it should be (RFC 8259)."""
    if isinstance(content, str) or content[:1] == b"{":
        return content
    encoding = json.detect_encoding(content)
    if encoding == "utf-8":
        return content
    try:
        return content.decode(encoding).encode()
    except UnicodeError:
        return content


def _refused(error: ValueError) -> DecodeError | ValidationError:
    kinds = {
        cast("dict[str, object]", item)["type"]
        for item in cast("Any", error).errors(include_url=False, include_input=False)
    }
    if kinds == {"json_invalid"}:
        return DecodeError(f"the answer is no JSON: {error}")
    return ValidationError(f"the answer is not of the documented type: {error}")


def reader_of(kind: object) -> Reader:
    """The reader of a type; made once."""
    try:
        return _reader(kind)
    except TypeError:  # a type that has no hash
        return Reader(kind)


@lru_cache(maxsize=1024)
def _reader(kind: object) -> Reader:
    return Reader(kind)


def read_answer(
    op: Operation[object], response: httpx2.Response, *, strict: bool
) -> object:
    """What a successful answer means for its operation."""
    if op.answers:
        chosen = choose(op.answers, response)
        kind, returns = (
            (chosen.kind, chosen.returns) if chosen else (op.answer, op.returns)
        )
    else:
        kind, returns = op.answer, op.returns
    try:
        return _read(op, kind, returns, response, strict=strict)
    except (DecodeError, ValidationError) as error:
        error.request, error.response = response.request, response
        raise


def _read(
    op: Operation[object],
    kind: Kind,
    returns: Thunk | None,
    response: httpx2.Response,
    *,
    strict: bool,
) -> object:
    if kind == "binary":
        # Imported when it is first needed.
        from .binary import binary_response

        return binary_response(response)
    if kind == "text":
        return text_of(response)
    if kind == "none" or returns is None:
        return None
    reader = op.plan.readers.get(returns) if op.plan else None
    if reader is None:
        reader = reader_of(returns())
        if op.plan:
            op.plan.readers[returns] = reader
    content: bytes | str = response.content
    if kind == "xml" and not is_json(response.headers.get("content-type", "text/xml")):
        content = _json_of_xml(reader.kind, response.content, strict=strict)
    value = reader.read(content, strict=strict)
    return _with_request_id(value, response)


def _json_of_xml(kind: object, content: bytes, *, strict: bool) -> bytes | str:
    """XML as JSON of a type; what is no XML is a DecodeError for strict clients, and text for others."""
    from .xml_answers import json_of  # rare

    try:
        return json.dumps(json_of(kind, content))
    except ValueError as error:
        if strict:
            raise DecodeError(f"the answer is no XML: {error}") from error
        return content


def _with_request_id(value: object, response: httpx2.Response) -> object:
    if hasattr(value, "__is_base__"):
        object.__setattr__(value, "__request_id__", request_id(response.headers))
    return value


def choose(answers: tuple[Answer, ...], response: httpx2.Response) -> Answer | None:
    """The answer whose status and media type fit: exact before range before default."""
    status = response.status_code
    media_type = essence(response.headers.get("content-type", ""))
    for wanted in (str(status), f"{status // 100}XX", "default"):
        of_status = [
            answer for answer in answers if answer.status.upper() == wanted.upper()
        ]
        if of_status:
            return next(
                (answer for answer in of_status if _fits(answer, media_type)),
                of_status[0],
            )
    return None


def _fits(answer: Answer, media_type: str) -> bool:
    wanted = essence(answer.media_type)
    if wanted in ("", "*/*", media_type):
        return True
    if wanted.endswith("/*"):
        return media_type.startswith(wanted[:-1])
    return (
        answer.kind == "json"
        and is_json(wanted)
        and media_type != ""
        and is_json(media_type)
    )
