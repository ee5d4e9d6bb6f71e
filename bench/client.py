"""Generated clients beside raw httpx2, the openai SDK and other generators' clients: import, first answer, CPU per call.

``python bench/client.py [--install] [--fresh] [--rounds 7] [--cache DIR] [--json FILE] [--svg FILE] [--markdown FILE]``

All run in one environment of the cache (``--install`` makes it), in turns, in fresh processes, against one local server in a
process of its own. Packages of other generators come from the environments that ``bench/peers.py --install`` makes. The
large documents are those of ``../shared/corpus/big``; without them only the small one is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from statistics import median
from typing import NamedTuple

from calls.packages import MODELS, Cache, install, make
from peers import BIG, CACHE

HERE = Path(__file__).resolve().parent
IN_FLIGHT = 50
BIG_ONES = ("openai.yaml", "stripe.json", "github.json")


class Subject(NamedTuple):
    """Something to measure: a line of a table."""

    name: str
    code: str
    """Python that is run; ``{base}`` is the server's URL."""
    needs: str = ""
    """The package without which it cannot be measured."""


IMPORTS = (
    Subject("httpx2 and pydantic", "import httpx2, pydantic"),
    *(
        Subject(f"specweld, {name}", f"import specweld_{name}", f"specweld_{name}")
        for name in ("models", "openai", "stripe", "github")
    ),
    *(
        Subject(
            f"specweld, {name}, with its client",
            f"import specweld_{name}; specweld_{name}.Client(base_url='http://127.0.0.1')",
            f"specweld_{name}",
        )
        for name in ("models", "openai", "stripe", "github")
    ),
    Subject("openai SDK", "import openai"),
    *(
        Subject(
            f"openapi-python-client, {name}",
            f"import opc_{name}; from opc_{name}.{module}",
            f"opc_{name}",
        )
        for name, module in (
            ("models", "api.models import list_models"),
            ("openai", "api.models import list_models"),
            ("github", "api.meta import metaroot"),
        )
    ),
    *(
        Subject(f"openapi-generator, {name}", f"import og_{name}", f"og_{name}")
        for name in ("models", "openai", "stripe", "github")
    ),
)
FIRST = (
    Subject("httpx2 and pydantic", "subjects.pydantic('{base}')()"),
    Subject("specweld, models", "subjects.specweld('{base}')()", "specweld_models"),
    Subject("specweld, openai", "subjects.specweld('{base}', 'specweld_openai')()", "specweld_openai"),
    Subject("openai SDK", "subjects.openai('{base}')()"),
    Subject("openapi-python-client, models", "subjects.openapi_python_client('{base}')()", "opc_models"),
    Subject("openapi-python-client, openai", "subjects.openapi_python_client('{base}', 'opc_openai')()", "opc_openai"),
    Subject("openapi-generator, models", "subjects.openapi_generator('{base}')()", "og_models"),
)
CALLS = (
    Subject("httpx2 and json", "subjects.raw"),
    Subject("specweld", "subjects.specweld", "specweld_models"),
    Subject("openai SDK", "subjects.openai"),
    Subject("openapi-python-client", "subjects.openapi_python_client", "opc_models"),
    Subject("openapi-generator", "subjects.openapi_generator", "og_models"),
)
CALLS_ASYNC = (
    Subject("httpx2 and json", "subjects.raw_async"),
    Subject("specweld", "subjects.specweld_async", "specweld_models"),
    Subject("specweld on aiohttp", "subjects.specweld_aiohttp_async", "specweld_models"),
    Subject("openai SDK", "subjects.openai_async"),
    Subject("openapi-python-client", "subjects.openapi_python_client_async", "opc_models"),
    Subject("openapi-generator", "subjects.openapi_generator_async", "og_models_async"),
)

_IMPORT = """
import resource, time
started = time.perf_counter()
{code}
taken = time.perf_counter() - started
print([taken * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024])
"""
_FIRST = """
from calls import subjects
{code}
print([0, 0], flush=True)
"""
_CALL = """
import time
from calls import subjects
call = {code}("{base}")
for _ in range(100):
    call()
times = []
for _ in range(5):
    started = time.process_time()
    for _ in range(200):
        call()
    times.append((time.process_time() - started) / 200)
print([sorted(times)[2] * 1e6, 0])
"""
_CALL_ASYNC = """
import asyncio, time
from calls import subjects
async def main():
    call = {code}("{base}")
    async def calls(number):
        for _ in range(number):
            await call()
    await asyncio.gather(*(calls(3) for _ in range({in_flight})))
    times = []
    for _ in range(5):
        started = time.process_time()
        await asyncio.gather(*(calls(6) for _ in range({in_flight})))
        times.append((time.process_time() - started) / (6 * {in_flight}))
    print([sorted(times)[2] * 1e6, 0], flush=True)
    import os
    os._exit(0)  # connections are nobody's business here
asyncio.run(main())
"""


class Figure(NamedTuple):
    """What was measured of a subject: the median, and times the first subject of its table in the same turn."""

    value: float
    times: float
    megabytes: float


Table = dict[str, Figure | str]
"""By subject; text says why there is no figure."""


