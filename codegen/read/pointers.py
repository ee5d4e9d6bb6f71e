"""Pages that only point to their spec: Mintlify's front matter and GitBook's blocks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from codegen.finding import InputError
from codegen.jsontypes import JSON, as_text
from codegen.read.load import Loader, NotLoadedError, is_url, join, load_first, spellings
from codegen.read.parsed import Place
from codegen.read.yamlnodes import TooDeepError
from codegen.read.yamltext import parse_yaml


class Pointer(NamedTuple):
    """What a page says about where its operation is described."""

    file: str
    """The file or address named; ``""`` when the page leaves it to the site's settings."""
    path: str
    method: str
    """Lower case."""
    line: int
    """Of the page, from 1."""
    name: str = ""
    """What the page calls the spec, where it is not a file name."""

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"


_METHODS = "get|put|post|delete|options|head|patch|trace|query|webhook"
_OPERATION = re.compile(rf"(?:(?P<file>\S.*?)\s+)?(?P<method>{_METHODS})\s+(?P<path>\S.*?)\s*\Z", re.IGNORECASE)
_BLOCK = re.compile(
    r"\{%-?\s*(?:openapi|openapi-operation|swagger)\s+(?P<attributes>[^%]*?)\s*-?%\}(?P<after>[^\n]*\n?[^\n]*)"
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*\"([^\"]*)\"")
_LINK = re.compile(r"\[[^\]]*\]\(<?([^)>]+)>?\)")
_DEFAULT_NAMES = ("openapi.json", "openapi.yaml", "openapi.yml", "swagger.json", "swagger.yaml", "swagger.yml")
_SETTINGS = ("docs.json", "mint.json")
_MAX_FOLDERS = 8


def pointers(text: str, front: str) -> tuple[Pointer, ...]:
    """The pointers of a page, front matter first, each operation of a file once."""
    found = [*_front_matter(front), *_blocks(text)]
    return tuple({(each.file, each.path, each.method): each for each in reversed(found)}.values())[::-1]


def _front_matter(front: str) -> Iterator[Pointer]:
    if "openapi" not in front:
        return
    line = next((n for n, row in enumerate(front.split("\n"), 2) if row.lstrip("\"'").startswith("openapi")), 1)
    said = _front_value(front)
    operation = _OPERATION.match(said)
    if operation:
        yield Pointer(operation["file"] or "", operation["path"], operation["method"].lower(), line)


def _front_value(front: str) -> str:
    try:
        parsed = parse_yaml(Place(""), front)
    except InputError:
        return ""
    root: Any = parsed[0].root if parsed else None
    return as_text(root.get("openapi")).strip() if isinstance(root, dict) else ""  # pyright: ignore[reportUnknownMemberType] - JSON of any shape


def _blocks(text: str) -> Iterator[Pointer]:
    if "{%" not in text:
        return
    for block in _BLOCK.finditer(text):
        attributes = dict(_ATTRIBUTE.findall(block["attributes"]))
        if "path" not in attributes or ("src" not in attributes and "spec" not in attributes):
            continue
        link = _LINK.search(block["after"])
        file = attributes.get("src") or (link[1] if link else "")
        line = text.count("\n", 0, block.start()) + 1
        method = attributes.get("method", "get").lower()
        yield Pointer(file, attributes["path"], method, line, attributes.get("spec", ""))


def candidates(source: str, pointer: Pointer, load: Loader | None) -> Iterator[str]:
    """The files that ``pointer`` may mean, likely ones first."""
    file = pointer.file
    if is_url(file):
        yield file
        yield from _copies(source, file)
    elif file.startswith("."):
        yield from spellings(source, file)
    elif file:
        for folder in _folders(source):
            yield from spellings(f"{folder}/x", file.lstrip("/"))
    else:
        yield from _unnamed(source, load)


def _copies(source: str, url: str) -> Iterator[str]:
    """Where a copy of the site's sources has the file at ``url``: under the end of its path, in a folder around."""
    parts = [part for part in url.split("?", maxsplit=1)[0].split("/")[3:] if part]
    for folder in () if is_url(source) else _folders(source):
        for start in range(max(0, len(parts) - 3), len(parts)):
            yield join(f"{folder}/x", "/".join(parts[start:]))


def _unnamed(source: str, load: Loader | None) -> Iterator[str]:
    """The specs that the site's settings name, then the usual names, in the page's folder and those around it."""
    for folder in _folders(source):
        for settings in _SETTINGS:
            for name in _site_specs(join(f"{folder}/x", settings), load):
                yield from spellings(f"{folder}/x", name.lstrip("/"))
    for folder in _folders(source):
        for name in _DEFAULT_NAMES:
            yield join(f"{folder}/x", name)


def _site_specs(settings: str, load: Loader | None) -> Iterator[str]:
    """What the settings of a Mintlify site name under ``openapi``, in document order."""
    try:
        loaded = load_first(load, [settings])
        root = parse_yaml(Place(settings), loaded.data.decode("utf-8", "replace"))[0].root
    except (NotLoadedError, InputError, IndexError, TooDeepError, yaml.YAMLError):
        return
    yield from _openapi_values(root)


def _openapi_values(node: JSON) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _openapi_values(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "openapi":
                yield from _names(value)
            else:
                yield from _openapi_values(value)


def _names(value: JSON) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)
    elif isinstance(value, dict):
        yield from _names(value.get("source"))


def _folders(source: str) -> Iterator[str]:
    """The folder of ``source`` and those around it, as far as its name goes, and one level above that."""
    if is_url(source):
        yield from (posixpath.dirname(source), "/".join(source.split("/", 3)[:3]))
        return
    folder = posixpath.dirname(source) or "."
    for _ in range(_MAX_FOLDERS):
        yield folder
        if folder in {".", ""}:
            break
        folder = posixpath.dirname(folder) or "."  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - JSON of any shape
    yield ".."
