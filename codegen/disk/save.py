"""Packages out: all or nothing, never over somebody else's files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path

from codegen.disk.load import read_optional
from codegen.disk.stage import Stage
from codegen.finding import InputError, Location, Noun
from codegen.lock import digest

MARK = b"specweld"
"""Stands in the first lines of every package's ``__init__.py`` that we write."""

_NO_NAMES = frozenset({"", ".", ".."})


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
    _check_names(folder, files)
    if not folder.exists():
        return Changes(created=tuple(sorted(files)))
    adopted = not ours and _is_marked(folder / "__init__.py")
    created: list[str] = []
    updated: list[str] = []
    unchanged: list[str] = []
    for name, data in sorted(files.items()):
        old = _there(folder, name)
        if old is None:
            created.append(name)
        elif old == data:
            unchanged.append(name)
        elif name in ours or adopted or MARK in old[:400]:
            updated.append(name)
        else:
            message = "specweld did not write this file and would overwrite it: move it away"
            raise InputError(message, Location((folder / name).as_posix()))
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


def _check_names(folder: Path, names: Iterable[str]) -> None:
    """Generated names are checked once more before they touch the disk: none may leave the folder, itself or by a link."""
    parents: set[str] = set()
    for name in names:
        parts = name.split("/")
        if not _NO_NAMES.isdisjoint(parts) or "\\" in name or "\0" in name:
            raise InputError(f"a generated file would leave the output folder: {name!r}")
        parents.update(accumulate(parts[:-1], "{}/{}".format))
    for parent in sorted(parents):
        if (folder / parent).is_symlink():
            place = Location((folder / parent).as_posix())
            raise InputError("this is a link: generated files would leave the folder", place)


def _there(folder: Path, name: str) -> bytes | None:
    """What is where a generated file must go, ``None`` where nothing is."""
    try:
        return read_optional(f"{folder}/{name}")
    except InputError:
        if not (folder / name).is_dir():
            raise
    raise InputError("a generated file must go here: move this folder away", Location((folder / name).as_posix()))


def _leftovers(
    folder: Path, files: Mapping[str, bytes], ours: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Our files that are no longer made: those that are as we wrote them, and those that were edited."""
    removed: list[str] = []
    kept: list[str] = []
    before = sorted(ours.keys() - files.keys())
    _check_names(folder, before)
    for name in before:
        path = folder / name
        data = read_optional(path) if path.is_file() else None
        if data is not None:
            (removed if digest(data) == ours[name] else kept).append(name)
    return tuple(removed), tuple(kept)


def save(folder: Path, files: Mapping[str, bytes], changes: Changes, extra: Mapping[Path, bytes]) -> None:
    """Makes ``changes`` true, and writes ``extra`` files (the lock) last.

    Everything is written beside its place first; only when all of it is on the disk does anything change. Nothing is
    left beside any place, however this ends.

    Raises:
        InputError: the disk refuses.
    """
    stage = Stage()
    try:
        for name in (*changes.created, *changes.updated):
            stage.put(f"{folder}/{name}", files[name])
        for path, data in extra.items():
            stage.put(str(path), data)
        stage.commit()
        _remove(folder, changes.removed)
    except OSError as error:
        place = Location(Path(stage.place_of(error.filename or str(folder))).as_posix())
        raise InputError(f"cannot write: {error.strerror or error}", place) from None
    finally:
        stage.clear()


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
