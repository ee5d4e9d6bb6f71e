"""Whole-process times of the command on the three seeds, beside what Python itself costs on the same machine.

``python bench/seeds.py [ROUNDS]`` prints a Markdown table: medians over rounds, the commands taken in turns so that a
busy machine slows all of them alike.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from installed import ROOT, SPECWELD, environment

Command = tuple[str, list[str], float | None]


def commands() -> list[Command]:
    """What is measured: a name, the command, and the goal in seconds."""
    return [
        ("python, doing nothing", [sys.executable, "-c", ""], None),
        ("python, importing httpx2 and pydantic", [sys.executable, "-c", "import httpx2, pydantic"], None),
        ("specweld generate, cold", [str(SPECWELD), "generate", "--no-cache", "--quiet"], 0.6),
        ("specweld generate, nothing changed", [str(SPECWELD), "generate", "--quiet"], None),
        ("specweld check, nothing changed", [str(SPECWELD), "check", "--quiet"], 0.3),
    ]


def seconds(command: list[str], folder: Path) -> float:
    """How long a command takes, from start to exit."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - started


def measure(folder: Path, rounds: int) -> list[tuple[Command, float]]:
    """The median time of each command; a first round, which fills caches, does not count."""
    times = [[seconds(command, folder) for _, command, _ in commands()] for _ in range(rounds + 1)]
    return [(command, median(column[1:])) for command, column in zip(commands(), zip(*times, strict=True), strict=True)]


def table(measured: list[tuple[Command, float]]) -> str:
    """The report."""
    base = measured[0][1]
    rows = ["| whole process | median | times bare Python | goal |", "|---|---|---|---|"]
    for (name, _, goal), taken in measured:
        rows.append(f"| {name} | {taken:.3f} s | {taken / base:.1f} | {f'< {goal} s' if goal else ''} |")
    return "\n".join(rows)


def main() -> None:
    """Measure in a copy, so that the checkout stays as it is."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "specs", folder / "specs")
        shutil.copy(ROOT / "specweld.toml", folder)
        print(table(measure(folder, rounds)))


if __name__ == "__main__":
    main()
