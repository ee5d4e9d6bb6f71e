"""What one run is about, from a config or from the command line: everything that decides the output, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from codegen import config as configs
from codegen import lock as locks
from codegen.config import Config, ProjectTable, ProviderTable
from codegen.disk.load import Source, Workspace, load_sources, read_optional, workspace_of
from codegen.finding import InputError, Location
from codegen.lock import Lock


class Part(msgspec.Struct, frozen=True):
    """One provider and its documents, as they came."""

    name: str
    """``""``: named after what its documents say."""
    sources: tuple[Source, ...]


class Job(msgspec.Struct, frozen=True):
    """One run, with everything read that decides what comes out."""

    workspace: Workspace
    parts: tuple[Part, ...]
    config: Config
    output: Path
    lock_path: Path
    lock_data: bytes
    """The lock as it is on the disk; empty where there is none."""
    text: str
    """The config's text, for the lines of what is wrong in it; ``""`` without one."""
    config_name: str
    """The config as the user would type it; ``""`` without one."""
    single: bool
    """Whether this is one package of its own, with its runtime inside."""

    @property
    def lock(self) -> Lock:
        """The lock of the last run; an empty one where there is none."""
        return locks.decode(self.lock_data, self.lock_path.as_posix()) if self.lock_data else Lock()


def config_job(path: Path) -> Job:
    """The run that a ``specweld.toml`` describes.

    Raises:
        InputError: the config is missing or wrong, or names documents that cannot be read.
    """
    if path.is_dir():
        path = path / configs.FILE_NAME
    data = read_optional(path)
    if data is None:
        hint = "write one with `specweld init DOC...`, or name a document: `specweld generate DOC -o DIR`"
        raise InputError(f"no such file; {hint}", Location(path.as_posix()))
    text = _decode(data, path)
    config = configs.parse(text, path.as_posix())
    return _configured(config, path, text)


def table_job(table: Mapping[str, Any], path: Path) -> Job:
    """The run that a table in another file describes; ``path`` is that file, and its folder takes the lock.

    Raises:
        InputError: as ``config_job``.
    """
    return _configured(configs.of_table(table, path.as_posix()), path, "")


def _configured(config: Config, path: Path, text: str) -> Job:
    folder = path.parent
    prefix = "" if folder == Path() else f"{folder.as_posix().rstrip('/')}/"
    workspace = Workspace(str(folder), prefix, config.fetch.allow)
    parts = tuple(_part(name, table, workspace, text, path) for name, table in config.providers.items())
    lock_path = folder / locks.FILE_NAME
    lock_data = read_optional(lock_path) or b""
    output = folder / config.output
    return Job(workspace, parts, config, output, lock_path, lock_data, text, path.as_posix(), single=False)


def _decode(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("not UTF-8: save the file as UTF-8", Location(path.as_posix(), line=line)) from None


def _part(name: str, table: ProviderTable, workspace: Workspace, text: str, path: Path) -> Part:
    at = Location(path.as_posix(), line=configs.line_of(text, ("providers", name, "sources")))
    return Part(name, load_sources(workspace, table.sources, at))


def source_job(source: str, output: Path | None = None, name: str | None = None, *, project: bool = False) -> Job:
    """The run that makes one package from one source; without an ``output`` it can only be looked at.

    With ``project`` the output folder becomes a whole project.

    Raises:
        InputError: the source cannot be read, or ``name`` is no name.
    """
    if name is not None:
        configs.check_name(name)
    workspace, pattern = workspace_of(source)
    sources = load_sources(workspace, (pattern,))
    lock_path = (output or Path()) / locks.FILE_NAME
    lock_data = (read_optional(lock_path) if output else None) or b""
    before = next(iter(locks.decode(lock_data, lock_path.as_posix()).names), "") if lock_data else ""
    if name and before and name != before:
        message = f"this folder holds the client `{before}`, not `{name}`: name another folder, or delete this one"
        raise InputError(message, Location(lock_path.parent.as_posix()))
    part = Part(name or before, sources)
    config = Config(project=ProjectTable() if project else None)
    return Job(workspace, (part,), config, lock_path.parent, lock_path, lock_data, "", "", single=True)
