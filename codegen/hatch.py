"""A hatchling build hook: a project lists its specs, and its wheel contains fresh clients.

    [build-system]
    requires = ["hatchling", "specweld"]

    [tool.hatch.build.hooks.specweld]
    config = "specweld.toml"

Instead of naming a config, the table may be one: ``output`` and ``providers.NAME.sources``, as in ``specweld.toml``.
``fail-on = "error"`` ends the build where a document is broken.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

from codegen import parallel
from codegen.api import run
from codegen.api.job import Job, config_job, table_job
from codegen.finding import SEVERITIES, FailOn, InputError

_HATCH = frozenset(
    {"dependencies", "enable-by-default", "path", "require-runtime-dependencies", "require-runtime-features"}
)
"""Keys of the table that are hatchling's own."""


class SpecweldBuildHook(BuildHookInterface[Any]):
    """Generates the clients before files are collected, and makes sure that they are, ignored by git or not."""

    PLUGIN_NAME = "specweld"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's interface
        """Generates the clients; a document that cannot be used ends the build with one line."""
        root = Path(self.root)
        try:
            job, fail_on = job_of(self.config, root)
            done = run.generate(
                job, cached=True, details=False, fail_on=fail_on, progress=lambda _: None, workers=parallel.HERE
            )
        except InputError as error:
            self.app.abort(f"specweld: {error}")
            return
        if done.refused:
            self.app.abort(f"specweld: {done.refused} (fail-on = {fail_on!r})")
            return
        for finding in done.findings:
            if finding.severity != "note":
                self.app.display_warning(f"specweld: {finding}")
        artifacts: list[str] = build_data.setdefault("artifacts", [])
        artifacts.append(f"/{job.output.relative_to(root).as_posix()}/**")


def job_of(table: dict[str, Any], root: Path) -> tuple[Job, FailOn]:
    """The run that the hook's table describes, and the severity of findings from which on it ends the build.

    Raises:
        InputError: it is no config, or the output lies outside of the project.
    """
    own = {key: value for key, value in table.items() if key not in _HATCH}
    named = own.pop("config", None)
    fail_on = _fail_on(own.pop("fail-on", "never"))
    if named is not None and own:
        raise InputError(f"pyproject.toml: `config` names a config; `{next(iter(own))}` belongs there")
    inline = named is None and own
    job = table_job(own, root / "pyproject.toml") if inline else config_job(root / str(named or "specweld.toml"))
    if not job.output.resolve().is_relative_to(root.resolve()):
        raise InputError(f"{job.config_name}: the output lies outside of the project: {job.config.output}")
    return job, fail_on


def _fail_on(said: object) -> FailOn:
    choices: tuple[FailOn, ...] = (*SEVERITIES, "never")
    for each in choices:
        if each == said:
            return each
    raise InputError(f"pyproject.toml: `fail-on` is one of {', '.join(choices)}; not {said!r}")


@hookimpl
def hatch_register_build_hook() -> type[SpecweldBuildHook]:
    """Tells hatchling about the hook."""
    return SpecweldBuildHook
