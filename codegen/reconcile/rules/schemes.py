"""22, 23: one credential declared twice: two names for one scheme, a key parameter beside a scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from codegen.model import ApiKeyScheme, Parameter, Requirement, SecurityScheme
from codegen.reconcile.proposal import Edit, Proposal, Rule, SetAuth, SetOperation, SetParameter
from codegen.reconcile.view import View
from codegen.reconcile.words import decided, says
from codegen.rules import RuleInfo


def _duplicates(view: View) -> Iterator[Proposal]:
    """Schemes that differ in their name only, and that requirements name as alternatives, together, or not at all."""
    provider = view.provider
    first: dict[SecurityScheme, SecurityScheme] = {}
    twins: list[tuple[SecurityScheme, SecurityScheme]] = []
    for scheme in provider.schemes:
        kept = first.setdefault(replace(scheme, id="", location=provider.schemes[0].location), scheme)
        if kept is not scheme and _interchangeable(view, kept.id, scheme.id):
            twins.append((kept, scheme))
    if not twins:
        return
    names = {twin.id: kept.id for kept, twin in twins}
    decision = decided(
        _DUPLICATE.id,
        "auth schemes",
        ", ".join(dict.fromkeys(kept.id for kept, _ in twins)),
        "The schemes differ in their names only.",
        *(says("security", f"scheme {each.id}", each.location) for pair in twins for each in pair),
    )
    schemes = tuple(each for each in provider.schemes if each.id not in names)
    edits: list[Edit] = [SetAuth(schemes, _renamed(provider.security, names))]
    edits += [
        SetOperation(each.key, replace(each, security=_renamed(each.security, names)))
        for each in view.operations.values()
        if each.security and _renamed(each.security, names) != each.security
    ]
    yield Proposal(decision, tuple(edits))


def _interchangeable(view: View, one: str, other: str) -> bool:
    """Whether no requirement list tells the two apart."""
    lists = (view.provider.security, *(each.security or () for each in view.provider.operations))
    used = [{id_ for requirement in each for id_, _ in requirement} for each in lists]
    together = all((one in ids) == (other in ids) for ids in used)
    return together or not any(other in ids for ids in used) or not any(one in ids for ids in used)


def _renamed(security: tuple[Requirement, ...], names: dict[str, str]) -> tuple[Requirement, ...]:
    renamed = [tuple({names.get(id_, id_): scopes for id_, scopes in each}.items()) for each in security]
    return tuple(dict.fromkeys(renamed))


_KEY = re.compile(r"^(?:key|api_?key|access_?token|token|auth)$", re.IGNORECASE)
_TALK = re.compile(r"key|token|密钥|令牌", re.IGNORECASE)


def _parameters(view: View) -> Iterator[Proposal]:
    """Parameters that are a scheme's credential, or that repeat one in another form."""
    schemes: dict[tuple[str, str], ApiKeyScheme] = {
        (each.location_in, each.name.lower()): each for each in view.provider.schemes if isinstance(each, ApiKeyScheme)
    }
    for operation in view.provider.operations:
        security = view.provider.security if operation.security is None else operation.security
        if not security:
            continue
        for parameter in operation.parameters:
            scheme = schemes.get((parameter.location_in, parameter.name.lower()))
            if scheme is not None:
                yield _is_scheme(operation.key, parameter, scheme)
            elif parameter.location_in == "query" and parameter.required and _is_credential(parameter):
                yield _second_form(operation.key, parameter)


def _is_credential(parameter: Parameter) -> bool:
    shown = " ".join(str(each) for each in (parameter.doc, *parameter.examples))
    return bool(_KEY.match(parameter.name)) and (not shown.strip() or bool(_TALK.search(shown)))


def _is_scheme(key: str, parameter: Parameter, scheme: ApiKeyScheme) -> Proposal:
    decision = decided(
        _PARAMETER.id,
        f"{key} {parameter.location_in}.{parameter.name}",
        "the client's credential, no argument",
        f"It is what the security scheme {scheme.id} sends.",
        says("parameter", f"{parameter.location_in} parameter {parameter.name}", parameter.location),
        says("security", f"scheme {scheme.id}", scheme.location),
        confidence="certain",
    )
    return Proposal(decision, (SetParameter(key, parameter.location_in, parameter.name, None),))


def _second_form(key: str, parameter: Parameter) -> Proposal:
    decision = decided(
        _PARAMETER.id,
        f"{key} query.{parameter.name}",
        "optional",
        "The operation has a security scheme already: the key in the query is another form of it.",
        says("parameter", f"required query parameter {parameter.name}", parameter.location),
        confidence="guess",
    )
    optional = replace(parameter, required=False)
    return Proposal(decision, (SetParameter(key, "query", parameter.name, optional),))


_DUPLICATE = RuleInfo(
    "auth-duplicate-scheme",
    "One security scheme under several names",
    "Schemes that send the same thing in the same way are one, so that the client asks for one credential. Schemes that"
    " some operation tells apart stay apart.",
    "securitySchemes: {bearer: {type: http, scheme: bearer}, BearerAuth: {type: http, scheme: bearer}}",
)
_PARAMETER = RuleInfo(
    "auth-parameter",
    "A credential that is declared as a parameter too",
    "A parameter that a security scheme sends is no argument of the method. A key in the query beside another scheme"
    " stays, as an optional argument.",
    "parameters: [{name: X-API-Key, in: header, required: true}]   # beside an apiKey scheme of this name",
)
DUPLICATES = Rule(_DUPLICATE, _duplicates)
PARAMETERS = Rule(_PARAMETER, _parameters)

__all__ = ["DUPLICATES", "PARAMETERS"]
