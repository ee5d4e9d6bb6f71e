"""Templates as Jinja compiled them, kept where Python keeps what it compiled of modules: in ``__pycache__`` beside them.

This is code, so it lies where code lies: whoever can write there could write our modules. Where nobody may write, or
Python is told to keep nothing (``PYTHONDONTWRITEBYTECODE``), templates are compiled anew in each run, as modules are;
``PYTHONPYCACHEPREFIX`` moves both.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache, bc_magic

_OPTIONS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "extensions",
    "optimized",
    "autoescape",
)
"""What of an environment decides how a template is compiled."""


class CompiledTemplates(BytecodeCache):
    """What Jinja asks for compiled templates. A file holds the magic bytes of Jinja and Python, the hashes of the
    environment's options and of the template, and the code; one that begins otherwise, or is damaged, counts as missing.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's interface
        """Where the code of a template is; ``""`` for one that is no file, or where Python keeps no code."""
        try:
            return f"{cache_from_source(filename).removesuffix('.pyc')}.jinja" if filename else ""
        except NotImplementedError:
            return ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Puts the code into the bucket, if there is any."""
        try:
            data = Path(bucket.key).read_bytes() if bucket.key else b""
        except OSError:
            return
        head = _head(bucket)
        if data.startswith(head):
            with contextlib.suppress(EOFError, ValueError, TypeError):
                bucket.code = marshal.loads(data[len(head) :])  # noqa: S302 - trusted as modules are, see above

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code. A folder that cannot be written is no error: the next run is slower."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        path = Path(bucket.key)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_head(bucket) + marshal.dumps(bucket.code))
            temporary.replace(path)


def _head(bucket: Bucket) -> bytes:
    options = repr([getattr(bucket.environment, name) for name in _OPTIONS])
    return bc_magic + sha256(options.encode()).digest() + bucket.checksum.encode()
