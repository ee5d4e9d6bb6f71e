"""A parsed text -> ``Document``: its version, the files it refers to, and what reading found."""

from __future__ import annotations

from typing import NamedTuple

from codegen.document import Document, Tree
from codegen.finding import Finding
from codegen.jsontypes import as_object
from codegen.read.load import Loader
from codegen.read.parsed import Parsed, Place
from codegen.read.refs import reached
from codegen.read.version import version_of


class Spec(NamedTuple):
    """An OpenAPI document that was found, and where."""

    place: Place
    parsed: Parsed
    dialect: str
    findings: tuple[Finding, ...] = ()
    """What is to be said about it beside what the parser found."""
    section: int = -1
    """The section of the page that it stands in (see ``Fence``); -1 in no section of its own."""


def document(key: str, spec: Spec, load: Loader | None, findings: tuple[Finding, ...] = ()) -> Document:
    """The document called ``key`` that ``spec`` is.

    Its first tree has the place's source, which is another file than ``key`` when a page only points to its spec.
    """
    parsed = spec.parsed
    main = Tree(spec.place.source, parsed.root, parsed.data, parsed.syntax, spec.place.first_line, spec.place.indent)
    trees, missing = reached(main, load)
    version, guesses = version_of(main.source, as_object(parsed.root))
    return Document(
        source=key,
        dialect=spec.dialect,
        version=version,
        trees=(main, *trees),
        findings=(*findings, *spec.findings, *parsed.findings, *guesses, *missing),
    )
