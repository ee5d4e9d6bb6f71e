"""More than one process: several providers at once, and the modules of one package, in copies of this process; several
providers through any ``concurrent.futures.Executor``, too. What comes out does not depend on it.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from codegen.finding import InputError

if TYPE_CHECKING:
    from concurrent.futures import Executor

A = TypeVar("A")
B = TypeVar("B")

_WORTH = 1 << 20
"""Bytes of documents that a copy has to be given: less is read sooner than what it means is handed back."""


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
        function: a function whose values pickle; for an executor a module's own, of values that pickle.
        arguments: what it is given, one by one.
        sizes: bytes of documents in each argument.
        workers: who does it.
    """
    if workers.executor is not None:
        return list(workers.executor.map(function, arguments))
    pays = sum(sizes) - max(sizes, default=0) >= _WORTH  # the largest document takes as long as it takes
    if not _copies(len(arguments), workers, pays=pays):
        return [function(each) for each in arguments]
    order = sorted(range(len(arguments)), key=lambda number: -sizes[number])

    def making(numbers: Iterator[int]) -> dict[int, B | InputError]:
        return {order[number]: _tried(function, arguments[order[number]]) for number in numbers}

    made = {
        number: each for share in together(making, len(order), workers, pays=pays) for number, each in share.items()
    }
    return [_result(made[number]) for number in range(len(order))]


def _tried(function: Callable[[A], B], argument: A) -> B | InputError:
    try:
        return function(argument)
    except InputError as error:
        return error


def _result(made: B | InputError) -> B:
    if isinstance(made, InputError):
        raise made
    return made


def _cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# --- copies of this process ------------------------------------------------------------------------------------------

Making: TypeAlias = Callable[[Iterator[int]], A]
"""Makes something of the parts with these numbers, which it must take one by one: others take from the same heap."""

_MOST = 1 << 12
"""Numbers that a pipe takes at once, so that nobody has to wait until they are read."""

_NUMBER = struct.Struct("=i")


def together(making: Making[A], count: int, workers: Workers, *, pays: bool) -> list[A]:
    """What this process and copies of it (``fork``) make of all parts from 0 to ``count``, each of some of them.

    A copy knows everything that this process does, so that nothing is handed over but what it made. Copies are made where
    ``workers`` says so, the system can, and no other thread of this process could be caught in the middle of something.

    Args:
        making: what each process does; what it gives for a number must not depend on the others, and must pickle.
        count: how many parts there are.
        workers: who does it.
        pays: whether there is enough to do for more than one process.
    """
    copies = _copies(count, workers, pays=pays)
    if not copies:
        return [making(iter(range(count)))]
    heap = _heap(count)
    helpers = [_copy(making, _numbers(heap, count)) for _ in range(copies)]
    try:
        mine: list[int] = []
        made = [making(_noted(_numbers(heap, count), mine))]
        answers: list[_Answer[A]] = [answer for helper in helpers if (answer := _fetched(helper))]
    except BaseException:
        _end(helpers)
        raise
    finally:
        os.close(heap)
    missing = set(range(count)).difference(mine, *(answer.done for answer in answers))
    made += [answer.made for answer in answers]
    return [*made, making(iter(sorted(missing)))] if missing else made


def _copies(count: int, workers: Workers, *, pays: bool) -> int:
    """How many copies of this process are to help."""
    able = hasattr(os, "fork") and hasattr(os, "memfd_create") and threading.active_count() == 1
    if not able or workers.executor is not None:
        return 0
    return max(0, min(workers.jobs or (_cores() if pays else 1), count) - 1)


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


class _Answer(NamedTuple, Generic[A]):
    """What a copy hands back."""

    done: list[int]
    """The numbers that it took."""
    made: A


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
            pickle.dump(_Answer(done, made), file, pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - what failed here is done again by whoever asked, and fails there
        os._exit(1)


def _fetched(helper: _Helper) -> Any:
    """What a copy hands back; nothing where it failed."""
    failed = os.waitpid(helper.pid, 0)[1]
    with os.fdopen(helper.answer, "rb") as file:
        file.seek(0)
        return None if failed else pickle.load(file)  # noqa: S301 - by a copy of this process, in a file without a name


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
