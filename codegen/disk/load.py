"""Documents in: files, globs, folders, URLs and standard input, by names that are the same on every machine."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from codegen.finding import InputError, Location
from codegen.lock import digest

MAX_BYTES = 512 * 1024 * 1024
"""The largest file that is read; the largest known API document has 30 MB."""

_HEAD = 256 * 1024
_GLOB = frozenset("*?[")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


class Source(msgspec.Struct, frozen=True, dict=True):
    """One document as it came."""

    name: str
    """Relative to the workspace, with ``/``; a URL; or ``-``."""
    data: bytes

    @cached_property
    def digest(self) -> str:
        """The hash of its bytes: for the lock, and twice for the cache."""
        return digest(self.data)


class Workspace(msgspec.Struct, frozen=True):
    """The folder that names of documents are relative to."""

    root: str
    """A path of this machine; never in any output."""
    prefix: str = ""
    """What people see before a name: the folder as they typed it, with ``/``."""
    allow: tuple[str, ...] = ()
    """Hosts that may be asked for the files that documents refer to."""

    def path(self, name: str) -> Path:
        """The file of that name."""
        return Path(self.root, name)

    def shown(self, name: str) -> str:
        """``name`` as the user would type it."""
        return name if name == "-" or is_url(name) or not self.prefix else f"{self.prefix}{name}"


def is_url(text: str) -> bool:
    """Whether a source is to be fetched."""
    return text.startswith(("http://", "https://"))


def workspace_of(source: str, allow: tuple[str, ...] = ()) -> tuple[Workspace, str]:
    """The workspace of one source given on the command line, and its name in there.

    A file's workspace is its folder, so that neither the machine nor the current folder shows in what is generated.

    Raises:
        InputError: it names nothing, or is a URL that is not fetched.
    """
    if not source.strip():
        raise InputError("the source is empty: name a file, a folder or a URL")
    if "://" in source and not is_url(source):
        raise InputError(f"{source}: only http:// and https:// are fetched; name a file, a folder or such a URL")
    if source == "-" or is_url(source):
        return Workspace(os.curdir, allow=allow), source
    path = Path(source)
    if path.is_dir():
        return Workspace(source, _prefix(path), allow), os.curdir
    return Workspace(str(path.parent), _prefix(path.parent), allow), path.name


def _prefix(folder: Path) -> str:
    text = folder.as_posix()
    return "" if text == "." else text.rstrip("/") + "/"


def load_sources(workspace: Workspace, patterns: Sequence[str], at: Location | None = None) -> tuple[Source, ...]:
    """The documents that ``patterns`` name, in their order, each once; folders and globs in alphabetical order.

    Args:
        workspace: what the patterns are relative to.
        patterns: files, globs, folders, URLs or ``-``.
        at: where they were written down, for messages; the command line if ``None``.

    Raises:
        InputError: a pattern that names nothing, or a file that cannot be read.
    """
    found: dict[str, Source] = {}
    for pattern in patterns:
        for source in _sources(workspace, pattern, at):
            found.setdefault(source.name, source)
    return tuple(found.values())


def _sources(workspace: Workspace, pattern: str, at: Location | None) -> Iterator[Source]:
    if pattern == "-":
        yield Source("-", sys.stdin.buffer.read(MAX_BYTES))
    elif is_url(pattern):
        yield Source(pattern, fetch(pattern, allow=(_host(pattern), *workspace.allow)))
    elif workspace.path(pattern).is_dir():
        yield from _folder(workspace, pattern, at)
    elif _GLOB.isdisjoint(pattern) or workspace.path(pattern).exists():
        yield Source(_name(pattern), _read_named(workspace, pattern, at))
    else:
        yield from _glob(workspace, pattern, at)


def fetch(url: str, allow: tuple[str, ...]) -> bytes:
    """The bytes at a URL on one of the hosts in ``allow``."""
    from codegen import fetch as network  # noqa: PLC0415 - the network is rarely asked, and its client is slow to import

    return network.fetch(url, allow=allow)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _name(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")


def _read_named(workspace: Workspace, name: str, at: Location | None) -> bytes:
    try:
        return read_file(workspace.path(name))
    except FileNotFoundError:
        raise InputError(f"no such file: {workspace.shown(name)}; check the path{_near(workspace, name)}", at) from None
    except OSError as error:
        raise InputError(f"cannot read {workspace.shown(name)}: {_reason(error)}", at) from None


def _near(workspace: Workspace, name: str) -> str:
    """A file beside it whose name differs in letter case or suffix only."""
    stem = Path(name).stem.casefold()
    try:
        near = sorted(path.name for path in workspace.path(name).parent.iterdir() if path.stem.casefold() == stem)
    except OSError:
        return ""
    return f" (did you mean {near[0]}?)" if near else ""


def read_file(path: Path) -> bytes:
    """The bytes of a regular file.

    Raises:
        OSError: there is none, or it is a device, a pipe or larger than ``MAX_BYTES``.
    """
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
            raise OSError(0, "not a regular file")
        if status.st_size > MAX_BYTES:
            raise OSError(0, f"larger than {MAX_BYTES} bytes")
        return file.read(MAX_BYTES)


def read_optional(path: Path | str) -> bytes | None:
    """The bytes of a file, ``None`` where there is none; a string is as good as a path, and sooner made.

    Raises:
        InputError: there is one, and it cannot be read.
    """
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - either
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise InputError(f"cannot read: {_reason(error)}", Location(Path(path).as_posix())) from None


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _folder(workspace: Workspace, folder: str, at: Location | None) -> Iterator[Source]:
    """The documents below a folder: every file that mentions OpenAPI and is of a kind that is read."""
    names = sorted(_walk(workspace.path(folder)))
    count = 0
    for name in names:
        if _looks_right(workspace.path(folder) / name):
            full = _name(f"{folder}/{name}")
            yield Source(full, _read_named(workspace, full, at))
            count += 1
    if not count:
        shown = workspace.shown(folder).removesuffix("/.")
        looked = f"{len(names)} {'file' if len(names) == 1 else 'files'} looked at"
        raise InputError(f"no API document in {shown}: {looked}; name one yourself", at)


def _walk(folder: Path) -> Iterator[str]:
    """Paths of all files below ``folder``, relative to it, without hidden and vendored ones."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED]
        base = Path(here).relative_to(folder)
        yield from ((base / name).as_posix() for name in files if not name.startswith("."))


