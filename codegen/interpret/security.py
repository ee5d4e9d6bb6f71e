"""Who may call: security schemes and requirements (OAS 3.x §4.8.27, §4.8.30; Swagger 2.0 ``securityDefinitions``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeGuard

from codegen.finding import Location
from codegen.interpret.references import follow
from codegen.interpret.scalars import text
from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.model import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Flow,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Requirement,
    SecurityScheme,
)

FlowName = Literal["authorizationCode", "clientCredentials", "implicit", "password", "deviceAuthorization"]

_FLOWS: dict[str, FlowName] = {
    "authorizationCode": "authorizationCode",
    "clientCredentials": "clientCredentials",
    "implicit": "implicit",
    "password": "password",
    "deviceAuthorization": "deviceAuthorization",
    "accessCode": "authorizationCode",
    "application": "clientCredentials",
    "deviceCode": "deviceAuthorization",
}
"""OAS 3.x names, and Swagger 2.0's."""
_NAMED: dict[str, type[BearerScheme | BasicScheme]] = {
    "bearer": BearerScheme,
    "jwt": BearerScheme,
    "jwtbearer": BearerScheme,
    "bearerjwt": BearerScheme,
    "basic": BasicScheme,
}
"""What the name of a scheme says, without its ends ``Auth`` and ``Token``."""


def schemes(file: File, root: Object) -> tuple[SecurityScheme, ...]:
    """All schemes of the document, by ``components.securitySchemes`` or ``securityDefinitions``."""
    components = as_object(as_object(root.get("components")).get("securitySchemes"))
    tables = (
        ("/components/securitySchemes", components),
        ("/securityDefinitions", as_object(root.get("securityDefinitions"))),
    )
    found: dict[str, SecurityScheme] = {}
    for base, table in tables:
        for id_, each in table.items():
            place = follow(file, step(base, id_), each)
            if place is None:
                continue
            scheme = _scheme(place.file, id_, place.node, place.pointer)
            if scheme:
                found.setdefault(id_, scheme)
    for id_, pointer in _required(root):
        if id_ not in found and (scheme := _by_name(file, id_, pointer)):
            found[id_] = scheme
    return tuple(found.values())


def _required(root: Object) -> Iterator[tuple[str, str]]:
    """Schemes that the document or its operations require, with where; declared or not."""
    yield from _names(root.get("security"), "/security")
    for path, item in as_object(root.get("paths")).items():
        for method, operation in as_object(item).items():
            if isinstance(operation, dict) and "security" in operation:
                pointer = step(step("/paths", path), method)
                yield from _names(operation["security"], f"{pointer}/security")


def _names(listed: JSON, pointer: str) -> Iterator[tuple[str, str]]:
    for index, requirement in enumerate(as_list(listed)):
        yield from ((id_, step(f"{pointer}/{index}", id_)) for id_ in as_object(requirement))


def _by_name(file: File, id_: str, pointer: str) -> SecurityScheme | None:
    """What an undeclared scheme is called after: authors forget to declare ``bearerAuth`` more often than to mean it."""
    words = re.sub(r"[^a-z]", "", id_.lower()).removeprefix("http")
    kind = _NAMED.get(words.removesuffix("authentication").removesuffix("auth").removesuffix("token"))
    if kind is None:
        return None
    said = kind.__name__.removesuffix("Scheme").lower()
    file.report(
        "scheme-missing", "warning", f"the security scheme {id_!r} is not declared; by its name, {said}", pointer
    )
    return kind(id_, file.at(pointer))


def _scheme(file: File, id_: str, node: JSON, pointer: str) -> SecurityScheme | None:
    if not isinstance(node, dict):
        file.report("scheme-unknown", "warning", f"the security scheme {id_!r} is no object; ignored", pointer)
        return None
    location, doc, kind = file.at(pointer), text(node, "description"), text(node, "type")
    match kind:
        case "http":
            return _http(file, id_, location, text(node, "scheme"), doc)
        case "apiKey":
            return _api_key(file, id_, location, node, doc)
        case "oauth2":
            return OAuth2Scheme(id_, location, _flows(node), doc)
        case "openIdConnect":
            return OpenIdConnectScheme(id_, location, text(node, "openIdConnectUrl"), doc)
        case "mutualTLS":
            return MutualTlsScheme(id_, location, doc)
        case "basic":
            return BasicScheme(id_, location, doc)
        case _:
            return _misspelled(file, id_, location, node, doc)


