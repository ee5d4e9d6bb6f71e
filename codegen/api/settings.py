"""What a config says, in the words of the stages."""

from __future__ import annotations

from codegen.api.job import Job
from codegen.config import line_of
from codegen.finding import InputError, Location
from codegen.plan import Options
from codegen.reconcile.settings import Answer, Set, Settings


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
    mappings = {name: provider.mappings for name, provider in config.providers.items() if provider.mappings}
    return Settings(answers, groups, calls, mappings, source=job.config_name)


def options_of(job: Job) -> Options:
    """What planning is told.

    Raises:
        InputError: the config asks for models that cannot be made yet.
    """
    if job.config.models != "templates":
        at = Location(job.config_name, line=line_of(job.text, ("models",)))
        raise InputError(f'models = "{job.config.models}" is not available yet: use "templates"', at)
    prefixes = {name: table.env_prefix for name, table in job.config.providers.items() if table.env_prefix}
    folder = job.output.resolve().name
    return Options(folder, shared_core=not job.single, env_prefixes=prefixes)
