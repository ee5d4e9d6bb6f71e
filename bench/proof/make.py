"""One document through ``generate`` in a process of its own, and its package imported and built there."""

from __future__ import annotations

import ast
import importlib
import json
import multiprocessing
import pkgutil
import resource
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import msgspec

from codegen.api.job import source_job
from codegen.api.make import Made, make
from codegen.finding import InputError
from codegen.parallel import HERE
from proof.documents import count
from proof.rows import Row

for _name in ("httpx2", "pydantic"):
    importlib.import_module(_name)  # once, here: no process after a fork pays for it
_CONTEXT = multiprocessing.get_context("fork")
_MAX_ERRORS = 8


def run(rows: list[Row], output: Path, *, jobs: int, timeout: float) -> Iterator[Row]:
    """Takes every document through everything, ``jobs`` at a time; gives the rows as they are done."""
    waiting, running = list(reversed(rows)), dict[Connection, tuple[Row, BaseProcess, float]]()
    while waiting or running:
        while waiting and len(running) < jobs:
            row = waiting.pop()
            ours, theirs = _CONTEXT.Pipe(duplex=False)
            process: BaseProcess = _CONTEXT.Process(target=_child, args=(row, output, theirs))
            process.start()
            theirs.close()
            running[ours] = row, process, time.monotonic() + timeout
        ready = [each for each in wait(list(running), timeout=0.5) if isinstance(each, Connection)]
        late = [each for each, (_, _, end) in running.items() if end < time.monotonic() and each not in ready]
        for connection in (*ready, *late):
            row, process, _ = running.pop(connection)
            yield _result(connection, row, process, late=connection in late)


def _result(connection: Connection, row: Row, process: BaseProcess, *, late: bool) -> Row:
    if late:
        process.kill()
        row.crashed = "not done in time"
    else:
        try:
            row = msgspec.json.decode(connection.recv_bytes(), type=Row)
        except EOFError:
            row.crashed = "the process died"
    process.join()
    connection.close()
    return row


def _child(row: Row, output: Path, answers: Connection) -> None:
    """All about one document; whatever goes wrong is an answer, too."""
    try:
        _generate(row, output)
        if not row.refused:
            _import(row, output)
    except InputError as error:
        row.refused = str(error)
    except Exception as error:  # noqa: BLE001 - a crash is what we look for
        row.crashed = _crash(error)
    answers.send_bytes(msgspec.json.encode(row))
    answers.close()


def _crash(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {str(error)[:200]} ({Path(last.filename).name}:{last.lineno})"


def _generate(row: Row, output: Path) -> None:
    path = Path(row.document)
    started = time.perf_counter()
    job = msgspec.structs.replace(source_job(row.document, output, row.package), single=False)
    made = make(job, details=False, progress=lambda _: None, workers=HERE)
    row.seconds = time.perf_counter() - started
    row.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    row.findings = dict(Counter(finding.rule for finding in made.findings))
    _save(made, output)
    counted = count(path)
    row.counted = len(counted.operations) if counted.parsed else -1
    calls = _calls(output / row.package)
    row.operations = calls.total()
    if row.counted > row.operations:
        row.missing = missing(counted.operations, calls)


def missing(counted: Iterable[tuple[str, str]], calls: Mapping[tuple[str, str], int]) -> list[str]:
    """Operations that have no call: paths are compared without the names of their templates, queries and fragments."""
    left, lost = Counter(calls), list[str]()
    for method, path in sorted(counted):
        pair = method, _shape(path)
        lost += [] if left[pair] else [f"{method} {path}"]
        left[pair] -= 1
    return lost


def _shape(path: str) -> str:
    """A path without the names of its templates, its query and its fragment."""
    parts = path.partition("#")[0].partition("?")[0].split("{")
    return "{}".join(part.partition("}")[2] if number else part for number, part in enumerate(parts))


def _save(made: Made, output: Path) -> None:
    """Writes the package; the runtime, which is the same for all, and the root once."""
    for name, data in made.files.items():
        path = output / name
        if name.partition("/")[0] in {"_core", "__init__.py"} and path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{multiprocessing.current_process().pid}")
        temporary.write_bytes(data)
        temporary.replace(path)


def _calls(package: Path) -> Counter[tuple[str, str]]:
    """Methods and paths of all calls that the package makes, read from its syntax trees."""
    found: Counter[tuple[str, str]] = Counter()
    for path in (package / "_client.py", *sorted((package / "resources").glob("*.py"))):
        named: dict[str, tuple[str, str]] = {}
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                named.update((node.target.id, pair) for pair in _operation(node.value))
        found.update(pair for name, pair in named.items() if not _streams(name, named))
    return found


def _streams(name: str, named: dict[str, tuple[str, str]]) -> bool:
    """Whether a call is the streaming side of another one."""
    return name.endswith("_STREAM") and named.get(name.removesuffix("_STREAM")) == named[name]


def _operation(value: ast.expr | None) -> Iterator[tuple[str, str]]:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "Operation":
        method, route = (str(each.value) for each in value.args[:2] if isinstance(each, ast.Constant))
        yield method, _shape(route)


def _import(row: Row, output: Path) -> None:
    """Imports every module with warnings as errors, and builds every type's schema."""
    warnings.simplefilter("error")
    sys.path.insert(0, str(output.parent))
    name = f"{output.name}.{row.package}"
    package = _try_import(name, row)
    if package is None:
        return
    modules: list[Any] = []
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        row.modules += 1
        modules.append(_try_import(module.name, row))
    if not row.imports:
        _build(row, output.name, importlib.import_module(f"{name}.types"), modules)


def _try_import(name: str, row: Row) -> Any:
    try:
        return importlib.import_module(name)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
        row.imports.append(f"{name.partition('.')[2]}: {type(error).__name__}: {str(error)[:200]}")
        return None


def _build(row: Row, root: str, types: Any, modules: list[Any]) -> None:
    """Builds every model, and whatever calls parse their answers into: models, aliases, lists, unions, scalars."""
    schema = importlib.import_module(f"{root}._core.schema")
    model = importlib.import_module(f"{root}._core.model").Model
    operation = importlib.import_module(f"{root}._core.operation").Operation
    kinds = ((name, getattr(types, name)) for name in dir(types))
    models = [(name, kind) for name, kind in kinds if isinstance(kind, type) and issubclass(kind, model)]
    row.models = len(models)
    spaces: list[dict[str, Any]] = [vars(module) for module in modules]
    calls = [(name, value) for space in spaces for name, value in space.items() if isinstance(value, operation)]
    steps = [(name, partial(schema.model_validator, kind)) for name, kind in models]
    steps += [(name, partial(_answers, each, schema.validator_for)) for name, each in calls]
    for name, step in steps:
        try:
            step()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
            row.builds.append(f"{name}: {type(error).__name__}: {str(error)[:200]}")
        if len(row.builds) >= _MAX_ERRORS:
            return


def _answers(operation: Any, build: Callable[[Any], Any]) -> None:
    """Builds what an operation returns, streams and fails with."""
    for thunk in (operation.returns, operation.item):
        if thunk is not None:
            build(thunk())
    for kind in operation.errors().values() if operation.errors else ():
        build(kind)


def dumps(rows: list[Row]) -> str:
    """The rows as JSON, for other programs."""
    return json.dumps(msgspec.to_builtins(rows), indent=1, ensure_ascii=False) + "\n"
