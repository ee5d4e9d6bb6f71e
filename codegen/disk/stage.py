"""Files beside their places, so that all of them are on the disk before any place changes.

Paths are strings here: a thousand of them are not worth a thousand objects.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from errno import EEXIST, ENOTDIR, ENOTEMPTY


class Stage:
    """What is written under names that nobody else has, and then moved to its place.

    What goes into a folder that does not exist is written into a new one, which is moved as a whole.
    """

    def __init__(self) -> None:
        self._mark = f".specweld-{os.urandom(8).hex()}-"
        self._moves: dict[str, str] = {}
        """Places by what is to be moved there."""
        self._rooms: dict[str, str] = {}
        """Where the files of each folder are written: in itself, if it exists."""

    def put(self, place: str, data: bytes) -> None:
        """Writes a file that is to be at ``place``."""
        folder, name = _split(place)
        room = self._room(folder)
        if room == folder:
            _replacement(self._beside(folder, place), data, place)
        else:
            _write(os.path.join(room, name), data)

    def commit(self) -> None:
        """Moves everything to its place, in the order in which it came."""
        for path, place in self._moves.items():
            _move(path, place)
        self._moves.clear()

    def clear(self) -> None:
        """Removes what was not moved; why it was not is what people need to know, not what this fails at."""
        for path in self._moves:
            with suppress(OSError):
                _remove(path)

    def place_of(self, path: str) -> str:
        """Where something that was written here was to go; any other path stays."""
        for beside, place in self._moves.items():
            if path == beside or path.startswith(os.path.join(beside, "")):
                return place + path.removeprefix(beside)
        return path

    def _room(self, folder: str) -> str:
        if folder not in self._rooms:
            self._rooms[folder] = folder if os.path.isdir(folder) else self._new_room(folder)
        return self._rooms[folder]

    def _new_room(self, folder: str) -> str:
        """A folder that is to become ``folder``, or is in one that is to become one around it."""
        if os.path.lexists(folder):
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), folder)
        around, name = _split(folder)
        room = self._room(around)
        path = self._beside(around, folder) if room == around else os.path.join(room, name)
        os.mkdir(path)
        return path

    def _beside(self, folder: str, place: str) -> str:
        """A path in ``folder`` for what is to be moved to ``place``."""
        path = os.path.join(folder, f"{self._mark}{len(self._moves)}")
        self._moves[path] = place
        return path


def _split(path: str) -> tuple[str, str]:
    folder, name = os.path.split(path)
    return folder or os.curdir, name


def _replacement(path: str, data: bytes, place: str) -> None:
    """Writes a file with the permissions of the one at ``place``, if there is one, and never with more."""
    mode = _mode(place)
    if mode is None:
        _write(path, data)
    else:
        _write(path, data, mode)
        os.chmod(path, mode)


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        return None


def _write(path: str, data: bytes, mode: int = 0o666) -> None:
    """Writes a file that must not be there yet, with ``mode`` less the umask."""
    with open(path, "xb", buffering=0, opener=lambda path, flags: os.open(path, flags, mode)) as file:
        left = memoryview(data)
        try:
            while left:  # a disk that is nearly full takes a part
                left = left[file.write(left) :]
        except OSError as error:
            error.filename = path
            raise


def _move(path: str, place: str) -> None:
    """Moves a file or a new folder; where somebody made that folder meanwhile, what is in it."""
    try:
        os.replace(path, place)
    except OSError as error:
        if error.errno not in {ENOTEMPTY, EEXIST} or not os.path.isdir(path):
            raise
        for name in sorted(os.listdir(path)):
            _move(os.path.join(path, name), os.path.join(place, name))
        os.rmdir(path)


def _remove(path: str) -> None:
    if os.path.isdir(path):
        shutil.rmtree(path)
    else:
        os.unlink(path)
