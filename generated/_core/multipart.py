"""``multipart/form-data`` (RFC 7578), streamed: files are read while they are sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from .bodies import form_pairs, is_json, json_bytes
from .files import FilePart, Upload, file_part, is_file
from .params import is_given, is_many, is_mapping, plain, spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .files import Part
    from .operation import Encoding


def multipart(
    fields: Mapping[str, object], encodings: tuple[Encoding, ...], boundary: str = ""
) -> tuple[str, Upload]:
    """The content type and the body of a form. Fields that are ``omit`` or ``None`` are left out."""
    boundary = boundary or os.urandom(16).hex()
    by_name = {encoding.name: encoding for encoding in encodings}
    parts: list[Part] = []
    for name, value in fields.items():
        if value is not None and is_given(value):
            for header, content in _field(name, value, by_name.get(name)):
                parts += [
                    f"--{boundary}\r\n{header}\r\n\r\n".encode(),
                    content,
                    b"\r\n",
                ]
    parts.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", Upload(_joined(parts))


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
    """The headers and contents of the parts of one field."""
    if is_file(value):
        yield _file(name, file_part(value), encoding)
    elif is_many(value) and (items := list(value)) and all(map(is_file, items)):
        array = name if encoding and encoding.explode else _array_name(name, encoding)
        for item in items:
            yield _file(array, file_part(item), encoding)
    elif is_mapping(value) and any(map(is_file, value.values())):
        for key, item in value.items():
            if item is not None and is_given(item):
                yield from _field(f"{name}[{spell(key)}]", item, None)
    elif encoding and encoding.content_type and _one_type(encoding.content_type):
        yield _data(name, value, encoding)
    else:
        yield from (
            (_header(name, "", encoding), text.encode())
            for name, text in _texts(name, plain(value), encoding)
        )


def _texts(
    name: str, value: object, encoding: Encoding | None
) -> list[tuple[str, str]]:
    """Plain fields. Arrays repeat ``name[]``, objects are ``name[key]``, unless the encoding says otherwise."""
    if is_many(value) and not (
        encoding and (encoding.style or encoding.explode is not None)
    ):
        items = list(value)
        if any(isinstance(plain(item), dict) for item in items):
            return [(name, json_bytes(item).decode()) for item in items]
        return [
            pair
            for item in items
            for pair in form_pairs(_array_name(name, encoding), item, None)
        ]
    return form_pairs(name, value, encoding)


def _array_name(name: str, encoding: Encoding | None) -> str:
    return (
        name
        if name.endswith("[]") or (encoding and encoding.style == "repeat")
        else f"{name}[]"
    )


def _one_type(content_type: str) -> bool:
    """Whether an encoding names one media type, not a list or a range."""
    return "," not in content_type and "*" not in content_type


def _data(name: str, value: object, encoding: Encoding) -> tuple[str, Part]:
    """A field with a media type of its own, such as JSON."""
    value = plain(value)
    text = (
        json_bytes(value)
        if is_json(encoding.content_type) or not isinstance(value, str)
        else value.encode()
    )
    return _header(name, encoding.content_type, encoding), text


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
