"""Servers: base URLs and their variables."""

from __future__ import annotations

from codegen.diff.delta import REQUEST, Delta, Spot
from codegen.diff.graph import Node
from codegen.diff.spell import values
from codegen.model import Server, ServerVariable


def compare(node: Node, old: tuple[Server, ...], new: tuple[Server, ...], scope: str = "") -> None:
    """Add to ``node`` how a list of servers changed; ``scope`` is the operation's key where the list is its own."""
    before = {_url(each): each for each in old}
    after = {_url(each): each for each in new}
    for url, server in before.items():
        subject = f"{scope} server {server.url}".strip()
        if url in after:
            _variables(node, server, after[url], subject)
        else:
            spot = Spot(subject, "parameter", root=True, old=server.location, new=None)
            node.deltas.append(Delta("api-server-removed", spot, server.url, None, REQUEST))
    for url, server in after.items():
        if url not in before:
            spot = Spot(f"{scope} server {server.url}".strip(), "parameter", root=True, old=None, new=server.location)
            node.deltas.append(Delta("api-server-added", spot, None, server.url, REQUEST))


def _url(server: Server) -> str:
    """The URL in the form in which equal ones are equal: scheme and host in lower case, no slash at the end."""
    scheme, separator, rest = server.url.rstrip("/").partition("://")
    if not separator or "{" in rest.partition("/")[0]:
        return server.url.rstrip("/")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}"


def _variables(node: Node, old: Server, new: Server, subject: str) -> None:
    before = {each.name: each for each in old.variables}
    for each in new.variables:
        was = before.get(each.name)
        if was is not None:
            spot = Spot(f"{subject} {each.name}", "parameter", root=True, old=old.location, new=new.location)
            _variable(node, was, each, spot._replace(tail=f" {each.name}"))


def _variable(node: Node, old: ServerVariable, new: ServerVariable, spot: Spot) -> None:
    if new.enum and (not old.enum or any(each not in new.enum for each in old.enum)):
        was = values(old.enum) if old.enum else "any value"
        node.deltas.append(Delta("api-server-variable-changed", spot, was, values(new.enum), REQUEST))
    if old.default != new.default:
        node.deltas.append(Delta("api-server-variable-default-changed", spot, old.default, new.default, REQUEST))
