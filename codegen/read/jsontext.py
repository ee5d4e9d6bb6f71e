"""JSON text -> value: msgspec for what is valid; comments, trailing commas, JSON5 and duplicate keys with findings."""

from __future__ import annotations

import json
import math
import re
from typing import Any

import msgspec

from codegen.finding import Finding, InputError
from codegen.jsontypes import JSON, Object
from codegen.read.parsed import MAX_DEPTH, Parsed, Place, collector_paused, encoded

_MAX_JSON5 = 2_000_000
"""Characters: json5 is written in Python and takes 10 s for this much."""

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_TOKEN = re.compile(rf"{_STRING}|[{{}}\[\],:]")
_ODDITY = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?\*/|,(?=\s*(?:(?://[^\n]*\n|/\*.*?\*/)\s*)*[}}\]])", re.DOTALL)
_SURROGATES = re.compile("[\ud800-\udfff]")


class _UnreadableError(Exception):
    """A way of reading JSON that does not work for this text."""


_PLAIN = re.compile(rb"\s*\{\s*[\"}]")


def plain_json(place: Place, data: bytes) -> Parsed | None:
    """The value of a file that is an object of JSON to the letter, which needs not become a text; ``None`` for any other."""
    if not _PLAIN.match(data) or b"\r" in data:
        return None
    with collector_paused():
        try:
            root: JSON = msgspec.json.decode(data)
        except (RecursionError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        return Parsed(root, data, "json", _check(place, data, root))


def parse_json(place: Place, text: str) -> Parsed:
    """The value of a JSON text. Raises ``InputError`` with the line of what is wrong."""
    with collector_paused():
        try:
            data = text.encode()
            root: JSON = msgspec.json.decode(data)
        except RecursionError:
            raise _too_deep(place) from None
        except (msgspec.DecodeError, UnicodeEncodeError):
            return _parse_tolerantly(place, text)
        return Parsed(root, data, "json", _check(place, data, root))


def _too_deep(place: Place) -> InputError:
    return InputError("this is nested too deeply to be an API description", place.line(0))


def _check(place: Place, data: bytes, root: JSON) -> tuple[Finding, ...]:
    """Duplicate keys; raises ``InputError`` for a bomb.

    Written out again, a document has as many quotes as before, unless the parser dropped a member. That tells at C
    speed what asking for every member would cost a second on large documents.
    """
    try:
        written = msgspec.json.encode(root)
    except OverflowError:
        return _duplicate_keys(place, data.decode())
    _check_depth(place, written, root)
    if data.count(b'"') == written.count(b'"') and b"\\u0022" not in data:
        return ()
    return _duplicate_keys(place, data.decode())


_NOT_BRACKETS = bytes(set(range(256)) - set(b"{}[]"))
_STRIPS = 40


def _check_depth(place: Place, encoded: bytes, root: JSON) -> None:
    """Raises ``InputError`` when ``root`` is nested deeper than ``MAX_DEPTH``.

    Taking all empty pairs of brackets out again and again takes one level of nesting each time; what is left of
    honest documents is little (brackets in texts), and only a deep one needs to be walked.
    """
    brackets = encoded.translate(None, _NOT_BRACKETS)
    for _ in range(_STRIPS):
        if len(brackets) < MAX_DEPTH - _STRIPS:
            return
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    if _depth(root) > MAX_DEPTH:
        raise _too_deep(place)


def _depth(root: JSON) -> int:
    depth = 0
    level: list[Any] = [root]
    while level:
        depth += 1
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)  # pyright: ignore[reportUnknownVariableType] - JSON of any shape
            if isinstance(inner, (dict, list))
        ]
    return depth


def _duplicate_keys(place: Place, text: str) -> tuple[Finding, ...]:
    """A finding for each key that stands twice in one object."""
    findings: list[Finding] = []
    stack: list[set[str]] = []
    key: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "{" | "[":
                stack.append(set())
            case "}" | "]":
                stack = stack[:-1]
            case ":" if key is not None and stack:
                findings += _duplicate(place, text, key, stack[-1])
            case _:
                pass
        key = token if token[0][0] == '"' else None
    return tuple(findings)


def _duplicate(place: Place, text: str, key: re.Match[str], seen: set[str]) -> list[Finding]:
    if key[0] not in seen:
        seen.add(key[0])
        return []
    message = f"the key {key[0][:80]} stands twice in this object; the last one counts"
    return [place.finding("duplicate-key", "warning", message, text.count("\n", 0, key.start()))]


# --- what is not quite JSON ------------------------------------------------------------------------------------------


def _parse_tolerantly(place: Place, text: str) -> Parsed:
    """The value of a text that is not JSON to the letter, by the first way that works."""
    first: json.JSONDecodeError | None = None
    for read in (_lenient, _without_oddities, _json5):
        try:
            root, findings, source = read(place, text)
        except json.JSONDecodeError as problem:
            first = first or problem
        except RecursionError:
            raise _too_deep(place) from None
        except _UnreadableError:
            pass
        else:
            if _depth(root) > MAX_DEPTH:
                raise _too_deep(place)
            return Parsed(root, encoded(source), "json", (*findings, *_duplicate_keys(place, source)))
    raise _broken(place, first)


def _broken(place: Place, problem: json.JSONDecodeError | None) -> InputError:
    if problem is None:
        return InputError("this is neither JSON nor JSON5", place.line(0))
    what = problem.msg[:1].lower() + problem.msg[1:]
    return InputError(
        f"invalid JSON: {what} (column {problem.colno}); correct this line", place.line(problem.lineno - 1)
    )


_Reading = tuple[JSON, list[Finding], str]


def _lenient(place: Place, text: str) -> _Reading:
    """JSON with raw control characters in texts, numbers beyond JSON's, or halves of character pairs."""
    try:
        root: JSON = json.loads(text, strict=False, parse_constant=str, parse_float=_number, parse_int=_integer)
    except ValueError as problem:
        if isinstance(problem, json.JSONDecodeError):
            raise
        raise _UnreadableError from problem
    message = "this is not JSON to the letter (control characters or numbers out of range); read as meant"
    finding = place.finding("json-lenient", "note", message, 0)
    return _whole_characters(root), [finding], text


def _number(text: str) -> float | str:
    number = float(text)
    return number if math.isfinite(number) else text


def _integer(text: str) -> int | str:
    return int(text) if len(text) < 400 else text


def _whole_characters(value: Any) -> JSON:
    """``value`` with lone surrogates, which no encoding can write, replaced by U+FFFD."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole_characters(item) for item in value]  # pyright: ignore[reportUnknownVariableType] - JSON of any shape
    if isinstance(value, dict):
        result: Object = {_SURROGATES.sub("\ufffd", key): _whole_characters(item) for key, item in value.items()}  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - JSON of any shape
        return result
    return value  # type: ignore[no-any-return]  # a number, a truth value or null


def _without_oddities(place: Place, text: str) -> _Reading:
    """JSON with comments and trailing commas, which are replaced by blanks so that lines stay where they are."""
    findings: list[Finding] = []
    kinds: set[str] = set()

    def blank(token: re.Match[str]) -> str:
        if token[0][0] == '"':
            return token[0]
        kind = "trailing comma" if token[0] == "," else "comment"
        if kind not in kinds:
            kinds.add(kind)
            line = text.count("\n", 0, token.start())
            findings.append(place.finding("json-oddity", "note", f"a {kind} is not JSON; read without it", line))
        return re.sub(r"[^\n]", " ", token[0])

    mended = _ODDITY.sub(blank, text)
    if not findings:
        raise _UnreadableError
    root, more, _ = _lenient(place, mended)
    return root, findings if _is_json(mended) else [*findings, *more], mended


def _is_json(text: str) -> bool:
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return False
    return True


def _json5(place: Place, text: str) -> _Reading:
    """JSON5: single quotes, names without quotes, hexadecimal numbers."""
    if len(text) > _MAX_JSON5:
        raise _UnreadableError
    import json5  # noqa: PLC0415 - rarely needed, and slow to import

    try:
        root = json5.loads(text, parse_constant=str)
    except ValueError as problem:
        raise _UnreadableError from problem
    finding = place.finding("json5", "note", "this is JSON5 and not JSON; read as such", 0)
    return _whole_characters(root), [finding], text
