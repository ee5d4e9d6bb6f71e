"""What the command says and where: results to standard output, everything about them to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, Self

import click
import msgspec

from codegen.finding import SEVERITIES, Finding

SHOWN = 20
"""Findings that are printed without ``--verbose``."""

_COLORS = {"error": "red", "warning": "yellow", "note": "blue", "breaking": "red", "info": "green"}


def out(line: str = "") -> None:
    """One line of the result. Colour is taken out where nobody would see it."""
    click.echo(line, color=None if colored(1) else False)


def err(line: str) -> None:
    """One line about the run."""
    click.echo(line, err=True, color=None if colored(2) else False)


def colored(stream: int = 1) -> bool:
    """Whether standard output (1) or error (2) is a terminal that wants colour (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and _is_terminal(stream)


def _is_terminal(stream: int) -> bool:
    return (sys.stdout if stream == 1 else sys.stderr).isatty()


def json(value: Any) -> None:
    """A value as JSON, two spaces deep."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def level(word: str, text: str | None = None) -> str:
    """``text`` (or the word itself) in the colour of a severity or level."""
    return click.style(text or word, fg=_COLORS.get(word), bold=word in ("error", "breaking"))


def progress(*, quiet: bool) -> Progress:
    """Tells what is being done, on a terminal only, in one line that vanishes."""
    return Progress(active=not quiet and _is_terminal(2) and os.environ.get("TERM") != "dumb")


class Progress:
    """The line on the terminal."""

    def __init__(self, *, active: bool) -> None:
        self.active = active

    def __call__(self, what: str) -> None:
        """Says what is done now, in the place of what was said before."""
        if self.active:
            click.echo(f"\r\x1b[K{what} ...", err=True, nl=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.active:
            click.echo("\r\x1b[K", err=True, nl=False)


def findings(found: Sequence[Finding], *, verbose: bool) -> None:
    """The findings, ``file:line: severity: message [rule]`` each; without ``verbose`` the first and gravest of them."""
    shown = list(found) if verbose else _gravest(found)
    for finding in shown:
        message = level(finding.severity) + f": {finding.message} [{finding.rule}]"
        err(f"{finding.location}: {message}")
    if rest := _counts([each for each in found if each not in shown]):
        err(f"({rest} not shown: --verbose shows all, `specweld explain RULE` what they mean)")


def _gravest(found: Sequence[Finding]) -> list[Finding]:
    """Errors and warnings up to a number, errors first in line, in the order of ``found``."""
    grave = sorted((each for each in found if each.severity != "note"), key=lambda each: each.severity != "error")
    chosen = set(grave[:SHOWN])
    return [each for each in found if each in chosen]


def _counts(found: Sequence[Finding]) -> str:
    counts = ((severity, sum(each.severity == severity for each in found)) for severity in SEVERITIES)
    return ", ".join(plural(count, severity) for severity, count in counts if count)


def plural(count: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
