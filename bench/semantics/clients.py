"""A client generated for a document as it stands, and what its calls take and give."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import codegen
from codegen.api import inspect_config

_SOURCE, _CONFIG = "specweld-probe.json", "specweld.toml"


class Sender(NamedTuple):
    """A method that sends a body."""

    call: str
    """``client.things.create``."""
    fields: dict[str, str]
    """Keys of the body -> arguments."""
    whole: str
    """The argument that is the body, where it is not given by fields."""


class Made(NamedTuple):
    """A generated client, imported."""

    folder: Path
    package: ModuleType

    def core_module(self, name: str) -> Any:
        """A module of its runtime."""
        return importlib.import_module(f"judged._core.{name}")

    def kinds(self) -> dict[str, Any]:
        """Path -> what gives the type of its JSON answer."""
        operation = self.core_module("operation").Operation
        found = (value for module in self._modules() for value in vars(module).values() if isinstance(value, operation))
        answering: list[Any] = [each for each in found if each.returns is not None and each.answer == "json"]
        return {each.path: each.returns for each in answering}

    def _modules(self) -> Iterator[ModuleType]:
        for each in pkgutil.walk_packages(self.package.__path__, f"{self.package.__name__}."):
            yield importlib.import_module(each.name)

    def senders(self) -> dict[str, Sender]:
        """Path -> the method that posts there."""
        (seen,) = inspect_config(self.folder / "document" / _CONFIG)
        found: dict[str, Sender] = {}
        for each in seen.operations:
            if each.method == "POST":
                whole = [argument.python for argument in each.arguments if argument.place == "content"]
                named = {argument.wire: argument.python for argument in each.arguments if argument.place == "body"}
                found[each.path] = Sender(f"client.{each.call}", named, next(iter(whole), ""))
        return found


def client_of(document: dict[str, Any], beside: Path, folder: Path) -> Made:
    """The client of a document that refers to files as if it were ``beside``; nothing in it is reconciled.

    Changes the current folder and where Python finds modules: one process for each.
    """
    source = folder / "document" / _SOURCE
    source.parent.mkdir(parents=True)
    for each in beside.parent.iterdir():
        (source.parent / each.name).symlink_to(each)
    source.write_text(json.dumps(document), "utf-8")
    os.chdir(beside.parent)  # what a document may refer to lies below
    config = source.with_name(_CONFIG)
    config.write_text(_config(source), "utf-8")
    codegen.generate(config=config)
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    return Made(folder, importlib.import_module("judged.probe"))


def _config(source: Path) -> str:
    """A config that rejects every decision about types: what documents say is judged, not what is made of it."""
    decisions = codegen.inspect(source, name="probe").decisions
    keys = {f"{each.subject} [{each.rule}]" for each in decisions if each.subject not in {"auth", "server", "title"}}
    rejected = [f'{json.dumps(key, ensure_ascii=False)} = "reject"' for key in sorted(keys)]
    head = ['output = "../judged"', "[providers.probe]", f"sources = {json.dumps([_SOURCE])}", "[decisions]"]
    return "\n".join([*head, *rejected, ""])
