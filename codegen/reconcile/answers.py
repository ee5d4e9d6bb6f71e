"""People's answers to decisions: accepted, rejected, or another value. They work for every rule, since edits are data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from codegen.finding import Decision, Evidence, Finding, InputError, Location
from codegen.jsontypes import JSON, as_list, as_object, as_text
from codegen.model import (
    AnyType,
    ApiKeyScheme,
    ArrayType,
    BasicScheme,
    BearerScheme,
    BooleanType,
    Field,
    HttpScheme,
    IntegerType,
    LiteralType,
    NullType,
    NumberType,
    ObjectShape,
    Parameter,
    Provider,
    SecurityScheme,
    Server,
    StringType,
    Type,
    nullable,
    union,
    without_null,
)
from codegen.reconcile.proposal import Edit, Proposal, SetAuth, SetField, SetParameter, SetServers, SetTitle
from codegen.reconcile.settings import Answer, Set, Settings
from codegen.reconcile.view import View
from codegen.reconcile.words import short
from codegen.rules import RuleInfo


class Answers:
    """The answers for one provider, and which of them have been used."""

    def __init__(self, settings: Settings, provider: str) -> None:
        self.location = Location(settings.source)
        self.used: set[str] = set()
        self._answers = settings.decisions
        self._provider = provider

    def to(self, decision: Decision) -> tuple[str, Answer] | None:
        """The answer to ``decision`` and its key, marked as used; the most specific one wins."""
        if not self._answers:
            return None
        subject = decision.subject
        for base in (f"{self._provider} {subject}", subject):
            for key in (f"{base} [{decision.rule}]", base):
                if key in self._answers:
                    self.used.add(key)
                    return key, self._answers[key]
        return None

    def apply(self, view: View, proposal: Proposal) -> Proposal:
        """``proposal`` as people want it."""
        found = self.to(proposal.decision)
        if found is None:
            return proposal
        key, answer = found
        match answer:
            case "accept":
                return self._answered(
                    proposal, proposal.decision.chosen, "accepted", proposal.confirmed or proposal.edits
                )
            case "reject":
                return self._answered(proposal, "as the document says", "rejected", ())
            case Set():
                edits = tuple(_with_value(view, edit, answer.value, key) for edit in proposal.edits)
                return self._answered(proposal, short(answer.value), f"set to {short(answer.value)}", edits)

    def _answered(self, proposal: Proposal, chosen: str, claim: str, edits: tuple[Edit, ...]) -> Proposal:
        evidence = (*proposal.decision.evidence, Evidence("config", claim, self.location))
        decision = replace(
            proposal.decision,
            chosen=chosen,
            why=f"{self.location.source} says so.",
            evidence=evidence,
            confidence="certain",
        )
        return Proposal(decision, edits)


def unused(settings: Settings, providers: Iterable[Provider], used: set[str]) -> tuple[Finding, ...]:
    """Answers that no decision asked for: a finding where the fact still exists, else an ``InputError``."""
    left = [key for key in settings.decisions if key not in used]
    if not left:
        return ()
    known = _subjects(providers)
    findings: list[Finding] = []
    for key in left:
        if key.rsplit(" [", 1)[0] not in known:
            close = get_close_matches(key, list(known), 1, 0.5)
            meant = f"; did you mean {close[0]!r}?" if close else "; take a subject as `specweld inspect` prints it"
            raise InputError(f"[decisions] {key!r} names nothing in the documents{meant}", Location(settings.source))
        message = f"the decision on {key!r} has expired: the documents no longer leave it open; remove it"
        findings.append(Finding(EXPIRED.id, "warning", message, Location(settings.source)))
    return tuple(findings)


def _subjects(providers: Iterable[Provider]) -> dict[str, None]:
    """Every fact that there is, by subject, with and without the provider's name."""
    subjects: dict[str, None] = {}
    for provider in providers:
        for subject in _subjects_of(provider):
            subjects[subject] = subjects[f"{provider.name} {subject}"] = None
    return subjects


def _subjects_of(provider: Provider) -> Iterable[str]:
    yield from ("auth", "server", "title")
    for operation in provider.operations:
        yield from (operation.key, f"{operation.key} body", f"{operation.key} auth", f"{operation.key} server")
        yield from (f"{operation.key} {each.location_in}.{each.name}" for each in operation.parameters)
        yield from (f"{operation.key} response.{each.status}" for each in operation.responses)
    for schema in provider.schemas.values():
        yield schema.id
        if isinstance(schema.shape, ObjectShape):
            yield from (f"{schema.id}.{each.name}" for each in schema.shape.fields)


EXPIRED = RuleInfo(
    "decision-expired",
    "A decision that the documents no longer need",
    "The config answers a question that the documents no longer leave open. Remove the answer. One whose fact does not"
    " exist at all is an error.",
    '[decisions]\n"POST /v1/images/generations body.n" = "accept"',
)


# --- values ----------------------------------------------------------------------------------------------------------


def _with_value(view: View, edit: Edit, value: JSON, key: str) -> Edit:
    match edit:
        case SetField():
            before = edit.field or _field(view, edit)
            return replace(edit, field=_slot_with(before, value, key)) if before else edit
        case SetParameter():
            found = edit.parameter or _parameter(view, edit)
            return replace(edit, parameter=_slot_with(found, value, key)) if found else edit
        case SetServers():
            location = edit.servers[0].location if edit.servers else Location(view.provider.sources[0])
            urls = [as_text(url) for url in (value if isinstance(value, list) else [value])]
            return SetServers(tuple(Server(url.rstrip("/"), location) for url in urls if url))
        case SetAuth():
            return _auth(edit, value, key)
        case SetTitle():
            return SetTitle(as_text(value))
        case _:
            raise InputError(f"[decisions] {key!r} takes accept or reject, not a value")


