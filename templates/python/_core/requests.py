"""From an operation and its arguments to what is sent. Pure: no network, no clock, no secrets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict, cast

from .bodies import fields_of, form_bytes, json_bytes
from .errors import InvalidArgument
from .media import essence, is_json, is_lines, is_range, is_xml
from .params import (
    encode_pairs,
    header_text,
    is_bytes,
    is_given,
    is_many,
    path_segment,
    plain,
    query_pairs,
    spell,
)
from .plans import plan_of
from .sentinels import NotGiven, Omit, omit

if TYPE_CHECKING:
    from .aliases import Body, Headers, Query, Timeout
    from .files import Upload
    from .operation import Operation
    from .options import Options
    from .plans import Plan


class Arguments(TypedDict, total=False):
    """The arguments of one call, by wire name and place; ``content`` is a body that is no object of fields.

    ``url`` replaces path and query: a page that an answer pointed to.
    """

    path: Mapping[str, object]
    query: Mapping[str, object]
    header: Mapping[str, object]
    cookie: Mapping[str, object]
    body: Mapping[str, object]
    content: object
    querystring: object
    url: str
    extra_headers: Headers | None
    extra_query: Query | None
    extra_body: Body | None
    timeout: Timeout | NotGiven


class Draft:
    """A request before credentials, attempt and base URL are known.

    ``headers`` maps lower-case names to pairs of name and value; ``omit`` as value stands for "not even the client's own".
    """

    __slots__ = (
        "content",
        "cookies",
        "headers",
        "method",
        "op",
        "path",
        "plan",
        "query",
        "upload",
    )

    def __init__(self, op: Operation[object], plan: Plan) -> None:
        self.op = op
        self.plan = plan
        self.method = op.method
        self.path = ""
        self.query = ""
        self.headers: dict[str, tuple[str, str | Omit]] = {}
        self.cookies: list[tuple[str, str]] = []
        self.content: bytes | None = None
        self.upload: Upload | None = None
        """A body that is read while it is sent."""

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent again: not when it comes from a stream without a beginning to go back to."""
        return self.upload is None or self.upload.replayable


def draft(op: Operation[object], arguments: Arguments, options: Options) -> Draft:
    """Everything of a request that the operation, the arguments and the client's options decide."""
    plan = plan_of(op)
    made = Draft(op, plan)
    if url := arguments.get("url"):
        made.path, _, made.query = url.partition("#")[0].partition("?")
    else:
        made.path = _path(plan, arguments.get("path"))
        made.query = _query(plan, op, arguments, options)
    _body(made, op, arguments)
    _headers(made, plan, arguments, options)
    return made


def _path(plan: Plan, values: Mapping[str, object] | None) -> str:
    if not plan.variables:
        return plan.literals[0]
    parts = [plan.literals[0]]
    for variable, literal in zip(plan.variables, plan.literals[1:], strict=True):
        value = values.get(variable, omit) if values else omit
        if not is_given(value):
            raise InvalidArgument(f"path argument {variable!r} is missing")
        parts += (
            path_segment(variable, value, plan.params.get(("path", variable))),
            literal,
        )
    return "".join(parts)


def _query(
    plan: Plan, op: Operation[object], arguments: Arguments, options: Options
) -> str:
    query, extra = arguments.get("query"), arguments.get("extra_query")
    parts = [part for part in (plan.path_query, plan.fixed_query) if part]
    if isinstance(raw := arguments.get("querystring", omit), str):
        parts.append(raw)
    elif is_given(raw) and fields_of(raw := plain(raw)):
        query = {**raw, **(query or {})}
    if query or extra or options.default_query:
        values = {**options.default_query, **(query or {}), **(extra or {})}
        parts += [
            text
            for name, value in values.items()
            if value is not None and (text := _parameter(plan, op, name, value))
        ]
    return "&".join(parts)


def _parameter(plan: Plan, op: Operation[object], name: str, value: object) -> str:
    """One query parameter as text; ``""`` when nothing is to be sent."""
    param = plan.params.get(("query", name))
    if op.aliases and name in op.aliases and isinstance(value, str):
        value = op.aliases[name].get(value, value)
    if param and param.content_type:
        return (
            encode_pairs([(name, json_bytes(plain(value)).decode())])
            if is_given(value)
            else ""
        )
    return encode_pairs(
        query_pairs(name, value, param),
        safe=_safe(allow_reserved=bool(param and param.allow_reserved)),
    )


def _safe(*, allow_reserved: bool) -> str:
    """Reserved characters that stay as they are; never those that would end the parameter."""
    return ":/?[]@!$'()*,;" if allow_reserved else ",:"


