"""The API documents below some folders, and what each says it has: looked at without any code of specweld."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

SUFFIXES = frozenset({".json", ".yaml", ".yml", ".md", ".mdx"})
_HEAD = 65_536
_KEY = re.compile(rb"""["']?\b(?:openapi|swagger)["']?\s*:\s*["']?[123]\.\d""")
_TAIL = re.compile(rb"""["'](?:openapi|swagger)["']\s*:\s*["'][123]\.\d""")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(.*?)^ {0,3}\1", re.MULTILINE | re.DOTALL)
_METHODS = frozenset("get put post delete options head patch trace".split())
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Counted(NamedTuple):
    """What an independent walk saw."""

    operations: frozenset[tuple[str, str]]
    """Method and path as written; empty where the document cannot be parsed by plain means."""
    parsed: bool


def find(places: Iterable[Path]) -> list[Path]:
    """Every file that holds an API document, folder by folder, in alphabetical order."""
    files = (path for place in places for path in ([place] if place.is_file() else sorted(place.rglob("*"))))
    return [path for path in files if path.suffix in SUFFIXES and path.is_file() and _is_document(path)]


def _is_document(path: Path) -> bool:
    data = path.read_bytes()
    return bool(_KEY.search(data, 0, _HEAD) or (path.suffix == ".json" and _TAIL.search(data)))


def count(path: Path) -> Counted:
    """The operations of a document; path items in other files are followed."""
    roots = [_object(root) for root in _roots(path) if isinstance(root, dict)]
    pairs = frozenset(pair for root in roots for pair in _operations(root, path))
    return Counted(pairs, bool(roots))


def _roots(path: Path) -> list[Any]:
    text = path.read_text("utf-8-sig", errors="replace")
    if path.suffix in {".md", ".mdx"}:
        return [root for _, block in _FENCE.findall(text) if (root := _parsed(block)) is not None]
    return [_parsed(text)]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        pass
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _operations(root: dict[str, Any], path: Path) -> Iterator[tuple[str, str]]:
    if not ("openapi" in root or "swagger" in root):
        return
    methods = _METHODS | {"query"} if str(root.get("openapi")).startswith("3.2") else _METHODS
    for key, item in _object(root.get("paths")).items():
        for name, value in _item(item, root, path).items():
            if name in methods and isinstance(value, dict):
                yield name.upper(), str(key)
            elif name == "additionalOperations" and "query" in methods and isinstance(value, dict):
                yield from ((method, str(key)) for method in _object(value))


def _item(item: Any, root: dict[str, Any], path: Path, depth: int = 0) -> dict[str, Any]:
    """A path item with what its ``$ref`` leads to."""
    own = _object(item)
    reference = own.get("$ref")
    if not isinstance(reference, str) or depth > 9:
        return own
    name, _, pointer = reference.partition("#")
    target = path.parent / name
    there = _object(root if not name else _parsed(target.read_text("utf-8-sig")) if target.is_file() else None)
    return _item(_at(there, pointer), there, target if name else path, depth + 1) | own


def _at(value: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        key = token.replace("%7B", "{").replace("%7D", "}").replace("~1", "/").replace("~0", "~")
        value = _object(value).get(key)
    return value


def _object(value: Any) -> dict[str, Any]:
    """An object of a document; an empty one for whatever is none."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}
