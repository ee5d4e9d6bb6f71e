"""What a document offers, as one value: the JSON interface that docs/inspect.md documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from codegen.finding import Confidence, Decision, Evidence, Finding, Location, Severity, Witness
from codegen.model import Provider
from codegen.package import (
    Argument,
    ArgumentIn,
    AuthKind,
    ClientPackage,
    Method,
    ModelClass,
    ModelField,
    PageClass,
    Pages,
    ParamClass,
    Resource,
    ResponseType,
    ServerUrl,
    TypeName,
)


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the interface. Every key is always there, so that programs need no defaults."""


class VariableView(View, frozen=True):
    """A variable in a server's URL."""

    name: str
    default: str


class ServerView(View, frozen=True):
    """A server; every client takes another one as ``base_url=``."""

    url: str
    description: str
    variables: tuple[VariableView, ...]


class AuthView(View, frozen=True):
    """One credential: how it is given to ``Client(...)``, or by which environment variable."""

    scheme: str
    kind: AuthKind
    argument: str
    env: str


class ArgumentView(View, frozen=True):
    """One argument of a call."""

    wire: str
    python: str
    place: ArgumentIn = msgspec.field(name="in")
    required: bool
    type: str


class ResponseView(View, frozen=True):
    """What one status answers."""

    status: str
    media_type: str
    type: str


class PagingView(View, frozen=True):
    """How a list goes on to its next page."""

    style: str
    items: str
    parameter: str


class OperationView(View, frozen=True):
    """One operation and the call that makes it."""

    method: str
    path: str
    operation_id: str
    call: str
    arguments: tuple[ArgumentView, ...]
    responses: tuple[ResponseView, ...]
    paging: PagingView | None
    """``None`` where the whole answer comes at once."""
    deprecated: bool


class FieldView(View, frozen=True):
    """A field of a response model, or a key of a request dict."""

    wire: str
    python: str
    required: bool
    type: str


class ModelView(View, frozen=True):
    """A type of the client."""

    name: str
    id: str
    """What it is made from: a component's name, or where an inline schema stands."""
    kind: str
    """``response`` (a class), ``request`` (a ``TypedDict``), or ``alias`` (another name for ``type``)."""
    type: str
    """Of an alias; ``""`` of the others."""
    fields: tuple[FieldView, ...]


class FindingView(View, frozen=True):
    """Something that is wrong with the document."""

    rule: str
    severity: Severity
    message: str
    source: str
    line: int
    pointer: str


class EvidenceView(View, frozen=True):
    """What one witness says."""

    witness: Witness
    claim: str
    source: str
    line: int
    pointer: str


class DecisionView(View, frozen=True):
    """What was made of claims that disagree."""

    subject: str
    rule: str
    chosen: str
    why: str
    confidence: Confidence
    evidence: tuple[EvidenceView, ...]


class Inspection(View, frozen=True):
    """Everything about one provider, as its client has it."""

    name: str
    """The package's name."""
    title: str
    version: str
    servers: tuple[ServerView, ...]
    auth: tuple[AuthView, ...]
    operations: tuple[OperationView, ...]
    models: tuple[ModelView, ...]
    findings: tuple[FindingView, ...]
    decisions: tuple[DecisionView, ...]


def inspection(
    provider: Provider, client: ClientPackage, findings: Iterable[Finding], decisions: Iterable[Decision]
) -> Inspection:
    """The view of one provider; findings and decisions come with the places that people are to see."""
    order = {operation.key: number for number, operation in enumerate(provider.operations)}
    methods = sorted(all_methods(client.root), key=lambda method: order.get(method.key, len(order)))
    return Inspection(
        name=client.name,
        title=provider.title,
        version=provider.version,
        servers=tuple(_server(each) for each in client.servers),
        auth=tuple(
            AuthView(scheme=each.scheme, kind=each.kind, argument=each.argument, env=each.env) for each in client.auth
        ),
        operations=tuple(_operation(each) for each in methods),
        models=tuple(
            _model(each)
            for module in client.types
            for each in module.definitions
            if not isinstance(each, PageClass)  # the pages of a list are told by its operation
        ),
        findings=tuple(_finding(each) for each in findings),
        decisions=tuple(_decision(each) for each in decisions),
    )


def all_methods(resource: Resource) -> Iterator[Method]:
    """Every method at and below a resource."""
    yield from resource.methods
    for child in resource.children:
        yield from all_methods(child)


def _server(server: ServerUrl) -> ServerView:
    variables = tuple(VariableView(name=name, default=default) for name, default in server.variables)
    return ServerView(url=server.url, description=server.doc, variables=variables)


def _operation(method: Method) -> OperationView:
    return OperationView(
        method=method.http_method,
        path=method.path,
        operation_id=method.operation_id,
        call=method.call,
        arguments=tuple(_argument(each) for each in method.arguments),
        responses=tuple(_response(each) for each in method.responses),
        paging=_paging(method.pages) if method.pages else None,
        deprecated=bool(method.deprecated),
    )


def argument_type(argument: Argument) -> str:
    """The type of what callers give; leaving an optional argument out is not part of it."""
    return argument.annotation.text.removesuffix(" | Omit")


def _argument(argument: Argument) -> ArgumentView:
    return ArgumentView(
        wire=argument.wire,
        python=argument.python,
        place=argument.location_in,
        required=argument.required,
        type=argument_type(argument),
    )


def _paging(pages: Pages) -> PagingView:
    return PagingView(style=pages.style, items=pages.items, parameter=pages.parameter)


def _response(response: ResponseType) -> ResponseView:
    return ResponseView(status=response.status, media_type=response.media_type, type=response.type)


def _model(definition: ModelClass | ParamClass | TypeName) -> ModelView:
    match definition:
        case ModelClass():
            return _class(definition, "response")
        case ParamClass():
            return _class(definition, "request")
        case TypeName():
            text = definition.annotation.text
            return ModelView(name=definition.name, id=definition.id, kind="alias", type=text, fields=())


def _class(definition: ModelClass | ParamClass, kind: str) -> ModelView:
    fields = tuple(_field(each) for each in definition.fields)
    return ModelView(name=definition.name, id=definition.id, kind=kind, type="", fields=fields)


def _field(field: ModelField) -> FieldView:
    return FieldView(wire=field.wire, python=field.python, required=field.required, type=field.annotation.text)


def _finding(finding: Finding) -> FindingView:
    at = finding.location
    return FindingView(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        source=at.source,
        line=at.line,
        pointer=at.pointer,
    )


def _decision(decision: Decision) -> DecisionView:
    return DecisionView(
        subject=decision.subject,
        rule=decision.rule,
        chosen=decision.chosen,
        why=decision.why,
        confidence=decision.confidence,
        evidence=tuple(_evidence(each, each.location) for each in decision.evidence),
    )


def _evidence(evidence: Evidence, at: Location) -> EvidenceView:
    return EvidenceView(
        witness=evidence.witness, claim=evidence.claim, source=at.source, line=at.line, pointer=at.pointer
    )
