"""What an answer was, and what the client made of it, both as JSON: they must be equal."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from judging.documents import Book, Call, Media


def media_sent(book: Book, call: Call, status: int, content_type: str) -> Media | None:
    """What the document says of the answer that came."""
    found = book.answered(call, status) or ()
    name = content_type.partition(";")[0].strip().lower()
    return next((each for each in found if each.media_type == name), None) or next(
        (each for each in found if "*" in each.media_type), found[0] if len(found) == 1 else None
    )


def events(body: bytes) -> list[str]:
    """The data of each server-sent event (HTML, 9.2.6), up to ``[DONE]``."""
    found: list[str] = []
    for block in body.decode().replace("\r\n", "\n").split("\n\n"):
        lines = [line[5:].removeprefix(" ") for line in block.split("\n") if line.startswith("data:")]
        if lines and "\n".join(lines).strip() == "[DONE]":
            break
        if lines and any(lines):
            found.append("\n".join(lines))
    return found


def lines(body: bytes) -> list[str]:
    """The lines of JSON Lines, or the texts of a JSON text sequence (RFC 7464)."""
    return [line.strip("\x1e \t\r") for line in body.decode().split("\n") if line.strip("\x1e \t\r")]


def plain(value: Any) -> Any:
    """A value that a client gave, in JSON's types, with what its users have for that: ``to_dict``, and the text of scalars."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "answer") and hasattr(value, "has_next_page"):
        return plain(value.answer)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(getattr(value, "text", None), str):
        return value.text
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, with their types: 1 is not 1.0, nor true."""
    return spelled(one) == spelled(other)


def spelled(value: Any) -> str:
    """A JSON value as text, whatever the order of its keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=repr)
