"""How benches start specweld: as a package that pip installed runs, whose bytecode is compiled before it is first used."""

from __future__ import annotations

import compileall
import os
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPECWELD = Path(sys.executable).with_name("specweld")


@cache
def environment() -> dict[str, str]:
    """The environment of a run of specweld: bytecode of this checkout in a folder of its own, and no other settings of Python."""
    pyc = Path(tempfile.gettempdir(), f"specweld-bench-pyc-{os.getuid() if hasattr(os, 'getuid') else 0}")
    sys.pycache_prefix = str(pyc)
    compileall.compile_dir(ROOT / "codegen", quiet=2, workers=1)
    sys.pycache_prefix = None
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return own | {"PYTHONPYCACHEPREFIX": str(pyc)}
