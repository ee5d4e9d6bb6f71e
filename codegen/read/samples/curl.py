"""curl commands -> calls."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from urllib.parse import parse_qsl

from codegen.finding import InputError
from codegen.jsontypes import JSON
from codegen.read.jsontext import parse_json
from codegen.read.parsed import Place
from codegen.read.samples.call import Call

_DATA = frozenset({"-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json"})
_FORM = frozenset({"-F", "--form", "--form-string"})
_WITH_VALUE = frozenset(
    [
        "-A",
        "--user-agent",
        "-b",
        "--cookie",
        "-e",
        "--referer",
        "-m",
        "--max-time",
        "-o",
        "--output",
        "-u",
        "--user",
        "-w",
        "--write-out",
        "-x",
        "--proxy",
        "--connect-timeout",
        "--retry",
        "-T",
        "--upload-file",
        "--cacert",
        "--cert",
        "-E",
        "--key",
    ]
)
_CONTINUATION = re.compile(r"[\\^`][ \t]*\n")
_END = frozenset({"|", ";", "&&", "||", ">", "&"})


def curl_calls(text: str) -> list[Call]:
    """The calls that the ``curl`` commands in ``text`` make."""
    words = _words(_CONTINUATION.sub(" ", text))
    starts = [index for index, word in enumerate(words) if word in {"curl", "curl.exe"}]
    ends = [*starts[1:], len(words)]
    calls = (_Command().read(words[start + 1 : end]) for start, end in zip(starts, ends, strict=True))
    return [call for call in calls if call is not None]


def _words(text: str) -> list[str]:
    """The words of a shell text; quotes that never close end with the text."""
    for closing in ("", "'", '"'):
        lexer = shlex.shlex(text + closing, posix=True, punctuation_chars=False)
        lexer.whitespace_split = True
        lexer.commenters = ""
        try:
            return list(lexer)
        except ValueError:
            continue
    return []


class _Command:
    """One command's options, as they are read."""

    def __init__(self) -> None:
        self.method = ""
        self.url = ""
        self.headers: list[tuple[str, str]] = []
        self.data: list[str] = []
        self.form: dict[str, JSON] = {}
        self.get = False
        self.json = False

    def read(self, words: list[str]) -> Call | None:
        rest = iter(_split(words))
        for word in rest:
            if word in _END:
                break
            if word.startswith("-"):
                self._option(word, rest)
            elif not self.url:
                self.url = word
        return self._call()

    def _option(self, name: str, rest: Iterator[str]) -> None:
        if name in {"-G", "--get"}:
            self.get = True
        elif name in {"-X", "--request"}:
            self.method = next(rest, "")
        elif name in {"-H", "--header"}:
            key, _, value = next(rest, "").partition(":")
            self.headers.append((key.strip(), value.strip()))
        elif name in _DATA:
            self.data.append(next(rest, ""))
        elif name in _FORM:
            key, _, value = next(rest, "").partition("=")
            self.form[key] = value
        elif name == "--url":
            self.url = next(rest, "")
        elif name in _WITH_VALUE:
            next(rest, "")

    def _call(self) -> Call | None:
        if not self.url:
            return None
        url, body = self.url, self._body()
        if self.get and self.data:
            url, body = f"{url}{'&' if '?' in url else '?'}{'&'.join(self.data)}", None
        sends = bool(self.form or (self.data and not self.get))
        method = self.method or ("POST" if sends else "GET")
        return Call(method.upper(), url, tuple(self.headers), body)

    def _body(self) -> JSON:
        if self.form:
            return self.form
        text = "&".join(self.data)
        if not text or text.startswith("@"):
            return None
        if text.lstrip()[:1] in {"{", "["}:
            try:
                return parse_json(Place(""), text).root
            except InputError:
                return None
        return dict(parse_qsl(text, keep_blank_values=True)) or None


def _split(words: list[str]) -> list[str]:
    """``words`` with values that stick to their option (``-XPOST``, ``--request=POST``) cut off."""
    result: list[str] = []
    for word in words:
        if re.match(r"-[XHdF].", word):
            result += [word[:2], word[2:]]
        elif re.match(r"--[a-z-]+=", word):
            result += word.split("=", 1)
        else:
            result.append(word)
    return result
