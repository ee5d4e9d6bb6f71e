"""25, 42, 54: what the other providers of a group know: where an operation is, what it answers, how a model is spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from codegen.media import is_json
from codegen.model import Content, Field, LiteralType, Operation, Portable, Schema, without_null
from codegen.reconcile.proposal import Edit, Proposal, SetField, SetSchema
from codegen.reconcile.unite import Side, Uniter
from codegen.reconcile.view import View, body_contents, good
from codegen.reconcile.witness import fields_by_name
from codegen.reconcile.words import decided, listed, says, words
from codegen.rules import RuleInfo


class Member(NamedTuple):
    """One provider's side of a portable operation."""

    name: str
    view: View
    operation: Operation


def members(views: Mapping[str, View], portable: Portable) -> list[Member]:
    """The sides of ``portable``."""
    return [Member(name, views[name], views[name].operations[key]) for name, key in portable.operations]


# --- one operation ---------------------------------------------------------------------------------------------------


def same_operation(sides: Sequence[Member], group: str) -> Iterator[tuple[str, Proposal]]:
    """That the providers offer one operation, said once to each of them."""
    for side in sides:
        others = [each for each in sides if each is not side]
        decision = decided(
            _SAME.id,
            side.operation.key,
            f"one operation in {', '.join(each.name for each in sides)}",
            f"Method and path agree, in the group {group}.",
            says("page", side.operation.key, side.operation.location),
            *(says("peer", f"{each.name}: {each.operation.key}", each.operation.location) for each in others[:8]),
        )
        yield side.name, Proposal(decision)


# --- answers ---------------------------------------------------------------------------------------------------------


def peer_fields(sides: Sequence[Member]) -> Iterator[tuple[str, Proposal]]:
    """Fields that all trustworthy providers answer, for those whose own schema is suspect."""
    answers = [(side, schema) for side in sides if (schema := _answer(side)) is not None]
    trusted = [(side, schema) for side, schema in answers if not schema.suspect]
    if not trusted:
        return
    for side, schema in answers:
        if schema.suspect:
            known = fields_by_name(schema)
            names = dict.fromkeys(name for _, peer in trusted for name in fields_by_name(peer))
            for name in names:
                if name not in known:
                    yield side.name, _borrowed(side, schema, name, trusted)


def _answer(side: Member) -> Schema | None:
    for response in side.operation.responses:
        for content in response.contents:
            if good(response.status) and is_json(content.media_type):
                return side.view.object_of(content.type)
    return None


def _borrowed(side: Member, schema: Schema, name: str, trusted: Sequence[tuple[Member, Schema]]) -> Proposal:
    having = [(peer, fields_by_name(answer)[name]) for peer, answer in trusted if name in fields_by_name(answer)]
    uniter = Uniter(side.view, schema.location, "peer")
    type_ = uniter.type([Side(peer.view, field.type) for peer, field in having], f"{schema.id}.{name}")
    everywhere = len(having) == len(trusted) and all(field.required for _, field in having)
    first = having[0][1]
    field = Field(name, type_, first.location, required=everywhere, doc=first.doc, origin="peer")
    decision = decided(
        _PEER.id,
        f"{schema.id}.{name}",
        f"{words(type_)}, " + ("typed as present" if everywhere else "optional"),
        "The provider's own schema is of another endpoint; "
        + (
            "every other provider of the group answers this."
            if everywhere
            else "another provider of the group answers this."
        ),
        says("schema", f"{listed(fields_by_name(schema))}: suspect", schema.location),
        *(says("peer", f"{peer.name}: {name}, {words(each.type)}", each.location) for peer, each in having[:8]),
        confidence="likely" if everywhere else "guess",
    )
    edits: list[Edit] = [SetField(schema.id, name, field)]
    edits += [SetSchema(id_, each) for id_, each in uniter.schemas.items()]
    return Proposal(decision, tuple(edits))


# --- one model under several spellings -------------------------------------------------------------------------------


