"""``generate`` and ``check``: one run, the first ending on the disk, the second in a diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from codegen import cache
from codegen import lock as locks
from codegen.api.job import Job
from codegen.api.results import Checked, Generated, Progress
from codegen.disk.load import load_again, read_optional
from codegen.disk.save import Changes, compare, save
from codegen.finding import FailOn, Finding, reaching
from codegen.parallel import Workers

PACKAGES = "src/"
"""The part of a project that is always made anew."""


class Outcome(NamedTuple):
    """What a run makes, before any of it is on the disk."""

    files: Mapping[str, bytes] | None
    """``None``: as they are on the disk, which the cache knows to be right."""
    hashes: Mapping[str, str]
    lock: bytes
    findings: tuple[Finding, ...]
    decisions: int
    theirs: frozenset[str] = frozenset()
    """Files of a project that the user has edited: they stay as they are."""


def generate(
    job: Job, *, cached: bool, details: bool, fail_on: FailOn, progress: Progress, workers: Workers
) -> Generated:
    """Makes the output folder what the job's documents say. Nothing is written unless all could be made, and well enough."""
    outcome = _outcome(job, cached=cached, details=details or fail_on == "note", progress=progress, workers=workers)
    changes = _changes(job, outcome)
    fresh = outcome.lock == job.lock_data
    refused = reaching(outcome.findings, fail_on)
    if not refused and (changes.any or not fresh):
        progress("writing")
        lock = {} if fresh else {job.lock_path: outcome.lock}
        save(job.output, outcome.files or {}, changes, lock)
    return Generated(
        output=job.output.as_posix(),
        changes=changes,
        packages=_packages(job, outcome),
        findings=outcome.findings,
        decisions=outcome.decisions,
        lock="" if fresh or refused else job.lock_path.as_posix(),
        refused=refused[0] if refused else None,
    )


def check(job: Job, *, cached: bool, details: bool, progress: Progress, workers: Workers) -> Checked:
    """What ``generate`` would do, and the difference in full; writes nothing."""
    outcome = _outcome(job, cached=cached, details=details, progress=progress, workers=workers)
    changes = _changes(job, outcome)
    diff = "".join(_diffs(job, outcome, changes))
    return Checked(job.output.as_posix(), changes, diff, outcome.findings, outcome.decisions)


def _changes(job: Job, outcome: Outcome) -> Changes:
    if outcome.files is None:
        return Changes(unchanged=tuple(sorted(outcome.hashes)))
    ours = {name: hash_ for name, hash_ in job.lock.files.items() if name not in outcome.theirs}
    return compare(job.output, outcome.files, ours)


def _packages(job: Job, outcome: Outcome) -> tuple[str, ...]:
    return (*locks.decode(outcome.lock).names, *job.config.groups)


# --- the cache -------------------------------------------------------------------------------------------------------


def _outcome(job: Job, *, cached: bool, details: bool, progress: Progress, workers: Workers) -> Outcome:
    if cached and job.lock_data and (entry := cache.load(_key(job, job.lock_data))):
        known = entry.located or not details
        if known and _referred_same(job, entry.referred) and _files_same(job.output, entry.files):
            return Outcome(None, entry.files, job.lock_data, entry.findings, entry.decisions)
    return _make(job, cached=cached, details=details, progress=progress, workers=workers)


def _key(job: Job, lock: bytes) -> str:
    """The key of a run that has these inputs and this lock, which holds all names, those of providers included."""
    names = (
        f"{'' if job.single else part.name}\n{each.name}\n{each.digest}" for part in job.parts for each in part.sources
    )
    said = repr((job.single, job.workspace.prefix, job.output.resolve().name))
    return cache.key(msgspec.json.encode(job.config), lock, said, *names)


def _referred_same(job: Job, referred: Mapping[str, str]) -> bool:
    sources = [each for part in job.parts for each in part.sources]
    return all(load_again(job.workspace, sources, name) == digest for name, digest in referred.items())


def _files_same(folder: Path, files: Mapping[str, str]) -> bool:
    for name, digest in files.items():
        data = read_optional(f"{folder}/{name}")
        if data is None or locks.digest(data) != digest:
            return False
    return True


def _make(job: Job, *, cached: bool, details: bool, progress: Progress, workers: Workers) -> Outcome:
    from codegen.api.make import make  # noqa: PLC0415 - all stages: what the cache knows needs none of them

    made = make(job, details=details, progress=progress, workers=workers)
    theirs = frozenset(name for name, data in made.files.items() if _is_theirs(job, name, data))
    files = {name: data for name, data in made.files.items() if name not in theirs}
    hashes = {name: locks.digest(data) for name, data in sorted(files.items())}
    before = {name: hash_ for name, hash_ in job.lock.files.items() if name in theirs}
    lock = locks.encode(msgspec.structs.replace(made.lock, files=dict(sorted((hashes | before).items()))))
    if cached:
        entry = cache.Entry(made.referred, hashes, made.findings, made.decisions, details)
        cache.save(_key(job, lock), entry)
    return Outcome(files, hashes, lock, made.findings, made.decisions, theirs)


def _is_theirs(job: Job, name: str, data: bytes) -> bool:
    """Whether a file is one of a project around its packages, and is there and not as it was written."""
    if job.config.project is None or name.startswith(PACKAGES):
        return False
    there = read_optional(job.output / name)
    return there is not None and there != data and locks.digest(there) != job.lock.files.get(name)


# --- the diff --------------------------------------------------------------------------------------------------------


def _diffs(job: Job, outcome: Outcome, changes: Changes) -> Iterator[str]:
    """Unified diffs, file by file, of everything that ``generate`` would change."""
    files = outcome.files or {}
    for name in sorted((*changes.created, *changes.updated, *changes.removed)):
        path = job.output / name
        yield _diff(path, read_optional(path), files.get(name))
    yield _diff(job.lock_path, job.lock_data or None, outcome.lock)


def _diff(path: Path, old: bytes | None, new: bytes | None) -> str:
    if old == new:
        return ""
    name = path.as_posix()
    before, after = f"a/{name}" if old is not None else "/dev/null", f"b/{name}" if new is not None else "/dev/null"
    lines = list(difflib.unified_diff(_lines(old), _lines(new), before, after))
    return "".join(lines) or f"--- {before}\n+++ {after}\n"


def _lines(data: bytes | None) -> list[str]:
    """Lines with their ends; a last one without end is said to have none, as ``diff`` does."""
    lines = (data or b"").decode("utf-8", "backslashreplace").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n\\ No newline at end of file\n"
    return lines
