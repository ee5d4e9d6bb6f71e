"""The project around packages: its names, its version, and what it depends on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from codegen import naming
from codegen.finding import Noun
from codegen.model import Provider
from codegen.package import ModelKind, Project
from codegen.spelling import one_line

_DEPENDENCIES = ("httpx2>=2.0", "pydantic>=2.11")
_EXTRAS = (("http2", ("httpx2[http2]",)), ("test", ("pytest>=8",)))
_NUMBERS = re.compile(r"\d{1,9}(?:[._-]\d{1,9}){0,5}")


class ProjectOptions(Noun, frozen=True):
    """What people choose of a project; ``""``: what the documents say."""

    name: str = ""
    version: str = ""


def project(providers: Sequence[Provider], options: ProjectOptions, folder: str, kind: ModelKind | None) -> Project:
    """The project of ``providers``; ``folder`` is the output folder's name, after which a project of several is called."""
    one = providers[0] if len(providers) == 1 else None
    package = one.name if one else naming.module(options.name or folder)
    version = options.version or (version_of(one.version) if one else "0.1.0")
    about = one_line(one.title or one.name) if one else ", ".join(provider.name for provider in providers)
    of = f" {one_line(one.version)}" if one and one.version else ""
    extra = ("msgspec>=0.19",) if kind == "msgspec" else ()
    return Project(
        name=options.name or naming.module(package).strip("_").replace("_", "-"),
        version=version,
        description=f"Client of {about}{of}, made by specweld.",
        folder=package,
        dependencies=(*_DEPENDENCIES, *extra),
        extras=_EXTRAS,
    )


def version_of(text: str) -> str:
    """A document's version as one that Python packages can have (PEP 440): itself, else the numbers in it.

    ``1.0.0-beta.2`` is ``1.0.0b2``, ``2022-11-28.basil`` is ``2022.11.28``, ``latest`` is ``0``.
    """
    from packaging.version import InvalidVersion, Version  # noqa: PLC0415 - most runs make no project

    try:
        return Version(text).public
    except (InvalidVersion, ValueError):
        numbers = _NUMBERS.search(text)
        return Version(re.sub("[_-]", ".", numbers[0])).public if numbers else "0"