def _looks_right(path: Path) -> bool:
    from codegen.read.discover import looks_like_spec  # noqa: PLC0415 - it brings all readers; only folders need it

    try:
        with path.open("rb") as file:
            return looks_like_spec(path.name, file.read(_HEAD))
    except OSError:
        return False


def _glob(workspace: Workspace, pattern: str, at: Location | None) -> Iterator[Source]:
    if Path(pattern).is_absolute():
        raise InputError(f"a pattern must be relative: {pattern}", at)
    names = sorted(
        path.relative_to(workspace.root).as_posix() for path in Path(workspace.root).glob(pattern) if path.is_file()
    )
    if not names:
        raise InputError(f"nothing matches {workspace.shown(pattern)}; check the pattern", at)
    for name in names:
        yield Source(name, _read_named(workspace, name, at))


# --- what documents refer to -----------------------------------------------------------------------------------------


def loader(workspace: Workspace, hosts: Iterable[str], seen: MutableMapping[str, str]) -> Callable[[str], bytes]:
    """A function that gives the files that documents refer to, and writes the hash of each into ``seen``.

    Files must lie below the workspace, the folder around it, or the current folder: a document that somebody published
    has no business with the rest of the machine. URLs must be on one of ``hosts`` or an allowed host.
    """
    allow = tuple(dict.fromkeys((*hosts, *workspace.allow)))
    homes = [Path(workspace.root).resolve().parent, Path.cwd()]

    def load(name: str) -> bytes:
        data = fetch(name, allow=allow) if is_url(name) else _read_inside(workspace.path(name), homes)
        seen[name] = digest(data)
        return data

    return load


def _read_inside(path: Path, homes: Sequence[Path]) -> bytes:
    real = path.resolve()
    if not any(real.is_relative_to(home) for home in homes):
        raise PermissionError(0, "outside of the folders that documents may refer to")
    return read_file(real)


def hosts_of(sources: Iterable[Source]) -> tuple[str, ...]:
    """The hosts that sources came from: their own references may lead back to them."""
    return tuple(dict.fromkeys(_host(source.name) for source in sources if is_url(source.name)))


def load_again(workspace: Workspace, sources: Iterable[Source], name: str) -> str:
    """The hash of a file that documents refer to, as it is now; ``""`` where it cannot be had."""
    seen: dict[str, str] = {}
    try:
        loader(workspace, hosts_of(sources), seen)(name)
    except (OSError, InputError):
        return ""
    return seen[name]
