"""The rows as tables: for a terminal, and as one HTML page that needs nothing else."""

from __future__ import annotations

import html
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median, quantiles

from proof.rows import Row

JUDGES = ("ruff", "black", "mypy", "pyright")
_TITLES = {
    "ruff": "ruff, default rules",
    "black": "black --check",
    "mypy": "mypy --strict",
    "pyright": "pyright strict",
}


def summary(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """What to know about all documents: a title and a figure each."""
    used = [row for row in rows if not row.refused]
    made = [row for row in used if not row.crashed]
    counted = sum(max(row.counted, 0) for row in made)
    emitted = sum(row.operations for row in made if row.counted >= 0)
    lines = [
        ("documents", str(len(rows))),
        ("refused with a clear line", str(len(rows) - len(used))),
        ("generated", _share(made, used)),
        ("operations: document / client", f"{counted} / {emitted}"),
        ("every operation in the client", _share([row for row in made if row.complete], made)),
        ("every module imports", _share([row for row in made if not row.imports], made)),
        ("every model builds its schema", _share([row for row in made if not row.builds], made)),
        ("models built", str(sum(row.models for row in made))),
    ]
    lines += [(_TITLES[judge], _clean(made, judge)) for judge in JUDGES]
    if made:
        lines.append(("seconds: median / p95 / max", _spread([row.seconds for row in made], ".2f")))
        lines.append(("peak MB: median / p95 / max", _spread([row.megabytes for row in made], ".0f")))
    return lines


def _share(some: Sequence[Row], all_: Sequence[Row]) -> str:
    return f"{len(some)} of {len(all_)} ({100 * len(some) / max(len(all_), 1):.1f} %)"


def _clean(rows: Iterable[Row], judge: str) -> str:
    judged = [row for row in rows if judge in row.complaints]
    if not judged:
        return "not asked"
    return _share([row for row in judged if not row.complaints[judge]], judged)


def _spread(values: list[float], form: str) -> str:
    p95 = quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    return " / ".join(format(each, form) for each in (median(values), min(p95, max(values)), max(values)))


def findings(rows: Iterable[Row]) -> list[tuple[str, int, int]]:
    """Rule, findings, documents that have one; the most frequent first."""
    total, documents = Counter[str](), Counter[str]()
    for row in rows:
        total.update(row.findings)
        documents.update(row.findings.keys())
    return [
        (rule, number, documents[rule]) for rule, number in sorted(total.items(), key=lambda each: (-each[1], each[0]))
    ]


def problems(row: Row) -> list[str]:
    """Everything that is wrong with one document's package."""
    lines = [f"refused: {row.refused}"] if row.refused else []
    lines += [f"crashed: {row.crashed}"] if row.crashed else []
    lines += [f"missing: {each}" for each in row.missing]
    if not row.missing and not row.complete and not row.crashed and not row.refused:
        lines.append(f"operations: {row.counted} in the document, {row.operations} in the client")
    lines += [f"import: {each}" for each in row.imports] + [f"build: {each}" for each in row.builds]
    return lines + [f"{judge}: {each}" for judge, said in row.complaints.items() for each in said]


def text(rows: Sequence[Row], shown: int = 3) -> str:
    """The report for a terminal: what is wrong, findings by rule, the summary last."""
    lines = [line for row in rows if (wrong := problems(row)) for line in _wrong(row, wrong, shown)]
    lines += [
        "",
        "findings by rule",
        *(f"  {rule:32}{n:7} in {docs} documents" for rule, n, docs in findings(rows)),
        "",
    ]
    width = max(len(title) for title, _ in summary(rows))
    return "\n".join([*lines, *(f"{title:{width}}  {figure}" for title, figure in summary(rows))])


def _wrong(row: Row, wrong: list[str], shown: int) -> list[str]:
    more = [f"  ... and {len(wrong) - shown} more"] if len(wrong) > shown else []
    return [row.document, *(f"  {each}" for each in wrong[:shown]), *more]


_STYLE = """
:root{color-scheme:light dark;--line:#8884;--bad:#c62828;--dot:#1565c0}
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:76rem;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .7rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
td.n,th.n{text-align:right}tr.bad td:first-child{color:var(--bad);font-weight:600}
pre{margin:0;white-space:pre-wrap;font-size:.8rem}.scroll{overflow-x:auto}
svg{max-width:100%;height:auto}circle{fill:var(--dot);opacity:.55}text{font-size:11px;fill:currentColor}
line{stroke:var(--line)}
"""


def page(rows: Sequence[Row]) -> str:
    """The report as an HTML page without scripts or other files."""
    parts = [
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>specweld: corpus</title>",
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        f"<style>{_STYLE}</style></head><body><h1>Every document, through everything</h1>",
        _table(("", ""), summary(rows)),
        "<h2>Time by size of the document</h2>",
        _plot([row for row in rows if row.seconds]),
        "<h2>Findings by rule</h2>",
        _table(("rule", "findings", "documents"), findings(rows)),
        "<h2>Documents</h2>",
        _documents(rows),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    head = "".join(f"<th>{html.escape(each)}</th>" for each in heads)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return f"<div class='scroll'><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _cell(value: object) -> str:
    kind = " class='n'" if isinstance(value, int | float) else ""
    return f"<td{kind}>{html.escape(f'{value:.2f}' if isinstance(value, float) else str(value))}</td>"


_COLUMNS: tuple[tuple[str, Callable[[Row], object]], ...] = (
    ("document", lambda row: row.document),
    ("KB", lambda row: row.bytes // 1024),
    ("operations", lambda row: row.counted if row.counted >= 0 else "?"),
    ("in the client", lambda row: row.operations),
    ("models", lambda row: row.models),
    ("findings", lambda row: sum(row.findings.values())),
    ("seconds", lambda row: row.seconds),
    ("MB", lambda row: round(row.megabytes)),
)


def _documents(rows: Iterable[Row]) -> str:
    head = "".join(f"<th>{title}</th>" for title, _ in _COLUMNS) + "<th>what is wrong</th>"
    return f"<div class='scroll'><table><thead><tr>{head}</tr></thead><tbody>{''.join(map(_line, rows))}</tbody></table></div>"


def _line(row: Row) -> str:
    wrong = problems(row)
    cells = "".join(_cell(value(row)) for _, value in _COLUMNS)
    kind = " class='bad'" if wrong and not row.refused else ""
    return f"<tr{kind}>{cells}<td><pre>{html.escape(chr(10).join(wrong[:20]))}</pre></td></tr>"


def _plot(rows: Sequence[Row], width: int = 900, height: int = 320) -> str:
    """Seconds over kilobytes, both logarithmic."""
    if not rows:
        return ""
    sizes = [math.log10(max(row.bytes, 1)) for row in rows]
    times = [math.log10(max(row.seconds, 0.001)) for row in rows]
    left, right = math.floor(min(sizes)), math.ceil(max(sizes) + 0.01)
    low, high = math.floor(min(times)), math.ceil(max(times) + 0.01)

    def x(value: float) -> float:
        return 60 + (width - 110) * (value - left) / (right - left)

    def y(value: float) -> float:
        return height - 40 - (height - 60) * (value - low) / (high - low)

    grid = [_grid(x(n), 20, x(n), height - 40, _bytes(n), x(n), height - 22) for n in range(left, right + 1)]
    grid += [_grid(60, y(n), width - 50, y(n), f"{10.0**n:g} s", 6, y(n) + 4) for n in range(low, high + 1)]
    dots = [
        f"<circle cx='{x(size):.1f}' cy='{y(taken):.1f}' r='4'><title>{html.escape(row.document)}: "
        f"{row.seconds:.2f} s</title></circle>"
        for row, size, taken in zip(rows, sizes, times, strict=True)
    ]
    return f"<svg viewBox='0 0 {width} {height}' role='img'>{''.join(grid + dots)}</svg>"


def _bytes(power: int) -> str:
    return ("1 B", "10 B", "100 B", "1 KB", "10 KB", "100 KB", "1 MB", "10 MB", "100 MB")[min(max(power, 0), 8)]


def _grid(x1: float, y1: float, x2: float, y2: float, label: str, x: float, y: float) -> str:
    line = f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}'/>"
    return f"{line}<text x='{x:.1f}' y='{y:.1f}'>{label}</text>"