def aliases(sides: Sequence[Member]) -> Iterator[tuple[str, Proposal]]:
    """Other providers' spellings of a model, for each provider that spells it in its own way."""
    spelled: dict[str, dict[str, list[tuple[Member, Schema, Field]]]] = {}
    for side in sides:
        for schema, field, value in _models(side):
            spelled.setdefault(_bare(value), {}).setdefault(value, []).append((side, schema, field))
    proposals: dict[tuple[str, str], list[tuple[str, str, Member, Schema, Field, Member, Field]]] = {}
    for spellings in spelled.values():
        common = min(spellings, key=lambda each: ("/" in each, -len(spellings[each]), len(each), each))
        witness, _, witness_field = spellings[common][0]
        for own, uses in spellings.items():
            for side, schema, field in uses if own != common else ():
                if side.name != witness.name:
                    entry = (common, own, side, schema, field, witness, witness_field)
                    proposals.setdefault((side.name, schema.id), []).append(entry)
    for (name, _), entries in proposals.items():
        yield name, _alias(entries)


def _alias(entries: Sequence[tuple[str, str, Member, Schema, Field, Member, Field]]) -> Proposal:
    common, own, _, schema, field, witness, witness_field = entries[0]
    pairs = tuple((each[0], each[1]) for each in entries)
    decision = decided(
        _ALIAS.id,
        f"{schema.id}.{field.name}",
        ", ".join(f"{one} is sent as {other}" for one, other in pairs[:6]),
        "One model under two spellings: they differ in the vendor's prefix and in separators only.",
        says("schema", own, field.location),
        says("peer", f"{witness.name}: {common}", witness_field.location),
    )
    known = {one for one, _ in field.aliases}
    added = tuple(pair for pair in pairs if pair[0] not in known)
    return Proposal(decision, (SetField(schema.id, field.name, replace(field, aliases=(*field.aliases, *added))),))


def _models(side: Member) -> Iterator[tuple[Schema, Field, str]]:
    for content in _contents(side.operation):
        schema = side.view.object_of(content.type)
        field = fields_by_name(schema).get("model") if schema is not None else None
        if schema is not None and field is not None:
            for value in _values(field):
                yield schema, field, value


def _contents(operation: Operation) -> tuple[Content, ...]:
    return tuple(each for each in body_contents(operation) if is_json(each.media_type))[:1]


def _values(field: Field) -> list[str]:
    type_ = without_null(field.type)
    values = list(type_.values) if isinstance(type_, LiteralType) else []
    if field.always is not UNSET:
        values.append(field.always)
    return list(dict.fromkeys(value for value in values if isinstance(value, str)))


def _bare(model: str) -> str:
    """``openai/gpt-image-1-5`` and ``gpt-image-1.5`` are one."""
    return re.sub(r"[^a-z0-9]+", "-", model.lower().rsplit("/", 1)[-1]).strip("-")


_SAME = RuleInfo(
    "same-operation",
    "One operation in several providers",
    "Providers of a group offer the same operation where method and path suffix agree (`/v1/x`, `/x`, `/paas/v4/x`,"
    " `/openai/v1/x`), or where the config gives their calls one name. Titles do not count.",
    "[groups.images]\nproviders = ['chainhub', 'aimlapi']",
)
_PEER = RuleInfo(
    "peer-field",
    "A response field that the other providers answer",
    "A provider's response schema is suspect. Fields that the other providers of the group answer are added: as present"
    " where all of them have it so, else as optional. At run time nothing is enforced.",
)
_ALIAS = RuleInfo(
    "model-alias",
    "One model under several spellings",
    "Providers of a group spell a model differently: with a vendor's prefix, or with other separators. Each client takes"
    " the common spelling too, and sends its provider's own.",
    "model: gpt-image-1.5   # here, and there: openai/gpt-image-1-5",
)
INFOS = (_SAME, _PEER, _ALIAS)

__all__ = ["INFOS", "Member", "aliases", "members", "peer_fields", "same_operation"]
