"""Kinds of changes of types, at whatever place they stand."""

from __future__ import annotations

from codegen.change import Level
from codegen.diff.kinds.kind import EITHER, NARROWER, WIDER, B, I, Kind, W

TYPE_KINDS = (
    Kind("type-changed", B, B, "changed from {was} to {now}", EITHER),
    Kind("type-generalized", I, B, "was widened from {was} to {now}", WIDER),
    Kind("type-specialized", B, I, "was narrowed from {was} to {now}", NARROWER),
    Kind("list-of-types-widened", I, B, "may now also be {now}", WIDER),
    Kind("list-of-types-narrowed", B, I, "may no longer be {was}", NARROWER),
    Kind("one-of-added", I, B, "may now also be {now}", WIDER),
    Kind("one-of-removed", B, I, "may no longer be {was}", NARROWER),
    Kind("became-nullable", I, B, "may now be null", WIDER),
    Kind("became-not-nullable", B, I, "may no longer be null", NARROWER),
    Kind("became-enum", B, I, "was restricted from {was} to the values {now}", NARROWER),
    Kind("no-longer-enum", I, W, "is no longer limited to the values {was}, but {now}", WIDER),
    Kind("enum-value-removed", B, I, "no longer has the values {was}", NARROWER),
    Kind("enum-value-added", I, W, "has the new values {now}", WIDER),
    Kind(
        "known-values-changed",
        I,
        I,
        "documents other values: {now} instead of {was}",
        "The list is open: values outside of it were and are accepted.",
    ),
    Kind("const-changed", B, B, "is now always {now}, was always {was}", EITHER),
    Kind("pattern-added", B, I, "must now match {now}", NARROWER),
    Kind(
        "pattern-changed",
        W,
        W,
        "must now match {now}, was {was}",
        "Whether one pattern includes the other cannot be told in general; look at both.",
    ),
    Kind("pattern-generalized", I, W, "now matches everything ({now}), was {was}", WIDER),
    Kind("pattern-removed", I, W, "no longer has to match {was}", WIDER),
    Kind(
        "format-changed",
        I,
        I,
        "has the format {now}, was {was}",
        "The format is an annotation: the same values are valid.",
    ),
    Kind("content-encoding-changed", B, B, "is now encoded as {now}, was {was}", EITHER),
    Kind("content-media-type-changed", B, B, "now holds {now}, was {was}", EITHER),
    Kind("multiple-of-set", B, I, "must now be a multiple of {now}", NARROWER),
    Kind("multiple-of-unset", I, B, "need no longer be a multiple of {was}", WIDER),
    Kind("multiple-of-narrowed", B, I, "must be a multiple of {now}, was {was}", NARROWER),
    Kind("multiple-of-widened", I, B, "may be any multiple of {now}, was {was}", WIDER),
    Kind("multiple-of-changed", B, B, "must be a multiple of {now}, was {was}", EITHER),
    Kind("unique-items-set", B, I, "may no longer repeat items", NARROWER),
    Kind("unique-items-unset", I, B, "may now repeat items", WIDER),
    Kind("prefix-items-changed", B, B, "has {now} leading items with types of their own, was {was}", EITHER),
    Kind("additional-properties-closed", B, I, "no longer takes other keys", NARROWER),
    Kind(
        "additional-properties-opened",
        I,
        I,
        "now takes other keys",
        "Receivers keep unknown keys, so that nothing breaks in either direction.",
    ),
    Kind(
        "discriminator-added",
        I,
        I,
        "is now told apart by {now}",
        "The values themselves are compared; the tag only helps to read them.",
    ),
    Kind(
        "discriminator-removed",
        I,
        W,
        "is no longer told apart by {was}",
        "Receivers that choose by the tag must choose by shape now.",
    ),
    Kind(
        "discriminator-property-name-changed",
        W,
        W,
        "is told apart by {now}, was {was}",
        "Receivers that choose by the old tag no longer find it.",
    ),
    Kind("discriminator-mapping-deleted", B, I, "no longer knows the tags {was}", NARROWER),
    Kind("discriminator-mapping-added", I, W, "has the new tags {now}", WIDER),
    Kind(
        "default-value-added",
        W,
        I,
        "has the documented default {now}",
        "Callers who leave it out get what they got, or something new: the document did not say.",
    ),
    Kind(
        "default-value-changed",
        B,
        I,
        "has the default {now}, was {was}",
        "Callers who leave it out get something else without changing their code.",
    ),
    Kind(
        "default-value-removed",
        W,
        I,
        "no longer has the documented default {was}",
        "Callers who leave it out may get something else.",
    ),
    Kind("deprecated", I, I, "is deprecated", "It still works; plan to do without it."),
    Kind("reactivated", I, I, "is no longer deprecated", "It is here to stay again."),
    Kind(
        "hint-narrowed",
        W,
        I,
        "is limited by its description: {now}, was {was}",
        "Only the prose says so; no schema enforces it, so it is a warning at most.",
    ),
    Kind("hint-widened", I, I, "is limited less by its description: {now}, was {was}", "Only the prose says so."),
    Kind(
        "always-changed",
        I,
        I,
        "is sent as {now} when the caller says nothing, was {was}",
        "Regenerated clients send it; older ones do not.",
    ),
)


def _bound(name: str, words: str, *, upper: bool) -> tuple[Kind, ...]:
    """The four ways in which a limit changes; lowering an upper limit narrows, lowering a lower one widens."""
    lowered: tuple[Level, Level, str] = (B, I, NARROWER) if upper else (I, B, WIDER)
    raised: tuple[Level, Level, str] = (I, B, WIDER) if upper else (B, I, NARROWER)
    return (
        Kind(f"{name}-decreased", lowered[0], lowered[1], f"has the {words} {{now}}, was {{was}}", lowered[2]),
        Kind(f"{name}-increased", raised[0], raised[1], f"has the {words} {{now}}, was {{was}}", raised[2]),
        Kind(f"{name}-set", B, I, f"has the new {words} {{now}}", NARROWER),
        Kind(f"{name}-unset", I, B, f"no longer has the {words} {{was}}", WIDER),
    )


BOUND_KINDS = (
    *_bound("max", "upper limit", upper=True),
    *_bound("min", "lower limit", upper=False),
    *_bound("exclusive-max", "upper limit", upper=True),
    *_bound("exclusive-min", "lower limit", upper=False),
    *_bound("max-length", "maximum length", upper=True),
    *_bound("min-length", "minimum length", upper=False),
    *_bound("max-items", "maximum number of items", upper=True),
    *_bound("min-items", "minimum number of items", upper=False),
)
