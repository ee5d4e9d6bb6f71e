"""The explanation of every id that a change can have, made from the kinds."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.change import Direction, Level
from codegen.diff.kinds import BOUND_KINDS, KINDS, TYPE_KINDS, Kind
from codegen.diff.verdict import change_id
from codegen.rules import RuleInfo

PLACES = ("body", "property", "parameter", "parameter-property", "header", "header-property")
TYPE_NAMES = frozenset(kind.name for kind in (*TYPE_KINDS, *BOUND_KINDS))
DIRECTIONS: tuple[Direction, ...] = ("request", "response")


def rules() -> tuple[RuleInfo, ...]:
    """All ids of changes, sorted. A few hundred, so they are made when asked for."""
    found: dict[str, RuleInfo] = {}
    for kind in KINDS.values():
        for id_, level, where in _ids(kind):
            found.setdefault(id_, RuleInfo(id_, f"{where} {_said(kind)}", f"{kind.why} Level: {level}."))
    return tuple(found[id_] for id_ in sorted(found))


def _ids(kind: Kind) -> Iterator[tuple[str, Level, str]]:
    if kind.request_id == kind.name and kind.request:
        yield kind.name, kind.request, "it"
        return
    for direction in DIRECTIONS:
        level = kind.response if direction == "response" else kind.request
        for place in PLACES if kind.name in TYPE_NAMES else PLACES[:1]:
            if level:
                where = f"{direction} {place.replace('-', ' ')}" if kind.name in TYPE_NAMES else direction
                yield change_id(kind, direction, place), level, where


def _said(kind: Kind) -> str:
    return kind.says.format(was="<old>", now="<new>")
