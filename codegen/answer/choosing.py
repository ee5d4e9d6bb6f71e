"""Which of an operation's documented answers is sent."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from codegen.answer.accepting import wanted
from codegen.jsontypes import JSON
from codegen.media import framing, is_json
from codegen.model import Content, Operation, Response

_EVENTS = "text/event-stream"


def success(operation: Operation) -> tuple[int, Response | None]:
    """The status of a call that goes well, and what is documented for it: 2xx, ``default``, a redirection, else 200."""
    for start in ("2", "default", "3"):
        found = [each for each in operation.responses if each.status.startswith(start)]
        if found:
            best = next((each for each in found if each.status == "200"), found[0])
            return _number(best.status), best
    return 200, None


def _number(status: str) -> int:
    if status.isdigit():
        return int(status)
    return int(status[0]) * 100 if status[0].isdigit() else 200


def for_status(operation: Operation, status: int) -> Response | None:
    """What is documented for a status: itself, its range, else ``default`` for errors."""
    by_status = {each.status: each for each in operation.responses}
    found = by_status.get(str(status)) or by_status.get(f"{status // 100}XX")
    return found or (by_status.get("default") if status >= 400 else None)


def is_streaming(operation: Operation, body: JSON) -> bool | None:
    """Whether the request asks for a stream; ``None`` where the operation has no such switch."""
    if not operation.stream_flag:
        return None
    return isinstance(body, dict) and body.get(operation.stream_flag) is True


def content_for(response: Response, accept: str, streaming: bool | None) -> Content | None:  # noqa: FBT001 - a state, no switch
    """The documented body that is sent; ``None`` when the client takes none of them."""
    contents = response.contents
    if streaming is not None:
        contents = _by_switch(contents, streaming=streaming) or contents
    elif not any(framing(each) for each in accept.lower().split(",")):
        contents = tuple(each for each in contents if not framing(each.media_type)) or contents
    if streaming and _EVENTS in accept and not any(_streams(each) for each in contents):
        return _as_events(contents)
    return wanted(contents, accept)


def _streams(content: Content) -> bool:
    return framing(content.media_type) != "" or content.item_type is not None


def _by_switch(contents: Sequence[Content], *, streaming: bool) -> tuple[Content, ...]:
    return tuple(each for each in contents if _streams(each) == streaming)


def _as_events(contents: Sequence[Content]) -> Content | None:
    """The JSON answer as events, where the client asks for events and the document shows none."""
    plain = next((each for each in contents if is_json(each.media_type)), None)
    return plain and Content(_EVENTS, plain.type, plain.location, item_type=plain.type)


def phrase(status: int) -> str:
    """The usual words for a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error" if status >= 400 else "OK"
