"""Credentials: what an operation needs, compared by what goes over the wire, whatever the schemes are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from codegen.diff.delta import REQUEST, Delta, Spot
from codegen.diff.graph import Node
from codegen.diff.spell import values
from codegen.model import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Flow,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    Provider,
    Requirement,
    SecurityScheme,
)

Alternative = dict[str, frozenset[str]]
"""Signatures of schemes that are needed together, with their scopes."""

TOKEN_IN_HEADER = (BearerScheme, OAuth2Scheme, OpenIdConnectScheme)


class Sides(NamedTuple):
    """Both versions' schemes, matched once per provider."""

    old: dict[str, SecurityScheme]
    new: dict[str, SecurityScheme]


def sides(old: Provider, new: Provider) -> Sides:
    """The schemes of both versions by id."""
    return Sides({each.id: each for each in old.schemes}, {each.id: each for each in new.schemes})


def compare(node: Node, old: tuple[Provider, Operation], new: tuple[Provider, Operation], schemes: Sides) -> None:
    """Add to ``node`` how the credentials that an operation needs changed."""
    needs_before = old[0].security if old[1].security is None else old[1].security
    needs_after = new[0].security if new[1].security is None else new[1].security
    everywhere = old[1].security is None and new[1].security is None
    spot = Spot(
        "auth" if everywhere else new[1].key,
        "parameter",
        root=True,
        old=None if everywhere else old[1].location,
        new=None if everywhere else new[1].location,
    )
    for id_ in dict.fromkeys(id_ for each in needs_before for id_, _ in each):
        _scheme(node, id_, schemes)
    before = [_alternative(each, schemes.old, schemes.new) for each in needs_before]
    after = [_alternative(each, schemes.new, {}) for each in needs_after]
    for kind, was, now in _requirements(before, after):
        node.deltas.append(Delta(kind, spot, was, now, REQUEST))


def _requirements(old: list[Alternative], new: list[Alternative]) -> Iterator[tuple[str, str | None, str | None]]:
    if _free(old) != _free(new):
        if _free(old):
            yield "api-security-required", None, _spelled(new)
        else:
            yield "api-security-lifted", _spelled(old), None
        return
    for each in filter(None, old):
        if not any(other.keys() <= each.keys() for other in filter(None, new)):
            yield "api-security-removed", _spelled([each]), None
    for each in filter(None, new):
        if not any(other.keys() == each.keys() for other in old):
            yield "api-security-added", None, _spelled([each])
    yield from _scopes(old, new)


def _scopes(old: list[Alternative], new: list[Alternative]) -> Iterator[tuple[str, str | None, str | None]]:
    for each in filter(None, old):
        partners = [other for other in new if other.keys() == each.keys()]
        if not partners or each in partners:
            continue
        come = sorted({scope for name in each for scope in partners[0][name] - each[name]})
        gone = sorted({scope for name in each for scope in each[name] - partners[0][name]})
        if come:
            yield "api-security-scope-added", None, values(tuple(come))
        if gone:
            yield "api-security-scope-removed", values(tuple(gone)), None


def _free(alternatives: list[Alternative]) -> bool:
    return not all(alternatives) or not alternatives


def _spelled(alternatives: list[Alternative]) -> str:
    return " or ".join(" and ".join(each) for each in alternatives if each)


def _alternative(
    requirement: Requirement, schemes: dict[str, SecurityScheme], later: dict[str, SecurityScheme]
) -> Alternative:
    """The requirement by signatures; a scheme that ``later`` defines anew under its id counts as the new one, since
    that change is told once, of the scheme.
    """
    return {
        signature(later.get(id_) or schemes.get(id_), id_): frozenset(scopes) for id_, scopes in sorted(requirement)
    }


def signature(scheme: SecurityScheme | None, id_: str) -> str:
    """What of a scheme can be seen on the wire, in words."""
    match scheme:
        case None:
            return f"unknown scheme {id_}"
        case BearerScheme():
            return "bearer token"
        case BasicScheme():
            return "basic"
        case ApiKeyScheme():
            name = scheme.name.lower() if scheme.location_in == "header" else scheme.name
            prefix = f" ({scheme.prefix.strip()})" if scheme.prefix else ""
            return f"key in {scheme.location_in} {name}{prefix}"
        case OAuth2Scheme():
            return "OAuth 2.0 token"
        case OpenIdConnectScheme():
            return "OpenID Connect token"
        case MutualTlsScheme():
            return "client certificate"
        case HttpScheme():
            return f"HTTP {scheme.scheme.lower()}"


# --- the schemes themselves ------------------------------------------------------------------------------------------


def _scheme(node: Node, id_: str, schemes: Sides) -> None:
    old, new = schemes.old.get(id_), _successor(id_, schemes)
    if old is None or new is None:
        return
    spot = Spot(f"auth {id_}", "parameter", root=True, old=old.location, new=new.location)
    was, now = signature(old, id_), signature(new, new.id)
    if was != now:
        token = isinstance(old, TOKEN_IN_HEADER) and isinstance(new, TOKEN_IN_HEADER)
        kind = "api-security-component-retyped" if token else "api-security-component-type-changed"
        node.deltas.append(Delta(kind, spot, was, now, REQUEST))
    elif isinstance(old, OAuth2Scheme) and isinstance(new, OAuth2Scheme):
        for kind, before, after in _flows(old, new):
            node.deltas.append(Delta(f"api-security-component-oauth-{kind}", spot, before, after, REQUEST))


def _successor(id_: str, schemes: Sides) -> SecurityScheme | None:
    """The new scheme of this id, or the only one that looks the same on the wire."""
    if id_ in schemes.new:
        return schemes.new[id_]
    wanted = signature(schemes.old.get(id_), id_)
    found = [each for each in schemes.new.values() if signature(each, each.id) == wanted]
    return found[0] if len(found) == 1 else None


def _flows(old: OAuth2Scheme, new: OAuth2Scheme) -> Iterator[tuple[str, str | None, str | None]]:
    before = {each.flow: each for each in old.flows}
    after = {each.flow: each for each in new.flows}
    for name, flow in before.items():
        current = after.get(name)
        if current is None:
            yield "flow-removed", name, None
        else:
            yield from _flow(flow, current)
    for name in after:
        if name not in before:
            yield "flow-added", None, name


def _flow(old: OAuth2Flow, new: OAuth2Flow) -> Iterator[tuple[str, str | None, str | None]]:
    if old.token_url != new.token_url:
        yield "token-url-changed", old.token_url, new.token_url
    if old.authorization_url != new.authorization_url:
        yield "url-changed", old.authorization_url, new.authorization_url
    was, now = dict(old.scopes), dict(new.scopes)
    gone = tuple(scope for scope in was if scope not in now)
    come = tuple(scope for scope in now if scope not in was)
    if gone:
        yield "scope-removed", values(gone), None
    if come:
        yield "scope-added", None, values(come)