def _field(view: View, edit: SetField) -> Field | None:
    schema = view.schemas.get(edit.schema)
    fields = schema.shape.fields if schema is not None and isinstance(schema.shape, ObjectShape) else ()
    return next((each for each in fields if each.name == edit.name), None)


def _parameter(view: View, edit: SetParameter) -> Parameter | None:
    parameters = view.operations[edit.operation].parameters
    return next((each for each in parameters if (each.location_in, each.name) == (edit.location_in, edit.name)), None)


_TYPES: Mapping[str, Type] = {
    "string": StringType(),
    "integer": IntegerType(),
    "number": NumberType(),
    "boolean": BooleanType(),
    "array": ArrayType(AnyType()),
    "any": AnyType(),
}
_LIMITS = ("minimum", "maximum", "exclusive_minimum", "exclusive_maximum", "multiple_of")
_LENGTHS = ("min_length", "max_length", "pattern", "format")
_ITEMS = ("min_items", "max_items")
_KEYS = ("type", "required", "default", "enum", "always", "nullable", *_LIMITS, *_LENGTHS, *_ITEMS)


def _slot_with(slot: Any, value: JSON, key: str) -> Any:
    """``slot`` with what ``value`` says; ``slot`` is a field or parameter and stays what it is."""
    wanted = as_object(value)
    unknown = [name for name in wanted if name not in _KEYS]
    if not isinstance(value, dict) or unknown:
        said = repr(unknown[0]) if unknown else short(value)
        raise InputError(f"[decisions] {key!r} sets {said}; it takes an object of {', '.join(_KEYS)}")
    changes: dict[str, Any] = {"type": typed(slot.type, wanted, key)}
    for name in ("default", "always"):
        if name in wanted:
            changes[name] = wanted[name] if wanted[name] is not None else UNSET
    if "required" in wanted:
        changes["required"] = bool(wanted["required"])
    return replace(slot, **changes)


def typed(type_: Type, wanted: Mapping[str, JSON], key: str) -> Type:
    """``type_`` with the type, values and limits of ``wanted``, which are named as in JSON Schema, in snake case."""
    null = wanted.get("nullable", nullable(type_) and not isinstance(type_, AnyType))
    core = without_null(type_)
    if (name := as_text(wanted.get("type"))) and name not in _TYPES:
        raise InputError(f"[decisions] {key!r} sets the type {name!r}; there are {', '.join(_TYPES)}")
    core = _TYPES[name] if name else core
    if "enum" in wanted:
        values = as_list(wanted["enum"])
        core = LiteralType(tuple(values), base=_base(values))
    core = _limited(core, wanted)
    return union(core, NullType()) if null else core


def _limited(type_: Type, wanted: Mapping[str, Any]) -> Type:
    match type_:
        case IntegerType() | NumberType():
            limits = {name: wanted[name] for name in _LIMITS if name in wanted}
            return replace(type_, limits=replace(type_.limits, **limits)) if limits else type_
        case StringType():
            return replace(type_, **{name: wanted[name] for name in _LENGTHS if name in wanted})
        case ArrayType():
            return replace(type_, **{name: wanted[name] for name in _ITEMS if name in wanted})
        case _:
            return type_


def _base(values: list[JSON]) -> Any:
    kinds = {type(value).__name__ for value in values}
    names = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}
    return names.get(kinds.pop(), "mixed") if len(kinds) == 1 else "number" if kinds == {"int", "float"} else "mixed"


_SCHEMES: Mapping[str, Callable[[Location, Mapping[str, JSON]], SecurityScheme]] = {
    "bearer": lambda at, _: BearerScheme("bearer", at),
    "basic": lambda at, _: BasicScheme("basic", at),
    "apiKey": lambda at, said: ApiKeyScheme(
        "apiKey", at, as_text(said.get("name")) or "X-API-Key", _key_place(said), prefix=as_text(said.get("prefix"))
    ),
    "http": lambda at, said: HttpScheme("http", at, as_text(said.get("name")) or "custom"),
}


def _key_place(said: Mapping[str, JSON]) -> Any:
    place = as_text(said.get("in"))
    return place if place in ("query", "cookie") else "header"


def _auth(edit: SetAuth, value: JSON, key: str) -> SetAuth:
    """A kind of scheme by its name, ``none``, or an object of ``kind``, ``name``, ``in``, ``prefix``."""
    said: Mapping[str, JSON] = {"kind": value} if isinstance(value, str) else as_object(value)
    kind = as_text(said.get("kind") or said.get("scheme"))
    if kind == "none":
        return SetAuth((), ())
    if kind not in _SCHEMES:
        raise InputError(f"[decisions] {key!r} sets {short(value)}; there are none, {', '.join(_SCHEMES)}")
    location = edit.schemes[0].location if edit.schemes else Location("")
    scheme = _SCHEMES[kind](location, said)
    return SetAuth((scheme,), (((scheme.id, ()),),))


__all__ = ["EXPIRED", "Answers", "typed", "unused"]
