"""specweld beside its peers: whole processes, cold, in turns, wall time and peak memory, on the same documents.

``python bench/peers.py [DOCUMENT...] [--rounds 5] [--cache DIR] [--install] [--json FILE] [--svg FILE]
[--before FILE --compared FILE]``

Peers live in ``--cache``, a folder outside of the repository; ``--install`` fills it from PyPI and npm with their ordinary
clients. A peer that is not there is named as missing; one that fails or takes too long is reported as such. Documents are
those of ``../shared/corpus/big`` unless others are named.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from installed import SPECWELD, environment
from plot import Bar, bars

ROOT = Path(__file__).resolve().parent.parent
BIG = ROOT.parent / "shared/corpus/big"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "specweld-bench"


class Peer(NamedTuple):
    """A generator, and how to run it."""

    name: str
    makes: str
    package: str
    """What to install; ``npm:`` in front where it is not from PyPI."""
    program: str
    """Relative to its folder in the cache."""
    arguments: Callable[[str, str], list[str]]
    """Given the document and the output folder."""
    python: str = ""
    """The interpreter that it needs where ours is too old; looked up on the PATH."""


class Run(NamedTuple):
    """One run, or what became of several."""

    seconds: float
    megabytes: float
    problem: str = ""


def _words(*words: str) -> Callable[[str, str], list[str]]:
    """Arguments, in which ``{source}`` and ``{out}`` stand for the document and the output folder."""

    def arguments(source: str, out: str) -> list[str]:
        return [word.format(source=source, out=out) for word in words]

    return arguments


PEERS = (
    Peer(
        "openapi-python-client", "client", "openapi-python-client", "bin/openapi-python-client",
        _words("generate", "--path", "{source}", "--output-path", "{out}/client", "--meta", "none"),
    ),
    Peer(
        "openapi-generator (python)", "client", "openapi-generator-cli", "bin/openapi-generator-cli",
        _words("generate", "-g", "python", "-i", "{source}", "-o", "{out}", "--skip-validate-spec"),
    ),
    Peer(
        "unihttp-openapi-generator", "client", "unihttp-openapi-generator", "bin/unihttp-openapi-generator",
        _words(
            "generate", "{source}", "--output-dir", "{out}/client", "--package-name", "client", "--client", "both",
            "--serializer", "pydantic", "--sync-backend", "httpx", "--async-backend", "httpx",
        ),
        "python3.12",
    ),
    Peer(
        "datamodel-code-generator", "models", "datamodel-code-generator[ruff]", "bin/datamodel-codegen",
        _words(
            "--input", "{source}", "--input-file-type", "openapi", "--output", "{out}/models",
            "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "ruff-format", "--target-python-version", "3.11",
        ),
    ),
    Peer(
        "openapi-typescript", "types", "npm:openapi-typescript@7", "node_modules/.bin/openapi-typescript",
        _words("{source}", "-o", "{out}/types.ts"),
    ),
)  # fmt: skip


def folder_of(peer: Peer, cache: Path) -> Path:
    """Where a peer lives."""
    return cache / peer.package.removeprefix("npm:").partition("[")[0].partition("@")[0]


def install(peer: Peer, cache: Path) -> None:
    """Installs a peer into a folder of its own; one that cannot be installed is missing, which the report says."""
    folder = folder_of(peer, cache)
    if (folder / peer.program).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    if peer.package.startswith("npm:"):
        command = [
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--prefix",
            str(folder),
            peer.package.removeprefix("npm:"),
        ]
    else:
        command = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", peer.package]
    try:
        if not peer.package.startswith("npm:"):
            subprocess.run([_python(peer), "-m", "venv", str(folder)], check=True)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{peer.name}: cannot be installed here ({error})", file=sys.stderr)


def _python(peer: Peer) -> str:
    if peer.python and sys.version_info < tuple(map(int, peer.python.removeprefix("python").split("."))):
        return shutil.which(peer.python) or peer.python
    return sys.executable


def measured(command: Sequence[str], timeout: float) -> Run:
    """Runs a command in a process of its own, whose children are all that ``getrusage`` counts."""
    watch = [sys.executable, __file__, "--watch", str(timeout), *command]
    done = subprocess.run(watch, capture_output=True, text=True, check=False, env=_environment(command))
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def _environment(command: Sequence[str]) -> dict[str, str]:
    """Ours for specweld; peers are installed, with their bytecode beside them."""
    if command[0] == str(SPECWELD):
        return environment()
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def watch(timeout: float, command: list[str]) -> None:
    """Prints what a command took: seconds, peak MB of the largest process, what went wrong."""
    problem = ""
    started = time.perf_counter()
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=timeout, check=False)
        if done.returncode:
            lines = done.stderr.decode(errors="replace").strip().splitlines() or [""]
            problem = f"exit {done.returncode}: {lines[-1][:80]}"
    except subprocess.TimeoutExpired:
        problem = f"more than {timeout:.0f} s"
    taken = time.perf_counter() - started
    print(json.dumps((taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, problem)))


def _started(program: Path, peer: Peer, source: str, out: str) -> list[str]:
    return [str(program), *peer.arguments(source, out)]


def commands(cache: Path) -> dict[str, Callable[[str, str], list[str]]]:
    """How to run each generator that is here, specweld first."""
    specweld = str(SPECWELD)
    found: dict[str, Callable[[str, str], list[str]]] = {
        "specweld": lambda source, out: [
            specweld,
            "generate",
            source,
            "-o",
            f"{out}/client",
            "--no-cache",
            "--quiet",
        ]
    }
    for peer in PEERS:
        program = folder_of(peer, cache) / peer.program
        if program.exists():
            found[peer.name] = partial(_started, program, peer)
    return found


def compare(documents: Sequence[Path], options: argparse.Namespace) -> dict[str, dict[str, Run]]:
    """Medians by document and generator; all take turns, so that a busy machine slows all of them alike.

    What they write is removed when all are done: ext4 without a journal looks at every file that was removed in the last
    minutes before it makes one, which would charge each run for the runs before it.
    """
    found: dict[str, dict[str, Run]] = {}
    with tempfile.TemporaryDirectory(prefix="specweld-peers-") as place:
        for document in documents:
            runs: dict[str, list[Run]] = {}
            for _ in range(options.rounds):
                for name, command in commands(options.cache).items():
                    if (before := runs.get(name)) and before[0].problem.startswith("more than"):
                        continue
                    out = tempfile.mkdtemp(dir=place)
                    runs.setdefault(name, []).append(measured(command(str(document), out), options.timeout))
                    print(f"{document.name}: {name}: {runs[name][-1]}", file=sys.stderr)
            found[document.name] = {name: _middle(each) for name, each in runs.items()}
    return found


def _middle(runs: Sequence[Run]) -> Run:
    problem = next((run.problem for run in runs if run.problem), "")
    return Run(median(run.seconds for run in runs), median(run.megabytes for run in runs), problem)


def table(results: dict[str, dict[str, Run]], cache: Path) -> str:
    """Markdown: seconds / peak MB, and how many times specweld's."""
    here = commands(cache)
    missing = [peer.name for peer in PEERS if peer.name not in here]
    makes = {"specweld": "client", **{peer.name: peer.makes for peer in PEERS}}
    rows = ["| seconds / peak MB (times specweld's) |" + "".join(f" {name} |" for name in results)]
    rows.append("|---|" + "---|" * len(results))
    for name in here:
        cells = [_cell(runs.get(name), runs["specweld"]) for runs in results.values()]
        rows.append(f"| {name} ({makes[name]}) |" + "".join(f" {cell} |" for cell in cells))
    rows += [f"\nNot installable on this machine, so not measured: {', '.join(missing)}."] if missing else []
    return "\n".join(rows)


