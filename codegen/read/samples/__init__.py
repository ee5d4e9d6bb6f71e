"""Sample fences of a page -> witnesses: calls shown in code, and JSON requests and responses. Nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Callable

from codegen.document import AnswerSample, CallSample, Sample
from codegen.finding import Finding, InputError, Location
from codegen.jsontypes import JSON
from codegen.read.jsontext import parse_json
from codegen.read.markdown import Fence
from codegen.read.parsed import Place
from codegen.read.samples.call import Call
from codegen.read.samples.curl import curl_calls
from codegen.read.samples.javascript import javascript_calls
from codegen.read.samples.pythoncode import python_calls, python_literal
from codegen.read.samples.rawhttp import http_calls
from codegen.read.samples.roles import role_of

MAX_SAMPLE = 300_000
"""Characters; longer fences are logs or data and no samples of a call."""

_SHELL = frozenset({"bash", "sh", "shell", "curl", "zsh", "console", "terminal", "cmd", "powershell", "shellscript"})
_JAVASCRIPT = frozenset({"javascript", "js", "typescript", "ts", "jsx", "tsx", "node", "nodejs", "node.js"})
_PYTHON = frozenset({"python", "py", "python3"})
_JSON = frozenset({"json", "json5", "jsonc", "response", "object"})


def samples(source: str, fences: list[Fence]) -> tuple[list[tuple[int, Sample]], list[Finding]]:
    """The samples in ``fences``, each with the section of the page that it stands in, and what could not be read."""
    found: list[tuple[int, Sample]] = []
    findings: list[Finding] = []
    for fence in fences:
        if len(fence.text) > MAX_SAMPLE:
            continue
        reader = _calls(fence)
        if reader is not None:
            found += [(fence.section, _call(source, fence, call)) for call in reader(fence.text)]
        elif _may_be_json(fence):
            _add_answer(source, fence, found, findings)
    return found, findings


def _calls(fence: Fence) -> Callable[[str], list[Call]] | None:
    """What reads the calls in ``fence``; ``None`` if it holds no code."""
    language = fence.language
    start = fence.text.lstrip().removeprefix("$ ")[:5]
    if start == "curl " or (language in _SHELL and "curl" in fence.text):
        return curl_calls
    if language in _PYTHON or (not language and fence.text.lstrip().startswith(("import ", "from "))):
        return python_calls
    if language in _JAVASCRIPT:
        return javascript_calls
    return http_calls if language in {"http", "rest"} else None


def _call(source: str, fence: Fence, call: Call) -> CallSample:
    location = Location(source, "", fence.first_line)
    return CallSample(fence.language or "curl", call.method, call.url, call.headers, call.body, location)


_PRINTED = re.compile(r"\s*(?:\w[\w ]{0,40}:\s*)?(?=[\[{])")


def _may_be_json(fence: Fence) -> bool:
    return _PRINTED.match(fence.text) is not None and (fence.language in _JSON or not fence.language)


def _add_answer(source: str, fence: Fence, found: list[tuple[int, Sample]], findings: list[Finding]) -> None:
    place = Place(source, fence.first_line, fence.indent)
    try:
        value = _value(place, _PRINTED.sub("", fence.text, count=1))
    except InputError as problem:
        if fence.language:
            message = f"this sample cannot be read and bears no witness ({problem.message})"
            findings.append(Finding("sample-unreadable", "note", message, problem.location or place.line(0)))
        return
    role, status = role_of(fence)
    found.append((fence.section, AnswerSample(role, status, value, place.line(0))))


def _value(place: Place, text: str) -> JSON:
    """A sample's value: JSON, JSON5, or what Python prints for it."""
    try:
        return parse_json(place, text).root
    except InputError:
        printed = python_literal(text)
        if printed is None:
            raise
        return printed
