"""Does the cost grow with the document? Time per operation on a document of 10,000 operations and on one of 1,000.

``python bench/linear.py [ROUNDS] [--shape rest|rpc|same]`` prints a Markdown table: medians over rounds of whole
processes, cold. What a document of ten operations takes (Python's start, imports, templates) is subtracted from both, so
that it cannot flatter the large one. The exit code is 1 where an operation of the large one costs more than 1.2 times as much.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from installed import SPECWELD, environment

SIZES = (10, 1_000, 10_000)
"""Operations; the first is what a run costs whatever the document."""

GOAL = 1.2

Json = dict[str, Any]


def document(operations: int, shape: str) -> Json:
    """A synthetic document: resources of five operations (``rest``), one call each below few roots (``rpc``), or calls,
    models and inline bodies that would all have the same name (``same``).
    """
    make = {"rest": _rest, "rpc": _rpc, "same": _same}[shape]
    paths: Json = {}
    schemas: Json = {"Error": _object(code="integer", message="string")}
    for number in range(operations // 5):
        make(number, paths, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Linear", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _rest(number: int, paths: Json, schemas: Json) -> None:
    """A resource: list, create, retrieve, update, delete; two schemas, one of which refers to the resource before."""
    name, word, area = f"Thing{_word(number)}", f"thing-{_word(number).lower()}s", f"area-{_word(number // 20).lower()}"
    schemas[name] = _object(id="string", name="string", size="integer", state=["draft", "live", f"gone{number}"])
    schemas[f"{name}Create"] = _object(name="string", size="integer")
    if number:
        schemas[name]["properties"]["parent"] = _ref(f"Thing{_word(number - 1)}")
    item = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    limit = [{"name": "limit", "in": "query", "description": "How many. Default: 20.", "schema": {"type": "integer"}}]
    listed = {"type": "object", "properties": {"data": {"type": "array", "items": _ref(name)}}, "required": ["data"]}
    paths[f"/{area}/{word}"] = {
        "get": _operation(f"list{name}", area, listed, parameters=limit),
        "post": _operation(f"create{name}", area, _ref(name), body=_ref(f"{name}Create")),
    }
    paths[f"/{area}/{word}/{{id}}"] = {
        "get": _operation(f"get{name}", area, _ref(name), parameters=item),
        "patch": _operation(f"update{name}", area, _ref(name), parameters=item, body=_ref(f"{name}Create")),
        "delete": _operation(f"delete{name}", area, None, parameters=item),
    }


def _rpc(number: int, paths: Json, schemas: Json) -> None:
    """Five calls of one root, whose inline bodies and answers need names, and whose schemas are everybody's."""
    area = f"service-{number % 20}"
    schemas[f"Shared{_word(number)}"] = _object(value="string", error="number")
    for verb in ("get", "set", "find", "send", "stop"):
        name = f"{verb}{_word(number)}"
        body = {
            "type": "object",
            "properties": {"target": _ref(f"Shared{_word(number * 7 // 8)}"), "note": {"type": "string"}},
        }
        answer = {"type": "object", "properties": {"result": _object(done="boolean", kind=["a", "b", "c"])}}
        paths[f"/{area}/{name}"] = {"post": _operation(name, area, answer, body=body)}


def _same(number: int, paths: Json, schemas: Json) -> None:
    """Five calls that differ in signs alone, which names do not have, and a schema whose name does."""
    schemas[_signs(number)] = _object(value="string")
    for each in range(number * 5, number * 5 + 5):
        body = {"type": "object", "properties": {"target": _ref(_signs(number)), "note": _object(text="string")}}
        item = [{"name": _signs(each), "in": "path", "required": True, "schema": {"type": "string"}}]
        answer = _object(result="string")
        paths[f"/things/{{{_signs(each)}}}"] = {
            "post": _operation("call", "things", answer, parameters=item, body=body)
        }


def _signs(number: int) -> str:
    """Letters with signs between them: as many texts as there are numbers, and one name."""
    return "a" + "".join("-_"[number >> bit & 1] + letter for bit, letter in enumerate("bcdfghjklmnpqrs"))


def _operation(
    name: str, tag: str, answer: Json | None, *, parameters: list[Json] | None = None, body: Json | None = None
) -> Json:
    said: Json = {"operationId": name, "tags": [tag], "summary": f"{name}.", "parameters": parameters or []}
    if body is not None:
        said["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    ok: Json = {"description": "Done."}
    if answer is not None:
        ok["content"] = {"application/json": {"schema": answer}}
    failed = {"description": "Failed.", "content": {"application/json": {"schema": _ref("Error")}}}
    return {**said, "responses": {"204" if answer is None else "200": ok, "default": failed}}


def _object(**fields: str | list[str]) -> Json:
    kinds = {name: {"type": kind} if isinstance(kind, str) else {"enum": kind} for name, kind in fields.items()}
    return {"type": "object", "properties": kinds, "required": [next(iter(kinds))]}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _word(number: int) -> str:
    """A word for a number, in letters: numbers in names would collide in their own way."""
    letters = ""
    for _ in range(3):
        number, digit = divmod(number, 20)
        letters = "bcdfghjklmnpqrtvwxyz"[digit] + "aeiou"[digit % 5] + letters
    return letters.capitalize()


def seconds(source: Path, output: Path) -> float:
    """How long a cold run takes, from start to exit; what it wrote stays, for removed files make the next ones slow."""
    started = time.perf_counter()
    command = [str(SPECWELD), "generate", str(source), "-o", str(output), "--no-cache", "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
    return time.perf_counter() - started


def measure(folder: Path, rounds: int, shape: str) -> dict[int, float]:
    """The median time for each size; sizes are taken in turns, so that a busy machine slows all of them alike."""
    sources = {size: folder / f"{size}.json" for size in SIZES}
    for size, path in sources.items():
        path.write_text(json.dumps(document(size, shape)))
    times = [
        {size: seconds(path, folder / f"out{number}" / str(size)) for size, path in sources.items()}
        for number in range(rounds)
    ]
    return {size: median(each[size] for each in times) for size in SIZES}


def table(times: dict[int, float]) -> tuple[str, float]:
    """The report, and how much more an operation of the largest costs than one of the middle one."""
    fixed = times[SIZES[0]]
    each = {size: (times[size] - fixed) / (size - SIZES[0]) for size in SIZES[1:]}
    rows = ["| operations | whole process | per operation, less the fixed cost |", "|---|---|---|"]
    rows += [
        f"| {size:,} | {taken:.2f} s | {f'{each[size] * 1000:.3f} ms' if size in each else ''} |"
        for size, taken in times.items()
    ]
    ratio = each[SIZES[2]] / each[SIZES[1]]
    return "\n".join([*rows, "", f"ratio {ratio:.2f} (goal <= {GOAL})"]), ratio


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", nargs="?", type=int, default=3)
    parser.add_argument("--shape", choices=("rest", "rpc", "same"), default="rest")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the documents, and measure nothing")
    options = parser.parse_args()
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
        for size in SIZES:
            (options.write / f"{size}.json").write_text(json.dumps(document(size, options.shape)))
        return 0
    with tempfile.TemporaryDirectory(prefix="specweld-linear-", dir=os.environ.get("TMPDIR")) as name:
        text, ratio = table(measure(Path(name), options.rounds, options.shape))
    print(text)
    return 1 if ratio > GOAL else 0


if __name__ == "__main__":
    sys.exit(main())
