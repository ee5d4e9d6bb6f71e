"""``specweld generate`` and ``specweld check``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

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

T = TypeVar("T")


class Told(NamedTuple):
    """What both commands are told on the command line, by the names that click gives it."""

    source: str | None
    output: str | None
    name: str | None
    project: bool
    config: str
    fail_on: FailOn
    no_cache: bool
    jobs: int | None
    scheduler: str | None
    as_json: bool
    quiet: bool
    verbose: bool

    def run(self, call: Callable[..., T], **further: object) -> T:
        """What ``api.generate`` or ``api.check`` gives for it, with its progress shown."""
        with say.progress(quiet=self.quiet or self.as_json) as progress, _executor(self.scheduler) as executor:
            return call(
                self.source,
                self.output,
                name=self.name,
                project=self.project,
                config=self.config,
                cached=not self.no_cache,
                details=self.verbose or self.as_json,
                jobs=self.jobs,
                executor=executor,
                progress=progress,
                **further,
            )


def _executor(scheduler: str | None) -> AbstractContextManager[Executor | None]:
    return dask(scheduler) if scheduler else nullcontext()


_options = options.together(
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


def _told(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options of both; it takes them as one value, ``told``."""

    @wraps(command)
    def gathered(**values: Any) -> None:
        own = Told(**{name: values.pop(name) for name in Told._fields})
        command(told=own, **values)

    return _options(gathered)


@click.command
@_told
@click.option("--stop-after", type=click.Choice(STAGES), help="Print this stage's value as JSON, and write nothing.")
def generate(told: Told, stop_after: str | None) -> None:
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
        say.json(api.stage(stop_after, told.source, client=told.name, config=told.config))
        return
    done = told.run(api.generate, fail_on=told.fail_on)
    if told.as_json:
        say.json(done)
    elif not told.quiet:
        say.findings(done.findings, verbose=told.verbose)
    if done.refused:
        _tell_refused(done, done.refused, told.fail_on)
    elif not told.quiet and not told.as_json:
        _tell(done, verbose=told.verbose)
    click.get_current_context().exit(1 if done.refused else 0)


@click.command
@_told
def check(told: Told) -> None:
    """Say whether generated clients are what the documents say now.

    Exits with 1 and prints a unified diff when `specweld generate` with the same arguments would change anything.

    \b
    Examples:
      specweld check
      specweld check openapi.yaml -o shop
      specweld check --fail-on warning
    """
    done = told.run(api.check)
    if told.as_json:
        say.json({"stale": done.stale, **_plain(done)})
    elif not told.quiet:
        say.findings(done.findings, verbose=told.verbose)
        _tell_check(done)
    click.get_current_context().exit(1 if done.stale or reaching(done.findings, told.fail_on) else 0)


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
