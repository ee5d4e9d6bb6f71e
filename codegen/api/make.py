"""A run in full: from the job's bytes to the bytes of every file, through all stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from codegen import pipeline
from codegen.api.job import Job, Part
from codegen.api.results import Progress
from codegen.api.settings import options_of, settings_of
from codegen.document import Document
from codegen.finding import SEVERITIES, Finding, InputError, Location
from codegen.formatting import format_files
from codegen.lock import Lock
from codegen.model import Model
from codegen.package import Synopsis
from codegen.parallel import HERE, Workers, mapped, together
from codegen.pipeline import Understood, Welded
from codegen.plan import Outline
from codegen.read import Locator
from codegen.reconcile import reconcile

_MANY = 64
"""Pieces of a package that a second process helps with: fewer are written sooner than it can help."""


class Made(NamedTuple):
    """Everything that a run makes."""

    files: Mapping[str, bytes]
    lock: Lock
    """Without the hashes of the files."""
    findings: tuple[Finding, ...]
    decisions: int
    referred: Mapping[str, str]


def make(job: Job, *, details: bool, progress: Progress, workers: Workers) -> Made:
    """Runs all stages.

    Raises:
        InputError: a document cannot be read.
    """
    understood = understand(job, progress, workers)
    welded = weld(job, understood, progress)
    findings = collect(job, understood, welded.model, details=details)
    progress("writing Python")
    files = _files(job, welded.outline, workers)
    referred = {name: hash_ for each in understood for name, hash_ in each.referred.items()}
    lock = _lock(job, welded, referred)
    decisions = sum(len(provider.decisions) for provider in welded.model.providers)
    return Made(files, lock, findings, decisions, referred)


def _files(job: Job, outline: Outline, workers: Workers) -> dict[str, bytes]:
    """All files by name, sorted; every process that helps formats what it renders."""

    def making(numbers: Iterator[int]) -> _Share:
        told: dict[int, Synopsis] = {}
        return _Share(format_files(pipeline.write(outline, numbers, told), job.config.formatter), told)

    count = pipeline.pieces(outline)
    shares = together(making, count, workers, pays=count >= _MANY)
    told = {number: each for share in shares for number, each in share.told.items()}
    files = format_files(pipeline.finish(outline, told), job.config.formatter)
    for share in shares:
        files |= share.files
    return dict(sorted(files.items()))


class _Share(NamedTuple):
    """What one process made."""

    files: dict[str, bytes]
    told: dict[int, Synopsis]
    """What READMEs and tests show of each piece, by its number."""


def understand(job: Job, progress: Progress, workers: Workers = HERE) -> list[Understood]:
    """Reads and interprets every provider, one by one or at once."""
    progress(f"reading {', '.join(part.name or part.sources[0].name for part in job.parts)}")
    sizes = [sum(len(source.data) for source in part.sources) for part in job.parts]
    try:
        return mapped(pipeline.understand, [_task(job, part) for part in job.parts], sizes, workers)
    except InputError as error:
        raise shown_error(job, error) from error


def documents(job: Job, progress: Progress) -> list[Document]:
    """The documents of every provider, read and not interpreted."""
    progress("reading")
    try:
        return [each for part in job.parts for each in pipeline.read(_task(job, part), {})]
    except InputError as error:
        raise shown_error(job, error) from error


def _task(job: Job, part: Part) -> pipeline.Task:
    return pipeline.Task(part.name, job.workspace, part.sources)


def reconciled(job: Job, understood: Sequence[Understood]) -> Model:
    """The model, under the settings that the job has."""
    return reconcile([each.provider for each in understood], settings_of(job))


def weld(job: Job, understood: Sequence[Understood], progress: Progress) -> Welded:
    """Reconciles and plans, under the settings and names that the job has."""
    progress("reconciling")
    providers = [each.provider for each in understood]
    return pipeline.weld(providers, settings_of(job), options_of(job), job.lock.names)


def collect(job: Job, understood: Sequence[Understood], model: Model, *, details: bool) -> tuple[Finding, ...]:
    """All findings, each once, sorted by place, with lines; of notes only with ``details``."""
    read = (finding for each in understood for document in each.documents for finding in document.findings)
    said = dict.fromkeys([*read, *(finding for provider in model.providers for finding in provider.findings)])
    locator = Locator([document for each in understood for document in each.documents])
    located = [_located(finding, locator) if details or finding.severity != "note" else finding for finding in said]
    return tuple(sorted((_shown(job, each) for each in located), key=_order))


def _located(finding: Finding, locator: Locator) -> Finding:
    return msgspec.structs.replace(finding, location=locator.locate(finding.location))


def _shown(job: Job, finding: Finding) -> Finding:
    return msgspec.structs.replace(finding, location=shown_place(job, finding.location))


def shown_place(job: Job, location: Location) -> Location:
    """The location with its source as the user would type it."""
    return msgspec.structs.replace(location, source=job.workspace.shown(location.source))


def shown_error(job: Job, error: InputError) -> InputError:
    """The error with its place as the user would type it."""
    return InputError(error.message, shown_place(job, error.location)) if error.location else error


def _order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    place = finding.location
    return place.source, place.line, SEVERITIES.index(finding.severity), place.pointer, finding.rule, finding.message


def _lock(job: Job, welded: Welded, referred: Mapping[str, str]) -> Lock:
    """The lock of this run; documents in the config's order, then what they refer to by name."""
    inputs = {source.name: source.digest for part in job.parts for source in part.sources}
    inputs |= {name: referred[name] for name in sorted(referred.keys() - inputs.keys())}
    decisions = {
        provider.name: tuple(f"{each.subject}: {each.chosen} [{each.rule}]" for each in provider.decisions)
        for provider in welded.model.providers
    }
    names = {client.scope.provider.name: dict(client.known) for client in welded.outline.clients}
    return Lock(inputs=inputs, decisions=decisions, names=names)
