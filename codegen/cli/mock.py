"""``specweld mock``."""

from __future__ import annotations

import gc
import signal
import threading
from typing import NoReturn

import click
import msgspec

from codegen import api
from codegen.api.playing import MockServer, Played, Received
from codegen.cli import options, say

_MANY = 30
_METHODS = {"GET": "green", "POST": "yellow", "PUT": "blue", "PATCH": "blue", "DELETE": "red"}


@click.command
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--port", "-p", type=click.IntRange(0, 65535), default=4010, show_default=True, help="0 for any free one."
)
@click.option("--host", "-h", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--prefix", default="", metavar="PATH", help="Serve below this path.")
@click.option("--provider", metavar="NAME", help="Serve this provider of the config only.")
@click.option(
    "--errors/--no-errors", default=True, show_default=True, help="Refuse wrong requests, or only tell of them."
)
@options.name
@options.config
@options.as_json
@options.quiet
@options.verbose
@options.debug
def mock(
    sources: tuple[str, ...],
    port: int,
    host: str,
    prefix: str,
    provider: str | None,
    errors: bool,  # noqa: FBT001 - click gives options by keyword
    name: str | None,
    config: str,
    as_json: bool,  # noqa: FBT001 - as errors
    quiet: bool,  # noqa: FBT001 - as errors
    verbose: bool,  # noqa: FBT001 - as errors
) -> None:
    """Serve an API from its document, to call and to test against.

    Each SOURCE is a file, a folder or a URL; without one, every provider of specweld.toml is served below /NAME.
    Answers are the document's examples, or made from its schemas, and always the same. Requests that the document does
    not allow are refused with what is wrong. A request chooses its answer: `Prefer: code=429, times=1`,
    `Prefer: example=NAME`, `Prefer: dynamic=true` (docs/mock.md). Ctrl-C ends it.

    \b
    Examples:
      specweld mock openapi.yaml
      specweld mock openapi.yaml --port 0
      specweld mock --provider shop
      curl -H 'Prefer: code=503' http://127.0.0.1:4010/items
    """
    teller = _Teller(as_json=as_json, quiet=quiet)
    with say.progress(quiet=quiet or as_json) as progress:
        server = api.mock(
            *sources,
            name=name,
            config=config,
            provider=provider,
            host=host,
            port=port,
            prefix=prefix,
            strict=errors,
            told=teller.request,
            progress=progress,
        )
    teller.start(server, verbose=verbose)
    _wait(server)
    if not (as_json or quiet):
        say.err("stopped")


def _wait(server: MockServer) -> None:
    """Serves until somebody ends it."""
    gc.freeze()  # the documents stay
    gc.enable()  # and requests go
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


class _Teller:
    """Tells what is served and what was asked, a line each, from any thread."""

    def __init__(self, *, as_json: bool, quiet: bool) -> None:
        self._as_json = as_json
        self._quiet = quiet
        self._lock = threading.Lock()

    def start(self, server: MockServer, *, verbose: bool) -> None:
        """What is served, and how to get there."""
        if self._as_json:
            self._json({"event": "listening", "providers": server.providers})
        elif not self._quiet:
            with self._lock:
                _findings(server, verbose=verbose)
                for each in server.providers:
                    _show(each, most=0 if verbose else _MANY)

    def request(self, received: Received) -> None:
        """One request."""
        if self._as_json:
            self._json(
                {
                    "event": "request",
                    "provider": received.provider,
                    "method": received.method,
                    "path": received.path,
                    "status": received.status,
                    "operation": received.operation,
                    "problems": received.problems,
                    "notes": received.notes,
                }
            )
        elif not self._quiet:
            with self._lock:
                _log(received)

    def _json(self, value: object) -> None:
        with self._lock:
            click.echo(msgspec.json.encode(value).decode())


def _findings(server: MockServer, *, verbose: bool) -> None:
    """What is wrong with the documents; how much, unless everything is to be shown."""
    if verbose:
        say.findings(server.findings, verbose=True)
        return
    for severity in ("error", "warning"):
        if count := sum(each.severity == severity for each in server.findings):
            say.err(f"{say.plural(count, severity)} in what the documents say: --verbose shows them")


def _show(played: Played, *, most: int) -> None:
    """A provider: its URL, how the generated client gets there, and its operations."""
    say.out(
        f"{click.style(played.name, bold=True)}: {_printable(played.title or played.name)} at {click.style(played.url, fg='cyan')}"
    )
    settings = [f"{played.base_url_env}={played.url}", *(f"{env}=any" for env in played.credential_envs)]
    say.out(f"  for its client: {' '.join(settings)}")
    rows = [(key, call) for key, call in played.operations]
    width = max((len(key) for key, _ in rows[: most or None]), default=0)
    for key, call in rows[: most or None]:
        say.out(f"  {_printable(key):{width}}  {call}".rstrip())
    if most and len(rows) > most:
        say.out(f"  ... and {len(rows) - most} more (--verbose shows all)")


def _log(received: Received) -> None:
    """A request: method, path, status, and what was wrong."""
    color = "green" if received.status < 400 else "yellow" if received.status < 500 else "red"
    method = click.style(_printable(received.method), fg=_METHODS.get(received.method))
    say.out(f"{method} {_printable(received.path)} {click.style(str(received.status), fg=color, bold=True)}")
    for problem in received.problems:
        say.out(f"  {_printable(problem)}")
    for note in received.notes:
        say.out(click.style(f"  note: {_printable(note)}", dim=True))


def _printable(text: str) -> str:
    """The text without what a terminal would take for an order."""
    return "".join(each if each.isprintable() else "?" for each in text)
