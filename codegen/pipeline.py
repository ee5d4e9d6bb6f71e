"""Read what each document says, interpret what it means, reconcile, plan the Python, render it: the sentence, as code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec

from codegen import naming, plan, render
from codegen.compiled import CompiledTemplates
from codegen.disk.load import Source, Workspace, hosts_of, loader
from codegen.document import Document
from codegen.interpret import interpret
from codegen.jsontypes import as_object, as_text
from codegen.model import Model, Provider
from codegen.package import Resource, Synopsis, together
from codegen.plan import Options, Outline
from codegen.read import read_text
from codegen.reconcile import Settings, reconcile
from codegen.resources import templates_dir


class Task(msgspec.Struct, frozen=True):
    """One provider's documents as they came: everything that can be done without the other providers."""

    name: str
    """``""``: named after what the documents say."""
    workspace: Workspace
    sources: tuple[Source, ...]


class Understood(NamedTuple):
    """What one provider's documents mean, and what it took to know it."""

    provider: Provider
    documents: tuple[Document, ...]
    referred: Mapping[str, str]
    """Hashes of the files that the documents refer to, by name."""


class Welded(NamedTuple):
    """All providers together: the model, and the outline of the Python to write."""

    model: Model
    outline: Outline


def read(task: Task, referred: dict[str, str]) -> tuple[Document, ...]:
    """The documents of one provider; hashes of the files they refer to go into ``referred``."""
    load = loader(task.workspace, hosts_of(task.sources), referred)
    return tuple(document for each in task.sources for document in read_text(each.name, each.data, load=load))


def understand(task: Task) -> Understood:
    """Reads and interprets one provider's documents; a function of its argument alone, so that it can run anywhere."""
    referred: dict[str, str] = {}
    documents = read(task, referred)
    return Understood(interpret(documents, task.name or name_of(documents)), documents, referred)


def weld(
    providers: Sequence[Provider], settings: Settings, options: Options, names: Mapping[str, Mapping[str, str]]
) -> Welded:
    """Reconciles the providers and plans their clients; ``names`` are those that earlier runs gave."""
    model = reconcile(providers, settings)
    return Welded(model, plan.outline(model, options, names))


def pieces(outline: Outline) -> int:
    """How many pieces the files of a package are written in."""
    return 1 + len(plan.parts(outline))


def write(outline: Outline, numbers: Iterable[int], told: dict[int, Synopsis]) -> Iterator[tuple[str, str]]:
    """The files of the pieces with these numbers, from 0, by path and not yet formatted.

    One piece is one module of resources or types; the first is what needs none of them. What READMEs and tests show of a
    piece goes into ``told``, by its number.
    """
    found, templates = plan.parts(outline), templates_dir()
    writer = _writer(templates)
    for number in numbers:
        if not number:
            yield from _placed(outline, render.front(outline.package, templates, writer))
            continue
        part = found[number - 1]
        made = plan.made(outline, part)
        yield from _placed(outline, [render.module(outline.package.clients[part.client], made, writer)])
        if isinstance(made, Resource):
            told[number] = render.synopsis(made, writer)


def finish(outline: Outline, told: Mapping[int, Synopsis]) -> Iterator[tuple[str, str]]:
    """The files that show all pieces: READMEs, and what lies around the packages of a project."""
    writer = _writer(templates_dir())
    found: list[list[Synopsis]] = [[] for _ in outline.clients]
    for number, part in enumerate(plan.parts(outline), 1):
        found[part.client] += [told[number]] if number in told else []
    synopses = [together(each) for each in found]
    yield from _placed(outline, render.readmes(outline.package, synopses, writer))
    yield from render.project(outline.package, synopses, writer)


def _writer(templates: Path) -> render.Writer:
    """Renders templates of a folder, each compiled once for all runs."""
    return render.writer(templates, CompiledTemplates())


def _placed(outline: Outline, files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((to, text) for path, text in files if (to := plan.place(outline, path)))


def _alike(stems: Sequence[str]) -> str:
    """The words that all names begin with: ``chainhub`` of ``chainhub-audio`` and ``chainhub-videos``."""
    columns = zip(*(stem.split("-") for stem in stems), strict=False)
    return "-".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, columns))


def name_of(documents: Sequence[Document]) -> str:
    """A name for a provider that nobody named: its title or its file's name; what the files' names begin with alike.

    A page's title is that of one call or model, so that its file's name comes first.
    """
    stems = [PurePosixPath(document.source.split("?")[0]).stem for document in documents if document.source != "-"]
    titles = [as_text(as_object(document.root.get("info")).get("title")).strip() for document in documents]
    alike = _alike(stems) if len(stems) > 1 else ""
    pages = documents[0].dialect not in ("json", "yaml")
    texts = (alike, *stems[:1], *titles) if pages else (*titles, *stems[:1])
    return next((name for text in texts if (name := naming.package(text))), "client")
