"""More than one process: several providers at once through any ``concurrent.futures.Executor``, and the modules of one
package in copies of this process. What comes out does not depend on it.
"""

from __future__ import annotations

import os
import signal
import struct
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import msgspec

from codegen.finding import InputError

if TYPE_CHECKING:
    from concurrent.futures import Executor

A = TypeVar("A")
B = TypeVar("B")

_WORTH = 1 << 20
"""Bytes of documents that a second process has to be given: less is read sooner than the process is started."""


class Workers(NamedTuple):
    """Who does the work on several providers."""

    jobs: int | None = 1
    """How many processes of this machine, this one included; ``None``: as many as pay."""
    executor: Executor | None = None
    """Somebody else's, who also ends it; ``jobs`` has no say then."""


HERE = Workers()
"""This process alone."""


def mapped(function: Callable[[A], B], arguments: Sequence[A], sizes: Sequence[int], workers: Workers) -> list[B]:
    """``function`` of each argument, in order; the first one that fails raises, as it would one after another.

    Args:
        function: a module's own function of values that pickle.
        arguments: what it is given, one by one.
        sizes: bytes of documents in each argument.
        workers: who does it.
    """
    if workers.executor is not None:
        return list(workers.executor.map(function, arguments))
    jobs = min(workers.jobs or _paying(sizes), len(arguments))
    if jobs < 2:
        return [function(each) for each in arguments]
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most runs need one process only

    with ProcessPoolExecutor(jobs) as executor:
        return list(executor.map(function, arguments))


def _paying(sizes: Sequence[int]) -> int:
    """How many processes are worth their start: the largest document takes as long as it takes."""
    return _cores() if sum(sizes) - max(sizes, default=0) >= _WORTH else 1


def _cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# --- one package in several processes --------------------------------------------------------------------------------

Making: TypeAlias = Callable[[Iterator[int]], A]
"""Makes something of the parts with these numbers, which it must take one by one: others take from the same heap."""

_MOST = 1 << 12
"""Numbers that a pipe takes at once, so that nobody has to wait until they are read."""

_NUMBER = struct.Struct("=i")


def together(making: Making[A], kind: type[A], count: int, size: int, workers: Workers) -> list[A]:
    """What this process and copies of it (``fork``) make of all parts from 0 to ``count``, each of some of them.

    A copy knows everything that this process does, so that nothing is handed over but what it made. Copies are made where
    ``workers`` says so, the system can, and no other thread of this process could be caught in the middle of something.

    Args:
        making: what each process does; what it gives for a number must not depend on the others.
        kind: the type of what it gives, as MessagePack can have it.
        count: how many parts there are.
        size: bytes of the documents that they are made from.
        workers: who does it.
    """
    copies = min(_copies(size, workers), count)
    if copies < 1:
        return [making(iter(range(count)))]
    heap = _heap(count)
    helpers = [_copy(making, _numbers(heap, count)) for _ in range(copies)]
    try:
        mine: list[int] = []
        made = [making(_noted(_numbers(heap, count), mine))]
        found = [_fetched(helper, kind) for helper in helpers]
    except BaseException:
        _end(helpers)
        raise
    finally:
        os.close(heap)
    answers = [answer for answer in found if answer is not None]
    missing = set(range(count)).difference(mine, *(done for done, _ in answers))
    made += [theirs for _, theirs in answers]
    return [*made, making(iter(sorted(missing)))] if missing else made


def _copies(size: int, workers: Workers) -> int:
    """How many copies of this process pay."""
    able = hasattr(os, "fork") and hasattr(os, "memfd_create") and threading.active_count() == 1
    if not able or workers.executor is not None:
        return 0
    return (workers.jobs or (_cores() if size >= _WORTH else 1)) - 1


def _heap(count: int) -> int:
    """A pipe with numbers in it, of which everybody takes the next one: whoever is faster does more."""
    heap, put = os.pipe()
    os.write(put, b"".join(map(_NUMBER.pack, range(min(count, _MOST)))))
    os.close(put)
    return heap


def _numbers(heap: int, count: int) -> Iterator[int]:
    """Numbers from the heap as long as there are any; where there are more than it holds, each stands for several."""
    while taken := os.read(heap, _NUMBER.size):
        yield from range(_NUMBER.unpack(taken)[0], count, _MOST)


def _noted(numbers: Iterator[int], done: list[int]) -> Iterator[int]:
    for number in numbers:
        done.append(number)
        yield number


class _Helper(NamedTuple):
    """A copy of this process."""

    pid: int
    answer: int
    """A file in memory for what it made."""


def _interrupted(*_: object) -> None:
    """Once: the terminal and the process that was copied both say it, and nothing may come between tidying up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _copy(making: Making[A], numbers: Iterator[int]) -> _Helper:
    answer = os.memfd_create("specweld")
    pid = os.fork()
    if pid:
        return _Helper(pid, answer)
    signal.signal(signal.SIGINT, _interrupted)
    try:
        done: list[int] = []
        made = making(_noted(numbers, done))
        with os.fdopen(answer, "wb", closefd=False) as file:
            file.write(msgspec.msgpack.encode((done, made)))
        os._exit(0)
    except BaseException:  # noqa: BLE001 - what failed here is done again by whoever asked, and fails there
        os._exit(1)


def _fetched(helper: _Helper, kind: type[A]) -> tuple[list[int], A] | None:
    """The numbers that a copy took, and what it made of them; nothing where it failed."""
    failed = os.waitpid(helper.pid, 0)[1]
    with os.fdopen(helper.answer, "rb") as file:
        file.seek(0)
        if failed:
            return None
        done, made = msgspec.msgpack.decode(file.read(), type=tuple[list[int], msgspec.Raw])
    return done, msgspec.msgpack.decode(made, type=kind)


def _end(helpers: Sequence[_Helper]) -> None:
    """Ends copies as Ctrl-C does, so that they tidy up."""
    for helper in helpers:
        try:
            os.kill(helper.pid, signal.SIGINT)
            os.waitpid(helper.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue


@contextmanager
def dask(address: str) -> Generator[Executor]:
    """The workers of a Dask cluster, on which specweld is installed; ``address`` is its scheduler's (``tcp://host:8786``).

    Raises:
        InputError: Dask is not installed, or nobody answers there.
    """
    try:
        distributed: Any = import_module("distributed")  # an extra, which takes half a second to import
    except ImportError:
        raise InputError("a scheduler needs Dask: install it with `pip install specweld[dask]`") from None
    try:
        client = distributed.Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        why = " ".join(str(error).split())[:200]
        raise InputError(f"no Dask scheduler answers at {address}: {why}") from None
    with client:
        yield client.get_executor()
