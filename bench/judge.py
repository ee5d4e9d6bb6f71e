"""What our types take and give back, against an independent judge of JSON Schema: ``jsonschema``.

For every schema of components, JSON bodies and answers of a document: instances are made from the schema and mutated,
and the document's own examples are taken. Those that ``jsonschema`` accepts must pass the generated client's strict
path and come back equal, those that it rejects must pass the lenient path and come back equal. ``--requests``: what it
accepts is also written down as calls, which a server must receive unchanged and pyright must take. ``--witness``: the
models of datamodel-code-generator are asked the same. What differs knowingly is in docs/differences.md.

``python bench/judge.py DIR... [--every N] [--json FILE]``; the exit code is 1 where anything differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections import Counter
from functools import partial
from pathlib import Path

import msgspec

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from proof.documents import find  # noqa: E402 - found by the path above
from semantics.apart import apart  # noqa: E402 - found by the path above
from semantics.trial import Effort, trial  # noqa: E402 - found by the path above
from semantics.verdict import Verdict  # noqa: E402 - found by the path above

_COLUMNS = tuple("judged unusable examples valid invalid argued refused lossy raised sent unsent untyped".split())
_WIDTH = 40


def main() -> int:
    """The command."""
    options = _options()
    paths = find(options.places)[options.skip :: options.every]
    with tempfile.TemporaryDirectory(prefix="specweld-judge-") as temporary:
        verdicts = _judged(paths, Path(temporary), options)
    print(table(verdicts, options.shown))
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(verdicts), indent=1) + b"\n")
    return 1 if any(each.differs for each in verdicts) else 0


def _judged(paths: list[Path], folder: Path, options: argparse.Namespace) -> list[Verdict]:
    """A process for each document, so that none sees another's modules."""
    effort = Effort(options.count, options.seconds, options.requests, options.witness)
    one = partial(_one, folder=folder, effort=effort)
    found: dict[int, Verdict] = {}
    for (number, path), verdict in apart(one, list(enumerate(paths)), options.jobs):
        found[number] = verdict or Verdict(str(path), error="crashed: the process died", raised=1)
        print(f"\r{len(found)} of {len(paths)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return [found[number] for number in sorted(found)]


def _one(numbered: tuple[int, Path], folder: Path, effort: Effort) -> Verdict:
    number, path = numbered
    try:
        return trial(path.resolve(), folder / f"run{number}", effort)
    except Exception as error:  # noqa: BLE001 - a crash is an answer, too
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = f"crashed: {type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        return Verdict(str(path), error=message[:300], raised=1)


def _cell(verdict: Verdict, name: str) -> int:
    value: int | dict[str, int] = getattr(verdict, name)
    return value if isinstance(value, int) else sum(value.values())


def table(verdicts: list[Verdict], shown: int) -> str:
    """One line per document, its problems below it, the sums, and what is argued."""
    lines = [f"{'document':{_WIDTH}}" + "".join(f"{name:>9}" for name in _COLUMNS)]
    for each in verdicts:
        lines.append(f"{each.document[-_WIDTH:]:{_WIDTH}}" + "".join(f"{_cell(each, name):9}" for name in _COLUMNS))
        lines += [f"    {text}" for text in (*([each.error] if each.error else []), *each.shown[:shown])]
    sums = (sum(_cell(each, name) for each in verdicts) for name in _COLUMNS)
    lines.append(f"{f'{len(verdicts)} documents':{_WIDTH}}" + "".join(f"{each:9}" for each in sums))
    for name in ("argued", "untyped_argued", "witness"):
        lines += [f"{name}: {key}: {count}" for key, count in _added(verdicts, name).items()]
    return "\n".join(lines)


def _added(verdicts: list[Verdict], name: str) -> dict[str, int]:
    """The counts of all documents, largest first."""
    total: Counter[str] = Counter()
    for each in verdicts:
        total.update(getattr(each, name))
    return dict(total.most_common())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", type=Path, metavar="DIR", help="folders or files")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth document only")
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="... after this many")
    parser.add_argument(
        "--count", type=int, default=6, metavar="N", help="instances of each schema, before mutation (6)"
    )
    parser.add_argument("--seconds", type=float, default=60, metavar="N", help="for the instances of one document (60)")
    parser.add_argument(
        "--requests", type=int, default=0, metavar="N", help="send requests of so many schemas each (0)"
    )
    parser.add_argument("--witness", action="store_true", help="ask datamodel-code-generator's models, too")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--shown", type=int, default=3, metavar="N", help="problems shown for each document (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
