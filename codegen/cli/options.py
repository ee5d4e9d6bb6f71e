"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeAlias, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
Decorator: TypeAlias = Callable[[F], F]


def together(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    """Several decorators as one; the first one's option comes first in the help."""
    return lambda function: reduce(lambda done, decorator: decorator(done), reversed(decorators), function)


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
config = click.option(
    "--config", "-c", default="specweld.toml", show_default=True, metavar="FILE", help="The config to follow."
)
debug = click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
quiet = click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
verbose = click.option("--verbose", "-v", is_flag=True, help="Show every finding and every file.")
name = click.option("--name", metavar="NAME", help="The client's name; by default made of the document's title.")
project = click.option(
    "--project", is_flag=True, help="Make DIR a whole project: pyproject.toml, README, NOTICE, a test, and src/."
)
jobs = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share the work on large documents; by default as many as pay.",
)
scheduler = click.option(
    "--scheduler", metavar="ADDRESS", help="Read documents on a Dask cluster (tcp://host:8786); needs specweld[dask]."
)
fail_on = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 for findings of this severity or above, and write nothing.",
)
