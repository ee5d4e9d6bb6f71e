"""Work on each of many things in a process of its own: what one of them breaks, the others never see."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_CONTEXT = multiprocessing.get_context("fork")


def apart(work: Callable[[T], R], things: Sequence[T], jobs: int) -> Iterator[tuple[T, R | None]]:
    """The things as they are done, with what became of them; ``None`` where the process died."""
    waiting = list(reversed(things))
    running: dict[Connection, tuple[T, BaseProcess]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            thing = waiting.pop()
            ours, theirs = _CONTEXT.Pipe(duplex=False)
            process: BaseProcess = _CONTEXT.Process(target=_child, args=(work, thing, theirs))
            process.start()
            theirs.close()
            running[ours] = thing, process
        for connection in wait(list(running)):
            if isinstance(connection, Connection):
                thing, process = running.pop(connection)
                yield thing, _received(connection)
                process.join()


def _child(work: Callable[[T], R], thing: T, answers: Connection) -> None:
    answers.send(work(thing))
    answers.close()


def _received(connection: Connection) -> Any:
    """What the child sent; ``None`` where it sent nothing."""
    try:
        return connection.recv()
    except EOFError:
        return None
    finally:
        connection.close()
