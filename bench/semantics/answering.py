"""Answers: what ``jsonschema`` takes, the strict path must take, and everything must come back unchanged."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from random import Random
from typing import Any

from semantics.clients import Made
from semantics.instances import Maker
from semantics.judges import ARGUED, Judge
from semantics.probe import Probed
from semantics.verdict import Verdict
from semantics.witness import Witness


class Narrow:
    """The judges that make an argued difference, too; made when they are needed."""

    def __init__(self, root: dict[str, Any], uri: str, side: Any) -> None:
        self._arguments = root, uri, side
        self._judges: dict[tuple[str, ...], Judge] = {}

    def argument(self, schema: dict[str, Any], instance: Any) -> str:
        """The argued difference for which an instance is refused, ``""`` for none; several together may be needed."""
        for kinds in (*((each,) for each in ARGUED), ARGUED):
            judge = self._judges.get(kinds)
            if judge is None:
                judge = self._judges[kinds] = Judge(*self._arguments, kinds)
            if not judge.validator(schema).is_valid(instance):
                return "+".join(kinds)
        return ""


class Answers:
    """Tries the answers of one client."""

    def __init__(self, verdict: Verdict, made: Made, judge: Judge, narrow: Narrow, witness: Witness | None) -> None:
        self.verdict, self.judge, self.narrow, self.witness = verdict, judge, narrow, witness
        self.maker, self.kinds = Maker(judge), made.kinds()
        self.reading, self.dumped = made.core_module("reading"), made.core_module("dumping").dumped

    def run(self, path: str, probed: Probed, count: int, seconds: float) -> None:
        """Tries instances of a schema until the time is over."""
        if path not in self.kinds:
            return
        ends = time.monotonic() + seconds
        reader, validator = self.reading.reader_of(self.kinds[path]()), self.judge.validator(probed.schema)
        self.verdict.judged += 1
        for instance, is_example in self._instances(probed, count):
            if time.monotonic() > ends:
                self.verdict.cut += 1
                return
            try:
                is_valid = validator.is_valid(instance)
            except Exception as error:  # noqa: BLE001 - a schema that the judge cannot use judges nothing
                self.verdict.unusable += 1
                self.verdict.error = self.verdict.error or f"{probed.pointer}: {type(error).__name__}: {error}"[:200]
                return
            self.verdict.examples += is_example and is_valid
            self._try(reader, probed, instance, is_valid=is_valid)

    def _instances(self, probed: Probed, count: int) -> Iterator[tuple[Any, bool]]:
        random = Random(probed.pointer)  # noqa: S311 - the same ones each time are what is wanted
        for example in probed.examples:
            yield example, True
            yield from ((each, False) for each in self.maker.spoiled(example, random))
        yield from ((each, False) for each in self.maker.instances(probed.schema, probed.pointer, count))

    def _try(self, reader: Any, probed: Probed, instance: Any, *, is_valid: bool) -> None:
        text = json.dumps(instance)
        if is_valid:
            self.verdict.valid += 1
            self._strict(reader, probed, text, instance)
        else:
            self.verdict.invalid += 1
        try:
            self._compare(reader.read(text, strict=False), probed, instance, "lenient")
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
            self.verdict.raised += 1
            self.verdict.show("raised", probed.pointer, text, error)

    def _strict(self, reader: Any, probed: Probed, text: str, instance: Any) -> None:
        try:
            value = reader.read(text, strict=True)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not be
            why = self.narrow.argument(probed.schema, instance)
            if why:
                self.verdict.argued[why] = self.verdict.argued.get(why, 0) + 1
            else:
                self.verdict.refused += 1
                self.verdict.show("refused", probed.pointer, text, error)
            self._ask_witness(probed, text, why or "for no argued reason")
        else:
            self._compare(value, probed, instance, "strict")
            self._ask_witness(probed, text, "")

    def _ask_witness(self, probed: Probed, text: str, refused: str) -> None:
        """What the other tool's model says to a valid instance; ``refused``: why we refuse it."""
        said = self.witness.says(probed.pointer, text) if self.witness else None
        if said is not None:
            ours = f"we refuse ({refused})" if refused else "we take"
            key = f"{ours}, it {f'refuses ({said})' if said else 'takes'}"
            self.verdict.witness[key] = self.verdict.witness.get(key, 0) + 1

    def _compare(self, value: Any, probed: Probed, instance: Any, way: str) -> None:
        back, there = (json.dumps(each, sort_keys=True, default=repr) for each in (self.dumped(value), instance))
        if back != there:
            self.verdict.lossy += 1
            self.verdict.show(f"lossy ({way})", probed.pointer, there, back)
