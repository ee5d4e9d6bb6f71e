"""Answers to requests that cannot be answered otherwise: what is wrong, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.answer.choosing import phrase
from codegen.answer.exchange import Answer, Problem
from codegen.answer.writing import json_bytes
from codegen.jsontypes import JSON

_SHOWN = 5
Headers = tuple[tuple[str, str], ...]


def refused(
    status: int,
    problems: Sequence[Problem],
    operation: str = "",
    headers: Headers = (),
    *,
    kind: str = "invalid_request",
) -> Answer:
    """An answer that lists what is wrong."""
    more = f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
    message = "; ".join(map(str, problems[:_SHOWN])) + more
    error: dict[str, JSON] = {"message": message, "type": kind, "code": status}
    if operation:
        error["operation"] = operation
    error["problems"] = [_problem(each) for each in problems]
    sent: Headers = (("Content-Type", "application/json"), *headers)
    return Answer(status, sent, (json_bytes({"error": error}),), operation=operation, problems=tuple(problems))


def _problem(problem: Problem) -> JSON:
    found: dict[str, JSON] = {"place": problem.place, "message": problem.message}
    if problem.location is not None:
        found["document"] = str(problem.location)
    return found


def undocumented(status: int) -> JSON:
    """The body of an error that the document says nothing about."""
    words = phrase(status)
    kind = words.lower().replace(" ", "_").replace("-", "_")
    return {"error": {"message": f"{words} (made by specweld mock)", "type": kind, "code": status}}
