"""Every document below some folders, through everything: generated, complete, imported, built, judged.

``python bench/corpus.py DIR... [--all] [--json FILE] [--html FILE]`` prints a table; the exit code is 1 where a
document crashes specweld, loses an operation, or makes a package that is not perfect.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from proof.documents import find  # noqa: E402 - found by the path above
from proof.judges import judge  # noqa: E402 - found by the path above
from proof.make import dumps, run  # noqa: E402 - found by the path above
from proof.report import page, problems, text  # noqa: E402 - found by the path above
from proof.rows import Row  # noqa: E402 - found by the path above


def main() -> int:
    """The command."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="specweld-corpus-") as temporary:
        rows = proof(options, (options.keep or Path(temporary)).resolve() / "clients")
    print(text(rows, options.shown))
    if options.json:
        options.json.write_text(dumps(rows))
    if options.html:
        options.html.write_text(page(rows))
    return 1 if any(problems(row) and not row.refused for row in rows) else 0


def proof(options: argparse.Namespace, output: Path) -> list[Row]:
    """Takes the documents through everything; packages go to ``output``."""
    paths = find(options.places)[options.skip :: options.every]
    rows = [Row(str(path), _package(path, number), path.stat().st_size) for number, path in enumerate(paths)]
    output.mkdir(parents=True, exist_ok=True)
    done: list[Row] = []
    for row in run(rows, output, jobs=options.jobs, timeout=options.timeout):
        done.append(row)
        print(f"\r{len(done)} of {len(rows)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    done.sort(key=lambda row: row.package)
    working = [row for row in done if row.works]
    step = 1 if options.all else max(1, len(working) // max(options.sample, 1))
    for row in working[::step] if options.all or options.sample else ():
        row.judged = True
    if working and not options.no_judges:
        judge(done, output)
    return done


def _package(path: Path, number: int) -> str:
    return f"p{number:04}_{re.sub('[^a-z0-9]+', '_', path.stem.lower()).strip('_')[:40]}".rstrip("_")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+", type=Path, metavar="DIR", help="folders or files")
    parser.add_argument("--all", action="store_true", help="black, mypy and pyright look at every package")
    parser.add_argument("--sample", type=int, default=20, metavar="N", help="... or at about this many (20)")
    parser.add_argument("--no-judges", action="store_true", help="generate, count, import and build only")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth document only")
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="... after this many")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--timeout", type=float, default=120, metavar="SECONDS", help="for one document (120)")
    parser.add_argument("--shown", type=int, default=3, metavar="N", help="problems shown for each document (3)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything as JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the packages here")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
