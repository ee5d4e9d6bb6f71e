"""What a config says, in the words of the stages."""

from __future__ import annotations

from codegen.api.job import Job
from codegen.config import line_of
from codegen.finding import InputError, Location
from codegen.plan import Options
from codegen.reconcile.settings import Answer, Set, Settings

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
    return Settings(answers, groups, calls, source=job.config_name)


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
    return Options(folder, shared_core=not job.single, env_prefixes=prefixes, models=kind)
