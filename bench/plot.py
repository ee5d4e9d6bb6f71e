"""Bars as SVG, without a library: what the benches draw is that simple."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple


class Bar(NamedTuple):
    """One bar, of one part or several."""

    name: str
    values: tuple[float, ...]
    colors: tuple[str, ...]
    label: str


def bars(groups: Mapping[str, Sequence[Bar]], legend: Mapping[str, str] | None = None) -> str:
    """Horizontal bars in groups, all to one scale; ``legend`` is colors by what they mean."""
    longest = max((sum(bar.values) for group in groups.values() for bar in group), default=1) or 1
    marks: list[str] = []
    y = 24
    for title, group in groups.items():
        marks.append(f'<text x="8" y="{y}" font-weight="bold">{escape(title)}</text>')
        for bar in group:
            y += 20
            marks.append(f'<text x="198" y="{y}" text-anchor="end">{escape(bar.name)}</text>')
            marks += _bar(bar, y, 440 / longest)
        y += 34
    for number, (meaning, color) in enumerate((legend or {}).items()):
        marks.append(f'<rect x="{206 + number % 5 * 110}" y="{y - 11}" width="12" height="12" fill="{color}"/>')
        marks.append(f'<text x="{222 + number % 5 * 110}" y="{y}">{escape(meaning)}</text>')
        y += 20 if number % 5 == 4 else 0
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="780" height="{y + 12}" font-family="sans-serif" font-size="12">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *marks, "</svg>", ""])


def _bar(bar: Bar, y: int, scale: float) -> list[str]:
    marks: list[str] = []
    x = 206.0
    for value, color in zip(bar.values, bar.colors, strict=True):
        marks.append(f'<rect x="{x:.1f}" y="{y - 11}" width="{value * scale:.1f}" height="13" fill="{color}"/>')
        x += value * scale
    return [*marks, f'<text x="{x + 6:.1f}" y="{y}">{escape(bar.label)}</text>']
