"""Request bodies: taken apart by their media type and held against their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import NamedTuple, NoReturn, cast

from codegen.answer.checking import Checker, Spot
from codegen.answer.exchange import Problem, Request
from codegen.answer.parameters import DELIMITERS, Pair, deep, pairs_of
from codegen.answer.schemas import Schemas, fields_of, resolved
from codegen.answer.texts import Raw, Texts
from codegen.answer.words import listed, suggestion
from codegen.jsontypes import JSON
from codegen.media import essence, is_json, is_multipart, is_within
from codegen.model import AnyType, BinaryType, Body, Content, Encoding, ObjectShape, Operation, StringType

UNSUPPORTED = 415


class Read(NamedTuple):
    """A body as read: its value, where it is one, and what is wrong with it."""

    value: JSON = None
    problems: Sequence[Problem] = ()
    status: int = 0
    """The status that the problems ask for; 0: that of any wrong request."""


def read_body(body: Body | None, request: Request, schemas: Schemas) -> Read:
    """A request's body, checked."""
    if body is None or not body.contents:
        return Read()
    spot = Spot("body", body.location)
    written = request.header("content-type")
    if not request.body and not written.startswith(("multipart/", "application/x-www-form-urlencoded")):
        return Read(problems=[spot.problem("is missing")] if body.required else ())
    content = _content(body, written)
    if content is None:
        types = listed(each.media_type for each in body.contents)
        came = json.dumps(written) if written else "nothing"
        problem = Spot("header.Content-Type", body.location).problem(f"should be one of {types}; it is {came}")
        return Read(problems=[problem], status=UNSUPPORTED)
    if encoding := request.header("content-encoding"):
        problem = Spot("header.Content-Encoding", body.location).problem(f"{encoding} is not read here: send it plain")
        return Read(problems=[problem], status=UNSUPPORTED)
    return _read(content, request, schemas, Spot("body", content.location))


def _content(body: Body, written: str) -> Content | None:
    """The documented media type that a request's is; the only JSON one for any JSON."""
    name = essence(written)
    exact = next((each for each in body.contents if each.media_type == name), None)
    ranged = next((each for each in body.contents if is_within(name, each.media_type)), None)
    alike = next((each for each in body.contents if is_json(each.media_type) and is_json(name)), None)
    return exact or ranged or (alike if name else None)


def _read(content: Content, request: Request, schemas: Schemas, spot: Spot) -> Read:
    name = essence(request.header("content-type"))
    if isinstance(content.type, BinaryType):
        return Read()
    if is_json(name):
        return _json(content, request.body, schemas, spot)
    if name == "application/x-www-form-urlencoded":
        return _form(content, pairs_of(request.body.decode("utf-8", "replace")), schemas, spot)
    if is_multipart(name):
        return _multipart(content, request, schemas, spot)
    if name.startswith("text/") and isinstance(content.type, StringType):
        text = request.body.decode("utf-8", "replace")
        return Read(text, Checker(schemas).problems(text, content.type, spot))
    return Read()


def _json(content: Content, data: bytes, schemas: Schemas, spot: Spot) -> Read:
    try:
        value = cast("JSON", json.loads(data, parse_constant=_no_number))
    except RecursionError:
        return Read(problems=[spot.problem("is nested too deeply to be read")])
    except ValueError as error:  # UnicodeDecodeError is one
        return Read(problems=[spot.problem(f"is no JSON: {error}")])
    return Read(value, Checker(schemas).problems(value, content.type, spot))


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON number")


# --- forms -----------------------------------------------------------------------------------------------------------


def _form(content: Content, pairs: Sequence[Pair], schemas: Schemas, spot: Spot) -> Read:
    """Fields that came as texts, with the types that they should have."""
    raw = deep([(_path(name), value) for name, value in pairs])
    value = _typed(content, raw, schemas)
    return Read(value, Checker(schemas).problems(value, content.type, spot))


def _path(name: str) -> str:
    """A field's name as a path: ``a[b]`` is ``[a][b]``."""
    first, bracket, rest = name.partition("[")
    return f"[{first}]{bracket}{rest}"


def _typed(content: Content, raw: Raw, schemas: Schemas) -> JSON:
    """The fields of a form with their types; lists that were written as one text are taken apart."""
    texts = Texts(schemas)
    types = {each.name: each.type for each in fields_of(content.type, schemas)}
    if not isinstance(raw, dict) or not types:
        return texts.typed(raw, content.type)
    encodings = {each.field: each for each in content.encodings}
    made: dict[str, JSON] = {}
    for name, value in raw.items():
        type_ = types.get(name)
        readings = list(_readings(value, encodings.get(name)))
        made[name] = texts.best(readings, type_) if type_ is not None else texts.member(value, name, content.type)
    return made


def _readings(value: Raw, encoding: Encoding | None) -> Iterator[Raw]:
    """What a field's text can mean: itself, an array, an object whose keys and values take turns."""
    yield value
    if isinstance(value, str):
        parts = value.split(DELIMITERS.get(encoding.style if encoding else "", ",")) if value else []
        yield list(parts)
        yield dict(zip(parts[::2], parts[1::2], strict=False))


def _multipart(content: Content, request: Request, schemas: Schemas, spot: Spot) -> Read:
    parts = _parts(request)
    if parts is None:
        words = "is no multipart body: its boundary is missing, or not the one in Content-Type"
        return Read(problems=[spot.problem(words)])
    names = [(part.get_param("name", header="content-disposition"), part) for part in parts]
    return _form(content, [(name, _text(part)) for name, part in names if isinstance(name, str)], schemas, spot)


def _text(part: EmailMessage) -> str:
    """A part as text: of JSON strings what they hold, of files their size."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    kind = part.get_content_type()
    if part.get_filename() is None and is_json(kind):
        try:
            value = cast("JSON", json.loads(data))
        except (ValueError, RecursionError):
            value = None
        return value if isinstance(value, str) else data.decode("utf-8", "replace")
    if part.get_filename() is None and kind.startswith("text/"):
        return data.decode("utf-8", "replace")
    return f"{len(data)} bytes"


def _parts(request: Request) -> list[EmailMessage] | None:
    """The parts of a multipart body (RFC 7578); ``None`` when its boundary is not found."""
    head = b"Content-Type: " + request.header("content-type").encode("latin-1", "replace") + b"\r\n\r\n"
    message = BytesParser(EmailMessage, policy=policy.HTTP).parsebytes(head + request.body)
    end = f"--{message.get_boundary()}--".encode("latin-1", "replace")
    if not message.is_multipart():
        return [] if request.body.strip() == end else None
    return [part for part in message.iter_parts() if isinstance(part, EmailMessage)]


def undocumented(operation: Operation, value: JSON, media_type: str, schemas: Schemas) -> list[Problem]:
    """Fields of a body that is open to any field, and that nobody documents: misspelled ones, mostly."""
    content = _content(operation.body, media_type) if operation.body else None
    if content is None or not isinstance(value, dict):
        return []
    shape = resolved(content.type, schemas)
    if not isinstance(shape, ObjectShape) or not shape.fields or not isinstance(shape.additional, AnyType):
        return []
    known, spot = [each.name for each in shape.fields], Spot("body", content.location)
    return [
        spot.key(name).problem(f"is no documented field{suggestion(name, known)}")
        for name in value
        if name not in known
    ]
