"""The Python API: what the command does, as functions over values. Import it from ``codegen``."""

from __future__ import annotations

from pathlib import Path

from codegen.api import run
from codegen.api.job import Job, config_job, source_job
from codegen.api.results import Checked, Generated, Progress
from codegen.finding import InputError


def generate(
    source: str | Path | None = None,
    output: str | Path | None = None,
    *,
    name: str | None = None,
    config: str | Path = "specweld.toml",
    cached: bool = True,
    details: bool = False,
    lenient: bool = False,
    progress: Progress | None = None,
) -> Generated:
    """Writes typed clients for one source, or for everything that a config names.

    Args:
        source: a file, folder or URL, or ``-`` for standard input; ``None``: what ``config`` says.
        output: the folder for the package made from ``source``; needed with it, meaningless without.
        name: the client's name; by default made of the document's title, then kept by the lock file.
        config: a ``specweld.toml``, or the folder that has one.
        cached: whether a run whose inputs and outputs are unchanged since the last one may be skipped.
        details: whether findings below a warning have their lines, too.
        lenient: whether ``Any`` takes the place of what a broken reference should have led to.
        progress: told what is being done.

    Returns:
        What became of each file, and all findings.

    Raises:
        InputError: the documents, the config or the output folder cannot be used; nothing was written.
    """
    job = _job(source, output, name, config)
    return run.generate(job, cached=cached, details=details, lenient=lenient, progress=progress or _silent)


def check(
    source: str | Path | None = None,
    output: str | Path | None = None,
    *,
    name: str | None = None,
    config: str | Path = "specweld.toml",
    cached: bool = True,
    details: bool = False,
    lenient: bool = False,
    progress: Progress | None = None,
) -> Checked:
    """What ``generate`` with the same arguments would change; writes nothing.

    Raises:
        InputError: as ``generate``.
    """
    job = _job(source, output, name, config)
    return run.check(job, cached=cached, details=details, lenient=lenient, progress=progress or _silent)


def _silent(_: str) -> None:
    """Tells nobody."""


def _job(source: str | Path | None, output: str | Path | None, name: str | None, config: str | Path) -> Job:
    if source is None:
        if output is not None or name is not None:
            raise InputError("an output folder or a name needs a source; without one the config says both")
        return config_job(Path(config))
    if output is None:
        raise InputError("where to? name the output folder: -o DIR")
    return source_job(str(source), Path(output), name)
