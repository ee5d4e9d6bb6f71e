"""Values and calls as Python text, on one line where that is short, else one item a line, as formatters write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from codegen.finding import Noun
from codegen.spelling import literal, width

_LINE = 88


class Code(Noun, frozen=True):
    """A value that is no JSON: a finished Python expression (``Path("photo.png")``)."""

    text: str
    file: str = ""
    """The file that it names."""


Value: TypeAlias = "Code | str | int | float | bool | None | Sequence[Value] | Mapping[str, Value]"
"""A JSON value with ``Code`` anywhere in it."""


def spelled(value: Value) -> str:
    """``value`` on one line."""
    match value:
        case Code():
            return value.text
        case str():
            return literal(value)
        case Mapping():
            return f"{{{', '.join(f'{literal(key)}: {spelled(each)}' for key, each in value.items())}}}"
        case Sequence():
            return f"[{', '.join(map(spelled, value))}]"
        case _:
            return literal(value)


def files_in(value: Value) -> list[str]:
    """The names of the files that ``value`` reads."""
    match value:
        case Code():
            return [value.file] if value.file else []
        case Mapping():
            return [name for each in value.values() for name in files_in(each)]
        case str():
            return []
        case Sequence():
            return [name for each in value for name in files_in(each)]
        case _:
            return []


def laid_out(value: Value, before: int, indent: int) -> str:
    """``value`` after ``before`` columns of a line that is indented by ``indent``, with a comma's room behind it."""
    line = spelled(value)
    if before + width(line) < _LINE or not value or isinstance(value, (str, int, float, Code)):
        return line
    inner = indent + 4
    if isinstance(value, Mapping):
        heads = [(f"{literal(key)}: ", each) for key, each in value.items()]
        return _block("{", [_item(head, each, inner) for head, each in heads], "}", indent)
    return _block("[", [_item("", each, inner) for each in value], "]", indent)


def _item(head: str, value: Value, indent: int) -> str:
    return head + laid_out(value, indent + width(head), indent)


def _block(opening: str, items: Sequence[str], closing: str, indent: int) -> str:
    pad = " " * indent
    return "\n".join((opening, *(f"{pad}    {item}," for item in items), pad + closing))


def call_text(function: str, arguments: Sequence[tuple[str, Value]], before: int = 0) -> str:
    """A call, after ``before`` columns; arguments are pairs of name (``""`` by position) and value."""
    heads = [(f"{name}=" if name else "", value) for name, value in arguments]
    line = f"{function}({', '.join(head + spelled(value) for head, value in heads)})"
    if before + width(line) <= _LINE or not heads:
        return line
    return _block(f"{function}(", [_item(head, value, 4) for head, value in heads], ")", 0)
