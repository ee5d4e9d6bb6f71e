"""The runner: each rule sees what the rules before it made of the provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from codegen.finding import Decision
from codegen.model import Field, ObjectShape, Operation, Parameter, Provider, without_null
from codegen.reconcile.answers import Answers
from codegen.reconcile.apply import apply, record
from codegen.reconcile.proposal import (
    Edit,
    FindingRule,
    Proposal,
    ProviderRule,
    Rule,
    SetField,
    SetParameter,
    SlotRule,
    Verdict,
)
from codegen.reconcile.view import Site, View


def run(provider: Provider, rules: Sequence[ProviderRule], answers: Answers) -> Provider:
    """``provider`` after all ``rules``, with their decisions and findings."""
    view = View(provider)
    for rule in rules:
        if view.provider is not provider:
            view = View(provider)
        match rule:
            case Rule():
                provider = settle(provider, rule.propose(view), view, answers)
            case FindingRule():
                provider = record(provider, (), rule.find(view))
            case _:
                provider = settle(provider, _slots(view, rule, answers), view, None)
    return provider


def settle(provider: Provider, proposals: Iterable[Proposal], view: View, answers: Answers | None) -> Provider:
    """``provider`` with ``proposals`` carried out, as people answered them."""
    decisions: list[Decision] = []
    edits: list[Edit] = []
    for proposal in proposals:
        final = answers.apply(view, proposal) if answers is not None else proposal
        decisions.append(final.decision)
        edits.extend(final.edits)
    return record(apply(provider, edits), decisions) if decisions else provider


def _slots(view: View, rules: tuple[SlotRule, ...], answers: Answers) -> Iterator[Proposal]:
    """All that ``rules`` have to say about request fields and parameters, in one walk."""
    yield from _parameters(view, rules, answers)
    types = frozenset(type_ for rule in rules for type_ in rule.types)
    for schema in view.sent.values():
        shape = schema.shape
        if not isinstance(shape, ObjectShape):
            continue
        siblings = frozenset(field.name for field in shape.fields)
        argument = schema.id in view.body_schemas
        for field in shape.fields:
            if _kind(field) not in types:
                continue
            site = Site(f"{schema.id}.{field.name}", siblings, argument)
            yield from _judged(view, rules, answers, site, field, schema.id)


def _parameters(view: View, rules: tuple[SlotRule, ...], answers: Answers) -> Iterator[Proposal]:
    """Parameters; one that many operations have alike is judged once and changed in all of them."""
    for uses in _alike(view.called):
        operation, parameter = uses[0]
        siblings = frozenset(each.name for each in operation.parameters)
        site = Site(f"{operation.key} {parameter.location_in}.{parameter.name}", siblings, True)
        for proposal in _judged(view, rules, answers, site, parameter, operation.key):
            yield replace(proposal, edits=tuple(_spread(proposal.edits, uses)))


def _alike(operations: Iterable[Operation]) -> Iterable[list[tuple[Operation, Parameter]]]:
    """All parameters with their operations; those that are to be judged as one are together."""
    alike: dict[tuple[object, ...], list[tuple[Operation, Parameter]]] = {}
    shared: dict[int, list[tuple[Operation, Parameter]]] = {}  # most are objects that several operations have
    for operation in operations:
        for parameter in operation.parameters:
            uses = shared.get(id(parameter))
            if uses is None:
                uses = shared[id(parameter)] = alike.setdefault(_sameness(parameter), [])
            uses.append((operation, parameter))
    return alike.values()


def _sameness(parameter: Parameter) -> tuple[object, ...]:
    """What two parameters must share to be judged as one."""
    default = parameter.default if isinstance(parameter.default, (str, int, float)) else repr(parameter.default)
    return (
        parameter.location_in,
        parameter.name,
        parameter.required,
        parameter.doc,
        parameter.type,
        default,
        len(parameter.examples),
    )


def _spread(edits: Iterable[Edit], uses: Sequence[tuple[Operation, Parameter]]) -> Iterator[Edit]:
    for edit in edits:
        if not isinstance(edit, SetParameter) or edit.parameter is None:
            yield edit
            continue
        made = edit.parameter
        for operation, own in uses:
            changed = replace(
                own, type=made.type, required=made.required, default=made.default, always=made.always, hints=made.hints
            )
            yield replace(edit, operation=operation.key, parameter=changed)


def _judged(
    view: View, rules: tuple[SlotRule, ...], answers: Answers, site: Site, slot: Any, owner: str
) -> Iterator[Proposal]:
    kind = _kind(slot)
    for rule in rules:
        verdict = rule.judge(site, slot) if kind in rule.types and rule.wants(slot) else None
        if verdict is not None:
            proposal = answers.apply(view, _proposal(verdict, slot, owner))
            yield proposal
            slot = _after(proposal, slot)
            kind = _kind(slot)


def _kind(slot: Field | Parameter) -> type:
    """What its type is, ``null`` aside."""
    return type(without_null(slot.type))


def _proposal(verdict: Verdict, before: Any, owner: str) -> Proposal:
    confirmed = (_edit(owner, verdict.confirmed),) if verdict.confirmed is not None else ()
    edits = () if verdict.slot is before and not confirmed else (_edit(owner, verdict.slot),)
    return Proposal(verdict.decision, edits, confirmed)


def _edit(owner: str, slot: Field | Parameter) -> Edit:
    if isinstance(slot, Parameter):
        return SetParameter(owner, slot.location_in, slot.name, slot)
    return SetField(owner, slot.name, slot)


def _after(proposal: Proposal, slot: Any) -> Any:
    for edit in proposal.edits:
        if isinstance(edit, SetField):
            return edit.field or slot
        if isinstance(edit, SetParameter):
            return edit.parameter or slot
    return slot
