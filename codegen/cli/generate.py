"""``specweld generate`` and ``specweld check``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

from codegen import api
from codegen.api.results import Checked, Generated
from codegen.cli import options, say
from codegen.disk.save import Changes
from codegen.finding import FailOn, Finding, reaching
from codegen.parallel import dask

if TYPE_CHECKING:
    from concurrent.futures import Executor

STAGES = ("read", "interpret", "reconcile", "plan")

_run_options = options.together(
    click.argument("source", required=False),
    click.option("--output", "-o", metavar="DIR", help="The folder for the package made from SOURCE."),
    options.name,
    options.project,
    options.config,
    options.fail_on,
    click.option("--no-cache", is_flag=True, help="Do all the work, even if nothing changed since the last run."),
    options.jobs,
    options.scheduler,
    options.as_json,
    options.quiet,
    options.verbose,
    options.debug,
)


@click.command
@_run_options
@click.option("--stop-after", type=click.Choice(STAGES), help="Print this stage's value as JSON, and write nothing.")
@click.pass_context
def generate(
    ctx: click.Context,
    source: str | None,
    output: str | None,
    name: str | None,
    project: bool,  # noqa: FBT001 - as no_cache
    config: str,
    fail_on: FailOn,
    jobs: int | None,
    scheduler: str | None,
    no_cache: bool,  # noqa: FBT001 - click gives options by keyword
    as_json: bool,  # noqa: FBT001 - as no_cache
    quiet: bool,  # noqa: FBT001 - as no_cache
    verbose: bool,  # noqa: FBT001 - as no_cache
    stop_after: str | None,
) -> None:
    """Write the clients of a config, or of one document.

    SOURCE is a file, a folder, a URL, or - for standard input; without it, specweld.toml says what to do.
    What is wrong with a document is told with its line and costs no more than itself (a reference to nowhere becomes
    `Any`); --fail-on error refuses such documents. Nothing is written unless everything could be made; files that
    specweld did not write are never touched.

    \b
    Examples:
      specweld generate
      specweld generate openapi.yaml -o shop
      specweld generate openapi.yaml -o shop-client --project
      specweld generate https://example.com/openapi.json -o shop --name shop
      curl -s example.com/docs/create.md | specweld generate - -o shop
      specweld generate openapi.yaml --stop-after interpret
    """
    if stop_after:
        say.json(api.stage(stop_after, source, client=name, config=config))
        return
    with say.progress(quiet=quiet or as_json) as progress, _executor(scheduler) as executor:
        done = api.generate(
            source,
            output,
            name=name,
            project=project,
            config=config,
            cached=not no_cache,
            details=verbose or as_json,
            fail_on=fail_on,
            jobs=jobs,
            executor=executor,
            progress=progress,
        )
    if as_json:
        say.json(done)
    elif not quiet:
        say.findings(done.findings, verbose=verbose)
    if done.refused:
        _tell_refused(done, done.refused, fail_on)
    elif not quiet and not as_json:
        _tell(done, verbose=verbose)
    ctx.exit(1 if done.refused else 0)


@click.command
@_run_options
@click.pass_context
def check(
    ctx: click.Context,
    source: str | None,
    output: str | None,
    name: str | None,
    project: bool,  # noqa: FBT001 - as no_cache
    config: str,
    fail_on: FailOn,
    jobs: int | None,
    scheduler: str | None,
    no_cache: bool,  # noqa: FBT001 - click gives options by keyword
    as_json: bool,  # noqa: FBT001 - as no_cache
    quiet: bool,  # noqa: FBT001 - as no_cache
    verbose: bool,  # noqa: FBT001 - as no_cache
) -> None:
    """Say whether generated clients are what the documents say now.

    Exits with 1 and prints a unified diff when `specweld generate` with the same arguments would change anything.

    \b
    Examples:
      specweld check
      specweld check openapi.yaml -o shop
      specweld check --fail-on warning
    """
    with say.progress(quiet=quiet or as_json) as progress, _executor(scheduler) as executor:
        done = api.check(
            source,
            output,
            name=name,
            project=project,
            config=config,
            cached=not no_cache,
            details=verbose or as_json,
            jobs=jobs,
            executor=executor,
            progress=progress,
        )
    if as_json:
        say.json({"stale": done.stale, **_plain(done)})
    elif not quiet:
        say.findings(done.findings, verbose=verbose)
        _tell_check(done)
    ctx.exit(1 if done.stale or reaching(done.findings, fail_on) else 0)


def _executor(scheduler: str | None) -> AbstractContextManager[Executor | None]:
    return dask(scheduler) if scheduler else nullcontext()


def _plain(done: Checked) -> dict[str, object]:
    return {name: getattr(done, name) for name in done.__struct_fields__}


def _tell_refused(done: Generated, first: Finding, fail_on: FailOn) -> None:
    """Why nothing was written; said even when asked to be quiet."""
    others = len(reaching(done.findings, fail_on)) - 1
    more = f" (and {others} more)" if others else ""
    say.err(f"nothing written, by --fail-on {fail_on}: {first}{more}")


def _tell(done: Generated, *, verbose: bool) -> None:
    """What changed, and what was decided."""
    changes = done.changes
    for word, names in _kinds(changes):
        for each in names if verbose or len(names) <= say.SHOWN else _by_folder(names):
            say.out(f"{word:9}{done.output}/{each}")
    for each in changes.kept:
        say.err(f"{done.output}/{each}: no longer generated, but edited since it was: it stays, and is yours now")
    say.out(_summary(done))


def _by_folder(names: Sequence[str]) -> list[str]:
    """One line for each folder that has several files, with their number."""
    folders = Counter(name.rpartition("/")[0] for name in names)
    several = {folder: f"{folder}/  {number} files" for folder, number in folders.items() if folder and number > 1}
    return list(dict.fromkeys(several.get(name.rpartition("/")[0], name) for name in names))


def _kinds(changes: Changes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("created", changes.created), ("updated", changes.updated), ("removed", changes.removed))


def _summary(done: Generated) -> str:
    changes = done.changes
    names = ", ".join(done.packages)
    total = len(changes.created) + len(changes.updated) + len(changes.unchanged)
    counts = ", ".join(f"{len(found)} {word}" for word, found in _kinds(changes) if found)
    state = counts or ("lock file updated" if done.lock else "nothing to do")
    decided = f"; {say.plural(done.decisions, 'decision')} (`specweld why`, `inspect`)" if done.decisions else ""
    return f"{done.output}: {names}; {say.plural(total, 'file')}: {state}{decided}"


def _tell_check(done: Checked) -> None:
    if not done.stale:
        say.out(f"{done.output}: up to date")
        return
    for line in done.diff.splitlines():
        say.out(_painted(line))
    counts = ", ".join(f"{len(names)} to be {word}" for word, names in _kinds(done.changes) if names)
    say.err(f"{done.output}: not what the documents say now ({counts or 'lock file'}); run `specweld generate`")


def _painted(line: str) -> str:
    """A line of a diff in its usual colour."""
    if line.startswith(("---", "+++")):
        return click.style(line, bold=True)
    color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=color) if color else line
