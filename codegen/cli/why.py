"""``specweld why``."""

from __future__ import annotations

import click

from codegen import api
from codegen.cli import options, say
from codegen.cli.table import table
from codegen.finding import Decision, Evidence
from codegen.report.why import Explanation


@click.command
@click.argument("target")
@click.argument("source", required=False)
@options.name
@options.config
@options.as_json
@options.debug
def why(target: str, source: str | None, name: str | None, config: str, as_json: bool) -> None:  # noqa: FBT001 - click gives options by keyword
    """Show the evidence for a fact, with file and line, and the rule that chose.

    TARGET starts with the provider's name. It may be a call, an argument, a field of a type or answer, the auth or the
    server; or a subject in quotes, as decisions and the lock file name it. SOURCE is looked at instead of the config.

    \b
    Examples:
      specweld why shop.items.list.limit
      specweld why shop.items.list.response.data[].price
      specweld why shop.Item.price
      specweld why shop.auth
      specweld why "shop GET /items query.limit"
      specweld why shop.items.list.limit openapi.yaml --name shop
    """
    with say.progress(quiet=as_json) as progress:
        found = api.why(target, source, name=name, config=config, progress=progress)
    if as_json:
        say.json(found)
    else:
        _show(found)


def _show(found: Explanation) -> None:
    say.out(f"{click.style(found.target, bold=True)}: {found.what}")
    if found.subject:
        say.out(f"  {found.subject}")
    if found.claims:
        say.out()
        say.out("the documents say")
        _evidence(found.claims)
    for decision in found.decisions:
        _decision(decision, own=found.subject)
    if not found.decisions:
        say.out()
        say.out("settled: no witness contradicts, and no rule had to choose")


def _decision(decision: Decision, *, own: str) -> None:
    say.out()
    chosen = click.style(decision.chosen, fg="green")
    about = "" if decision.subject == own else f" for {decision.subject}"
    say.out(f"{click.style(decision.rule, bold=True)} chose{about}: {chosen} ({decision.confidence})")
    say.out(f"  {decision.why}")
    _evidence(decision.evidence)


def _evidence(evidence: tuple[Evidence, ...]) -> None:
    for line in table([(str(each.location), each.witness, each.claim) for each in evidence] or [("", "", "")]):
        say.out(f"  {line}")