def _cell(run: Run | None, ours: Run) -> str:
    if run is None:
        return "-"
    text = f"{run.seconds:.2f} / {run.megabytes:.0f}"
    times = "" if run is ours else f" ({run.seconds / ours.seconds:.1f} / {run.megabytes / ours.megabytes:.1f})"
    return f"{text}{times}{', fails' if run.problem else ''}"


def plot(results: dict[str, dict[str, Run]]) -> str:
    """Bars of wall time, one group for each document, as SVG."""
    colors = {"specweld": "#2563eb"}
    return bars(
        {
            document: [
                Bar(
                    name,
                    (run.seconds,),
                    (colors.get(name, "#fca5a5" if run.problem else "#9ca3af"),),
                    f"{run.seconds:.2f} s{', fails' if run.problem else ''}",
                )
                for name, run in runs.items()
            ]
            for document, runs in results.items()
        }
    )


def compared(results: dict[str, dict[str, Run]], before: dict[str, dict[str, dict[str, Any]]]) -> str:
    """Bars of specweld's own wall time and memory, before and after, as SVG."""
    groups: dict[str, list[Bar]] = {}
    for document, runs in results.items():
        if document not in before:
            continue
        old, new = Run(**before[document]["specweld"]), runs["specweld"]
        groups[document] = [
            Bar("before", (old.seconds,), ("#9ca3af",), f"{old.seconds:.2f} s, {old.megabytes:.0f} MB"),
            Bar("after", (new.seconds,), ("#2563eb",), f"{new.seconds:.2f} s, {new.megabytes:.0f} MB"),
        ]
    return bars(groups)


def main() -> int:
    """The command."""
    if sys.argv[1:2] == ["--watch"]:
        watch(float(sys.argv[2]), sys.argv[3:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=120, metavar="SECONDS", help="for one run (120)")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help=f"where peers live ({CACHE})")
    parser.add_argument("--install", action="store_true", help="install what is missing there")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="the plot of all")
    parser.add_argument("--before", type=Path, metavar="FILE", help="what --json wrote before a change")
    parser.add_argument("--compared", type=Path, metavar="FILE", help="the plot of specweld before and after")
    options = parser.parse_args()
    documents = options.documents or sorted(path for path in BIG.glob("*") if path.suffix in (".json", ".yaml"))
    if not documents:
        parser.error("no documents: name some")
    if options.install:
        for peer in PEERS:
            install(peer, options.cache)
    results = compare([path.resolve() for path in documents], options)
    print(table(results, options.cache))
    if options.json:
        plain = {document: {name: run._asdict() for name, run in runs.items()} for document, runs in results.items()}
        options.json.write_text(json.dumps(plain, indent=1) + "\n")
    if options.svg:
        options.svg.write_text(plot(results))
    if options.before and options.compared:
        options.compared.write_text(compared(results, json.loads(options.before.read_text())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
