"""Packages out: all or nothing, never over somebody else's files."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from codegen.disk.load import read_optional
from codegen.finding import InputError, Location, Noun
from codegen.lock import digest

MARK = b"specweld"
"""Stands in the first lines of every package's ``__init__.py`` that we write."""


class Changes(Noun, frozen=True):
    """What writing does, or would do, to a folder; paths relative to it, sorted."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """Written by an earlier run, no longer made, and as we left them."""
    kept: tuple[str, ...] = ()
    """As ``removed``, but edited since: they stay, and are the user's from now on."""

    @property
    def any(self) -> bool:
        """Whether the folder is not what it should be."""
        return bool(self.created or self.updated or self.removed)


def compare(folder: Path, files: Mapping[str, bytes], ours: Mapping[str, str]) -> Changes:
    """What writing ``files`` into ``folder`` changes.

    Args:
        folder: the output folder; it may not exist.
        files: contents by relative path.
        ours: hashes of what an earlier run wrote there (the lock's ``files``).

    Raises:
        InputError: the folder, or a file where one of ``files`` must go, is somebody else's.
    """
    _check_folder(folder, ours)
    adopted = not ours and _is_marked(folder / "__init__.py")
    created: list[str] = []
    updated: list[str] = []
    unchanged: list[str] = []
    for name, data in sorted(files.items()):
        path = _target(folder, name)
        if path.is_dir():
            raise InputError("a generated file must go here: move this folder away", Location(path.as_posix()))
        old = read_optional(path)
        if old is None:
            created.append(name)
        elif old == data:
            unchanged.append(name)
        elif name in ours or adopted or MARK in old[:400]:
            updated.append(name)
        else:
            message = "specweld did not write this file and would overwrite it: move it away"
            raise InputError(message, Location(path.as_posix()))
    removed, kept = _leftovers(folder, files, ours)
    return Changes(tuple(created), tuple(updated), tuple(unchanged), removed, kept)


def _check_folder(folder: Path, ours: Mapping[str, str]) -> None:
    """Only a folder that is new, empty, or has something of ours may be written to."""
    if not folder.exists():
        return
    place = Location(folder.as_posix())
    if not folder.is_dir():
        raise InputError("this is a file; name a folder for the output", place)
    if any((folder / name).exists() for name in ours) or _is_marked(folder / "__init__.py"):
        return
    if strangers := sorted(path.name for path in folder.iterdir() if not _is_dust(path.name)):
        message = f"this folder holds files that specweld did not write ({strangers[0]}): name an empty or new folder"
        raise InputError(message, place)


def _is_marked(path: Path) -> bool:
    data = read_optional(path) if path.is_file() else None
    return data is not None and MARK in data[:400]


def _is_dust(name: str) -> bool:
    """Files that do not make a folder somebody's."""
    return name.startswith(".") or name in {"__pycache__", "specweld.lock"}


def _target(folder: Path, name: str) -> Path:
    """Where the file goes; generated names are checked once more before they touch the disk."""
    parts = PurePosixPath(name).parts
    path = folder.joinpath(*parts)
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
        raise InputError(f"a generated file would leave the output folder: {name!r}")
    for parent in path.relative_to(folder).parents:
        if (folder / parent).is_symlink() and parent != Path():
            raise InputError(
                "this is a link: generated files would leave the folder", Location((folder / parent).as_posix())
            )
    return path


def _leftovers(
    folder: Path, files: Mapping[str, bytes], ours: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Our files that are no longer made: those that are as we wrote them, and those that were edited."""
    removed: list[str] = []
    kept: list[str] = []
    for name in sorted(ours.keys() - files.keys()):
        path = _target(folder, name)
        data = read_optional(path) if path.is_file() else None
        if data is not None:
            (removed if digest(data) == ours[name] else kept).append(name)
    return tuple(removed), tuple(kept)


def save(folder: Path, files: Mapping[str, bytes], changes: Changes, extra: Mapping[Path, bytes]) -> None:
    """Makes ``changes`` true, and writes ``extra`` files (the lock) last.

    Everything is written beside its place first; only when all of it is on the disk does anything change.

    Raises:
        InputError: the disk refuses.
    """
    names = (*changes.created, *changes.updated)
    targets = {folder / name: files[name] for name in names} | dict(extra)
    try:
        stage = _stage(targets)
        for path, temporary in stage.items():
            temporary.replace(path)
        _remove(folder, changes.removed)
    except OSError as error:
        place = Location(Path(error.filename or folder).as_posix())
        raise InputError(f"cannot write: {error.strerror or error}", place) from None


def _stage(targets: Mapping[Path, bytes]) -> dict[Path, Path]:
    """Writes each file under a temporary name beside its place; leaves nothing behind if one cannot be written."""
    stage: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for path, data in targets.items():
            _make_folder(path.parent, made)
            handle, name = tempfile.mkstemp(prefix=".specweld-", dir=path.parent)
            stage[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            stage[path].chmod(_mode(path))
    except BaseException:
        for temporary in stage.values():
            temporary.unlink(missing_ok=True)
        for folder in reversed(made):
            folder.rmdir()
        raise
    return stage


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those around it, outermost first, and notes each that was missing."""
    for each in reversed((folder, *folder.parents)):
        if not each.is_dir():
            each.mkdir()
            made.append(each)


def _mode(path: Path) -> int:
    """The permissions a file has, or that a new one gets from the umask."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Removes leftovers and the folders that they leave empty."""
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        for parent in path.relative_to(folder).parents:
            if parent != Path() and not _try_rmdir(folder / parent):
                break


def _try_rmdir(folder: Path) -> bool:
    """Removes a folder that has nothing in it but what Python compiled there."""
    names = [path.name for path in folder.iterdir()]
    if names not in ([], ["__pycache__"]):
        return False
    shutil.rmtree(folder)
    return True