@contextmanager
def served() -> Generator[str]:
    """The URL of the server, while it runs."""
    command = [sys.executable, str(HERE / "calls/server.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        if server.stdout is None or server.stdin is None:
            raise RuntimeError("the server has no pipes")
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        server.stdin.close()


def measured(cache: Cache, template: str, subject: Subject, base: str) -> tuple[float, float, float] | str:
    """One process: what it printed, and how long it took from its start; or why it failed."""
    code = template.format(code=subject.code.replace("{base}", base), base=base, in_flight=IN_FLIGHT)
    paths = f"import sys; sys.path[:0] = [{str(cache.packages)!r}, {str(HERE)!r}]\n"
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    done = subprocess.run(
        [cache.python, "-c", paths + code], capture_output=True, text=True, check=False, timeout=300, env=environment
    )
    taken = (time.perf_counter() - started) * 1000
    if done.returncode:
        return (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1][:100]
    value, megabytes = json.loads(done.stdout.splitlines()[-1])
    return value or taken, megabytes, taken


def compare(cache: Cache, template: str, subjects: Sequence[Subject], base: str, rounds: int) -> Table:
    """All subjects in turns; the first round only warms up caches, such as that of compiled modules."""
    runs: dict[str, list[tuple[float, float, float]]] = {}
    table: Table = {}
    for turn in range(rounds + 1):
        first = 0.0
        for subject in subjects:
            if subject.name in table:
                continue
            if subject.needs and not (cache.packages / subject.needs).exists():
                table[subject.name] = "not there"
                continue
            found = measured(cache, template, subject, base)
            if isinstance(found, str):
                table[subject.name] = found
                continue
            first = first or found[0]
            if turn:
                runs.setdefault(subject.name, []).append((found[0], found[0] / first, found[1]))
        print(f"turn {turn} of {rounds}", file=sys.stderr)
    made = {name: Figure(*(median(column) for column in zip(*rows, strict=True))) for name, rows in runs.items()}
    return {subject.name: table.get(subject.name) or made[subject.name] for subject in subjects}


def markdown(title: str, unit: str, table: Table, goals: dict[str, str]) -> str:
    """A table; memory is told as what is more than the first line's."""
    least = next(iter(table.values()))
    base = least.megabytes if isinstance(least, Figure) else 0.0
    memory = base > 0
    rows = [f"| {title} | {unit} | times |{' MB more |' if memory else ''} goal |"]
    rows.append("|---|---|---|---|" + ("---|" if memory else ""))
    for name, figure in table.items():
        goal = goals.get(name.partition(",")[0], "") if name != next(iter(table)) else ""
        if isinstance(figure, str):
            rows.append(f"| {name} | - | {figure} |{' |' if memory else ''} |")
            continue
        more = f" {figure.megabytes - base:+.1f} |" if memory else ""
        rows.append(f"| {name} | {figure.value:.0f} | {figure.times:.2f} |{more} {goal} |")
    return "\n".join(rows)


def plot(tables: dict[str, Table]) -> str:
    """Bars of how many times the first line's cost each subject takes."""
    marks: list[str] = []
    y = 24
    for title, table in tables.items():
        figures = {name: figure for name, figure in table.items() if isinstance(figure, Figure)}
        longest = max(min(figure.times, 12) for figure in figures.values())
        marks.append(f'<text x="8" y="{y}" font-weight="bold">{escape(title)}</text>')
        for name, figure in figures.items():
            y += 20
            width = 380 * min(figure.times, 12) / longest
            color = "#2563eb" if name.startswith("specweld") else "#9ca3af"
            marks.append(f'<text x="238" y="{y}" text-anchor="end">{escape(name)}</text>')
            marks.append(f'<rect x="246" y="{y - 11}" width="{width:.1f}" height="13" fill="{color}"/>')
            marks.append(f'<text x="{252 + width:.1f}" y="{y}">{figure.times:.2f}</text>')
        y += 34
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="700" height="{y}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *marks, "</svg>", ""])


KINDS = {
    "import": ("import, fresh process", "ms", _IMPORT, IMPORTS, {"specweld": "<= 1.2, <= +4 MB"}),
    "first": ("process start to first parsed answer", "ms", _FIRST, FIRST, {"specweld": "<= 1.5"}),
    "sync": ("CPU per call, sync, 1 KB of JSON", "µs", _CALL, CALLS, {"specweld": "<= 1.25"}),
    "async": (f"CPU per call, {IN_FLIGHT} in flight", "µs", _CALL_ASYNC, CALLS_ASYNC, {"specweld": "<= 1.15"}),
}


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=[*KINDS], action="append", help="measure this only")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help=f"where clients live ({CACHE})")
    parser.add_argument("--install", action="store_true", help="install what clients need there")
    parser.add_argument("--fresh", action="store_true", help="make the packages of other generators again, too")
    parser.add_argument("--keep", action="store_true", help="make no packages at all")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--svg", type=Path, metavar="FILE")
    parser.add_argument("--markdown", type=Path, metavar="FILE")
    options = parser.parse_args()
    cache = Cache(options.cache)
    if options.install:
        install(cache)
    documents = {"models": MODELS, **{name.partition(".")[0]: BIG / name for name in BIG_ONES if (BIG / name).exists()}}
    problems = {} if options.keep else make(cache, documents, fresh=options.fresh)
    for package, problem in problems.items():
        print(f"{package}: {problem}", file=sys.stderr)
    tables: dict[str, Table] = {}
    texts: list[str] = []
    with served() as base:
        for kind in options.only or KINDS:
            title, unit, template, subjects, goals = KINDS[kind]
            tables[title] = compare(cache, template, subjects, base, options.rounds)
            texts.append(markdown(title, unit, tables[title], goals))
    report = "\n\n".join(texts) + "\n"
    print(report)
    if options.markdown:
        options.markdown.write_text(report)
    if options.json:
        options.json.write_text(json.dumps(tables, indent=1) + "\n")
    if options.svg:
        options.svg.write_text(plot(tables))
    return 0


if __name__ == "__main__":
    sys.exit(main())
