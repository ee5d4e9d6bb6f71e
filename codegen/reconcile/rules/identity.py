"""15, 64: documents without a name, and operations whose publisher says that they are not ready."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.finding import Finding, Location
from codegen.reconcile.proposal import FindingRule, Proposal, Rule, SetTitle
from codegen.reconcile.view import View, place
from codegen.reconcile.words import decided, says, short
from codegen.rules import RuleInfo


def _title(view: View) -> Iterator[Proposal]:
    provider = view.provider
    if provider.title.strip() and provider.title == provider.title.strip():
        return
    title = provider.title.strip() or provider.name
    decision = decided(
        _TITLE.id,
        "title",
        title,
        "The document's title is empty: the provider's name stands for it."
        if not provider.title.strip()
        else "The title has spaces around it.",
        says("schema", f"info.title {short(provider.title)}", Location(place(view).source, "/info/title")),
        confidence="certain",
    )
    yield Proposal(decision, (SetTitle(title),))


_UNREADY = frozenset(("developing", "designing", "pending", "testing", "draft", "obsolete", "exception", "integrating"))


def _status(view: View) -> Iterator[Finding]:
    for operation in view.provider.operations:
        if operation.status.lower() in _UNREADY:
            message = f"{operation.key} is marked {operation.status!r} by its publisher; it may not answer as described"
            yield Finding(_STATUS.id, "note", message, operation.location)


_TITLE = RuleInfo(
    "empty-title",
    "A document without a title",
    "Documentation editors export `info.title: ''`. The provider's name from the config stands for it.",
    "info: {title: '', version: 1.0.0}",
)
_STATUS = RuleInfo(
    "operation-status",
    "An operation that its publisher does not call ready",
    "The editor's own state of the operation (`x-apifox-status`) says that it is being developed or given up.",
    "x-apifox-status: developing",
)
TITLE = Rule(_TITLE, _title)
STATUS = FindingRule(_STATUS, _status)

__all__ = ["STATUS", "TITLE"]
