"""55: sample responses that hold more, or promise more, than their schema says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from codegen.finding import Evidence
from codegen.jsontypes import JSON
from codegen.model import AnyType, Field, NeverType, NullType, ObjectShape, Origin, Schema, Type, nullable, without_null
from codegen.reconcile.proposal import Edit, Proposal, Rule, SetField, SetSchema
from codegen.reconcile.view import View
from codegen.reconcile.witness import Instance, Pairing, answers, fields_by_name, first_of, free_id, infer
from codegen.reconcile.words import decided, says, short, words
from codegen.rules import RuleInfo

_ERROR_KEYS = frozenset(
    ("error", "errors", "code", "message", "detail", "status", "msg", "type", "success", "request_id")
)


def _pairs(view: View) -> Mapping[str, list[Instance]]:
    """Everything that documents show as an answer, by the schema that should describe it; errors left out."""
    pairing = Pairing(view)
    for operation in view.provider.operations:
        for _, content, shown in answers(operation):
            schema = view.object_of(content.type)
            if schema is not None and schema.suspect:
                continue
            for each in shown:
                if not _is_error(view, content.type, each.value):
                    pairing.add(content.type, each)
    return pairing.instances


def _is_error(view: View, type_: Type, value: JSON) -> bool:
    if not isinstance(value, dict) or not _ERROR_KEYS.issuperset(value):
        return False
    schema = view.object_of(type_)
    return schema is not None and not any(name in value for name in fields_by_name(schema))


# --- fields that only a sample shows ---------------------------------------------------------------------------------


def _additions(view: View) -> Iterator[Proposal]:
    for id_, instances in _pairs(view).items():
        schema = view.schemas[id_]
        shape = schema.shape
        if (
            not isinstance(shape, ObjectShape)
            or schema.suspect
            or not isinstance(shape.additional, (AnyType, NeverType))
        ):
            continue
        known = {field.name for field in shape.fields}
        extra = dict.fromkeys(name for each in instances for name in each.value if name not in known)
        for name in extra:
            yield _addition(view, schema, name, instances)


def _addition(view: View, schema: Schema, name: str, instances: list[Instance]) -> Proposal:
    shown = first_of(instances, name)
    origin: Origin = "sample response" if shown.witness == "sample response" else "example"
    values = [each.value[name] for each in instances if name in each.value]
    made = infer(values, free_id(view, f"{schema.id}.{name}"), shown.location, origin)
    field = Field(name, made.type, shown.location, origin=origin)
    decision = decided(
        _ONLY.id,
        f"{schema.id}.{name}",
        f"{words(made.type)}, optional",
        f"The {shown.witness} has it, the schema does not.",
        shown.evidence(f"{name}: {short(values[0], 50)}"),
        says("schema", "no such property", schema.location),
    )
    edits: list[Edit] = [SetField(schema.id, name, field)]
    edits += [SetSchema(each.id, each) for each in made.schemas]
    return Proposal(decision, tuple(edits))


# --- fields that are always there ------------------------------------------------------------------------------------


def _presence(view: View) -> Iterator[Proposal]:
    for id_, instances in _pairs(view).items():
        schema = view.schemas[id_]
        shape = schema.shape
        if not isinstance(shape, ObjectShape) or schema.suspect or id_ in view.sent or not _silent(shape):
            continue
        for field in shape.fields:
            if field.origin == "schema" and _always_there(field, shape, instances):
                yield _present(schema, field, instances)


def _silent(shape: ObjectShape) -> bool:
    """Whether the schema does not tell fields apart: none of them is required."""
    return not any(field.required for field in shape.fields)


def _always_there(field: Field, shape: ObjectShape, instances: list[Instance]) -> bool:
    """Whether every instance has it, not null; explicit null counts where the schema tells its fields apart by it."""
    if any(each.value.get(field.name) is None for each in instances):
        return False
    if not nullable(field.type) or isinstance(field.type, AnyType):
        return True
    mine = [each for each in shape.fields if each.origin == "schema"]
    return all(nullable(each.type) for each in mine) and not isinstance(field.type, NullType)


def _present(schema: Schema, field: Field, instances: list[Instance]) -> Proposal:
    first = instances[0].shown
    value = instances[0].value[field.name]
    null = nullable(field.type) and not isinstance(field.type, AnyType)
    evidence: tuple[Evidence, ...] = (
        says(
            "schema",
            f"{words(without_null(field.type))}, not required" + (", nullable like all others" if null else ""),
            field.location,
        ),
        first.evidence(
            f"{field.name}: {short(value, 50)}" + (f", in all {len(instances)} shown" if len(instances) > 1 else "")
        ),
    )
    decision = decided(
        _PRESENT.id,
        f"{schema.id}.{field.name}",
        "typed as present",
        "The schema calls nothing required, and every answer shown has it.",
        *evidence,
    )
    present = replace(field, required=True, type=without_null(field.type) if null else field.type)
    return Proposal(decision, (SetField(schema.id, field.name, present),))


_ONLY = RuleInfo(
    "sample-only-field",
    "A field that only the sample response has",
    "The page's own sample response, or an example of the response, holds a field that the schema does not describe. It"
    " is added as an optional field, typed by what is shown and marked as inferred.",
    "schema: {properties: {data: ...}}   # sample: {'created': 1733832000, 'data': [...]}",
)
_PRESENT = RuleInfo(
    "presence",
    "A response field that is always there",
    "Documents hardly ever say what of a response is required, or call everything nullable. Where a schema calls no field"
    " required, a field that every answer shown has, and not as null, is typed as present. This is static typing only:"
    " at run time an answer without it is still accepted.",
    "url: {type: string, nullable: true}   # sample: {'url': 'https://...'}",
)
ADDITIONS = Rule(_ONLY, _additions)
PRESENCE = Rule(_PRESENT, _presence)

__all__ = ["ADDITIONS", "PRESENCE"]
