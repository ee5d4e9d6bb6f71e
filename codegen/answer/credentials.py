"""Whether a request says who it is from: any credential of the right form is good."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from codegen.answer.checking import Spot
from codegen.answer.exchange import Problem
from codegen.answer.parameters import Given
from codegen.model import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    Operation,
    Provider,
    SecurityScheme,
)


def credential_problems(operation: Operation, provider: Provider, found: Given) -> list[Problem]:
    """What is missing of the alternative that is nearest to being met; nothing where one is."""
    schemes = {each.id: each for each in provider.schemes}
    needed = provider.security if operation.security is None else operation.security
    alternatives = [[schemes[id_] for id_, _ in each if id_ in schemes] for each in needed]
    missing = [[problem for scheme in each if (problem := _missing(scheme, found))] for each in alternatives]
    return min(missing, key=len) if missing else []


def challenge(problems: Sequence[Problem], provider: Provider) -> str:
    """The value of ``WWW-Authenticate`` (RFC 9110, 11.6.1)."""
    schemes = [each for each in provider.schemes if any(problem.location == each.location for problem in problems)]
    names = (_scheme_name(each) for each in schemes)
    return ", ".join(dict.fromkeys(f'{name} realm="mock"' for name in names)) or 'Bearer realm="mock"'


def _scheme_name(scheme: SecurityScheme) -> str:
    match scheme:
        case BasicScheme():
            return "Basic"
        case HttpScheme():
            return "".join(each for each in scheme.scheme if each.isalnum() or each == "-") or "Custom"
        case ApiKeyScheme():
            return "ApiKey"
        case _:
            return "Bearer"


def _missing(scheme: SecurityScheme, found: Given) -> Problem | None:
    """What a request lacks of a scheme; ``None`` for nothing."""
    authorization = next((value for name, value in found.headers if name == "authorization"), "")
    spot = Spot("header.Authorization", scheme.location)
    match scheme:
        case MutualTlsScheme():
            return None
        case ApiKeyScheme():
            return _key(scheme, found)
        case BearerScheme() | OAuth2Scheme() | OpenIdConnectScheme():
            good = authorization[:7].lower() == "bearer " and authorization[7:].strip() != ""
            return None if good else spot.problem("should be `Bearer TOKEN`")
        case BasicScheme():
            return None if _is_basic(authorization) else spot.problem("should be `Basic` and base64 of USER:PASSWORD")
        case HttpScheme():
            return None if authorization.strip() else spot.problem(f"should be `{scheme.scheme} CREDENTIAL`")


def _key(scheme: ApiKeyScheme, found: Given) -> Problem | None:
    places = {"header": found.headers, "query": found.query, "cookie": found.cookies}
    name = scheme.name.lower() if scheme.location_in == "header" else scheme.name
    value = next((value for key, value in places[scheme.location_in] if key == name), "")
    if value.startswith(scheme.prefix) and value[len(scheme.prefix) :].strip():
        return None
    should = f"should be `{scheme.prefix}KEY`" if scheme.prefix else "is missing: it holds the API key"
    return Spot(f"{scheme.location_in}.{scheme.name}", scheme.location).problem(should)


def _is_basic(text: str) -> bool:
    if text[:6].lower() != "basic ":
        return False
    try:
        return b":" in base64.b64decode(text[6:].strip(), validate=True)
    except (binascii.Error, ValueError):
        return False
