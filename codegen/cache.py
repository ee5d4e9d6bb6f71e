"""What the last run knew, by the content of everything it read, so that "nothing changed" costs a few hashes.

An entry holds hashes and findings, never code or contents: at worst it calls stale what is fresh. It is decoded as
plain data; one that is damaged counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from codegen.finding import Finding
from codegen.resources import templates_dir

_KEPT = 256
"""Entries that are kept; older ones go."""


class Entry(msgspec.Struct, frozen=True):
    """A run that ended well."""

    referred: Mapping[str, str]
    """Hashes of the files that the documents refer to."""
    files: Mapping[str, str]
    """Hashes of what it wrote, by path in the output folder."""
    findings: tuple[Finding, ...]
    decisions: int
    located: bool
    """Whether the lines of all findings were looked up, or only of those that are shown first."""


def key(*parts: bytes | str) -> str:
    """The key of a run: the hash of everything that decides its output, and of specweld itself."""
    total = hashlib.sha256()
    for part in (_fingerprint(), *parts):
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "little"))
        total.update(data)
    return total.hexdigest()


def _fingerprint() -> str:
    """This very specweld, Python and set of installed packages. Times of files will do: entries never leave the machine."""
    package = Path(__file__).parent
    stamps = sorted(_stamps(str(package))) + sorted(_stamps(str(templates_dir())))
    installed = Path(sysconfig.get_path("purelib")).stat().st_mtime_ns
    return repr((sys.version, installed, stamps))


def _stamps(folder: str) -> Iterable[tuple[str, int, int]]:
    """Path, size and time of every file below ``folder``."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def folder() -> Path:
    """Where entries are: ``SPECWELD_CACHE_DIR``, else the user's own cache folder."""
    if chosen := os.environ.get("SPECWELD_CACHE_DIR"):
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the variable says it

    return user_cache_path("specweld")


def load(name: str) -> Entry | None:
    """The entry of that key, ``None`` if there is none that can be used."""
    try:
        return msgspec.json.decode((folder() / f"{name}.json").read_bytes(), type=Entry)
    except (OSError, msgspec.DecodeError):
        return None


def save(name: str, entry: Entry) -> None:
    """Keeps an entry. A cache that cannot be written is no error: the next run is slower."""
    place = folder()
    temporary = place / f".{name}.{os.getpid()}"
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.json.encode(entry))
        temporary.replace(place / f"{name}.json")
        _prune(place)


def _prune(place: Path) -> None:
    paths = sorted(place.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in paths[_KEPT:]:
        path.unlink(missing_ok=True)
