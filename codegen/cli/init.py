"""``specweld init``."""

from __future__ import annotations

import click

from codegen import api
from codegen.cli import options, say


@click.command
@click.argument("documents", nargs=-1, required=True, metavar="DOC...")
@click.option("--output", "-o", default="generated", show_default=True, metavar="DIR", help="Where clients will go.")
@options.config
@options.debug
def init(documents: tuple[str, ...], output: str, config: str) -> None:
    """Write a config for some documents.

    Each DOC (file, folder or URL) becomes a provider, named after what it says; providers with the same operations
    become a group. An existing config is never overwritten.

    \b
    Examples:
      specweld init openapi.yaml
      specweld init specs/*.md && specweld generate
    """
    with say.progress(quiet=False) as progress:
        text = api.write_config(documents, output=output, config=config, progress=progress)
    say.out(text.rstrip())
    say.err(f"wrote {config}; now run `specweld generate`")
