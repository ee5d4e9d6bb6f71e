"""Columns that line up, on a terminal within its width."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence

import click

_WIDEST = 72


def table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows with their columns below each other. On a terminal rich lays them out and folds long cells."""
    if sys.stdout.isatty():
        yield from _rich(rows)
        return
    widths = [min(_WIDEST, max(len(click.unstyle(row[column])) for row in rows)) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - len(click.unstyle(cell)))


def _rich(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    from rich.console import Console  # noqa: PLC0415 - 0.1 s that only terminals pay
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    grid = Table.grid(padding=(0, 2))
    for row in rows:
        grid.add_row(*(Text.from_ansi(cell) for cell in row))
    console = Console(width=max(40, shutil.get_terminal_size().columns - 2), highlight=False)
    with console.capture() as captured:
        console.print(grid)
    for line in captured.get().splitlines():
        yield line.rstrip()
