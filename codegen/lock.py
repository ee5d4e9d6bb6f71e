"""``specweld.lock``: what went in, what was decided, which names were given, and what came out.

One fact a line, in an order that the inputs alone decide, so that a review sees what a new version of a document did.
The file holds no date, no absolute path and nothing of the machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from codegen.finding import InputError, Location

FILE_NAME = "specweld.lock"
VERSION = 1


class Lock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lock file."""

    version: int = VERSION
    inputs: Mapping[str, str] = {}
    """Hash of each document, by its name; documents from standard input are ``-``."""
    decisions: Mapping[str, tuple[str, ...]] = {}
    """By provider: ``subject: chosen [rule]``."""
    names: Mapping[str, Mapping[str, str]] = {}
    """By provider: Python names by the id of what they name. They stay when the document grows."""
    files: Mapping[str, str] = {}
    """Hash of each generated file, by its path in the output folder. Only these are ours to change or remove."""


def digest(data: bytes) -> str:
    """The hash that the lock records: SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def encode(lock: Lock) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(lock), indent=2) + b"\n"


def decode(data: bytes, source: str = FILE_NAME) -> Lock:
    """The lock in a file's bytes.

    Raises:
        InputError: the file is damaged (half a merge, an editor) or of a newer specweld.
    """
    hint = f"restore it from version control, or delete {source} to make names and files anew"
    try:
        lock = msgspec.json.decode(data, type=Lock)
    except msgspec.DecodeError as error:
        raise InputError(f"not a lock file ({error}): {hint}", Location(source, line=_line(data))) from None
    if lock.version > VERSION:
        raise InputError("written by a newer specweld: upgrade specweld", Location(source, line=2))
    return lock


def _line(data: bytes) -> int:
    """The line of a merge's conflict mark, else the first."""
    head, mark, _ = data.partition(b"<<<<<<<")
    return head.count(b"\n") + 1 if mark else 1
