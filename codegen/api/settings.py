"""What a config says, in the words of the stages."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.api.job import Job
from codegen.config import line_of
from codegen.config_paging import PagingTable
from codegen.finding import InputError, Location
from codegen.model import Paging
from codegen.plan import Options, ProjectOptions
from codegen.reconcile.settings import Answer, PagingSetting, Set, Settings

_NOT_PORTABLE = ("typeddict", "msgspec")
"""Kinds of models that the protocols of a group do not fit: dicts have no attributes, and ``UNSET`` is no ``None``."""


def settings_of(job: Job) -> Settings:
    """What reconciliation is told: people's answers, groups, and the names of calls."""
    config = job.config
    calls = dict(config.operations)
    for name, provider in config.providers.items():
        calls |= {f"{name} {key}": call for key, call in provider.operations.items()}
    groups = {name: group.providers for name, group in config.groups.items()}
    answers: dict[str, Answer] = {
        subject: each if each in ("accept", "reject") else Set(each["set"])
        for subject, each in config.decisions.items()
    }
    paging = {name: _paging(name, provider.paging, job.text) for name, provider in config.providers.items()}
    return Settings(answers, groups, calls, paging, source=job.config_name)


def _paging(provider: str, said: Mapping[str, PagingTable | None], text: str) -> dict[str, PagingSetting]:
    """How lists go on, with the lines that say so."""
    lines = {key: line_of(text, ("providers", provider, "paging", key)) for key in said}
    return {key: PagingSetting(_how(table) if table else None, lines[key]) for key, table in said.items()}


def _how(table: PagingTable) -> Paging:
    return Paging(
        style="link" if table.style == "url" else table.style,
        items=_path(table.items),
        parameter=table.parameter,
        cursor=_path(table.cursor),
        more=_path(table.more),
        total=_path(table.total),
        start=table.start,
    )


def _path(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else tuple(said.split(".")) if said else ()


def options_of(job: Job) -> Options:
    """What planning is told.

    Raises:
        InputError: the config asks for groups of models that cannot be in one.
    """
    kind = None if job.config.models == "templates" else job.config.models_options.kind
    if kind in _NOT_PORTABLE and job.config.groups:
        at = Location(job.config_name, line=line_of(job.text, ("models",)))
        raise InputError(f'groups need models whose fields are alike: `kind = "{kind}"` has none, use "pydantic"', at)
    prefixes = {name: table.env_prefix for name, table in job.config.providers.items() if table.env_prefix}
    folder = job.output.resolve().name
    wanted = job.config.project
    project = ProjectOptions(wanted.name, wanted.version) if wanted is not None else None
    return Options(folder, shared_core=not job.single, env_prefixes=prefixes, models=kind, project=project)
