"""19: headers that the client sends by itself are no arguments."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.model import Operation, Parameter
from codegen.reconcile.proposal import Proposal, Rule, SetParameter
from codegen.reconcile.view import View
from codegen.reconcile.words import decided, says, short
from codegen.rules import RuleInfo

_OURS = {
    "authorization": "auth sends it",
    "content-type": "the body's media type decides it",
    "accept": "the response's media type decides it",
    "accept-encoding": "the HTTP client decides it",
    "user-agent": "the client sends its own, and takes another as an option",
    "content-length": "the HTTP client counts it",
    "host": "the base URL decides it",
    "connection": "the HTTP client decides it",
    "transfer-encoding": "the HTTP client decides it",
}

_MANY = 3
"""A header that more operations than this declare is one decision about the provider."""


def _propose(view: View) -> Iterator[Proposal]:
    uses: dict[str, list[tuple[Operation, Parameter]]] = {}
    for operation in view.provider.operations:
        for parameter in operation.parameters:
            if parameter.location_in == "header" and parameter.name.lower() in _OURS:
                uses.setdefault(parameter.name.lower(), []).append((operation, parameter))
    for each in uses.values():
        if len(each) > _MANY:
            yield _drop(each, f"header.{each[0][1].name}")
        else:
            yield from (_drop([use], f"{use[0].key} header.{use[1].name}") for use in each)


def _drop(uses: list[tuple[Operation, Parameter]], subject: str) -> Proposal:
    _, parameter = uses[0]
    shown = f", example {short(parameter.examples[0])}" if parameter.examples else ""
    required = "required" if parameter.required else "optional"
    also = f", in {len(uses)} operations" if len(uses) > 1 else ""
    decision = decided(
        _INFO.id,
        subject,
        "no argument",
        f"A header of the transport: {_OURS[parameter.name.lower()]}.",
        says("parameter", f"{required} header {parameter.name}{shown}{also}", parameter.location),
        confidence="certain",
    )
    return Proposal(decision, tuple(SetParameter(each.key, "header", used.name, None) for each, used in uses))


_INFO = RuleInfo(
    "transport-header",
    "A header of the transport that is declared as a parameter",
    "Authorization, Content-Type, Accept and their like, in any letter case, are set by the client (OpenAPI 3.1, Parameter"
    " Object: their definition shall be ignored). They are never arguments. What their examples say about auth is kept.",
    "parameters: [{name: content-type, in: header, required: true, example: application/json}]",
)
RULE = Rule(_INFO, _propose)

__all__ = ["RULE"]
