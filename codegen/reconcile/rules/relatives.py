"""43: one idea under several names in the providers of a group. Said, never applied: the values may differ as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.model import Field, Schema
from codegen.reconcile.proposal import Proposal
from codegen.reconcile.rules.peers import Member
from codegen.reconcile.view import body_contents
from codegen.reconcile.witness import fields_by_name
from codegen.reconcile.words import decided, listed, says, words
from codegen.rules import RuleInfo

_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(("size", "imagesize", "aspectratio", "resolution")),
    frozenset(("n", "batchsize", "numimages", "nvariants", "numoutputs", "numsamples", "imagecount")),
    frozenset(("seed", "randomseed")),
    frozenset(("steps", "numinferencesteps", "inferencesteps", "numsteps")),
    frozenset(("user", "userid", "enduserid")),
    frozenset(("guidance", "guidancescale", "cfgscale")),
    frozenset(("maxtokens", "maxcompletiontokens", "maxoutputtokens")),
    frozenset(("image", "imageurl", "imageurls", "images", "inputimage")),
)
"""Names of one idea each, without case and separators."""


def relatives(sides: Sequence[Member]) -> Iterator[tuple[str, Proposal]]:
    """Arguments of each provider that another one calls otherwise and has under no name of its own."""
    bodies = [(side, schema, fields_by_name(schema)) for side in sides if (schema := _body(side)) is not None]
    for side, schema, fields in bodies:
        for name, field in fields.items():
            others = [
                (peer, theirs[other])
                for peer, _, theirs in bodies
                if peer is not side and name not in theirs
                for other in theirs
                if other not in fields and _related(name, other)
            ]
            if others:
                yield side.name, _told(schema, field, others)


def _body(side: Member) -> Schema | None:
    return next(filter(None, (side.view.object_of(each.type) for each in body_contents(side.operation))), None)


def _related(name: str, other: str) -> bool:
    one, two = (each.lower().replace("_", "").replace("-", "") for each in (name, other))
    return one != two and any(one in family and two in family for family in _FAMILIES)


def _told(schema: Schema, field: Field, others: Sequence[tuple[Member, Field]]) -> Proposal:
    names = listed(dict.fromkeys(f"{other.name} in {peer.name}" for peer, other in others), 4)
    decision = decided(
        INFO.id,
        f"{schema.id}.{field.name}",
        f"kept apart from {names}",
        "The names mean one idea, the values may not: no value is passed on under another name.",
        says("schema", f"{field.name}: {words(field.type)}", field.location),
        *(
            says("peer", f"{peer.name}: {other.name}, {words(other.type)}", other.location)
            for peer, other in others[:4]
        ),
        confidence="guess",
    )
    return Proposal(decision)


INFO = RuleInfo(
    "related-argument",
    "One idea under several names",
    "Providers of a group name an argument differently: `size`, `image_size`, `aspect_ratio`; `n`, `num_images`. The"
    " arguments are kept apart, each in its provider's client, since their values may differ (`1024x1024`, `16:9`). They"
    " are not part of the portable interface.",
    "size: {type: string}   # here, and there: aspect_ratio",
)

__all__ = ["INFO", "relatives"]
