"""Repairs of YAML that translation or truncation broke; each one is a finding."""

from __future__ import annotations

import re

import yaml

from codegen.finding import Finding
from codegen.read.parsed import Place
from codegen.read.yamlnodes import TooDeepError, compose

_MAX_REPAIRS = 100
_KEY_TEXT = re.compile(r"(?P<head>\s*(?:- +)*(?:[\w$./{}-]+|\"[^\"]*\"|'[^']*')\s*: +)(?P<text>[^\s'\"|>{\[&*!].*?)\s*\Z")


def repair(place: Place, text: str, problem: yaml.YAMLError) -> tuple[str, tuple[Finding, ...]]:
    """``text`` with unquoted texts that hold ``: `` put in quotes, as far as that mends what the parser refuses."""
    lines = text.split("\n")
    findings: list[Finding] = []
    for _ in range(_MAX_REPAIRS):
        line = _mend(lines, problem)
        if line is None:
            break
        message = "this text holds ': ' but no quotes, which is not YAML; read as if it were quoted"
        findings.append(place.finding("read-unquoted-text", "warning", message, line))
        try:
            compose("\n".join(lines))
        except TooDeepError:
            break
        except yaml.YAMLError as again:
            problem = again
        else:
            return "\n".join(lines), tuple(findings)
    return text, ()


def _mend(lines: list[str], problem: yaml.YAMLError) -> int | None:
    """Quotes the text on the line that ``problem`` names, or on the one before; answers its number."""
    mark = getattr(problem, "problem_mark", None)
    if mark is None or "mapping values are not allowed" not in str(getattr(problem, "problem", "")):
        return None
    number = mark.line
    found = _KEY_TEXT.match(lines[number]) if number < len(lines) else None
    if found is None or ": " not in found["text"] + " ":
        return None
    quoted = found["text"].replace("'", "''")
    lines[number] = f"{found['head']}'{quoted}'"
    return int(number)
