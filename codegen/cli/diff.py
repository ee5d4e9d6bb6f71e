"""``specweld diff``."""

from __future__ import annotations

from collections.abc import Sequence

import click

from codegen import api
from codegen.change import LEVELS, Change
from codegen.cli import options, say


@click.command
@click.argument("old")
@click.argument("new")
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 for changes of this level or above.",
)
@options.as_json
@options.quiet
@options.debug
@click.pass_context
def diff(ctx: click.Context, old: str, new: str, fail_on: str, as_json: bool, quiet: bool) -> None:  # noqa: FBT001 - click gives options by keyword
    """Show what changed between two versions of a document, and whom it breaks.

    OLD and NEW are files, folders or URLs; two configs (*.toml) compare everything they name. Meaning is compared, not
    text: another spelling of the same API is no change.

    \b
    Examples:
      specweld diff old.yaml new.yaml
      specweld diff old.yaml https://example.com/openapi.json --fail-on breaking
      specweld diff old.yaml new.yaml --json
    """
    with say.progress(quiet=quiet or as_json) as progress:
        changes = api.compare(old, new, progress=progress)
    if as_json:
        say.json({"changes": changes, "counts": {level: _count(changes, level) for level in LEVELS}})
    elif not quiet:
        _show(changes)
    levels = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on in LEVELS else ()
    ctx.exit(1 if any(change.level in levels for change in changes) else 0)


def _count(changes: Sequence[Change], level: str) -> int:
    return sum(change.level == level for change in changes)


def _show(changes: Sequence[Change]) -> None:
    for change in changes:
        place = change.new or change.old
        say.out(f"{f'{place}: ' if place else ''}{say.level(change.level)}: {change.message} [{change.id}]")
        for key in change.operations[:3]:
            say.out(f"    {key}")
        if len(change.operations) > 3:
            say.out(f"    ... and {len(change.operations) - 3} more operations")
    counts = ", ".join(f"{_count(changes, level)} {level}" for level in LEVELS if _count(changes, level))
    say.out(f"{say.plural(len(changes), 'change')}: {counts}" if changes else "no change: both mean the same")
