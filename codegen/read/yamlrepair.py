"""Repairs of YAML that translators and editors broke. A repair must be the only sensible reading; each is a finding."""

from __future__ import annotations

import re
from typing import Any

import yaml

from codegen.finding import Finding
from codegen.read.parsed import Place
from codegen.read.yamlnodes import TooDeepError, compose

MAX_REPAIRS = 200
"""Each costs a parse of the text up to the next one."""

_LINE = re.compile(r"(?P<head>\s*(?:- +)*(?:(?P<key>[\w$./{}-]+|\"[^\"]*\"|'[^']*')\s*:|-) +)(?P<text>\S.*?)\s*\Z")
_PROSE_KEYS = frozenset({"description", "summary", "title", "termsOfService", "x-apifox-name", "x-enum-descriptions"})
_PROSE = re.compile(r"\S+\s+\S+\s+\S+.*?:(?:\s|\Z)")
_NO_START = "@`%"
_FLOW_START = "[{'\"*&!|>"


def repair(place: Place, text: str, problem: yaml.YAMLError) -> tuple[str, tuple[Finding, ...]]:
    """``text`` mended as far as needed for it to parse; as it was, and nothing found, when that does not succeed."""
    lines, findings = _spaces_for_tabs(place, text.split("\n"))
    problem = _problem(lines) or problem if findings else problem
    for _ in range(MAX_REPAIRS):
        finding = _mend(place, lines, problem)
        if finding is None:
            break
        findings.append(finding)
        again = _problem(lines)
        if again is None:
            return "\n".join(lines), tuple(findings)
        problem = again
    if findings and _problem(lines) is None:
        return "\n".join(lines), tuple(findings)
    return text, ()


def _problem(lines: list[str]) -> yaml.YAMLError | None:
    """What the parser has against ``lines``."""
    try:
        compose("\n".join(lines))
    except TooDeepError:
        return None
    except yaml.YAMLError as problem:
        return problem
    return None


def _spaces_for_tabs(place: Place, lines: list[str]) -> tuple[list[str], list[Finding]]:
    """``lines`` with two spaces for each tab that indents: tabs are not allowed there, and keep their order so."""
    tabbed = [number for number, line in enumerate(lines) if "\t" in line[: len(line) - len(line.lstrip())]]
    if not tabbed:
        return lines, []
    mended = list(lines)
    for number in tabbed:
        body = lines[number].lstrip()
        mended[number] = lines[number][: -len(body) or None].replace("\t", "  ") + body
    finding = place.finding(
        "yaml-tabs", "warning", "tabs indent here, which is not YAML; read as two spaces", tabbed[0]
    )
    return mended, [finding]


def _mend(place: Place, lines: list[str], problem: Any) -> Finding | None:
    """Puts the text that ``problem`` is about in quotes, in place; ``None`` when that is not what is wrong."""
    mark: Any = problem.problem_mark if hasattr(problem, "problem_mark") else None
    if mark is None or mark.line >= len(lines):
        return None
    line = _LINE.match(lines[mark.line])  # pyright: ignore[reportUnknownArgumentType] - JSON of any shape
    if line is None or not _is_unquoted_prose(line, str(problem.problem)):
        return None
    quoted = line["text"].replace("'", "''")
    lines[mark.line] = f"{line['head']}'{quoted}'"
    message = f"{line['text'][:50]!r} lacks the quotes that YAML wants around it; read as if they were there"
    return place.finding("yaml-unquoted", "warning", message, mark.line)


def _is_unquoted_prose(line: re.Match[str], problem: str) -> bool:
    text = line["text"]
    if "mapping values are not allowed" in problem:
        # Two keys joined on one line look alike; a sentence is told by its key or by words before the colon.
        prose = (line["key"] or "") in _PROSE_KEYS or _PROSE.match(text) is not None
        return text[0] not in _FLOW_START and prose
    if "cannot start any token" in problem:
        return text[0] in _NO_START
    if "undefined alias" in problem:
        return text[0] == "*"
    return text[0] == "[" and not text.endswith("]") and (line["key"] or "") in _PROSE_KEYS
