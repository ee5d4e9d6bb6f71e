"""The stage: providers in, the reconciled model out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from codegen.finding import InputError, Location
from codegen.model import Group, Model, Operation, Portable, Provider
from codegen.reconcile.answers import Answers, unused
from codegen.reconcile.apply import record
from codegen.reconcile.catalogue import PROVIDER_RULES
from codegen.reconcile.matching import grouped
from codegen.reconcile.paging import with_paging
from codegen.reconcile.proposal import Proposal
from codegen.reconcile.rules.peers import Member, aliases, members, peer_fields, same_operation
from codegen.reconcile.rules.relatives import relatives
from codegen.reconcile.run import run, settle
from codegen.reconcile.settings import Settings
from codegen.reconcile.view import View


def reconcile(providers: Sequence[Provider], settings: Settings) -> Model:
    """One model of ``providers``: contradictions decided, groups matched, people's answers heard.

    Raises ``InputError`` where the settings name what does not exist.
    """
    answers = {provider.name: Answers(settings, provider.name) for provider in providers}
    done = {each.name: run(_called(each, settings), PROVIDER_RULES, answers[each.name]) for each in providers}
    done = {name: with_paging(each, settings) for name, each in done.items()}
    groups = tuple(_group(name, names, done, answers, settings) for name, names in settings.groups.items())
    _check_calls(settings, done)
    used = {key for each in answers.values() for key in each.used}
    expired = unused(settings, done.values(), used)
    if expired and providers:
        first = providers[0].name
        done[first] = record(done[first], (), expired)
    return Model(tuple(done.values()), groups)


# --- names of calls --------------------------------------------------------------------------------------------------


def _called(provider: Provider, settings: Settings) -> Provider:
    """``provider`` with the config's names of its calls."""
    if not settings.calls:
        return provider
    return replace(provider, operations=tuple(_named(provider, each, settings) for each in provider.operations))


def _named(provider: Provider, operation: Operation, settings: Settings) -> Operation:
    key = operation.key
    call = settings.calls.get(f"{provider.name} {key}") or settings.calls.get(key)
    return replace(operation, call=tuple(call.split("."))) if call else operation


def _check_calls(settings: Settings, done: dict[str, Provider]) -> None:
    if not settings.calls:
        return
    keys = {
        key
        for each in done.values()
        for operation in each.operations
        for key in (operation.key, f"{each.name} {operation.key}")
    }
    for key in settings.calls:
        if key not in keys:
            raise InputError(
                f"[operations] {key!r} is no operation of the documents; write it as METHOD /path",
                Location(settings.source),
            )


# --- groups ----------------------------------------------------------------------------------------------------------


def _group(
    name: str, names: Sequence[str], done: dict[str, Provider], answers: dict[str, Answers], settings: Settings
) -> Group:
    missing = [each for each in names if each not in done]
    if missing:
        raise InputError(
            f"[groups.{name}] names the provider {missing[0]!r}, which does not exist", Location(settings.source)
        )
    group = grouped(name, [done[each] for each in names])
    for portable in group.operations:
        _settled(portable, done, answers, lambda sides: same_operation(sides, name))
        _settled(portable, done, answers, peer_fields)
        _settled(portable, done, answers, aliases)
        _settled(portable, done, answers, relatives)
    return group


def _settled(
    portable: Portable,
    done: dict[str, Provider],
    answers: dict[str, Answers],
    rule: Callable[[Sequence[Member]], Iterator[tuple[str, Proposal]]],
) -> None:
    """What ``rule`` finds in the operation's providers, carried out in ``done``."""
    views = {name: View(done[name]) for name, _ in portable.operations}
    proposals: dict[str, list[Proposal]] = {}
    for name, proposal in rule(members(views, portable)):
        proposals.setdefault(name, []).append(proposal)
    for name, each in proposals.items():
        done[name] = settle(done[name], each, views[name], answers[name])
