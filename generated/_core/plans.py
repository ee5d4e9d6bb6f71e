"""What does not change from call to call of an operation, made once on its first call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from .params import encode_pairs

if TYPE_CHECKING:
    from .aliases import Thunk
    from .operation import Operation, Param
    from .reading import Reader

_VARIABLE = re.compile(r"\{([^{}]*)\}")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
IDEMPOTENT_METHODS = SAFE_METHODS | {"PUT", "DELETE"}


class Plan:
    """The parts of an operation in the form in which calls need them."""

    __slots__ = (
        "accept",
        "fixed_query",
        "idempotent",
        "literals",
        "params",
        "path_query",
        "readers",
        "safe",
        "variables",
    )

    def __init__(self, op: Operation[object]) -> None:
        path, _, self.path_query = op.path.partition("?")
        pieces = _VARIABLE.split(path)
        self.literals = tuple(
            quote(piece, safe="/:@!$&'()*+,;=%~-._") for piece in pieces[::2]
        )
        self.variables = tuple(pieces[1::2])
        self.params: dict[tuple[str, str], Param] = {
            (param.location_in, param.name): param for param in op.parameters
        }
        self.fixed_query = encode_pairs(op.query)
        self.accept = _accept(op)
        self.safe = op.method in SAFE_METHODS
        self.idempotent = op.method in IDEMPOTENT_METHODS
        self.readers: dict[Thunk, Reader] = {}
        """Filled by ``reading``: one per type of answer that came."""


def _accept(op: Operation[object]) -> str:
    if op.stream == "sse":
        return "text/event-stream"
    if op.stream and op.accept == "application/json":
        return "*/*"
    if op.accept == "application/json" and op.answer == "binary":
        return "*/*"
    return op.accept or "*/*"


def plan_of(op: Operation[object]) -> Plan:
    """The plan of an operation; two threads may make it twice, which harms nobody."""
    if op.plan is None:
        op.plan = Plan(op)
    return op.plan
