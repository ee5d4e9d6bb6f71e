"""The line of a JSON pointer, looked up only for what is shown to people: the text is walked down, not parsed again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from codegen.document import Document, Tree
from codegen.finding import Location
from codegen.jsontypes import tokens
from codegen.read.jsonlines import Span, json_members
from codegen.read.load import is_url
from codegen.read.yamllines import yaml_child


class _Spot(NamedTuple):
    """A place in a tree's text (bytes of JSON, characters of YAML): a value from ``start`` to ``end``, and ``shown``, the key that people look for."""

    start: int
    end: int
    shown: int
    exact: bool = True
    """Whether this is the place that was asked for, and not the nearest one around it."""


class Locator:
    """Looks up many locations in the same documents; each object on the way is looked at once."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._trees = {tree.source: tree for document in documents for tree in document.trees}
        self._texts: dict[str, str] = {}
        self._spots: dict[tuple[str, tuple[str, ...]], _Spot] = {}
        self._members: dict[tuple[str, int], dict[str, Span]] = {}

    def locate(self, location: Location) -> Location:
        """``location`` with its line filled in, and its source as the file is called.

        A pointer that leads nowhere gets the line of what it last led to. A location that has a line keeps it, and one
        whose source is none of the documents' has none.
        """
        tree = self._trees.get(location.source)
        line = location.line
        if not line and tree is not None:
            line = self._line(tree, tuple(tokens(location.pointer)))
        return msgspec.structs.replace(location, source=_file(location.source), line=line)

    def _line(self, tree: Tree, path: tuple[str, ...]) -> int:
        shown = self._spot(tree, path).shown
        if tree.syntax == "json":
            return tree.first_line + tree.data.count(b"\n", 0, shown)
        return tree.first_line + self._text(tree).count("\n", 0, shown)

    def _text(self, tree: Tree) -> str:
        if tree.source not in self._texts:
            self._texts[tree.source] = tree.data.decode()
        return self._texts[tree.source]

    def _spot(self, tree: Tree, path: tuple[str, ...]) -> _Spot:
        known = self._spots.get((tree.source, path))
        if known is None:
            known = self._spots[tree.source, path] = self._descend(tree, path)
        return known

    def _descend(self, tree: Tree, path: tuple[str, ...]) -> _Spot:
        if not path:
            return _Spot(0, len(tree.data if tree.syntax == "json" else self._text(tree)), 0)
        around = self._spot(tree, path[:-1])
        if tree.syntax == "json":
            child = self._json_child(tree, around, path[-1])
        else:
            child = yaml_child(self._text(tree), around.start, around.end, path[-1])
        return _Spot(*child) if child else around._replace(exact=False)

    def _json_child(self, tree: Tree, around: _Spot, token: str) -> Span | None:
        if not around.exact:
            return None
        members = self._members.get((tree.source, around.start))
        if members is None:
            members = json_members(tree.data, around.start, around.end)
            self._members[tree.source, around.start] = members
        return members.get(token)


def _file(source: str) -> str:
    """The file of a source that may name one of several specs in it (``page.md#2``)."""
    return source if is_url(source) else source.partition("#")[0]


def locate(documents: Sequence[Document], location: Location) -> Location:
    """``location`` with its line filled in; ``Locator`` does the same faster for many of them."""
    return Locator(documents).locate(location)
