"""The command: ``specweld``. It prints, and it decides the exit code; everything else is done elsewhere.

Exit codes: 0 done; 1 found something (stale output, breaking changes, findings at or above ``--fail-on``);
2 bad input or usage. Every error is one line.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from codegen.cli.group import root
from codegen.finding import InputError

BAD = 2
"""The exit code of bad input and usage."""


def run() -> NoReturn:
    """The process: runs the command, and ends without tidying up memory, which is a tenth of the time of a large document."""
    code = main()
    with contextlib.suppress(OSError):  # whoever read the output went away
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and gives its exit code; ``arguments`` are those of the process if not given."""
    gc.disable()  # documents are trees that live as long as the process: walking them for garbage finds none
    debug = "--debug" in (sys.argv[1:] if arguments is None else arguments)
    try:
        code = root.main(None if arguments is None else list(arguments), "specweld", standalone_mode=False)
    except SystemExit:  # click's answer when whoever reads the output went away: `specweld explain | head`
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - this is where every one of them ends, as one line
        if debug and not isinstance(error, click.UsageError):
            traceback.print_exc()
        return _ended(error)
    return code if isinstance(code, int) else 0


def _ended(error: BaseException) -> int:
    """Tells why the command ended, in one line, and gives the exit code."""
    match error:
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "specweld"
            return _fail(f"{command}: {_sentence(error.format_message())}; see `{command} --help`")
        case InputError() | click.ClickException():
            return _fail(str(error))
        case KeyboardInterrupt() | click.Abort():
            return _fail("specweld: interrupted; nothing was written")
        case _:
            text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            return _fail(f"specweld: this is a bug of specweld, please report it (--debug shows more): {text}")


def _sentence(message: str) -> str:
    return " ".join(message.split()).rstrip(".")


def _fail(line: str) -> int:
    click.echo(click.style(" ".join(line.splitlines()), fg="red"), err=True)
    return BAD
