"""24, 25: where the API is, confirmed by code samples or found in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from codegen import uris
from codegen.document import CallSample
from codegen.finding import Evidence, Finding, Location
from codegen.model import Operation, Server
from codegen.reconcile.proposal import FindingRule, Proposal, Rule, SetServers
from codegen.reconcile.view import View, place
from codegen.reconcile.words import decided, says
from codegen.rules import RuleInfo


class _Base(NamedTuple):
    """A base URL that a code sample shows: its URL less the operation's path."""

    url: str
    evidence: Evidence


def _propose(view: View) -> Iterator[Proposal]:
    servers = view.provider.servers
    shown = [base for operation in view.provider.operations for base in _bases(operation)]
    absolute = [server for server in servers if "://" in server.url or server.url.startswith("{")]
    if not absolute:
        yield from _found(view, shown)
        return
    server = absolute[0]
    claims = [says("server", each.url, each.location) for each in absolute[:3]]
    urls = {each.url for each in absolute}
    better = next((base for base in shown if base.url not in urls and _same_host(base.url, server.url)), None)
    if better is not None and not any(base.url in urls for base in shown):
        yield _moved(server, better, claims)
        return
    agreeing = [base for base in shown if base.url in urls]
    others = [base for base in shown if base.url not in urls]
    why = "The code sample calls it." if agreeing else "The document says so; no code sample confirms it."
    if others and not agreeing:
        why = "The servers object is the stronger witness; the code sample calls another host."
    decision = decided(
        _SERVER.id,
        "server",
        server.url,
        why,
        *claims,
        *(base.evidence for base in (agreeing or others)[:2]),
        confidence="certain" if agreeing else "guess" if others else "likely",
    )
    distinct = tuple({each.url: each for each in reversed(servers)}.values())[::-1]
    yield Proposal(decision, (SetServers(distinct),))


def _found(view: View, shown: list[_Base]) -> Iterator[Proposal]:
    if not shown:
        return
    counts = Counter(base.url for base in shown)
    url = max(counts, key=lambda each: counts[each])
    first = next(base for base in shown if base.url == url)
    decision = decided(
        _INFERRED.id,
        "server",
        url,
        "The document names no absolute server; its code samples call this one.",
        *(base.evidence for base in shown[:3]),
        says("server", "none" if not view.provider.servers else view.provider.servers[0].url, place(view)),
    )
    yield Proposal(decision, (SetServers((Server(url, first.evidence.location),)),))


def _moved(server: Server, base: _Base, claims: list[Evidence]) -> Proposal:
    decision = decided(
        _PREFIX.id,
        "server",
        base.url,
        "The code sample calls the operation at another path of the same host: samples are run, server objects are not.",
        *claims,
        base.evidence,
    )
    return Proposal(decision, (SetServers((Server(base.url, server.location, server.doc, server.variables),)),))


def _bases(operation: Operation) -> Iterator[_Base]:
    if not any(isinstance(sample, CallSample) for sample in operation.samples):
        return
    pieces = re.split(r"\{[^{}]*\}", operation.path)
    pattern = re.compile("[^/]+".join(re.escape(piece) for piece in pieces) + "/?$")
    for sample in operation.samples:
        if not isinstance(sample, CallSample):
            continue
        url = sample.url.split("?")[0].split("#")[0]
        parts = uris.split(url)
        match = pattern.search(url) if parts.scheme in ("http", "https") and _real(parts.netloc) else None
        if match:
            yield _Base(
                url[: match.start()], says("code sample", f"{sample.language} calls {url[:100]}", sample.location)
            )


def _real(host: str) -> bool:
    """Whether ``host`` is one that can be called, and no placeholder."""
    return bool(host) and not re.search(
        r"[{}<>\s]|^your|localhost|127\.0\.0\.1|example\.(?:com|org|net)", host, re.IGNORECASE
    )


def _same_host(one: str, other: str) -> bool:
    return uris.split(one).netloc.lower() == uris.split(other).netloc.lower()


def _missing(view: View) -> Iterator[Finding]:
    servers = view.provider.servers
    if any("://" in server.url or "{" in server.url for server in servers):
        return
    if all(operation.servers for operation in view.provider.operations) and view.provider.operations:
        return
    said = f"only {servers[0].url!r}, which is relative to nothing" if servers else "none"
    location = servers[0].location if servers else Location(place(view).source)
    message = f"no server to call: the document names {said}; callers must give base_url"
    yield Finding(_MISSING.id, "note", message, location)


_SERVER = RuleInfo(
    "server",
    "Where the API is",
    "The base URL from the document's servers, compared with the URLs that its code samples call.",
)
_INFERRED = RuleInfo(
    "server-inferred",
    "A server that only code samples name",
    "The document has no absolute server. The URL that the code samples call, less the operation's path, is taken.",
    "servers: []   # and: curl https://api.example.net/v1/images/generations",
)
_PREFIX = RuleInfo(
    "server-path",
    "Server and code sample differ in the path",
    "The server's path and the operation's path together give another URL than the code sample calls on the same host"
    " (`/v1/v1/...`, or a missing prefix). The code sample's is taken.",
    "servers: [{url: https://api.example.net/v1}]   # path key /v1/chat, sample: https://api.example.net/v1/chat",
)
_MISSING = RuleInfo(
    "server-missing",
    "No server to call",
    "Neither the document nor a code sample names a base URL. The client asks for `base_url`.",
    "openapi: 3.1.0   # and no servers",
)
INFOS = (_SERVER, _INFERRED, _PREFIX, _MISSING)
RULE = Rule(_SERVER, _propose)
MISSING = FindingRule(_MISSING, _missing)

__all__ = ["INFOS", "MISSING", "RULE"]
