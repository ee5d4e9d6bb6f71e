"""Where the child of a YAML node stands: by indentation, without parsing the text again."""

from __future__ import annotations

import re

_CONTENT = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n|---[^\n]*\n)*[ \t]*(?:[&!][^\s]*[ \t]*(?:\n(?:[ \t]*\n)*[ \t]*)?)*")

Span = tuple[int, int, int]
"""Start and end of a value, and where its key stands (its dash in an array)."""


def yaml_child(text: str, start: int, end: int, token: str) -> Span | None:
    """The child ``token`` of the node that stands from ``start`` to ``end``; ``None`` if it is not to be seen there.

    A child that stands deeper (in flow style, or where an older notation was converted) is found by its key alone.
    """
    at = _content(text, start, end)
    column = at - (text.rfind("\n", 0, at) + 1)
    if text[at : at + 1] == "-" and text[at + 1 : at + 2] in {" ", "\n"}:
        return _item(text, at, end, column, int(token)) if token.isdecimal() else None
    return _member(text, at, end, column, token) or _anywhere(text, start, end, token)


def _content(text: str, start: int, end: int) -> int:
    """Where the node's text starts, after blank lines, comments, anchors and tags."""
    found = _CONTENT.match(text, start, end)
    return found.end() if found else start


def _spelled(token: str) -> str:
    plain = re.escape(token)
    return rf"(?:\"{plain}\"|'{plain}'|{plain})"


def _member(text: str, at: int, end: int, column: int, token: str) -> Span | None:
    first = re.compile(rf"{_spelled(token)}[ \t]*:(?=\s|\Z)").match(text, at, end)
    found = first or re.compile(rf"^ {{{column}}}{_spelled(token)}[ \t]*:(?=\s|\Z)", re.MULTILINE).search(text, at, end)
    if found is None:
        return None
    after = re.compile(rf"^ {{{column}}}(?![ \n#]|-[ \n])", re.MULTILINE).search(text, found.end(), end)
    shown = found.start() if first else found.start() + column
    return found.end(), after.start() if after else end, shown


def _item(text: str, at: int, end: int, column: int, index: int) -> Span | None:
    dash = re.compile(rf"^ {{{column}}}-(?=[ \n])", re.MULTILINE)
    position = at
    for _ in range(index):
        found = dash.search(text, position + 1, end)
        if found is None:
            return None
        position = found.start() + column
    after = dash.search(text, position + 1, end)
    return position + 1, after.start() if after else end, position


def _anywhere(text: str, start: int, end: int, token: str) -> Span | None:
    found = re.compile(rf"(?:^|(?<=[{{,\s])){_spelled(token)}[ \t]*:(?=[\s\[{{]|\Z)", re.MULTILINE).search(
        text, start, end
    )
    if found is None:
        return None
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
    after = re.compile(rf"^ {{0,{column}}}(?![ \n#])(?!-[ \n])", re.MULTILINE).search(text, found.end(), end)
    return found.end(), after.start() if after else end, found.start()
