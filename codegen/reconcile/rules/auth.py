"""20, 21, 22, 23: who may call: from schemes, header parameters and code samples, whatever `security: []` says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from codegen.document import CallSample
from codegen.finding import Confidence, Evidence, Location
from codegen.model import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    HttpScheme,
    Operation,
    Parameter,
    Requirement,
    SecurityScheme,
)
from codegen.reconcile.proposal import Edit, Proposal, Rule, SetAuth, SetOperation
from codegen.reconcile.view import View
from codegen.reconcile.words import decided, says, short
from codegen.rules import RuleInfo

_MOST = 4
"""Claims of one kind that a decision quotes."""


class _Shown(NamedTuple):
    """A credential that a header parameter or a code sample shows."""

    operation: str
    scheme: SecurityScheme
    evidence: Evidence
    required: bool
    sure: bool


def _propose(view: View) -> Iterator[Proposal]:
    provider = view.provider
    headers = list(_in_parameters(view))
    samples = list(_in_samples(view))
    if not provider.schemes:
        yield from _inferred(view, headers or samples, headers + samples)
    elif provider.security or any(each.security for each in provider.operations):
        yield from _declared(view, headers + samples)
    else:
        yield from _never_required(view, headers + samples)


# --- nothing declared ------------------------------------------------------------------------------------------------


def _inferred(view: View, shown: list[_Shown], everything: list[_Shown]) -> Iterator[Proposal]:
    if not shown:
        return
    first = shown[0]
    optional = not any(each.required for each in shown)
    requirement: Requirement = ((first.scheme.id, ()),)
    witness = "a header parameter" if first.evidence.witness == "parameter" else "the code samples"
    confidence: Confidence = "likely" if any(each.sure for each in shown) else "guess"
    decision = decided(
        _INFERRED.id,
        "auth",
        _named(first.scheme) + (" (optional)" if optional else ""),
        f"The document declares no security; the credential is shown by {witness}.",
        *_some(everything),
        says("security", "no security schemes", _root(view)),
        confidence=confidence,
    )
    security = (requirement, ()) if optional else (requirement,)
    edits: list[Edit] = [SetAuth((first.scheme,), security)]
    edits += [SetOperation(op.key, replace(op, security=None)) for op in view.operations.values() if op.security == ()]
    yield Proposal(decision, tuple(edits))


# --- declared and required -------------------------------------------------------------------------------------------


def _declared(view: View, shown: list[_Shown]) -> Iterator[Proposal]:
    provider = view.provider
    artefacts = list(_artefacts(view, {each.operation for each in shown}))
    evidence: list[Evidence] = [_scheme_claim(scheme) for scheme in provider.schemes[:_MOST]]
    if provider.security:
        evidence.append(says("security", f"needs {_spoken(provider.security)}", _root(view, "/security")))
    evidence += [says("security", "security: [] on the operation", each.location) for each in artefacts[:_MOST]]
    evidence += _some(shown)
    if artefacts:
        why = "Scheme and root security agree; an empty list on the operation is how its editor writes `inherit`."
    else:
        why = "The document says so" + (", and what it shows agrees." if shown else ".")
    required = provider.security or next(each.security for each in provider.operations if each.security) or ()
    decision = decided(
        _ARTEFACT.id if artefacts else _AUTH.id,
        "auth",
        " or ".join(_chosen(provider.schemes, requirement) for requirement in required),
        why,
        *evidence,
        confidence="likely" if artefacts else "certain",
    )
    edits = tuple(SetOperation(each.key, replace(each, security=None)) for each in artefacts)
    yield Proposal(decision, edits)


def _artefacts(view: View, shown: set[str]) -> Iterator[Operation]:
    """Operations whose empty security is no statement: they show a credential, or no operation needs one at all."""
    if not view.provider.security:
        return
    everywhere = all(each.security == () for each in view.provider.operations)
    for operation in view.operations.values():
        if operation.security == () and (everywhere or operation.key in shown):
            yield operation


# --- declared, never required ----------------------------------------------------------------------------------------


def _never_required(view: View, shown: list[_Shown]) -> Iterator[Proposal]:
    provider = view.provider
    scheme = _matching(provider.schemes, shown) or provider.schemes[0]
    needed: Requirement = ((scheme.id, ()),)
    needs = bool(shown) and any(each.required for each in shown)
    decision = decided(
        _UNUSED.id,
        "auth",
        _named(scheme) + ("" if needs else " (optional)"),
        "A scheme is declared and no operation requires it; "
        + ("what is shown uses it." if needs else "it is sent when the caller gives one."),
        *(_scheme_claim(each) for each in provider.schemes[:_MOST]),
        says("security", "required nowhere", _root(view)),
        *_some(shown),
        confidence="likely" if needs else "guess",
    )
    alternatives = (needed,) if needs else (*(((each.id, ()),) for each in provider.schemes), ())
    edits: list[Edit] = [SetAuth(provider.schemes, alternatives)]
    edits += [SetOperation(op.key, replace(op, security=None)) for op in view.operations.values() if op.security == ()]
    yield Proposal(decision, tuple(edits))


def _matching(schemes: Iterable[SecurityScheme], shown: list[_Shown]) -> SecurityScheme | None:
    kinds = {type(each.scheme) for each in shown}
    return next((scheme for scheme in schemes if type(scheme) in kinds), None)


# --- witnesses -------------------------------------------------------------------------------------------------------


def _in_parameters(view: View) -> Iterator[_Shown]:
    for operation in view.provider.operations:
        for parameter in operation.parameters:
            if parameter.location_in == "header" and parameter.name.lower() == "authorization":
                yield _from_parameter(operation, parameter)


def _from_parameter(operation: Operation, parameter: Parameter) -> _Shown:
    shown = [value for value in (*parameter.examples, parameter.default) if isinstance(value, str) and value]
    text = " ".join((*shown, parameter.doc))
    scheme = _from_text(text, parameter.location)
    said = f"header {parameter.name}, {'required' if parameter.required else 'optional'}"
    claim = f"{said}, example {short(shown[0])}" if shown else said
    evidence = says("parameter", claim, parameter.location)
    return _Shown(
        operation.key,
        scheme or BearerScheme("bearer", parameter.location),
        evidence,
        parameter.required,
        scheme is not None,
    )


def _in_samples(view: View) -> Iterator[_Shown]:
    for operation in view.provider.operations:
        for sample in operation.samples:
            if isinstance(sample, CallSample):
                yield from _from_sample(operation, sample)


_KEY_HEADER = re.compile(
    r"^(?:x-|api-|ocp-apim-)?(?:[\w-]*-)?(?:api-?key|subscription-key|auth-?token|access-?token|token)$|^api-?key$",
    re.IGNORECASE,
)
_KEY_QUERY = re.compile(r"[?&](?P<name>key|api_?key|access_token|token)=(?P<value>[^&#\s]+)", re.IGNORECASE)


def _from_sample(operation: Operation, sample: CallSample) -> Iterator[_Shown]:
    for name, value in sample.headers:
        scheme: SecurityScheme | None = None
        if name.lower() == "authorization":
            scheme = _from_text(value, sample.location)
        elif _KEY_HEADER.match(name):
            scheme = ApiKeyScheme("apiKey", sample.location, name, "header")
        if scheme is not None:
            evidence = says("code sample", f"{sample.language}: {name}: {value[:60]}", sample.location)
            yield _Shown(operation.key, scheme, evidence, True, True)
    for match in _KEY_QUERY.finditer(sample.url):
        scheme = ApiKeyScheme("apiKey", sample.location, match["name"], "query")
        evidence = says("code sample", f"{sample.language}: ?{match['name']}={match['value'][:40]}", sample.location)
        yield _Shown(operation.key, scheme, evidence, True, True)


_WORD = re.compile(r"^\s*[\"'`]?(?P<word>[A-Za-z][\w-]{1,19})\s+[<{\[$\w]")


def _from_text(text: str, location: Location) -> SecurityScheme | None:
    """The scheme that an Authorization header's example or description speaks of."""
    if re.search(r"\bbearer\b", text, re.IGNORECASE):
        return BearerScheme("bearer", location)
    if re.search(r"\bbasic\b", text, re.IGNORECASE):
        return BasicScheme("basic", location)
    word = _WORD.match(text)
    if word and word["word"].lower() in (
        "token",
        "key",
        "apikey",
        "api-key",
        "bot",
        "oauth",
        "sso-key",
        "genie-key",
        "klaviyo-api-key",
    ):
        return ApiKeyScheme("apiKey", location, "Authorization", "header", prefix=f"{word['word']} ")
    return None


