"""The doors through which text from documents enters generated files.

Python: ``literal`` for values, ``docstring`` for prose; names have the third door, ``naming``. Markdown: ``markdown`` for
prose, ``code_span`` for code. TOML: ``toml``. Nothing else of a document reaches what is generated.
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
@lru_cache(maxsize=1 << 14)
def prose(text: str) -> str:
    """``text`` with ``\\n`` line ends, no trailing blanks, and no invisible or control characters."""
    if not text.isascii() or "\r" in text or "\x0b" in text or "\x0c" in text:
        text = _LINE_ENDS.sub("\n", text)
    if _HIDDEN.search(text):
        text = _HIDDEN.sub("", text)
    text = "\n".join([line.rstrip() for line in text.expandtabs(4).split("\n")])
    return (_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()


@lru_cache(maxsize=1 << 10)  # that of a method is that of its asynchronous twin
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
    lines = body.replace("\n", f"\n{pad}").replace(f"\n{pad}\n", "\n\n")  # blank lines stay so
    return f'"""{lines}\n{pad}"""'


def one_line(text: str) -> str:
    """``prose`` on one line: blanks and line ends folded."""
    return " ".join(prose(text).split())


_MARKED = re.compile(r"[\\`*_{}\[\]<>&|~]")
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=:]|\d+(?=[.)]))")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_MARKDOWN = 4000
"""Characters of a text that Markdown shows: a README is no place for more."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)


def plain(text: str) -> str:
    """What Markdown or HTML says, on one line: no tags, and of links and images their texts."""
    said = one_line(text)[:_MARKDOWN]
    if "<" in said:
        said = _TAG.sub(" ", said)
    if "](" in said:
        said = _LINK.sub(r"\1", said)
    return one_line(said.replace("`", ""))


def markdown(text: str) -> str:
    """``text`` as one line of Markdown that says it and does nothing: no HTML, no links, no images, no markup."""
    escaped = _MARKED.sub(lambda match: f"\\{match.group()}", plain(text))
    return _LINE_START.sub(_escaped_start, escaped)


def _escaped_start(match: re.Match[str]) -> str:
    """What would begin a heading or a list at the start of a line, as text."""
    found = match.group()
    return f"{found}\\" if found.isdecimal() else f"\\{found}"


def first_paragraph(text: str) -> str:
    """What a description says first, without headings: its first paragraph, unescaped."""
    for paragraph in prose(text).split("\n\n"):
        lines = [line for line in paragraph.split("\n") if not line.startswith("#") and set(line) - set("=-*_ ")]
        if lines:
            return " ".join(lines)
    return ""


def code_span(text: str) -> str:
    """``text`` as a code span of Markdown that holds in a table's cell as well; its delimiter is longer than any run in it."""
    shown = one_line(text).replace("|", "\\|")
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}" if shown else ""


def toml(text: str) -> str:
    """``text`` on one line as a TOML basic string."""
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def width(text: str) -> int:
    """Columns that ``text`` takes as formatters count them: wide and full-width characters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
