"""Programs that nobody here wrote, over many packages at once: one run over a batch is far cheaper than one for each."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proof.rows import Row

Complaint = tuple[str, str]
"""A file below the output folder, and what is wrong with it."""

_BATCH = 12_000_000
"""Bytes of Python."""

_CONFIG = "pyrightconfig.json"
_MYPY = re.compile(r"^(?P<file>[^:]+):(?P<text>\d+: error: .*)$")


def judge(rows: list[Row], output: Path) -> None:
    """Writes into ``rows`` what the judges say: ruff of all packages, the others of those to be judged."""
    made = {row.package: row for row in rows if not (row.refused or row.crashed)}
    _note(made, "ruff", _ruff(output))
    judged = {row.package: row for row in made.values() if row.judged}
    done = 0
    for batch in _batches(list(judged), output):
        folders = [output / name for name in ("_core", *batch)]
        rows_here = {name: judged[name] for name in batch}
        _note(rows_here, "black", _black(folders, output))
        _note(rows_here, "mypy", _mypy(folders, output))
        _note(rows_here, "pyright", _pyright(folders, output))
        done += len(batch)
        print(f"\r{done} of {len(judged)} judged", end="", file=sys.stderr, flush=True)


def _batches(names: list[str], output: Path) -> Iterator[list[str]]:
    """Packages by turns, as many at once as type checkers can hold in memory."""
    batch, size = list[str](), 0
    for name in names:
        own = sum(path.stat().st_size for path in (output / name).rglob("*.py"))
        if batch and size + own > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(name)
        size += own
    if batch:
        yield batch


def _note(rows: dict[str, Row], judge: str, complaints: Iterator[Complaint]) -> None:
    said: defaultdict[str, list[str]] = defaultdict(list)
    for file, text in complaints:
        said[file.split("/")[0]].append(f"{file}:{text}")
    for name, row in rows.items():
        row.complaints[judge] = said.get(name, [])
    if "_core" in said:
        raise SystemExit(f"{judge} of the runtime: {said['_core'][:3]}")


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name(str(command[0]))
    line = [str(tool if tool.exists() else command[0]), *map(str, command[1:])]
    return subprocess.run(line, cwd=cwd, capture_output=True, text=True, check=False)


def _relative(path: str, output: Path) -> str:
    return Path(output, path).resolve().relative_to(output.resolve()).as_posix()


def _ruff(output: Path) -> Iterator[Complaint]:
    done = _run("ruff", "check", "--isolated", "--no-cache", "--output-format=json", output, cwd=output)
    for each in json.loads(done.stdout or "[]"):
        yield _relative(each["filename"], output), f"{each['location']['row']}: {each['code']} {each['message']}"


def _black(folders: list[Path], output: Path) -> Iterator[Complaint]:
    done = _run("black", "--check", *folders, cwd=output)
    for line in done.stderr.splitlines():
        what, _, path = line.partition(" /")
        if what in {"would reformat", "error: cannot format"}:
            yield _relative(f"/{path}", output), f" {what}"


def _mypy(folders: list[Path], output: Path) -> Iterator[Complaint]:
    options = ("--strict", "--no-error-summary", "--hide-error-context", "--cache-dir", output.parent / ".mypy_cache")
    names = [f"{output.name}/{folder.name}" for folder in folders]
    done = _run("mypy", *options, *names, cwd=output.parent)
    for line in done.stdout.splitlines():
        if match := _MYPY.match(line):
            yield _relative(str(output.parent / match["file"]), output), match["text"]
    if done.returncode not in {0, 1}:
        raise SystemExit(f"mypy failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _pyright(folders: list[Path], output: Path) -> Iterator[Complaint]:
    config: dict[str, Any] = {
        "typeCheckingMode": "strict",
        "include": [f"{output.name}/{folder.name}" for folder in folders],
        "venvPath": str(Path(sys.prefix).parent),
        "venv": Path(sys.prefix).name,
    }
    (output.parent / _CONFIG).write_text(json.dumps(config))
    done = _run("pyright", "-p", _CONFIG, "--outputjson", cwd=output.parent)
    try:
        said = json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"pyright failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}") from None
    for each in said["generalDiagnostics"]:
        line = each["range"]["start"]["line"] + 1
        yield _relative(each["file"], output), f"{line}: {each['message'].splitlines()[0]} ({each.get('rule', '')})"
