"""Values as the bytes of a media type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape

from codegen.answer import binaries
from codegen.jsontypes import JSON
from codegen.media import framing, is_json, is_multipart, is_range, is_xml
from codegen.model import BinaryType, Content

_XML_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
BOUNDARY = "specweld-mock"


class Written(NamedTuple):
    """A body and its media type."""

    media_type: str
    data: bytes


def written(content: Content, value: JSON) -> Written:
    """A value as the body of its media type."""
    name = content.media_type
    if is_json(name) and not isinstance(content.type, BinaryType):
        return Written("application/json" if is_range(name) else name, json_bytes(value))
    if isinstance(content.type, BinaryType) or _is_file(name):
        return Written(
            binaries.concrete(name),
            value.encode() if isinstance(value, str) and value != "bytes" else binaries.sample(name),
        )
    return _text(name, value)


def _is_file(name: str) -> bool:
    return name.partition("/")[0] in ("image", "audio", "video", "font") or name == "application/octet-stream"


def _text(name: str, value: JSON) -> Written:
    if name == "application/x-www-form-urlencoded" and isinstance(value, dict):
        return Written(name, urlencode({key: _plain(each) for key, each in value.items()}, quote_via=quote).encode())
    if is_xml(name):
        return Written(
            name, value.encode() if isinstance(value, str) and value.lstrip()[:1] == "<" else xml_bytes(value)
        )
    if is_multipart(name):
        return Written(f"{name}; boundary={BOUNDARY}", b"".join(_parts([value])))
    if name == "text/html" and not (isinstance(value, str) and "<" in value):
        return Written(name, f"<!doctype html><title>mock</title><p>{escape(_plain(value))}</p>\n".encode())
    return Written(
        f"{name}; charset=utf-8" if name.startswith("text/") else name, _plain(value).encode("utf-8", "surrogatepass")
    )


def json_bytes(value: JSON) -> bytes:
    """A value as JSON; what UTF-8 cannot say (lone surrogates) is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value).encode()


def _plain(value: JSON) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def xml_bytes(value: JSON) -> bytes:
    """Elements by name, arrays repeated: as simple as most documents mean them."""
    return b'<?xml version="1.0" encoding="UTF-8"?>' + "".join(_elements("root", value)).encode("utf-8", "replace")


def _elements(name: str, value: JSON) -> Iterator[str]:
    tag = name if _XML_NAME.fullmatch(name) else "item"
    match value:
        case dict():
            inner = "".join(text for key, each in value.items() for text in _elements(key, each))
            yield f"<{tag}>{inner}</{tag}>"
        case list():
            yield from (text for each in value for text in _elements(tag, each))
        case None:
            yield f"<{tag}/>"
        case _:
            yield f"<{tag}>{escape(_plain(value))}</{tag}>"


# --- streams ---------------------------------------------------------------------------------------------------------


def stream_type(media_type: str) -> str:
    """The media type that a stream is sent as."""
    return f"{media_type}; boundary={BOUNDARY}" if is_multipart(media_type) else media_type


def stream_pieces(media_type: str, items: Iterable[JSON], *, done: bool, tag: str) -> Iterator[bytes]:
    """The items of a stream, a piece each. ``tag``: the field that names an event's type; ``done``: ``[DONE]`` ends it."""
    kind = framing(media_type)
    if kind == "events":
        yield from (_event(each, tag) for each in items)
        if done:
            yield b"data: [DONE]\n\n"
    elif kind == "sequence":
        yield from (b"\x1e" + json_bytes(each) + b"\n" for each in items)
    elif is_multipart(media_type):
        yield from _parts(items)
    else:
        yield from (json_bytes(each) + b"\n" for each in items)


def _event(item: JSON, tag: str) -> bytes:
    """One server-sent event (HTML, 9.2.5)."""
    text = item if isinstance(item, str) else json_bytes(item).decode()
    lines = [f"data: {line}" for line in re.split(r"\r\n|\r|\n", text)]
    name = item.get(tag) if tag and isinstance(item, dict) else None
    if isinstance(name, str) and not re.search(r"[\r\n]", name):
        lines.insert(0, f"event: {name}")
    return ("\n".join(lines) + "\n\n").encode("utf-8", "replace")


def _parts(items: Iterable[JSON]) -> Iterator[bytes]:
    """The parts of a multipart body (RFC 2046, 5.1)."""
    for each in items:
        yield f"--{BOUNDARY}\r\nContent-Type: application/json\r\n\r\n".encode() + json_bytes(each) + b"\r\n"
    yield f"--{BOUNDARY}--\r\n".encode()


# --- headers ---------------------------------------------------------------------------------------------------------


def header(name: str, value: JSON) -> tuple[str, str] | None:
    """A header that can be sent; ``None`` for a name that is none. The one door for texts that become headers."""
    if not _TOKEN.fullmatch(name):
        return None
    text = ",".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
    return name, "".join(each for each in text if each.isprintable()).encode("latin-1", "replace").decode("latin-1")
