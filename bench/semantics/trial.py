"""One document before both judges: what ``jsonschema`` takes, a generated client must take, and give back unchanged."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
import time
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from codegen.disk.load import Source, Workspace
from codegen.finding import InputError
from codegen.pipeline import Task, pieces, understand, weld, write
from codegen.plan import Options
from codegen.reconcile import Settings
from semantics.dialect import ARGUED, Judge
from semantics.instances import Maker
from semantics.probe import Probed, probe, root_of

_SHOWN = 12
Narrow: TypeAlias = dict[tuple[str, ...], Judge]
"""Argued differences -> the judge that makes them, too."""


class Verdict(msgspec.Struct):
    """What came of one document."""

    document: str
    schemas: int = 0
    judged: int = 0
    """Schemas of which an instance was tried; the others are no JSON, or there was no time."""
    valid: int = 0
    invalid: int = 0
    refused: int = 0
    """Valid instances that the strict path refuses."""
    argued: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    """Valid instances that the strict path refuses for a reason in docs/differences.md."""
    lossy: int = 0
    """Valid or invalid instances that come back changed."""
    raised: int = 0
    """Instances, valid or not, on which the lenient path raises."""
    error: str = ""
    """Why nothing could be tried."""
    shown: list[str] = msgspec.field(default_factory=list[str])


def trial(path: Path, output: Path, name: str, *, count: int, seconds: float) -> Verdict:
    """Tries a document; ``count`` instances and their mutations of each schema, for some seconds at most."""
    verdict = Verdict(str(path))
    root = root_of(path)
    if root is None:
        verdict.error = "no document in one file"
        return verdict
    probed = probe(root)
    verdict.schemas = len(probed.schemas)
    try:
        kinds = _kinds(probed.document, output, name)
    except InputError as error:
        verdict.error = str(error)
        return verdict
    narrow: Narrow = {(kind,): Judge(probed.document, (kind,)) for kind in ARGUED} | {
        ARGUED: Judge(probed.document, ARGUED)
    }
    judge, ends = Judge(probed.document), time.monotonic() + seconds
    maker, reading = Maker(judge.root), importlib.import_module(f"{output.name}._core.reading")
    dumped = importlib.import_module(f"{output.name}._core.dumping").dumped
    for route, kind in kinds.items():
        if route in probed.schemas and time.monotonic() < ends:
            case = _Case(verdict, probed.schemas[route], reading.reader_of(kind()), dumped, narrow)
            case.run(judge, maker, count, ends)
    return verdict


def _kinds(document: dict[str, Any], output: Path, name: str) -> dict[str, Any]:
    """Path -> what gives the type of its answer: from a client generated for the document."""
    data = json.dumps(document).encode()
    task = Task(name, Workspace(str(output)), (Source("probe.json", data),))
    welded = weld([understand(task).provider], Settings(), Options(output.name), {})
    for file, text in write(welded.outline, range(pieces(welded.outline))):
        target = output / file
        if file.partition("/")[0] == name or not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    if str(output.parent) not in sys.path:
        sys.path.insert(0, str(output.parent))
    importlib.invalidate_caches()
    package = importlib.import_module(f"{output.name}.{name}")
    operation = importlib.import_module(f"{output.name}._core.operation").Operation
    found: dict[str, Any] = {}
    for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for value in vars(importlib.import_module(each.name)).values():
            if isinstance(value, operation) and value.returns is not None and value.answer == "json":
                found[value.path] = value.returns
    return found


class _Case:
    """One schema."""

    def __init__(self, verdict: Verdict, probed: Probed, reader: Any, dumped: Any, narrow: Narrow) -> None:
        self.verdict, self.probed, self.reader, self.dumped, self.narrow = verdict, probed, reader, dumped, narrow

    def run(self, judge: Judge, maker: Maker, count: int, ends: float) -> None:
        """Tries its instances until the time is over."""
        validator = judge.validator(self.probed.schema)
        self.verdict.judged += 1
        for instance in maker.instances(self.probed.schema, self.probed.pointer, count):
            if time.monotonic() > ends:
                return
            try:
                is_valid = validator.is_valid(instance)
            except Exception as error:  # noqa: BLE001 - a schema that the judge cannot use judges nothing
                self.verdict.error = (
                    self.verdict.error or f"{self.probed.pointer}: {type(error).__name__}: {error}"[:200]
                )
                return
            self._try(instance, is_valid=is_valid)

    def _try(self, instance: Any, *, is_valid: bool) -> None:
        text = json.dumps(instance).encode()
        if is_valid:
            self.verdict.valid += 1
            self._strict(text, instance)
        else:
            self.verdict.invalid += 1
        try:
            self._compare(self.reader.read(text, strict=False), instance, "lenient")
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
            self.verdict.raised += 1
            self._show("raised", text, error)

    def _strict(self, text: bytes, instance: Any) -> None:
        try:
            value = self.reader.read(text, strict=True)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
            why = self._argument(instance)
            if why:
                self.verdict.argued[why] = self.verdict.argued.get(why, 0) + 1
            else:
                self.verdict.refused += 1
                self._show("refused", text, error)
        else:
            self._compare(value, instance, "strict")

    def _argument(self, instance: Any) -> str:
        """The argued difference for which an instance is refused; several together may be needed."""
        rejecting = (
            kinds for kinds, judge in self.narrow.items() if not judge.validator(self.probed.schema).is_valid(instance)
        )
        return "+".join(next(rejecting, ()))

    def _compare(self, value: Any, instance: Any, way: str) -> None:
        back, there = (json.dumps(each, sort_keys=True, default=repr) for each in (self.dumped(value), instance))
        if back != there:
            self.verdict.lossy += 1
            self._show(f"lossy ({way})", there.encode(), back)

    def _show(self, what: str, text: bytes, why: object) -> None:
        if len(self.verdict.shown) < _SHOWN:
            reason = " ".join(str(why.__cause__ if isinstance(why, Exception) and why.__cause__ else why).split())
            self.verdict.shown.append(f"{what} {self.probed.pointer}: {text.decode()[:300]} -- {reason[:400]}")
