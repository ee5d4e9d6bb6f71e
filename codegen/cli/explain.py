"""``specweld explain``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from codegen.cli import options, say
from codegen.cli.table import table
from codegen.config import suggest
from codegen.finding import InputError
from codegen.rules import RuleInfo


@click.command
@click.argument("rule", required=False)
@options.as_json
@options.debug
def explain(rule: str | None, as_json: bool) -> None:  # noqa: FBT001 - click gives options by keyword
    """Explain a rule, with an example; without RULE, list them all.

    Every finding, decision and change names its rule in [brackets].

    \b
    Examples:
      specweld explain
      specweld explain ref-missing
    """
    known = {each.id: each for each in _rules()}
    if rule is None:
        _list(known, as_json=as_json)
        return
    if rule not in known:
        raise InputError(f"no rule `{rule}`{suggest(rule, known)}; `specweld explain` lists them")
    if as_json:
        say.json(known[rule])
    else:
        _show(known[rule])


def _rules() -> Iterator[RuleInfo]:
    """Every rule of every stage."""
    from codegen.report.rules import all_rules  # noqa: PLC0415 - all stages have rules

    return all_rules()


def _list(known: dict[str, RuleInfo], *, as_json: bool) -> None:
    if as_json:
        say.json(list(known.values()))
        return
    for line in table([(each.id, each.title) for each in known.values()]):
        say.out(line)


def _show(rule: RuleInfo) -> None:
    say.out(f"{click.style(rule.id, bold=True)}: {rule.title}")
    say.out()
    for paragraph in rule.explanation.split("\n\n"):
        say.out(textwrap.fill(" ".join(paragraph.split()), 100))
    if rule.example:
        say.out()
        say.out(textwrap.indent(rule.example.rstrip(), "    "))
