"""``multipart/form-data`` (RFC 7578) and its siblings, streamed: files are read while they are sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from .bodies import form_pairs, json_bytes
from .files import FilePart, Upload, file_part, is_file
from .media import is_json
from .params import is_given, is_many, is_mapping, plain, spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .files import Part
    from .operation import Encoding


def multipart(
    fields: Mapping[str, object],
    encodings: tuple[Encoding, ...],
    kind: str = "multipart/form-data",
    boundary: str = "",
) -> tuple[str, Upload]:
    """The content type and the body of a form. Fields that are ``omit`` or ``None`` are left out."""
    by_name = {encoding.name: encoding for encoding in encodings}
    found = [
        pair
        for name, value in fields.items()
        if value is not None and is_given(value)
        for pair in _field(name, value, by_name.get(name))
    ]
    return _body(found, kind, boundary)


def positional(
    items: Iterable[object],
    encodings: tuple[Encoding, ...],
    kind: str,
    boundary: str = "",
) -> tuple[str, Upload]:
    """The content type and the body of parts without names (``multipart/mixed``): first those at a place, then the rest."""
    by_name = {encoding.name: encoding for encoding in encodings}
    rest = by_name.get("[]")
    found = [
        _part(item, by_name.get(f"[{index}]", rest))
        for index, item in enumerate(items)
        if is_given(item)
    ]
    return _body(found, kind, boundary)


def _body(
    found: list[tuple[str, Part]], kind: str, boundary: str
) -> tuple[str, Upload]:
    boundary = boundary or os.urandom(16).hex()
    parts: list[Part] = []
    for header, content in found:
        parts += [f"--{boundary}\r\n{header}\r\n\r\n".encode(), content, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    return f"{kind}; boundary={boundary}", Upload(_joined(parts))


def _part(value: object, encoding: Encoding | None) -> tuple[str, Part]:
    """A part without a name: of its encoding's media type, else JSON for what has parts, and text for the rest."""
    wanted = encoding.content_type if encoding and encoding.content_type else ""
    wanted = wanted if _one_type(wanted) else ""
    if is_file(value):
        file = file_part(value)
        kind = file.media_type
        if wanted and kind == "application/octet-stream":
            kind = wanted
        content = file.content
        return f"Content-Type: {_clean(kind)}", (
            bytes(content) if isinstance(content, bytearray) else content
        )
    value = plain(value)
    if wanted.startswith("text/") or (not wanted and isinstance(value, str)):
        text = value if isinstance(value, str) else spell(value)
        return f"Content-Type: {_clean(wanted or 'text/plain')}", text.encode()
    return f"Content-Type: {_clean(wanted or 'application/json')}", json_bytes(value)


def _joined(parts: list[Part]) -> list[Part]:
    """Neighbours that are bytes as one piece."""
    made: list[Part] = []
    for part in parts:
        if (
            made
            and isinstance(part, bytes)
            and isinstance(made[-1], bytes)
            and len(made[-1]) < 65536
        ):
            made[-1] += part
        else:
            made.append(part)
    return made


def _field(
    name: str, value: object, encoding: Encoding | None
) -> Iterator[tuple[str, Part]]:
    """The headers and contents of the parts of one field.

    Items of an array are parts of the same name, and what has fields is JSON (OAS 3.x, Encoding Object); with the style
    ``deepObject`` both are written in brackets: ``name[]``, ``name[key]``.
    """
    value = value if is_file(value) else plain(value)
    if is_file(value):
        yield _file(name, file_part(value), encoding)
    elif is_many(value) and (items := list(value)) and all(map(is_file, items)):
        for item in items:
            yield _file(_array_name(name, encoding), file_part(item), encoding)
    elif is_mapping(value) and any(map(is_file, value.values())):
        for key, item in value.items():
            if item is not None and is_given(item):
                yield from _field(f"{name}[{spell(key)}]", item, None)
    elif encoding and encoding.content_type and _one_type(encoding.content_type):
        yield _data(name, value, encoding.content_type, encoding)
    elif encoding and (encoding.style or encoding.explode is not None):
        yield from _texts(form_pairs(name, value, encoding), encoding)
    elif is_many(value):
        for item in value:
            if item is not None and is_given(item):
                yield from _item(name, plain(item), encoding)
    else:
        yield from _item(name, value, encoding)


def _item(
    name: str, value: object, encoding: Encoding | None
) -> Iterator[tuple[str, Part]]:
    """A value as a text, or as JSON where it has parts of its own."""
    if is_mapping(value) or is_many(value):
        yield _data(name, value, "application/json", encoding)
    else:
        yield from _texts([(name, spell(value))], encoding)


def _texts(
    pairs: Iterable[tuple[str, str]], encoding: Encoding | None
) -> Iterator[tuple[str, Part]]:
    return ((_header(name, "", encoding), text.encode()) for name, text in pairs)


def _array_name(name: str, encoding: Encoding | None) -> str:
    """What the items of an array of files are called."""
    in_brackets = encoding and encoding.style in ("deepObject", "brackets")
    return f"{name.removesuffix('[]')}[]" if in_brackets else name


def _one_type(content_type: str) -> bool:
    """Whether an encoding names one media type, not a list or a range."""
    return "," not in content_type and "*" not in content_type


def _data(
    name: str, value: object, content_type: str, encoding: Encoding | None
) -> tuple[str, Part]:
    """A field with a media type of its own, such as JSON."""
    text = (
        json_bytes(value)
        if is_json(content_type) or not isinstance(value, str)
        else value.encode()
    )
    return _header(name, content_type, encoding), text


def _file(name: str, part: FilePart, encoding: Encoding | None) -> tuple[str, Part]:
    media_type = part.media_type
    if (
        encoding
        and encoding.content_type
        and _one_type(encoding.content_type)
        and media_type == "application/octet-stream"
    ):
        media_type = encoding.content_type
    content = (
        bytes(part.content)
        if isinstance(part.content, bytes | bytearray)
        else part.content
    )
    header = _header(name, media_type, encoding, filename=part.name)
    more = "".join(
        f"\r\n{_clean(key)}: {_clean(text)}" for key, text in part.headers.items()
    )
    return header + more, content


def _header(
    name: str, media_type: str, encoding: Encoding | None, filename: str | None = None
) -> str:
    text = f'Content-Disposition: form-data; name="{_quoted(name)}"'
    if filename is not None:
        text += f'; filename="{_quoted(filename)}"'
    if media_type:
        text += f"\r\nContent-Type: {_clean(media_type)}"
    for key, value in cast(
        "Mapping[str, str]", encoding.headers if encoding else {}
    ).items():
        text += f"\r\n{_clean(key)}: {_clean(value)}"
    return text


def _quoted(text: str) -> str:
    """A parameter's value as browsers write it: what would end it is percent-encoded."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _clean(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