def _http(file: File, id_: str, location: Location, scheme: str, doc: str) -> SecurityScheme:
    match scheme.strip().lower():
        case "bearer":
            return BearerScheme(id_, location, doc)
        case "basic":
            return BasicScheme(id_, location, doc)
        case "":
            file.report(
                "scheme-unknown",
                "warning",
                f"the security scheme {id_!r} does not say which; read as bearer",
                location.pointer,
            )
            return BearerScheme(id_, location, doc)
        case _:
            return HttpScheme(id_, location, scheme.strip(), doc)


def _api_key(file: File, id_: str, location: Location, node: Object, doc: str) -> SecurityScheme:
    name, where = text(node, "name"), text(node, "in").lower()
    if not _is_place(where) or not name:
        file.report(
            "scheme-unknown", "warning", f"the API key {id_!r} lacks `in` or `name`; completed", location.pointer
        )
    place = where if _is_place(where) else "header"
    return ApiKeyScheme(id_, location, name or "Authorization", place, doc)


def _is_place(where: str) -> TypeGuard[Literal["header", "query", "cookie"]]:
    return where in ("header", "query", "cookie")


def _misspelled(file: File, id_: str, location: Location, node: Object, doc: str) -> SecurityScheme | None:
    """The best reading of a type that does not exist (``bearer``, ``apikey``, ``oauth``, none)."""
    kind = text(node, "type").strip().lower().replace("-", "").replace("_", "")
    found: SecurityScheme | None = None
    if kind in ("bearer", "jwt", "token", "httpbearer") or (not kind and text(node, "scheme").lower() == "bearer"):
        found = BearerScheme(id_, location, doc)
    elif kind in ("http", "httpbasic"):
        found = _http(file, id_, location, text(node, "scheme") or kind[4:], doc)
    elif kind == "apikey" or (text(node, "name") and text(node, "in") in ("header", "query", "cookie")):
        found = _api_key(file, id_, location, node, doc)
    elif kind.startswith("oauth") or "flows" in node or "flow" in node:
        found = OAuth2Scheme(id_, location, _flows(node), doc)
    elif kind == "openidconnect":
        found = OpenIdConnectScheme(id_, location, text(node, "openIdConnectUrl"), doc)
    elif kind in ("mutualtls", "mtls"):
        found = MutualTlsScheme(id_, location, doc)
    reading = f"read as {type(found).__name__.removesuffix('Scheme').lower()}" if found else "ignored"
    message = f"the security scheme {id_!r} has no known type ({text(node, 'type')!r}); {reading}"
    file.report("scheme-unknown", "warning", message, location.pointer)
    return found


def _flows(node: Object) -> tuple[OAuth2Flow, ...]:
    table = as_object(node.get("flows"))
    if "flow" in node:
        table = {text(node, "flow"): node}
    return tuple(
        OAuth2Flow(
            _FLOWS[name],
            text(as_object(each), "tokenUrl"),
            text(as_object(each), "authorizationUrl") or text(as_object(each), "deviceAuthorizationUrl"),
            text(as_object(each), "refreshUrl"),
            tuple((scope, str(doc or "")) for scope, doc in as_object(as_object(each).get("scopes")).items()),
        )
        for name, each in table.items()
        if name in _FLOWS
    )


def requirements(file: File, node: Object, pointer: str, known: frozenset[str]) -> tuple[Requirement, ...] | None:
    """The alternatives under ``security``; ``None`` where nothing is said. Schemes that do not exist are left out."""
    listed = node.get("security")
    if listed is None:
        return None
    if isinstance(listed, dict):
        file.report(
            "security-invalid",
            "warning",
            "`security` is an object, not a list; read as one alternative",
            f"{pointer}/security",
        )
        listed = [listed]
    found: list[Requirement] = []
    for index, each in enumerate(as_list(listed)):
        requirement = _requirement(file, each, f"{pointer}/security/{index}", known)
        if requirement is not None and requirement not in found:
            found.append(requirement)
    return tuple(found)


def _requirement(file: File, node: JSON, pointer: str, known: frozenset[str]) -> Requirement | None:
    """One alternative; ``None`` when nothing of it can be used."""
    if isinstance(node, str):
        node = {node: []}
    if not isinstance(node, dict):
        file.report("security-invalid", "warning", "the security requirement is no object; ignored", pointer)
        return None
    if not node:
        return ()
    pairs: list[tuple[str, tuple[str, ...]]] = []
    for id_, scopes in node.items():
        if id_ in known:
            pairs.append((id_, tuple(each for each in as_list(scopes) if isinstance(each, str))))
        elif id_.startswith("x-"):
            file.report(
                "vendor-key-in-security",
                "note",
                f"{id_!r} is a vendor's key, not a scheme; ignored",
                step(pointer, id_),
            )
        else:
            file.report(
                "scheme-missing", "warning", f"the security scheme {id_!r} is not declared; ignored", step(pointer, id_)
            )
    return tuple(pairs) if pairs else None
