"""Generated files as black would have them, written by ruff (which is 300 times faster) or by black itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from codegen.config import Formatter
from codegen.finding import InputError

_PYTHON = (".py", ".pyi")
_RUFF = ("format", "--isolated", "--no-cache", "--line-length=88", "--target-version=py311")

_MEMORY = "/dev/shm"  # noqa: S108 - only the place where ``tempfile`` makes a folder of ours alone


def format_files(files: Iterable[tuple[str, str]], formatter: Formatter) -> dict[str, bytes]:
    """Pairs of name and text as bytes by name, the Python among them formatted with the formatter's own defaults,
    whatever the user's are. They are taken one by one, so that not all texts need to be in memory at once.

    Raises:
        RuntimeError: a file is no Python, which is a bug of the templates.
    """
    return (_black if formatter == "black" else _ruff)(files)


def _ruff(files: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Formats all files in one process: starting one costs more than formatting a hundred files."""
    done: dict[str, bytes] = {}
    paths: dict[str, str] = {}
    with ExitStack() as stack:
        room = _Room(stack)
        for name, text in files:
            data = text.encode()
            if name.endswith(_PYTHON):
                paths[name] = f"{room.folder(len(data))}/{len(paths)}{name[name.rindex('.') :]}"
                _write(paths[name], data)
            else:
                done[name] = data
        if paths:
            _run([ruff(), *_RUFF, *room.folders], paths)
        return done | {name: _read(path) for name, path in paths.items()}


class _Room:
    """Folders for files that are formatted: one in memory as long as there is room, and one on the disk.

    On a disk, removing a thousand files that were just written and rewritten takes ten times as long as formatting them.
    """

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._left = _memory_left()
        self._made: dict[str | None, str] = {}

    @property
    def folders(self) -> Iterable[str]:
        """Those that have files; they are gone when the stack is left."""
        return self._made.values()

    def folder(self, size: int) -> str:
        """Where a file of so many bytes may go."""
        self._left -= size
        where = _MEMORY if self._left > 0 else None
        if where not in self._made:
            self._made[where] = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="specweld-", dir=where))
        return self._made[where]


def _memory_left() -> int:
    """Bytes in memory that may be used; none where ``TMPDIR`` says that something else is wanted."""
    usable = "TMPDIR" not in os.environ and os.access(_MEMORY, os.W_OK | os.X_OK)
    return shutil.disk_usage(_MEMORY).free // 4 if usable else 0


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 - a thousand paths are not worth a thousand objects
        file.write(data)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.read()


def _run(command: list[str], paths: Mapping[str, str]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if run.returncode:
        raise RuntimeError(_names_back(run.stderr, paths))


def _names_back(message: str, paths: Mapping[str, str]) -> str:
    for name, path in paths.items():
        message = message.replace(path, name)
    return f"generated Python is not valid:\n{message}"


@cache
def ruff() -> str:
    """The ruff that is installed with us.

    Raises:
        InputError: there is none.
    """
    beside = Path(sys.executable).with_name("ruff.exe" if sys.platform == "win32" else "ruff")
    if beside.is_file():
        return str(beside)
    scripts = sysconfig.get_path("scripts"), sysconfig.get_path("scripts", f"{os.name}_user")
    found = shutil.which("ruff", path=os.pathsep.join(scripts)) or shutil.which("ruff")
    if not found:
        raise InputError("ruff is not installed beside specweld: install it with `pip install ruff`")
    return found


def _black(files: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    import black  # noqa: PLC0415 - 0.2 s that only its users pay

    mode = black.Mode()
    return {
        name: (black.format_str(text, mode=mode) if name.endswith(_PYTHON) else text).encode() for name, text in files
    }