# --- words -----------------------------------------------------------------------------------------------------------


def _named(scheme: SecurityScheme) -> str:
    match scheme:
        case BearerScheme():
            return "bearer token"
        case BasicScheme():
            return "user name and password (basic)"
        case ApiKeyScheme():
            return f"key in {scheme.location_in} {scheme.name}"
        case HttpScheme():
            return f"HTTP {scheme.scheme}"
        case _:
            return type(scheme).__name__.removesuffix("Scheme")


def _chosen(schemes: Iterable[SecurityScheme], requirement: Requirement) -> str:
    by_id = {scheme.id: scheme for scheme in schemes}
    return " and ".join(_named(by_id[id_]) for id_, _ in requirement if id_ in by_id) or "nothing"


def _spoken(security: tuple[Requirement, ...]) -> str:
    return " or ".join(" and ".join(id_ for id_, _ in requirement) or "nothing" for requirement in security)


def _scheme_claim(scheme: SecurityScheme) -> Evidence:
    return says("security", f"scheme {scheme.id}: {_named(scheme)}", scheme.location)


def _some(shown: list[_Shown]) -> list[Evidence]:
    return [each.evidence for each in shown[:_MOST]]


def _root(view: View, pointer: str = "") -> Location:
    return Location(view.provider.sources[0] if view.provider.sources else "", pointer)


_AUTH = RuleInfo(
    "auth",
    "How calls are authenticated",
    "Schemes and requirements as the document declares them. Every other decision about auth says where a document left"
    " something open.",
)
_ARTEFACT = RuleInfo(
    "auth-empty-security",
    "`security: []` on an operation that needs a credential",
    "Documentation editors write an empty list where they mean `as above`. Where scheme and root security agree and the"
    " operation shows a credential (or no operation at all would need one), the root's requirement holds.",
    "security: [{bearer: []}]   # at the root, and on the operation: security: []",
)
_INFERRED = RuleInfo(
    "auth-inferred",
    "Auth that only header parameters or code samples show",
    "The document declares no security. The credential is taken from a declared Authorization header, or else from the"
    " code samples on the page.",
    "parameters: [{name: Authorization, in: header, required: true, example: 'Bearer {{YOUR_API_KEY}}'}]",
)
_UNUSED = RuleInfo(
    "auth-never-required",
    "A security scheme that nothing requires",
    "A scheme is declared, and no security requirement names it. It is required where the document shows it in use, and"
    " otherwise sent when the caller gives a credential.",
    "components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}   # and no `security` anywhere",
)
INFOS = (_AUTH, _ARTEFACT, _INFERRED, _UNUSED)
RULE = Rule(_AUTH, _propose)

__all__ = ["INFOS", "RULE"]
