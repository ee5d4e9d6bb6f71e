"""A first config for some documents."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from codegen import naming
from codegen.api import make
from codegen.api.job import source_job
from codegen.api.results import Progress
from codegen.config import GENERATED_GROUP, RESERVED
from codegen.disk.load import is_url
from codegen.finding import InputError, Location
from codegen.model import Group, Provider
from codegen.reconcile import Settings, reconcile


def propose(documents: Sequence[str], output: str, folder: Path, progress: Progress) -> str:
    """The text of a config in ``folder``: a provider for each document, and a group where operations match.

    Raises:
        InputError: a document cannot be read.
    """
    providers: dict[str, tuple[str, Provider]] = {}
    for document in documents:
        if document == "-":
            raise InputError("standard input has no name that a config could keep: save the document to a file")
        provider = make.understand(source_job(document), progress)[0].provider
        name = _name(document, provider, [*providers, *RESERVED])
        providers[name] = (_relative(document, folder), msgspec.structs.replace(provider, name=name))
    found = [provider for _, provider in providers.values()]
    return "\n".join(_lines(output, {name: source for name, (source, _) in providers.items()}, _group(found)))


def _name(document: str, provider: Provider, taken: Sequence[str]) -> str:
    """The file's name, which people chose, if it says anything; else what the document calls itself."""
    stem = "" if is_url(document) else naming.package(PurePosixPath(Path(document).as_posix()).stem)
    says_nothing = stem in {"", "client", "api", "openapi", "swagger", "spec", "index"}
    return naming.unique(provider.name if says_nothing else stem, set(taken))


def _relative(document: str, folder: Path) -> str:
    if is_url(document):
        return document
    path = os.path.relpath(document, folder).replace(os.sep, "/")
    return Path(document).as_posix() if path.startswith("../../../") else path


def _group(providers: Sequence[Provider]) -> Group | None:
    """All providers as a group, if each shares an operation with another one."""
    if len(providers) < 2:
        return None
    names = tuple(provider.name for provider in providers)
    model = reconcile(providers, Settings(groups={GENERATED_GROUP: names}))
    operations = next((group.operations for group in model.groups), ())
    shared = {name for operation in operations for name, _ in operation.operations}
    members = tuple(name for name in names if name in shared)
    words = {_first_word(key) for operation in operations for _, key in operation.operations}
    name = naming.module(words.pop()) if len(words) == 1 and words != {""} else GENERATED_GROUP
    return Group(name, members, operations) if len(members) > 1 else None


def _first_word(key: str) -> str:
    """What an operation is about: ``images`` for ``POST /v1/images/generations``."""
    segments = key.partition(" ")[2].split("/")
    return next(
        (word for word in segments if re.fullmatch(r"[A-Za-z]\w*", word) and not re.fullmatch(r"v\d+\w*", word)), ""
    )


def _lines(output: str, sources: dict[str, str], group: Group | None) -> Iterator[str]:
    yield "# What `specweld generate` makes in this folder. All keys: docs/config.md of specweld."
    yield f"output = {_text(output)}"
    for name, source in sources.items():
        yield ""
        yield f"[providers.{name}]"
        yield f"sources = [{_text(source)}]"
    if group:
        yield ""
        yield "# They offer the same operations; rename the group as you like, or delete it."
        yield f"[groups.{naming.unique(group.name, {*sources, *RESERVED})}]"
        yield f"providers = [{', '.join(_text(name) for name in group.providers)}]"
    yield ""
    yield "# Names for calls, where the document's own are not the ones you want:"
    yield "# [operations]"
    yield '# "POST /v1/images/generations" = "images.generate"'
    yield ""


def _text(value: str) -> str:
    """A TOML string; JSON's form is one."""
    return msgspec.json.encode(value).decode()


def place(config: Path) -> Path:
    """The file to write: ``config``, or the usual name in that folder.

    Raises:
        InputError: it exists.
    """
    path = config / "specweld.toml" if config.is_dir() else config
    if path.exists():
        raise InputError(
            "this config exists already: edit it, or name another one with --config", Location(path.as_posix())
        )
    return path
