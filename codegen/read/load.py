"""Files that a document names: how their names are joined, and what is tried before one is given up."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from codegen import uris
from codegen.finding import InputError

Loader: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a path or URL that is already joined; raises ``OSError`` or ``InputError``."""


class Loaded(NamedTuple):
    """A file that was found, under the name that found it."""

    source: str
    data: bytes


class NotLoadedError(Exception):
    """A file that a document names cannot be had; the text says why, in a few words."""


def join(source: str, name: str) -> str:
    """``name`` as the file ``source`` means it: relative to it, normalized, with ``/`` (RFC 3986 section 5)."""
    if is_url(name):
        return name
    if is_url(source):
        return uris.join(source, name)
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), name))


def is_url(name: str) -> bool:
    """Whether ``name`` is an address and not a path."""
    return name.startswith(("http://", "https://"))


def spellings(source: str, name: str) -> Iterator[str]:
    """The names under which the file ``name`` is looked for: as written, decoded, and in lower case."""
    seen: set[str] = set()
    for spelling in (name, unquote(name), name.lower()):
        joined = join(source, spelling)
        if joined not in seen:
            seen.add(joined)
            yield joined


def load_first(load: Loader | None, names: Iterable[str]) -> Loaded:
    """The first of ``names`` that can be loaded. Raises ``NotLoadedError`` with the reason of the first."""
    reason = ""
    for name in names:
        try:
            return Loaded(name, _load(load, name))
        except NotLoadedError as problem:
            reason = reason or str(problem)
    raise NotLoadedError(reason or "no name to look for")


def _load(load: Loader | None, name: str) -> bytes:
    if uris.split(name).scheme not in {"", "http", "https"} or name.startswith("/") or "\0" in name:
        raise NotLoadedError("only relative paths and web addresses are followed")
    if load is None:
        raise NotLoadedError("other files are not followed here")
    try:
        return load(name)
    except FileNotFoundError:
        raise NotLoadedError("there is no such file") from None
    except InputError as problem:
        raise NotLoadedError(problem.message) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise NotLoadedError(str(reason)) from None
