"""From a difference and a direction to a change: its id, its level, its words."""

from __future__ import annotations

from codegen.change import Change, Direction
from codegen.diff.delta import REQUEST, RESPONSE, Delta, Spot
from codegen.diff.kinds import BARE, KINDS, Kind

DIRECTIONS: tuple[tuple[int, Direction], ...] = ((REQUEST, "request"), (RESPONSE, "response"))


def judge(delta: Delta, mask: int, provider: str) -> list[Change]:
    """The changes that ``delta`` is in the directions of ``mask``, of no operation yet."""
    kind = KINDS[delta.kind]
    if kind.request_id == kind.name:
        return [_change(delta, kind, "none", provider)]
    seen = delta.mask & mask
    return [
        _change(delta, kind, direction, provider)
        for bit, direction in DIRECTIONS
        if seen & bit and (kind.request if bit == REQUEST else kind.response)
    ]


def _change(delta: Delta, kind: Kind, direction: Direction, provider: str) -> Change:
    level = kind.response if direction == "response" else kind.request
    assert level is not None  # noqa: S101 - ``judge`` asks for visible directions only
    spot = delta.spot
    said = kind.says.format(was=delta.was, now=delta.now)
    return Change(
        id=change_id(kind, direction, place(spot)),
        level=level,
        message=f"{_lead(spot, kind, direction)} {said}",
        subject=spot.subject,
        provider=provider,
        direction=direction,
        was=delta.was,
        now=delta.now,
        old=spot.old,
        new=spot.new,
    )


def change_id(kind: Kind, direction: Direction, where: str) -> str:
    """The id of a kind in a direction at a place (``body``, ``property``, ``parameter``, ``header``, ...)."""
    own = kind.response_id if direction == "response" else kind.request_id
    return own or f"{'request' if direction == 'none' else direction}-{where}-{kind.name}"


def place(spot: Spot) -> str:
    """The word for a place in ids."""
    if spot.root:
        return spot.zone
    return "property" if spot.zone == "body" else f"{spot.zone}-property"


def _lead(spot: Spot, kind: Kind, direction: Direction) -> str:
    if direction == "none" or kind.name in BARE:
        return f"`{spot.subject}`"
    return f"{direction} {place(spot).replace('-', ' ')} `{spot.subject}`"
