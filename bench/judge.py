"""What our types take and give back, against an independent judge of JSON Schema: ``jsonschema``.

For every schema of components, JSON bodies and answers of a document: instances are made from the schema and mutated,
and the document's own examples are taken. Those that ``jsonschema`` accepts must pass the generated client's strict
path and come back equal, those that it rejects must pass the lenient path and come back equal. ``--requests``: what it
accepts is also written down as calls, which a server must receive unchanged and pyright must take. ``--witness``: the
models of datamodel-code-generator are asked the same. What differs knowingly is in docs/differences.md.

``python bench/judge.py DIR... [--every N] [--log FILE]``; the exit code is 1 where anything differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from functools import partial
from pathlib import Path

import httpx2  # noqa: F401 # pyright: ignore[reportUnusedImport] # here once, and not in the process of each document
import msgspec

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from proof.documents import find  # noqa: E402 - found by the path above
from semantics.apart import apart  # noqa: E402 - found by the path above
from semantics.trial import Effort, trial  # noqa: E402 - found by the path above
from semantics.typed import check  # noqa: E402 - found by the path above
from semantics.verdict import Verdict  # noqa: E402 - found by the path above

import codegen.api.make  # noqa: E402, F401 # pyright: ignore[reportUnusedImport] # as above

_COLUMNS = tuple(
    "judged again cut unusable examples valid invalid argued refused lossy raised sent typed unsent untyped".split()
)
_WIDTH = 40
_AT_ONCE = 8
"""Documents between two lines of the log."""


def main() -> int:
    """The command."""
    options = _options()
    paths = list(dict.fromkeys(find(options.places)))[options.skip :: options.every]
    verdicts = _judged(paths, options)
    print(table(verdicts, options.shown))
    return 1 if any(each.differs for each in verdicts) else 0


def _judged(paths: list[Path], options: argparse.Namespace) -> list[Verdict]:
    """The verdicts of all, those that the log has already among them."""
    log: Path | None = options.log
    known = _logged(log) if log and log.exists() else {}
    left = [path for path in paths if str(path) not in known]
    for start in range(0, len(left), _AT_ONCE):
        print(f"\r{start} of {len(left)}", end="", file=sys.stderr, flush=True)
        seen = frozenset(digest for each in known.values() for digest in each.contents)
        made = _some(left[start : start + _AT_ONCE], options, seen)
        known |= {each.document: each for each in made}
        if log:
            with log.open("ab") as file:
                file.writelines(msgspec.json.encode(each) + b"\n" for each in made)
    print(file=sys.stderr)
    return [known[str(path)] for path in paths]


def _logged(log: Path) -> dict[str, Verdict]:
    verdicts = (msgspec.json.decode(line, type=Verdict) for line in log.read_bytes().splitlines())
    return {each.document: each for each in verdicts}


def _some(paths: list[Path], options: argparse.Namespace, seen: frozenset[str]) -> list[Verdict]:
    """A process for each document, so that none sees another's modules; then one type checker for all of them."""
    effort = Effort(options.count, options.seconds, options.requests, options.witness)
    with tempfile.TemporaryDirectory(prefix="specweld-judge-") as temporary:
        folders = {f"run{number}": path for number, path in enumerate(paths)}
        found: dict[str, Verdict] = {}
        for (name, path), verdict in apart(
            partial(_one, folder=Path(temporary), effort=effort, seen=seen), list(folders.items()), options.jobs
        ):
            found[name] = verdict or Verdict(str(path), error="crashed: the process died", raised=1)
        check(Path(temporary), found)
        return [found[name] for name in folders]


def _one(named: tuple[str, Path], folder: Path, effort: Effort, seen: frozenset[str]) -> Verdict:
    name, path = named
    sys.dont_write_bytecode = True  # nobody imports it again
    started = time.monotonic()
    try:
        verdict = trial(path.resolve(), folder / name, effort, seen)
    except Exception as error:  # noqa: BLE001 - a crash is an answer, too
        where = traceback.extract_tb(error.__traceback__)[-1]
        message = f"crashed: {type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        verdict = Verdict(str(path), error=message[:300], raised=1)
    verdict.document, verdict.seconds = str(path), round(time.monotonic() - started, 2)
    return verdict


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
    parser.add_argument("--seconds", type=float, default=20, metavar="N", help="for the answers of one schema (20)")
    parser.add_argument("--requests", type=int, default=0, metavar="N", help="send so many requests of each schema (0)")
    parser.add_argument("--witness", action="store_true", help="ask datamodel-code-generator's models, too")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--shown", type=int, default=3, metavar="N", help="problems shown for each document (3)")
    parser.add_argument(
        "--log", type=Path, metavar="FILE", help="a JSON line for each document; those that it has are not tried again"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
