"""Generated clients before independent judges: Steady and Prism, mock servers that others wrote.

``python tests/judge/run.py [NAME|DOCUMENT...]`` calls every operation with the fewest and with all arguments, sync, async
and strict, for the documents' own answers and for random ones, and says what share of the operations is generated, what
share of the requests the judges take, and what share of the answers is parsed into the declared type and given back
unchanged. The exit code is 1 where a goal is missed or an exclusion is not needed any more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import msgspec

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "bench"), str(HERE.parent.parent)]

from judging import exclusions, servers, table  # noqa: E402 - found by the path above
from judging.chosen import DOCUMENTS, Judged, named  # noqa: E402
from judging.trial import CASES, Case, Suite  # noqa: E402
from judging.verdicts import Verdict  # noqa: E402


def main() -> int:
    """The command."""
    options = _options()
    try:
        servers.install(options.cache)
    except servers.Unavailable as error:
        sys.stderr.write(f"{error}\n")
        return 3
    cases = tuple(each for each in CASES if not options.cases or each.name in options.cases)
    rows: list[table.Sums] = []
    verdicts: dict[str, list[Verdict]] = {}
    with tempfile.TemporaryDirectory(prefix="specweld-judge-") as folder:
        for judged in [named(text) for text in options.documents] or DOCUMENTS:
            for row, found in _judged(judged, Path(folder), cases, options):
                rows.append(row)
                verdicts[f"{row.document} {row.judge}"] = found
                sys.stderr.write(_said(row, options.shown))
    sys.stdout.write(table.markdown(rows))
    if options.json:
        options.json.write_bytes(msgspec.json.encode({"sums": rows, "verdicts": verdicts}))
    return 0 if all(row.good for row in rows) else 1


def _judged(
    judged: Judged, folder: Path, cases: tuple[Case, ...], options: argparse.Namespace
) -> list[tuple[table.Sums, list[Verdict]]]:
    """What came of a document before each of its judges."""
    suite = Suite(judged.path, folder, judged.name.replace("-", "_"), options.client_of)
    found: list[tuple[table.Sums, list[Verdict]]] = []
    for name in judged.judges:
        if options.judge and name not in options.judge:
            continue
        started = time.monotonic()
        try:
            verdicts = suite.try_all(
                servers.KINDS[name], cases, options.seed, judged.steady if name == "steady" else ()
            )
        except servers.Unavailable as error:
            found.append((table.Sums(judged.name, name, refused=str(error)), []))
            continue
        known = exclusions.read()
        needed = exclusions.apply(judged.name, name, verdicts, known)
        row = table.sums(judged.name, name, verdicts, time.monotonic() - started)
        if cases == CASES:
            mine = [each for each in known if (each.document, each.judge) == (judged.name, name)]
            row.stale = [f"{each.operation}: {each.said}" for each in mine if each not in needed]
        found.append((row, verdicts))
    return found


def _said(row: table.Sums, shown: int) -> str:
    lines = [f"{row.document}, {row.judge}: {row.refused or f'{row.calls} calls in {row.seconds} s'}"]
    lines += [f"    {text}" for text in row.failing[:shown]]
    lines += [f"    and {len(row.failing) - shown} more"] if len(row.failing) > shown else []
    lines += [f"    not needed any more: {text}" for text in row.stale]
    return "\n".join(lines) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = ", ".join(each.name for each in DOCUMENTS)
    parser.add_argument("documents", nargs="*", metavar="NAME|DOCUMENT", help=f"all of {names}, or any file")
    parser.add_argument("--judge", action="append", choices=sorted(servers.KINDS), help="only this one")
    parser.add_argument("--cases", action="append", choices=[each.name for each in CASES], help="only these calls")
    parser.add_argument(
        "--client-of", type=Path, metavar="FILE", help="judge the client of another document: it must fail"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="for the judges' random answers (0)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every verdict, and the numbers")
    parser.add_argument("--shown", type=int, default=20, metavar="N", help="failing operations shown for each (20)")
    parser.add_argument(
        "--cache", type=Path, default=servers.CACHE, metavar="DIR", help="where the judges are installed"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
