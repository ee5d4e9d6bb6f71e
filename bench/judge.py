"""What our types take and give back, against an independent judge of JSON Schema: ``jsonschema``.

For every component schema and every inline JSON answer of a document: instances are made from the schema and
mutated; those that ``jsonschema`` accepts must pass the generated client's strict path and come back equal, those
that it rejects must pass the lenient path and come back equal. What differs knowingly is in docs/differences.md.

``python bench/judge.py DIR... [--every N] [--json FILE]``; the exit code is 1 where anything differs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import traceback
from functools import partial
from pathlib import Path

import msgspec

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from proof.documents import find  # noqa: E402 - found by the path above
from semantics.trial import Verdict, trial  # noqa: E402

_COLUMNS = ("schemas", "judged", "valid", "invalid", "argued", "refused", "lossy", "raised")


def main() -> int:
    """The command."""
    options = _options()
    paths = find(options.places)[options.skip :: options.every]
    with tempfile.TemporaryDirectory(prefix="specweld-judge-") as temporary:
        verdicts = _judged(paths, Path(temporary), options)
    print(table(verdicts, options.shown))
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(verdicts), indent=1) + b"\n")
    return 1 if any(each.refused + each.lossy + each.raised for each in verdicts) else 0


def _judged(paths: list[Path], folder: Path, options: argparse.Namespace) -> list[Verdict]:
    """A process for each document, so that none sees another's modules."""
    one = partial(_one, folder=folder, count=options.count, seconds=options.seconds)
    with multiprocessing.get_context("fork").Pool(options.jobs, maxtasksperchild=1) as pool:
        return pool.map(one, list(enumerate(paths)), chunksize=1)


def _one(numbered: tuple[int, Path], folder: Path, count: int, seconds: float) -> Verdict:
    number, path = numbered
    try:
        return trial(path, folder / f"run{number}" / "judged", "probe", count=count, seconds=seconds)
    except Exception as error:  # noqa: BLE001 - a crash is an answer, too
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = f"crashed: {type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        return Verdict(str(path), error=message[:300], raised=1)


def _cell(verdict: Verdict, name: str) -> int:
    value = getattr(verdict, name)
    return sum(value.values()) if isinstance(value, dict) else value


def table(verdicts: list[Verdict], shown: int) -> str:
    """One line per document, its problems below it, and the sums."""
    lines = [f"{'document':50}" + "".join(f"{name:>9}" for name in _COLUMNS)]
    for each in verdicts:
        lines.append(f"{each.document[-50:]:50}" + "".join(f"{_cell(each, name):9}" for name in _COLUMNS))
        lines += [f"    {text}" for text in (*([each.error] if each.error else []), *each.shown[:shown])]
    sums = (sum(_cell(each, name) for each in verdicts) for name in _COLUMNS)
    return "\n".join([*lines, f"{f'{len(verdicts)} documents':50}" + "".join(f"{each:9}" for each in sums)])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", type=Path, metavar="DIR", help="folders or files")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth document only")
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="... after this many")
    parser.add_argument(
        "--count", type=int, default=6, metavar="N", help="instances of each schema, before mutation (6)"
    )
    parser.add_argument("--seconds", type=float, default=60, metavar="N", help="for the instances of one document (60)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--shown", type=int, default=3, metavar="N", help="problems shown for each document (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
