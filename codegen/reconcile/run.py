"""The runner: each rule sees what the rules before it made of the provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from codegen.finding import Decision
from codegen.model import Field, ObjectShape, Operation, Parameter, Provider
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
    for rule in rules:
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
    for schema in view.sent.values():
        shape = schema.shape
        if not isinstance(shape, ObjectShape) or not any(rule.wants(f) for f in shape.fields for rule in rules):
            continue
        siblings = frozenset(field.name for field in shape.fields)
        argument = schema.id in view.body_schemas
        for field in shape.fields:
            site = Site(f"{schema.id}.{field.name}", siblings, argument)
            yield from _judged(view, rules, answers, site, field, schema.id)


def _parameters(view: View, rules: tuple[SlotRule, ...], answers: Answers) -> Iterator[Proposal]:
    """Parameters; one that many operations share is judged once and changed in all of them."""
    shared: dict[tuple[str, str, str], list[tuple[Operation, Parameter]]] = {}
    for operation in view.provider.operations:
        for parameter in operation.parameters:
            if any(rule.wants(parameter) for rule in rules):
                at = parameter.location
                shared.setdefault((at.source, at.pointer, parameter.name), []).append((operation, parameter))
    for uses in shared.values():
        operation, parameter = uses[0]
        siblings = frozenset(each.name for each in operation.parameters)
        site = Site(f"{operation.key} {parameter.location_in}.{parameter.name}", siblings, True)
        keys = [operation.key for operation, _ in uses]
        for proposal in _judged(view, rules, answers, site, parameter, keys[0]):
            yield replace(proposal, edits=tuple(_spread(proposal.edits, keys)))


def _spread(edits: Iterable[Edit], keys: Sequence[str]) -> Iterator[Edit]:
    for edit in edits:
        if isinstance(edit, SetParameter):
            yield from (replace(edit, operation=key) for key in dict.fromkeys(keys))
        else:
            yield edit


def _judged(
    view: View, rules: tuple[SlotRule, ...], answers: Answers, site: Site, slot: Any, owner: str
) -> Iterator[Proposal]:
    for rule in rules:
        if not rule.wants(slot):
            continue
        verdict = rule.judge(site, slot)
        if verdict is not None:
            proposal = answers.apply(view, _proposal(verdict, slot, owner))
            yield proposal
            slot = _after(proposal, slot)


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
