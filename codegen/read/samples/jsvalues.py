"""Values written in JavaScript: objects, arrays, texts, templates and names, as far as a sample spells them out."""

from __future__ import annotations

import re
from typing import Any

from codegen.jsontypes import as_object
from codegen.read.samples.call import UNKNOWN

_MAX_DEPTH = 60
_BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+)")
_NAME = re.compile(r"[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)*")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "\n": ""}
_DECLARED = re.compile(r"(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=;\n]+)?=\s*")
_WORDS = {"true": True, "false": False, "null": None, "undefined": None}
_ENDS = frozenset({",", ")", "]", "}", ";", ":", ""})
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_THROUGH = frozenset(
    {"JSON.stringify", "JSON.parse", "String", "new Headers", "new URLSearchParams", "URLSearchParams"}
)


class Values:
    """Reads values anywhere in ``text``; names are looked up among its declarations."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.declared: dict[str, list[int]] = {}
        for found in _DECLARED.finditer(text):
            self.declared.setdefault(found[1], []).append(found.end())
        self.depth = 0

    def arguments(self, start: int) -> list[Any]:
        """The arguments of the call whose ``(`` is before ``start``."""
        return self._items(start, ")")[0]

    def named(self, name: str, at: int) -> Any:
        """The value that ``name`` was last declared with before ``at``, or ``UNKNOWN``."""
        starts = [start for start in self.declared.get(name, []) if start <= at]
        return self.read(starts[-1])[0] if starts else UNKNOWN

    def read(self, at: int) -> tuple[Any, int]:
        """The value at a position, and where it ends; what follows an operator other than ``+`` is unknown."""
        self.depth += 1
        try:
            if self.depth > _MAX_DEPTH:
                return UNKNOWN, self._skip(at)
            value, at = self._operand(self._blank(at))
            end, at = at, self._blank(at)
            while self.text[at : at + 1] == "+":
                right, end = self._operand(self._blank(at + 1))
                value = value + right if isinstance(value, str) and isinstance(right, str) else UNKNOWN
                at = self._blank(end)
            if "\n" in self.text[end:at]:
                return value, at
            if self.text[at : at + 1] not in _ENDS:
                return UNKNOWN, self._skip(at)
            return value, at
        finally:
            self.depth -= 1

    def _blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def _operand(self, at: int) -> tuple[Any, int]:
        first = self.text[at : at + 1]
        if first == "{":
            return self._object(at + 1)
        if first == "[":
            return self._items(at + 1, "]")
        if first == "`":
            return self._template(at + 1)
        if found := _STRING.match(self.text, at):
            return _unescaped(found[1] if found[1] is not None else found[2]), found.end()
        if found := _NUMBER.match(self.text, at):
            return _number(found[0]), found.end()
        if found := _NAME.match(self.text, at):
            return self._name(found)
        return UNKNOWN, self._skip(at)

    def _name(self, found: re.Match[str]) -> tuple[Any, int]:
        name, at = found[0], found.end()
        if name in _WORDS:
            return _WORDS[name], at
        if name in {"new", "await"} and (inner := _NAME.match(self.text, self._blank(at))):
            name, at = f"new {inner[0]}", inner.end()
        if self.text[at : at + 1] == "(":
            values, end = self._items(at + 1, ")")
            return (values[0] if name in _THROUGH and values else UNKNOWN), end
        if name.startswith("process.env."):
            return f"<{name.removeprefix('process.env.')}>", at
        return self.named(name, found.start()), at

    def _items(self, at: int, closer: str) -> tuple[list[Any], int]:
        items: list[Any] = []
        while (at := self._blank(at)) < len(self.text):
            char = self.text[at]
            if char == closer:
                return items, at + 1
            if char in ",;":
                at += 1
                continue
            value, end = self.read(at)
            items.append(value)
            at = max(end, at + 1)
        return items, at

    def _object(self, at: int) -> tuple[dict[str, Any], int]:
        result: dict[str, Any] = {}
        while (at := self._blank(at)) < len(self.text):
            char = self.text[at]
            if char == "}":
                return result, at + 1
            at = self._spread(at + 3, result) if self.text.startswith("...", at) else self._member(at, result)
        return result, at

    def _spread(self, at: int, result: dict[str, Any]) -> int:
        value, end = self.read(at)
        result.update(as_object(value))
        return end

    def _member(self, at: int, result: dict[str, Any]) -> int:
        found = _STRING.match(self.text, at)
        key = found or _NAME.match(self.text, at) or _NUMBER.match(self.text, at)
        if key is None:
            return at + 1
        name = _unescaped(key[0][1:-1]) if found else key[0]
        after = self._blank(key.end())
        if self.text[after : after + 1] == ":":
            result[name], end = self.read(after + 1)
            return end
        if self.text[after : after + 1] in {",", "}"}:
            result[name] = self.named(name, key.start())
            return after
        return max(self._skip(after), after + 1)

    def _template(self, at: int) -> tuple[str, int]:
        parts: list[str] = []
        while at < len(self.text):
            char = self.text[at]
            if char == "`":
                return "".join(parts), at + 1
            if self.text.startswith("${", at):
                end = self.text.find("}", at)
                end = len(self.text) if end < 0 else end
                parts.append(self._interpolated(self.text[at + 2 : end].strip(), at))
                at = end + 1
            elif char == "\\":
                parts.append(_unescaped(self.text[at : at + 2]))
                at += 2
            else:
                parts.append(char)
                at += 1
        return "".join(parts), at

    def _interpolated(self, name: str, at: int) -> str:
        value = self.named(name, at)
        return str(value) if isinstance(value, (str, int, float)) else f"{{{name}}}"

    def _skip(self, at: int) -> int:
        """The end of an expression that is not understood: the next ``,`` or closer on its own level."""
        closers: list[str] = []
        while at < len(self.text):
            char = self.text[at]
            if found := _STRING.match(self.text, at):
                at = found.end()
                continue
            if char == "`":
                _, at = self._template(at + 1)
                continue
            if char in _CLOSERS:
                closers.append(_CLOSERS[char])
            elif closers and char == closers[-1]:
                closers.pop()
            elif not closers and char in ",)]};":
                return at
            at += 1
        return at


def _number(text: str) -> int | float:
    text = text.replace("_", "")
    if text.lstrip("-")[:2] in {"0x", "0X"}:
        return int(text, 16)
    return float(text) if any(char in text for char in ".eE") else int(text[:400])


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def _unescape(found: re.Match[str]) -> str:
    body = found[1]
    return chr(int(body[1:], 16)) if len(body) > 1 else _ESCAPES.get(body, body)
