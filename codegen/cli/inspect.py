"""``specweld inspect``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from codegen import api
from codegen.cli import options, say
from codegen.cli.table import table
from codegen.report.inspection import ArgumentView, AuthView, DecisionView, Inspection, OperationView

_MANY = 40


@click.command
@click.argument("source", required=False)
@options.name
@options.config
@options.as_json
@options.verbose
@options.debug
def inspect(source: str | None, name: str | None, config: str, as_json: bool, verbose: bool) -> None:  # noqa: FBT001 - click gives options by keyword
    """Show what a document offers: calls, models, servers, auth, findings, decisions.

    SOURCE is a file, a folder, a URL, or - for standard input; without it, every provider of the config is shown.
    The JSON is a stable interface, described in docs/inspect.md.

    \b
    Examples:
      specweld inspect openapi.yaml
      specweld inspect docs/create-image.md --json | jq '.operations[].call'
      specweld inspect                              the whole config at a glance
    """
    with say.progress(quiet=as_json) as progress:
        if source is None:
            found = api.inspect_config(config, progress=progress)
        else:
            found = (api.inspect(source, name=name, progress=progress),)
    if as_json:
        say.json(found[0] if source is not None else {"providers": found})
        return
    for number, each in enumerate(found):
        if number:
            say.out()
        _show(each, most=0 if verbose else _MANY)


def _show(each: Inspection, *, most: int) -> None:
    title = f"{each.title or each.name} {each.version}".rstrip()
    say.out(f"{click.style(each.name, bold=True)}: {title}")
    for server in each.servers:
        say.out(f"  server  {server.url}{f'  ({server.description})' if server.description else ''}")
    for auth in each.auth:
        say.out(f"  auth    {_auth(auth)}")
    _section("calls", [_operation(operation) for operation in each.operations], most)
    _section("types", [(model.name, model.kind, model.id) for model in each.models], most)
    _section("decisions", [_decision(decision) for decision in each.decisions], most)
    findings = [(_place(f.source, f.line), say.level(f.severity), f"{f.message} [{f.rule}]") for f in each.findings]
    _section("findings", findings, most)


def _auth(auth: AuthView) -> str:
    given = f"Client({auth.argument}=...)" if auth.argument else "by the HTTP client"
    return f"{auth.kind}: {given}{f' or {auth.env}' if auth.env else ''}"


def _section(title: str, rows: Sequence[tuple[str, ...]], most: int) -> None:
    """One part of the overview: its title, how many there are, and a table."""
    if not rows:
        return
    say.out()
    say.out(click.style(f"{title} ({len(rows)})", bold=True))
    for line in table(rows[:most] if most else rows):
        say.out(f"  {line}")
    if most and len(rows) > most:
        say.out(f"  ... and {len(rows) - most} more (--verbose shows all)")


def _operation(operation: OperationView) -> tuple[str, ...]:
    answer = next((each.type for each in operation.responses if each.status[:1] == "2"), "None")
    call = f"{operation.call}({_arguments(operation.arguments)})"
    pages = f", in pages by {operation.paging.style}" if operation.paging else ""
    return call, f"-> {answer}{pages}", f"{operation.method} {operation.path}"


def _arguments(arguments: Iterable[ArgumentView]) -> str:
    names = [each.python if each.required else f"[{each.python}]" for each in arguments]
    return ", ".join(names) if len(names) <= 12 else f"{', '.join(names[:12])}, ... {len(names) - 12} more"


def _decision(decision: DecisionView) -> tuple[str, ...]:
    first = decision.evidence[0] if decision.evidence else None
    place = _place(first.source, first.line) if first else ""
    return decision.subject, decision.chosen, f"[{decision.rule}]", place


def _place(source: str, line: int) -> str:
    return f"{source}:{line}" if line else source
