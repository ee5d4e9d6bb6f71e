"""What a run costs after one operation of a document changed, beside a cold run and one after nothing changed.

``python bench/changed.py [DOCUMENT...] [--rounds 5]`` prints a Markdown table: medians of whole processes, taken in turns, in
seconds and in CPU seconds, which a busy machine changes little, and how many files each wrote. Documents are those of ``../shared/corpus/big`` that are JSON unless others are named.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from installed import ROOT, SPECWELD, environment

BIG = ROOT.parent / "shared/corpus/big"
METHODS = ("get", "put", "post", "delete", "patch")


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The operations of a document."""
    for item in document["paths"].values():
        yield from (item[method] for method in METHODS if isinstance(item.get(method), dict))


class Run(NamedTuple):
    """What a run took, and did."""

    seconds: float
    cpu: float
    files: int


class Place:
    """A document in a folder, and a folder for its client."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.document = json.loads(source.read_text("utf-8"))
        self.operations = list(operations(self.document))
        self.path = folder / source.name
        self.output = folder / "out"
        self.cold = folder / "cold"
        self.cache = folder / "cache"
        self.numbers = count()
        self.write()

    def write(self) -> None:
        """The document as it is now."""
        self.path.write_text(json.dumps(self.document), "utf-8")

    def change(self) -> None:
        """Another summary, and another argument, of an operation in the middle."""
        number = next(self.numbers)
        operation = self.operations[len(self.operations) // 2]
        parameter = {"name": f"added_{number}", "in": "query", "schema": {"type": "string"}}
        operation["summary"] = f"Changed {number} times."
        operation["parameters"] = [*operation.get("parameters", []), parameter]
        self.write()

    def run(self, output: Path, *options: str) -> Run:
        """What a run took."""
        command = [str(SPECWELD), "generate", str(self.path), "-o", str(output), "--json", *options]
        env = environment() | {"SPECWELD_CACHE_DIR": str(self.cache)}
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, check=True, capture_output=True, env=env)
        taken, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        changes = json.loads(done.stdout)["changes"]
        files = sum(len(changes.get(kind, ())) for kind in ("created", "updated", "removed"))
        return Run(taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, files)


def measured(source: Path, rounds: int) -> dict[str, Run]:
    """Medians by kind of run."""
    found: dict[str, list[Run]] = {"cold": [], "one operation changed": [], "nothing changed": []}
    with tempfile.TemporaryDirectory(prefix="specweld-changed-") as name:
        place = Place(Path(name), source)
        place.run(place.output)
        for number in range(rounds):
            found["cold"].append(place.run(Path(f"{place.cold}{number}"), "--no-cache"))
            place.change()
            found["one operation changed"].append(place.run(place.output))
            found["nothing changed"].append(place.run(place.output))
    return {
        kind: Run(median(run.seconds for run in runs), median(run.cpu for run in runs), runs[0].files)
        for kind, runs in found.items()
    }


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = options.documents or sorted(BIG.glob("*.json"))
    if not documents:
        parser.error("no documents: name some")
    print("| document | run | seconds | of a cold run | CPU seconds | of a cold run | files written |")
    print("|---|---|---|---|---|---|---|")
    for document in documents:
        found = measured(document.resolve(), options.rounds)
        cold = found["cold"]
        for kind, run in found.items():
            shares = f"{run.seconds:.2f} | {run.seconds / cold.seconds:.2f} | {run.cpu:.2f} | {run.cpu / cold.cpu:.2f}"
            print(f"| {document.name} | {kind} | {shares} | {run.files} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
