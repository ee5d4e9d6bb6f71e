"""``python -m codegen`` is ``specweld``."""

from __future__ import annotations

from codegen.cli import run

if __name__ == "__main__":
    run()
