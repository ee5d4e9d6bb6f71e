"""Broken documents by the hundred: real ones with random damage, the same for the same seed, and what must survive."""

from __future__ import annotations

import copy
import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeAlias

import msgspec

from codegen.api.job import config_job
from codegen.api.make import make
from codegen.parallel import HERE

Node: TypeAlias = Any
"""A JSON value of any kind."""

METHODS = frozenset("get put post delete options head patch trace query".split())

JUNK: tuple[Node, ...] = (
    None,
    [],
    {},
    0,
    -1,
    1.5,
    10**30,
    True,
    False,
    "",
    " ",
    "x",
    "null",
    "\x00",
    "日本語",
    "\ud83d\ude00",
    'a"""b\\',
    "{x}",
    "{{ x }}",
    "class",
    "a" * 3000,
    [None],
    [[]],
    {"": {}},
    {"$ref": "#/nowhere"},
    {"$ref": 1},
    {"$ref": "#"},
    {"$ref": "gone.json#/a"},
    {"type": "object", "properties": {"a": {"$ref": "#/paths"}}},
)
NAMES = (
    "",
    " ",
    "1a",
    "class",
    "self",
    "None",
    "model_config",
    "__init__",
    "a/b~c",
    "{id}",
    "$ref",
    "é",
    "Ω",
    "日本",
    "a" * 300,
    "x-y",
    'q"""',
    "\\",
    "type",
    "items",
    "allOf",
    "enum",
    "default",
    "in",
    "schema",
    "content",
    "get",
    "nullable",
    "const",
    "oneOf",
    "properties",
    "required",
    "additionalProperties",
    "discriminator",
    "format",
)
"""Keys that others are renamed to: odd ones, and OpenAPI's own in the wrong place."""


class Place(NamedTuple):
    """Somewhere in a document: a container and a key or index of it."""

    holder: Node
    key: Node


def mutated(root: Node, random: Random, times: int) -> Node:
    """A copy of ``root`` with some random damage."""
    broken = copy.deepcopy(root)
    for _ in range(times):
        places = list(_places(broken))
        if places:
            random.choice(_DAMAGE)(broken, random.choice(places), random)
    return broken


def _places(node: Node) -> Iterator[Place]:
    """All places of a document, but its version: without that it is none."""
    stack = [node]
    while stack:
        holder = stack.pop()
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            if key not in ("openapi", "swagger") or holder is not node:
                yield Place(holder, key)
                if isinstance(holder[key], (dict, list)):
                    stack.append(holder[key])


def _drop(_: Node, place: Place, __: Random) -> None:
    del place.holder[place.key]


def _replace(_: Node, place: Place, random: Random) -> None:
    place.holder[place.key] = copy.deepcopy(random.choice(JUNK))


def _rename(_: Node, place: Place, random: Random) -> None:
    if isinstance(place.holder, dict):
        value = place.holder.pop(place.key)
        place.holder[random.choice(NAMES)] = value


def _rewrap(_: Node, place: Place, random: Random) -> None:
    value = place.holder[place.key]
    place.holder[place.key] = random.choice(
        ([value], {"x": value}, [value, value], {"allOf": [value]}, {"schema": value})
    )


def _convert(_: Node, place: Place, __: Random) -> None:
    value = place.holder[place.key]
    if isinstance(value, dict):
        place.holder[place.key] = list(value.values())
    elif isinstance(value, list):
        place.holder[place.key] = {str(index): each for index, each in enumerate(value)}
    elif isinstance(value, str):
        place.holder[place.key] = value[: len(value) // 2]
    else:
        place.holder[place.key] = str(value)


def _move(root: Node, place: Place, random: Random) -> None:
    """Puts a copy of another part of the document here."""
    other = random.choice(list(_places(root)))
    place.holder[place.key] = copy.deepcopy(other.holder[other.key])


def _refer(root: Node, place: Place, random: Random) -> None:
    """Puts a reference here: to anywhere, itself included."""
    pointer, node = "", root
    for _ in range(random.randrange(1, 7)):
        if not isinstance(node, (dict, list)) or not node:
            break
        key = random.choice(list(node)) if isinstance(node, dict) else random.randrange(len(node))
        pointer, node = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}", node[key]
    place.holder[place.key] = {"$ref": f"#{pointer}"}


_DAMAGE: tuple[Callable[[Node, Place, Random], None], ...] = (
    _drop,
    _replace,
    _replace,
    _rename,
    _rewrap,
    _convert,
    _move,
    _refer,
)


# --- what must survive -----------------------------------------------------------------------------------------------


def operations(root: Node) -> Counter[str]:
    """The methods of all well-formed operations: an independent walk, by hand."""
    found: Counter[str] = Counter()
    paths = root.get("paths")
    for path, written in paths.items() if isinstance(paths, dict) else ():
        item = _followed(root, written)
        if path.startswith("x-") or not isinstance(item, dict):
            continue
        found.update(key.upper() for key, each in item.items() if key in METHODS and isinstance(each, dict))
    return found


def _followed(root: Node, node: Node) -> Node:
    """A path item with what its references lead to."""
    own: dict[str, Node] = {}
    for _ in range(9):
        if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
            break
        own = {**node, **own}
        node = _at(root, node["$ref"])
    return {**node, **own} if isinstance(node, dict) else own or node


def _at(root: Node, reference: str) -> Node:
    node = root
    for token in reference.split("/")[1:] if reference.startswith("#/") else ():
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(node, dict):
            node = node.get(key)
        elif isinstance(node, list) and key.isdecimal() and int(key) < len(node):
            node = node[int(key)]
        else:
            return None
    return node if reference.startswith("#/") else None


def generated(folder: Path, documents: dict[str, Node]) -> None:
    """Writes the clients of all ``documents``, by name, into one package below ``folder``."""
    lines = ['output = "made"\n']
    for name, root in documents.items():
        (folder / f"{name}.json").write_text(json.dumps(root), encoding="utf-8")
        lines.append(f'[providers.{name}]\nsources = ["{name}.json"]\n')
    (folder / "specweld.toml").write_text("".join(lines), encoding="utf-8")
    made = make(config_job(folder / "specweld.toml"), details=False, progress=lambda _: None, workers=HERE)
    for name, data in made.files.items():
        path = folder / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def called(folder: Path, name: str) -> Counter[str]:
    """Imports all modules of a client, builds all its models, and counts its calls by method."""
    sys.path.insert(0, str(folder))
    try:
        return _called(folder, f"made.{name}")
    finally:
        sys.path.remove(str(folder))
        for each in [each for each in sys.modules if each == "made" or each.startswith("made.")]:
            del sys.modules[each]


def _called(folder: Path, package: str) -> Counter[str]:
    found: Counter[str] = Counter()
    model = importlib.import_module("made._core.model").Model
    operation = importlib.import_module("made._core.operation").Operation
    build = importlib.import_module("made._core.schema").model_validator
    for path in sorted((folder / package.replace(".", "/")).rglob("*.py")):
        name = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        own = vars(importlib.import_module(name))
        calls = {key: each for key, each in list(own.items()) if isinstance(each, operation)}
        twins = {f"{key}_STREAM" for key in calls}
        found.update(each.method for key, each in calls.items() if key not in twins)
        for each in list(own.values()):
            if isinstance(each, type) and issubclass(each, model) and each.__module__ == name:
                build(each)
    return found


def dumped(root: Node) -> str:
    """A document as text, for messages."""
    return msgspec.json.encode(root).decode()[:2000]
