"""The calls of many clients before a type checker, all at once: starting it takes longer than checking one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from semantics.verdict import Verdict

_CALLS, _LINES = "calls.py", "calls.json"
_HEAD = ("from judged.probe import Client", "def calls(client: Client) -> None:")


class Line(NamedTuple):
    """A call as a user would write it."""

    text: str
    pointer: str
    argument: str
    """The argued difference for which type checkers may refuse it, ``""`` for none."""


def leave(folder: Path, lines: list[Line]) -> None:
    """Writes the calls of a client beside it."""
    if lines:
        (folder / _CALLS).write_text("\n".join([*_HEAD, *(f"    {each.text}" for each in lines), ""]), "utf-8")
        (folder / _LINES).write_bytes(msgspec.json.encode(lines))


def check(folder: Path, verdicts: dict[str, Verdict]) -> None:
    """Asks pyright about the calls that were left in the folders that have verdicts."""
    left = {name: each for name, each in verdicts.items() if (folder / name / _LINES).is_file()}
    if not left:
        return
    try:
        errors = list(_errors(folder, list(left)))
    except ValueError as error:
        for each in left.values():
            each.error = each.error or f"pyright failed: {error}"
        return
    lines = {name: msgspec.json.decode((folder / name / _LINES).read_bytes(), type=list[Line]) for name in left}
    for name, verdict in left.items():
        verdict.typed = len(lines[name])
    for name, number, why in errors:
        line = lines[name][number]
        if line.argument:
            left[name].untyped_argued[line.argument] = left[name].untyped_argued.get(line.argument, 0) + 1
        else:
            left[name].untyped += 1
            left[name].show("untyped", line.pointer, line.text, why)


def _errors(folder: Path, names: list[str]) -> Iterator[tuple[str, int, str]]:
    """Folder, number of the line, and what pyright says of it. Raises ValueError where it fails."""
    config: dict[str, Any] = {
        "include": [f"{name}/{_CALLS}" for name in names],
        "executionEnvironments": [{"root": name} for name in names],
        "venvPath": str(Path(sys.prefix).parent),
        "venv": Path(sys.prefix).name,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config))
    pyright = Path(sys.executable).with_name("pyright")
    done = subprocess.run([pyright, "--outputjson"], cwd=folder, capture_output=True, text=True, check=False)
    said: dict[str, Any] = json.loads(done.stdout)
    if said["summary"]["filesAnalyzed"] < len(names):
        raise ValueError(f"{said['summary']['filesAnalyzed']} of {len(names)} files")
    seen: dict[tuple[str, int], str] = {}
    for each in said["generalDiagnostics"]:
        if each["severity"] == "error" and str(each["file"]).endswith(_CALLS):
            place = Path(each["file"]).parent.name, each["range"]["start"]["line"] - len(_HEAD)
            seen.setdefault(place, str(each["message"]))
    yield from ((*place, why) for place, why in seen.items())
