"""The files that a document's ``$ref``s reach, and those of these files, and so on: each is read once."""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from codegen import uris
from codegen.document import Tree
from codegen.finding import Finding, InputError, Location, Severity
from codegen.jsontypes import JSON, step
from codegen.read.decode import decode
from codegen.read.load import Loaded, Loader, NotLoadedError, join, load_first, spellings
from codegen.read.parse import parse_file
from codegen.read.parsed import encoded

MAX_FILES = 20_000
"""Files of one document; the largest known one has 3,000."""

_TO_A_FILE = re.compile(rb"\$ref[\"']?\s*:\s*(?:[>|]|[\"']?[^#\"'\s{[])")
_NAMED = re.compile(rb"\$(?:id|self)\b")
_DATA_KEYS = frozenset({"example", "default", "const", "enum", "value"})
_PARSED_SUFFIXES = frozenset({"", ".json", ".yaml", ".yml", ".json5", ".jsonc"})
"""Files of other kinds (Markdown, code) are taken as texts."""

_Path = tuple[Any, ...]
"""A linked list of keys, innermost first: ``(outer path, key)``; ``()`` at the root."""


class _Ref(NamedTuple):
    """A ``$ref`` that names another file."""

    file: str
    source: str
    path: _Path
    in_data: bool
    """Whether it stands in an example, a default or a vendor's extension, where nothing is lost without it."""


def reached(main: Tree, load: Loader | None) -> tuple[tuple[Tree, ...], tuple[Finding, ...]]:
    """The trees of all files that ``main`` refers to, directly or not, in order of first use.

    A file that cannot be had is a finding at the first reference to it, and loses nothing but itself.
    """
    return _Reader(main, load).read()


class _Reader:
    def __init__(self, main: Tree, load: Loader | None) -> None:
        self.load = load
        self.known = {join("", main.source.partition("#")[0])}
        self.ids: set[str] = set()
        self.trees: list[Tree] = []
        self.findings: list[Finding] = []
        self.queue = deque([main])

    def read(self) -> tuple[tuple[Tree, ...], tuple[Finding, ...]]:
        while self.queue:
            tree = self.queue.popleft()
            if _TO_A_FILE.search(tree.data):
                self.ids.update(_ids(tree))
                for ref in _refs(tree):
                    if not _is_id(ref.file, self.ids):
                        self._follow(ref)
        return tuple(self.trees), tuple(self.findings)

    def _follow(self, ref: _Ref) -> None:
        names = list(spellings(ref.source, ref.file))
        if not self.known.isdisjoint(names):
            return
        self.known.add(names[0])
        if len(self.known) > MAX_FILES:
            self._find(ref, "error", f"more than {MAX_FILES} files; {ref.file[:100]!r} is left out")
            return
        try:
            loaded = load_first(self.load, names)
        except NotLoadedError as problem:
            severity: Severity = "note" if ref.in_data else "error"
            self._find(ref, severity, f"the file {ref.file[:200]!r} of this reference cannot be read: {problem}")
            return
        self._keep(ref, loaded, names[0])

    def _keep(self, ref: _Ref, loaded: Loaded, wanted: str) -> None:
        """Parses a file; ``wanted`` is the name that references use for it."""
        if loaded.source != wanted:
            self._find(ref, "warning", f"the file {ref.file[:200]!r} is called {loaded.source!r}; read all the same")
        try:
            tree, findings = _tree(wanted, loaded.data)
        except InputError as problem:
            self._find(ref, "error", f"the file of this reference cannot be read: {problem}")
            return
        self.trees.append(tree)
        self.findings += findings
        self.queue.append(tree)

    def _find(self, ref: _Ref, severity: Severity, message: str) -> None:
        self.findings.append(Finding("ref-missing", severity, message, Location(ref.source, _pointer(ref.path))))


def _tree(source: str, data: bytes) -> tuple[Tree, tuple[Finding, ...]]:
    if posixpath.splitext(source.lower().partition("?")[0])[1] not in _PARSED_SUFFIXES:
        text, findings = decode(source, data)
        return Tree(source, text, encoded(text), "yaml"), findings
    documents, findings = parse_file(source, data)
    if not documents:
        return Tree(source, None, b"", "yaml"), findings
    first = documents[0]
    return Tree(source, first.root, first.data, first.syntax), (*findings, *first.findings)


def _refs(tree: Tree) -> Iterator[_Ref]:
    """The references of ``tree`` to other files, in document order."""
    stack: list[tuple[JSON, _Path, bool]] = [(tree.root, (), False)]
    while stack:
        node, path, in_data = stack.pop()
        if isinstance(node, dict):
            ref = node.get("$ref")
            if isinstance(ref, str) and not ref.startswith("#"):
                file = ref.partition("#")[0].strip()
                if _names_a_file(file):
                    yield _Ref(file, tree.source, (path, "$ref"), in_data)
            below = [
                (value, (path, key), in_data or key in _DATA_KEYS or key.startswith("x-"))
                for key, value in node.items()
                if isinstance(value, (dict, list))
            ]
            stack += reversed(below)
        elif isinstance(node, list):
            stack += [(node[index], (path, index), in_data) for index in range(len(node) - 1, -1, -1)]


def _ids(tree: Tree) -> Iterator[str]:
    """The URIs that ``tree`` and schemas in it call themselves (``$self``, ``$id``): references to these stay inside."""
    stack: list[tuple[JSON, str]] = [(tree.root, "")] if _NAMED.search(tree.data) else []
    while stack:
        node, base = stack.pop()
        if isinstance(node, dict):
            for key in ("$self", "$id"):
                own = node.get(key)
                if isinstance(own, str) and own.strip("#"):
                    base = uris.join(base, own.partition("#")[0])
                    yield base
            stack += [(value, base) for value in node.values() if isinstance(value, (dict, list))]
        elif isinstance(node, list):
            stack += [(each, base) for each in node if isinstance(each, (dict, list))]


def _is_id(name: str, ids: set[str]) -> bool:
    """Whether a reference means one of ``ids``, as it is or relative to one of them (RFC 3986 section 5)."""
    return name in ids or any(uris.join(base, name) in ids for base in ids)


def _names_a_file(name: str) -> bool:
    """Whether a reference names a file, and not a component by its bare name (``$ref: Pet``)."""
    return "/" in name or "." in name


def _pointer(path: _Path) -> str:
    keys: list[Any] = []
    while path:
        path, key = path
        keys.append(key)
    return step("", *reversed(keys))
