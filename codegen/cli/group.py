"""The root of the command, whose parts are imported when they are asked for."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "generate": "codegen.cli.generate",
    "check": "codegen.cli.generate",
    "inspect": "codegen.cli.inspect",
    "why": "codegen.cli.why",
    "diff": "codegen.cli.diff",
    "mock": "codegen.cli.mock",
    "init": "codegen.cli.init",
    "explain": "codegen.cli.explain",
}
"""Commands in the order of the help, and the modules that hold them under the same name."""

_SHORT = {
    "generate": "Write the clients of a config, or of one document.",
    "check": "Say whether generated clients are what the documents say now.",
    "inspect": "Show what a document offers: calls, models, servers, auth, findings, decisions.",
    "why": "Show the evidence for a fact, and the rule that chose.",
    "diff": "Show what changed between two versions of a document, and whom it breaks.",
    "mock": "Serve an API from its document, to call and to test against.",
    "init": "Write a config for some documents.",
    "explain": "Explain a rule, with an example.",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is run, and none to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """The names, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's interface
        """The command, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name]), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's interface
        """The help's list, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_SHORT.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; a wrong name is met with a close one."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from codegen.config import suggest  # noqa: PLC0415 - only where a name is wrong

            raise click.UsageError(f"no such command `{args[0]}`{suggest(args[0], _COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's interface
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - only where it is asked

        click.echo(f"specweld {version('specweld')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 found something (stale, breaking, --fail-on); 2 bad input or usage.",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def root() -> None:
    """Typed Python clients from API documents as they are published.

    \b
    Examples:
      specweld generate openapi.yaml -o shop      one document, one package
      specweld init docs/*.md && specweld generate
      specweld check                              for CI: exit 1 when stale
      specweld why shop.items.list.limit          where a fact comes from
    """
