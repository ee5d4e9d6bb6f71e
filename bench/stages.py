"""Where the time of a run goes, by stage: CPU seconds in one process, which a busy machine changes little.

``python bench/stages.py [DOCUMENT...] [--rounds 3] [--svg FILE]`` prints a Markdown table of medians. Each round is a
process of its own. Documents are those of ``../shared/corpus/big`` unless others are named.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from installed import ROOT, environment
from plot import Bar, bars

STAGES = ("import", "read", "interpret", "reconcile", "outline", "plan and render", "format")
COLORS = ("#cbd5e1", "#60a5fa", "#2563eb", "#1e3a8a", "#34d399", "#059669", "#fbbf24")
BIG = ROOT.parent / "shared/corpus/big"


def stages(path: Path) -> Iterator[float]:
    """CPU seconds of each stage, those of the formatter's own process included."""
    gc.disable()
    started = _cpu()

    def lap() -> float:
        nonlocal started
        before, started = started, _cpu()
        return started - before

    from codegen import pipeline  # noqa: PLC0415 - what is measured
    from codegen.formatting import format_files  # noqa: PLC0415 - what is measured
    from codegen.interpret import interpret  # noqa: PLC0415 - what is measured
    from codegen.package import Synopsis  # noqa: PLC0415 - what is measured
    from codegen.plan import Options, outline  # noqa: PLC0415 - what is measured
    from codegen.read import read_text  # noqa: PLC0415 - what is measured
    from codegen.reconcile import Settings, reconcile  # noqa: PLC0415 - what is measured

    yield lap()
    documents = read_text(path.name, path.read_bytes(), load=lambda name: (path.parent / name).read_bytes())
    yield lap()
    provider = interpret(documents, "api")
    yield lap()
    model = reconcile([provider], Settings())
    yield lap()
    outlined = outline(model, Options(shared_core=False), {})
    yield lap()
    told: dict[int, Synopsis] = {}
    texts = [*pipeline.write(outlined, range(pipeline.pieces(outlined)), told), *pipeline.finish(outlined, told)]
    yield lap()
    format_files(texts, "ruff")
    yield lap()


def _cpu() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def measured(path: Path, rounds: int) -> list[float]:
    """The median of each stage."""
    command = [sys.executable, __file__, "--once", str(path)]
    env = environment() | {"PYTHONPATH": str(ROOT)}
    runs = [subprocess.run(command, env=env, capture_output=True, text=True, check=True) for _ in range(rounds)]
    return [median(column) for column in zip(*(json.loads(run.stdout) for run in runs), strict=True)]


def main() -> int:
    """The command."""
    if sys.argv[1:2] == ["--once"]:
        print(json.dumps(list(stages(Path(sys.argv[2])))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--svg", type=Path, metavar="FILE")
    options = parser.parse_args()
    documents = options.documents or sorted(path for path in BIG.glob("*") if path.suffix in {".json", ".yaml"})
    if not documents:
        parser.error("no documents: name some")
    found = {path.name: measured(path.resolve(), options.rounds) for path in documents}
    print("| CPU seconds |" + "".join(f" {stage} |" for stage in (*STAGES, "all")))
    print("|---|" + "---|" * (len(STAGES) + 1))
    for name, times in found.items():
        print(f"| {name} |" + "".join(f" {seconds:.2f} |" for seconds in (*times, sum(times))))
    if options.svg:
        groups = {name: [Bar("", tuple(times), COLORS, f"{sum(times):.2f} s")] for name, times in found.items()}
        options.svg.write_text(bars(groups, dict(zip(STAGES, COLORS, strict=True))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
