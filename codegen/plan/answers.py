"""What an operation answers: the type a method returns, how the body is read, and the types of error bodies."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.media import Framing, framing, is_json, is_range, is_text, is_xml
from codegen.model import NO_BODY, ArrayType, BinaryType, Content, NullType, Operation, RefType, Response, union
from codegen.package import Annotation
from codegen.plan.annotations import Spelling, annotation
from codegen.plan.scope import Answered, Kind, Scope, Stream

_STREAMS: Mapping[Framing, Stream] = {"": "", "events": "sse", "lines": "jsonl", "sequence": "jsonl"}
"""How the runtime reads a framing: its JSON Lines know the marks of a sequence."""

_RETURNS = Spelling("response", prefix="types.")


def answered(operation: Operation, scope: Scope) -> Answered:
    """The success answer of ``operation``: 2xx, else ``default``, as JSON if it comes as JSON."""
    contents = [content for response in successes(operation) for content in response.contents]
    streams = [content for content in contents if _stream_of(content)]
    plain = [content for content in contents if not _stream_of(content)]
    stream, stream_type = (_stream_of(streams[0]), streams[0].media_type) if streams else ("", "")
    item_type = (streams[0].item_type or streams[0].type) if streams else None
    item = annotation(item_type, scope, _RETURNS) if item_type is not None else None
    accept = (
        ", ".join(dict.fromkeys(content.media_type for content in (*plain, *streams) if content.media_type))
        or "application/json"
    )
    kind = _kind(plain)
    if kind == "xml":
        type_ = union(*(content.type for content in plain if _is_xml(content)), *_nothing(operation))
        returns = annotation(type_, scope, _RETURNS)
        return Answered("xml", accept, type_, returns, stream, stream_type, item, item_type)
    if kind != "json":
        none_yet = "binary" if kind == "binary" else kind
        return Answered(
            none_yet,
            accept if plain or streams else "*/*" if contents else "application/json",
            stream=stream,
            stream_type=stream_type,
            item=item,
            item_type=item_type,
        )
    type_ = union(*(content.type for content in plain if is_json(content.media_type)), *_nothing(operation))
    return Answered(
        "json",
        _accept_json(plain),
        type_,
        annotation(type_, scope, _RETURNS),
        stream,
        stream_type,
        item,
        item_type,
    )


def _accept_json(plain: list[Content]) -> str:
    """The media type of an answer that comes at once: a server that can stream as well is not asked to."""
    return next(
        (each.media_type for each in plain if is_json(each.media_type) and not is_range(each.media_type)),
        "application/json",
    )


def successes(operation: Operation) -> list[Response]:
    """The responses that a successful call gets: 2xx, or ``default`` where no 2xx is documented."""
    found = [response for response in operation.responses if response.status.startswith("2")]
    return found or [response for response in operation.responses if response.status == "default"]


def _nothing(operation: Operation) -> tuple[NullType, ...]:
    """``null`` where success can also be an answer without a body; a page without a body is a page without items."""
    empty = any(response.status in NO_BODY and not response.contents for response in successes(operation))
    return (NullType(),) if empty and operation.paging is None else ()


def _stream_of(content: Content) -> Stream:
    return _STREAMS[framing(content.media_type)]


def _is_xml(content: Content) -> bool:
    """Whether a content is XML with a structure that the document tells; XML that is any text is text."""
    return is_xml(content.media_type) and isinstance(content.type, RefType | ArrayType)


def _kind(contents: list[Content]) -> Kind:
    if not contents:
        return "none"
    if any(is_json(content.media_type) and not isinstance(content.type, BinaryType) for content in contents):
        return "json"
    if all(_is_xml(content) for content in contents):
        return "xml"
    first = contents[0]
    return "text" if is_text(first.media_type) and not isinstance(first.type, BinaryType) else "binary"


def error_types(operation: Operation, scope: Scope) -> list[tuple[str, Annotation]]:
    """Pairs of status and type expression for error answers whose body is an object of the document's."""
    succeeded = successes(operation)
    found: list[tuple[str, Annotation]] = []
    for response in operation.responses:
        content = next((each for each in response.contents if is_json(each.media_type)), None)
        if response in succeeded or content is None or not isinstance(content.type, RefType):
            continue
        text = annotation(content.type, scope, _RETURNS)
        if text.names:
            found.append((response.status, text))
    return found
