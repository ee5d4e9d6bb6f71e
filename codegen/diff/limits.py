"""Limits of numbers, lengths and counts as sets of values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from codegen.diff.delta import Said
from codegen.diff.spell import value
from codegen.model import Limits

Bound: TypeAlias = tuple[float, bool]
"""A limit, and whether it is exclusive."""


class Difference(NamedTuple):
    """A kind of change and what it replaced with what, at no place yet."""

    kind: str
    was: Said = None
    now: Said = None


def counted(name: str, old: float | None, new: float | None) -> Iterator[Difference]:
    """How a single limit (a length, a number of items) changed."""
    if old == new:
        return
    if old is None or new is None:
        yield Difference(f"{name}-{'set' if old is None else 'unset'}", old, new)
    else:
        yield Difference(f"{name}-{'decreased' if new < old else 'increased'}", old, new)


def limited(old: Limits, new: Limits, *, integer: bool) -> Iterator[Difference]:
    """How the limits of a number changed, ``integer`` where it has no fraction."""
    if old == new:
        return
    yield from _bound(
        "max",
        _upper(old, integer=integer),
        _upper(new, integer=integer),
        new.exclusive_maximum if new.exclusive_maximum is not None else old.exclusive_maximum,
    )
    yield from _bound(
        "min",
        _lower(old, integer=integer),
        _lower(new, integer=integer),
        new.exclusive_minimum if new.exclusive_minimum is not None else old.exclusive_minimum,
    )
    yield from _multiples(old.multiple_of, new.multiple_of)


def _upper(limits: Limits, *, integer: bool) -> Bound | None:
    """The highest value that is too high by an ``exclusive`` flag, negated so that smaller is stricter in both."""
    bounds: list[Bound] = []
    if limits.maximum is not None:
        bounds.append((_whole(limits.maximum, math.floor, integer=integer), False))
    if limits.exclusive_maximum is not None:
        edge = limits.exclusive_maximum
        bounds.append((_whole(edge, math.ceil, integer=True) - 1, False) if integer else (edge, True))
    return min(bounds, key=lambda bound: (bound[0], not bound[1]), default=None)


def _lower(limits: Limits, *, integer: bool) -> Bound | None:
    bounds: list[Bound] = []
    if limits.minimum is not None:
        bounds.append((_whole(limits.minimum, math.ceil, integer=integer), False))
    if limits.exclusive_minimum is not None:
        edge = limits.exclusive_minimum
        bounds.append((_whole(edge, math.floor, integer=True) + 1, False) if integer else (edge, True))
    return max(bounds, default=None)


def _whole(number: float, rounded: Callable[[float], int], *, integer: bool) -> float:
    """The nearest integer that a limit on integers means; ``1e999`` reads as infinite and stays."""
    return rounded(number) if integer and math.isfinite(number) else number


def _bound(name: str, old: Bound | None, new: Bound | None, exclusive: float | None) -> Iterator[Difference]:
    if old == new:
        return
    full = f"exclusive-{name}" if exclusive is not None else name
    was = None if old is None else _spell_bound(name, old)
    now = None if new is None else _spell_bound(name, new)
    if old is None or new is None:
        yield Difference(f"{full}-{'set' if old is None else 'unset'}", was, now)
        return
    # An exclusive upper limit lies below the inclusive one of the same value, an exclusive lower limit above it.
    sign = -1 if name == "max" else 1
    lowered = (new[0], sign * new[1]) < (old[0], sign * old[1])
    yield Difference(f"{full}-{'decreased' if lowered else 'increased'}", was, now)


def _spell_bound(name: str, bound: Bound) -> str:
    sign = "<" if name == "max" else ">"
    return f"{sign} {value(bound[0])}" if bound[1] else f"{sign}= {value(bound[0])}"


def _multiples(old: float | None, new: float | None) -> Iterator[Difference]:
    if old == new:
        return
    if old is None or new is None:
        yield Difference(f"multiple-of-{'set' if old is None else 'unset'}", old, new)
    elif _divides(old, new):
        yield Difference("multiple-of-narrowed", old, new)
    else:
        yield Difference("multiple-of-widened" if _divides(new, old) else "multiple-of-changed", old, new)


def _divides(part: float, whole: float) -> bool:
    ratio = whole / part if part else math.inf
    return math.isfinite(ratio) and math.isclose(ratio, round(ratio))
