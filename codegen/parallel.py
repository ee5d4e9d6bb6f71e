"""Several providers at once, through any ``concurrent.futures.Executor``; what comes out does not depend on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

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
    """How many processes of this machine; ``None``: as many as pay."""
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
    return (os.cpu_count() or 1) if sum(sizes) - max(sizes, default=0) >= _WORTH else 1


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
