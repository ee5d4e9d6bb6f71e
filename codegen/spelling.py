"""The doors through which text from documents enters Python: ``literal`` for values, ``docstring`` for prose.

Names have the third door, ``naming``. Nothing else of a document reaches generated code.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from typing import cast

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")


def literal(value: object) -> str:
    """``value``, made of JSON values and tuples, as a Python expression that evaluates to it."""
    if isinstance(value, (list, tuple)):
        items = [literal(item) for item in cast("list[object]", value)]
        comma = "," if isinstance(value, tuple) and len(items) == 1 else ""
        return f"[{', '.join(items)}]" if isinstance(value, list) else f"({', '.join(items)}{comma})"
    if isinstance(value, dict):
        pairs = cast("dict[object, object]", value).items()
        return f"{{{', '.join(f'{literal(key)}: {literal(item)}' for key, item in pairs)}}}"
    match value:
        case float() if not math.isfinite(value):
            return f'float("{value}")'
        case str():
            return _quoted(value)
        case _:
            return repr(value)


def _quoted(text: str) -> str:
    """A string literal with double quotes unless that needs more escapes, as formatters write it."""
    quoted = repr(text)
    if quoted[0] == '"' or '"' in text:
        return quoted
    return f'"{quoted[1:-1]}"'


# A document's descriptions come again and again: in a model, in its dict, in the sync and in the async method.
@lru_cache(maxsize=1 << 12)
def prose(text: str) -> str:
    """``text`` with ``\\n`` line ends, no trailing blanks, and no invisible or control characters."""
    text = (
        _LINE_ENDS.sub("\n", text) if not text.isascii() or "\r" in text or "\x0b" in text or "\x0c" in text else text
    )
    text = _HIDDEN.sub("", text).expandtabs(4)
    lines = [line.rstrip() for line in text.split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def docstring(text: str, indent: int) -> str:
    """A whole docstring, quotes included, for a block indented by ``indent`` columns; it stays as it is under formatters."""
    body = prose(text).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    pad = " " * indent
    if (
        "\n" not in body
        and indent + len(body) + 6 <= 88
        and not body.endswith(('"', "\\"))
        and not body.startswith('"')
    ):
        return f'"""{body}"""'
    if body.startswith('"'):
        body = " " + body
    lines = "\n".join(pad + line if line and index else line for index, line in enumerate(body.split("\n")))
    return f'"""{lines}\n{pad}"""'


def one_line(text: str) -> str:
    """``prose`` on one line: blanks and line ends folded."""
    return " ".join(prose(text).split())


def width(text: str) -> int:
    """Columns that ``text`` takes as formatters count them: wide and full-width characters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