def _body(made: Draft, op: Operation[object], arguments: Arguments) -> None:
    body: object = arguments.get("body", omit)
    content: object = arguments.get("content", omit)
    extra = arguments.get("extra_body")
    if isinstance(content, Omit):
        if isinstance(body, Omit) and extra is None:
            return
        fields: dict[str, object] = {}
        if fields_of(body):
            fields = {
                name: value
                for name, value in body.items()
                if not isinstance(value, Omit | NotGiven)
            }
        content = _aliased(op, fields)
    content = _merged(content, extra)
    media_type = _sent_as(op.body, content)
    made.headers["content-type"] = ("Content-Type", media_type)
    _encode(made, media_type, content)


def _sent_as(media_type: str, content: object) -> str:
    """The media type of a body; where the document has a range, which no request may carry, one in it."""
    if not is_range(media_type):
        return media_type
    if is_json(media_type) and not (is_bytes(content) or hasattr(content, "read")):
        return "application/json"
    if media_type == "text/*":
        return "text/plain"
    from .files import file_part, is_file  # only for calls that upload

    return (
        file_part(content).media_type
        if is_file(content)
        else "application/octet-stream"
    )


def _aliased(op: Operation[object], fields: dict[str, object]) -> dict[str, object]:
    for name, values in (op.aliases or {}).items():
        value = fields.get(name)
        if isinstance(value, str) and value in values:
            fields[name] = values[value]
    return fields


def _merged(content: object, extra: object) -> object:
    if extra is None:
        return content
    content, extra = plain(content), plain(extra)
    if fields_of(content) and fields_of(extra):
        return {
            name: value
            for name, value in {**content, **extra}.items()
            if is_given(value)
        }
    return extra


def _encode(made: Draft, media_type: str, content: object) -> None:
    """Encode a body by its media type; bytes and streams go out as they are, whatever the type."""
    kind = essence(media_type)
    if kind.startswith("multipart/") and not _is_raw(kind, content):
        _multipart(made, kind, content)
    elif kind == "application/x-www-form-urlencoded" and fields_of(
        fields := plain(content)
    ):
        made.content = form_bytes(fields, made.op.encodings)
    elif is_bytes(content):
        made.content = bytes(content)
    elif is_json(kind) and not hasattr(content, "read"):
        made.content = json_bytes(content)
    else:
        _other(made, kind, content)


def _other(made: Draft, kind: str, content: object) -> None:
    from .files import stream_of  # only for calls that upload

    if isinstance(content, str):
        made.content = content.encode()
    elif kind.startswith("text/") and isinstance(content, int | float | bool):
        made.content = spell(content).encode()
    elif is_xml(kind) and fields_of(fields := plain(content)):
        from .xml import xml_bytes  # rare

        made.content = xml_bytes(fields)
    elif is_lines(kind) and isinstance(content, list | tuple):
        mark = b"\x1e" if kind.endswith("json-seq") else b""
        made.content = b"".join(
            mark + json_bytes(line) + b"\n"
            for line in cast("Iterable[object]", content)
        )
    elif fields_of(plain(content)) or content is None:
        made.content = json_bytes(content)
    else:
        made.upload = stream_of(content)


def _is_raw(kind: str, content: object) -> bool:
    """Whether a multipart body comes as it is to be sent, its boundary in the caller's own header."""
    raw = is_bytes(content) or isinstance(content, str) or hasattr(content, "read")
    return raw and kind != "multipart/form-data"


def _multipart(made: Draft, kind: str, content: object) -> None:
    from .multipart import multipart, positional  # only for calls that upload

    fields = plain(content)
    if fields_of(fields):
        content_type, made.upload = multipart(fields, made.op.encodings, kind)
    elif kind != "multipart/form-data" and is_many(content):
        content_type, made.upload = positional(content, made.op.encodings, kind)
    else:
        raise InvalidArgument("a multipart body is made of named fields")
    made.headers["content-type"] = ("Content-Type", content_type)


def _headers(made: Draft, plan: Plan, arguments: Arguments, options: Options) -> None:
    headers = made.headers
    headers["accept"] = ("Accept", plan.accept)
    for name, text in options.default_headers.items():
        headers[name.lower()] = (name, text)
    for name, value in (arguments.get("header") or {}).items():
        if value is not None and is_given(value):
            headers[name.lower()] = (name, _header(plan, name, value))
    for name, text in (arguments.get("extra_headers") or {}).items():
        headers[name.lower()] = (name, text)
    for name, item in (arguments.get("cookie") or {}).items():
        if item is not None and is_given(item):
            made.cookies += query_pairs(name, item, plan.params.get(("cookie", name)))


def _header(plan: Plan, name: str, value: object) -> str:
    param = plan.params.get(("header", name))
    return (
        json_bytes(plain(value)).decode("latin-1")
        if param and param.content_type
        else header_text(value, param)
    )
