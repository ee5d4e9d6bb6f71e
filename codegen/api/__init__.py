"""The Python API: what the command does, as functions over values. Import it from ``codegen``.

What looks at models is imported inside of functions: ``generate`` and ``check`` need no stage where nothing changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codegen.api import run
from codegen.api.job import Job, config_job, source_job
from codegen.api.results import Checked, Generated, Progress
from codegen.disk.save import Changes, save
from codegen.finding import FailOn, InputError
from codegen.parallel import Workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from codegen.api.playing import MockServer, Told
    from codegen.change import Change
    from codegen.report.inspection import Inspection
    from codegen.report.why import Explanation


def generate(
    source: str | Path | None = None,
    output: str | Path | None = None,
    *,
    name: str | None = None,
    project: bool = False,
    config: str | Path = "specweld.toml",
    cached: bool = True,
    details: bool = False,
    fail_on: FailOn = "never",
    jobs: int | None = 1,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Generated:
    """Writes typed clients for one source, or for everything that a config names.

    Args:
        source: a file, folder or URL, or ``-`` for standard input; ``None``: what ``config`` says.
        output: the folder for the package made from ``source``; needed with it, meaningless without.
        name: the client's name; by default made of the document's title, then kept by the lock file.
        project: whether ``output`` becomes a whole project that can be installed; a config says it in ``[project]``.
        config: a ``specweld.toml``, or the folder that has one.
        cached: whether a run whose inputs and outputs are unchanged since the last one may be skipped.
        details: whether findings below a warning have their lines, too.
        fail_on: write nothing where a finding is of this severity or above.
        jobs: how many processes read documents where there are several providers, and write the modules of large ones; ``None``:
            as many as pay. For the latter this process is copied (``fork``), unless it has other threads.
        executor: who reads them instead: threads, processes or a cluster's workers. It is not shut down.
        progress: told what is being done.

    Returns:
        What became of each file, and all findings; ``refused`` where ``fail_on`` was reached.

    Raises:
        InputError: the documents, the config or the output folder cannot be used; nothing was written.
    """
    job = _job(source, output, name, config, project=project)
    workers = Workers(jobs, executor)
    told = progress or _silent
    return run.generate(job, cached=cached, details=details, fail_on=fail_on, progress=told, workers=workers)


def check(
    source: str | Path | None = None,
    output: str | Path | None = None,
    *,
    name: str | None = None,
    project: bool = False,
    config: str | Path = "specweld.toml",
    cached: bool = True,
    details: bool = False,
    jobs: int | None = 1,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Checked:
    """What ``generate`` with the same arguments would change; writes nothing.

    Raises:
        InputError: as ``generate``.
    """
    job = _job(source, output, name, config, project=project)
    workers = Workers(jobs, executor)
    told = progress or _silent
    return run.check(job, cached=cached, details=details, progress=told, workers=workers)


def inspect(source: str | Path, *, name: str | None = None, progress: Progress | None = None) -> Inspection:
    """What one source offers, as its client has it: calls, models, servers, auth, findings, decisions.

    Args:
        source: a file, folder or URL, or ``-`` for standard input.
        name: the client's name; by default made of the document's title.
        progress: told what is being done.

    Raises:
        InputError: the source cannot be read.
    """
    from codegen.api import look  # noqa: PLC0415 - see the top of the module

    return look.inspect(source_job(str(source), name=name), progress or _silent)[0]


def inspect_config(config: str | Path = "specweld.toml", *, progress: Progress | None = None) -> tuple[Inspection, ...]:
    """``inspect`` for every provider of a config.

    Raises:
        InputError: the config or a document cannot be used.
    """
    from codegen.api import look  # noqa: PLC0415 - see the top of the module

    return look.inspect(config_job(Path(config)), progress or _silent)


def why(
    target: str,
    source: str | Path | None = None,
    *,
    name: str | None = None,
    config: str | Path = "specweld.toml",
    progress: Progress | None = None,
) -> Explanation:
    """The evidence for one fact, and the rules that chose.

    Args:
        target: ``provider.resource.method.argument``, ``provider.Type.field``, ``provider.auth``, ``provider.server``,
            ``provider.resource.method.response.field``, or ``provider SUBJECT`` as the lock has it.
        source: where to look; ``None``: what ``config`` names.
        name: the provider's name in ``target``, where ``source`` is given.
        config: a ``specweld.toml``, or the folder that has one.
        progress: told what is being done.

    Raises:
        InputError: there is no such fact, or a document cannot be read.
    """
    job = config_job(Path(config)) if source is None else source_job(str(source), name=name)
    from codegen.api import look  # noqa: PLC0415 - see the top of the module

    return look.why(job, target, progress or _silent)


def compare(old: str | Path, new: str | Path, *, progress: Progress | None = None) -> tuple[Change, ...]:
    """What changed from one version of an API to another, gravest first; each a file, folder, URL or config.

    Raises:
        InputError: a document cannot be read.
    """
    from codegen.api import look  # noqa: PLC0415 - see the top of the module

    return look.compare(_either(old), _either(new), progress or _silent)


def mock(
    *sources: str | Path,
    name: str | None = None,
    config: str | Path = "specweld.toml",
    provider: str | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    prefix: str = "",
    strict: bool = True,
    told: Told | None = None,
    progress: Progress | None = None,
) -> MockServer:
    """A server on this machine that plays an API: its examples, or values made from its schemas.

    It listens when this returns, and until its ``with`` block ends or ``close`` is called. Requests that the document
    does not allow are refused in plain words; ``Prefer: code=429`` and its like choose answers (docs/mock.md).

    Args:
        sources: files, folders or URLs; several are served below ``/NAME`` each. None: all providers of ``config``.
        name: the provider's name, where there is one source; by default made of the document's title.
        config: a ``specweld.toml``, or the folder that has one.
        provider: the only provider of ``config`` to be played.
        host: the address to listen on.
        port: 0 for any that is free.
        prefix: a path to serve below.
        strict: whether wrong requests are refused; else they are answered, and what is wrong is only told.
        told: called with every request and what became of it, on the connection's thread.
        progress: told what is being done.

    Raises:
        InputError: a document cannot be read, there is no such provider, or the port is taken.
    """
    from codegen.api import playing  # noqa: PLC0415 - see the top of the module

    if name is not None and len(sources) != 1:
        raise InputError("a name is for one source; the config names several")
    jobs = [source_job(str(each), name=name) for each in sources] or [config_job(Path(config))]
    return playing.play(
        jobs,
        only=provider,
        apart=len(sources) != 1 and provider is None,
        host=host,
        port=port,
        prefix=prefix,
        strict=strict,
        told=told or _unheard,
        progress=progress or _silent,
    )


def write_config(
    documents: Sequence[str],
    *,
    output: str = "generated",
    config: str | Path = "specweld.toml",
    progress: Progress | None = None,
) -> str:
    """Writes a config for some documents, and gives its text.

    Raises:
        InputError: there is a config already, or a document cannot be read; nothing was written.
    """
    from codegen.api import propose as first  # noqa: PLC0415 - see the top of the module

    path = first.place(Path(config))
    text = first.propose(documents, output, path.parent, progress or _silent)
    save(path.parent, {}, Changes(), {path: text.encode()})
    return text


def stage(name: str, source: str | Path | None = None, *, client: str | None = None, config: str | Path) -> Any:
    """The value of a stage (``read``, ``interpret``, ``reconcile``, ``plan``): for people who look inside.

    Raises:
        InputError: a document cannot be read.
    """
    job = config_job(Path(config)) if source is None else source_job(str(source), name=client)
    from codegen.api import look  # noqa: PLC0415 - see the top of the module

    return look.stage(job, name, _silent)


def _either(source: str | Path) -> Job:
    """A side of a comparison."""
    return config_job(Path(source)) if str(source).endswith(".toml") else source_job(str(source))


def _silent(_: str) -> None:
    """Tells nobody."""


def _unheard(_: object) -> None:
    """Tells nobody of a request."""


def _job(
    source: str | Path | None, output: str | Path | None, name: str | None, config: str | Path, *, project: bool
) -> Job:
    if source is None:
        if project:
            raise InputError("a project needs a source; a config says it itself: [project]")
        if output is not None or name is not None:
            raise InputError("an output folder or a name needs a source; without one the config says both")
        return config_job(Path(config))
    if output is None:
        raise InputError("where to? name the output folder: -o DIR")
    return source_job(str(source), Path(output), name, project=project)
