"""Generated files as black would have them, written by ruff (which is 300 times faster) or by black itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from codegen.config import Formatter
from codegen.finding import InputError

_PYTHON = (".py", ".pyi")
_RUFF = ("format", "--isolated", "--no-cache", "--line-length=88", "--target-version=py311")


def format_files(files: Mapping[str, str], formatter: Formatter) -> dict[str, bytes]:
    """``files`` as bytes, the Python among them formatted with the formatter's own defaults, whatever the user's are.

    Raises:
        RuntimeError: a file is no Python, which is a bug of the templates.
    """
    python = {name: text for name, text in files.items() if name.endswith(_PYTHON)}
    done = _black(python) if formatter == "black" else _ruff(python)
    return {name: done.get(name) or text.encode() for name, text in files.items()}


def _ruff(files: Mapping[str, str]) -> dict[str, bytes]:
    """Formats all files in one process: starting one costs more than formatting a hundred files."""
    if not files:
        return {}
    texts = {name: text.encode() for name, text in files.items()}
    with tempfile.TemporaryDirectory(prefix="specweld-", dir=_memory(sum(map(len, texts.values())))) as folder:
        paths = {name: Path(folder, f"{number}{Path(name).suffix}") for number, name in enumerate(files)}
        for name, path in paths.items():
            path.write_bytes(texts[name])
        run = subprocess.run([ruff(), *_RUFF, folder], capture_output=True, text=True, check=False)  # noqa: S603 - ours
        if run.returncode:
            raise RuntimeError(_names_back(run.stderr, paths))
        return {name: path.read_bytes() for name, path in paths.items()}


def _memory(needed: int) -> str | None:
    """A folder in memory with room for ``needed`` bytes, if there is one: on a disk, removing a thousand files that were
    just written and rewritten takes ten times as long as formatting them.
    """
    folder = "/dev/shm"  # noqa: S108 - only the place where ``tempfile`` makes a folder of ours alone
    if "TMPDIR" in os.environ or not os.access(folder, os.W_OK | os.X_OK):
        return None
    # Twice, for ruff writes a file anew; and the same for others who work at the same time.
    return folder if shutil.disk_usage(folder).free > 4 * needed else None


def _names_back(message: str, paths: Mapping[str, Path]) -> str:
    for name, path in paths.items():
        message = message.replace(str(path), name)
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


def _black(files: Mapping[str, str]) -> dict[str, bytes]:
    import black  # noqa: PLC0415 - 0.2 s that only its users pay

    mode = black.Mode()
    return {name: black.format_str(text, mode=mode).encode() for name, text in files.items()}
