"""29, 30, 32: what the page's own request shows against what its schema says."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET
from msgspec.structs import replace

from codegen.jsontypes import JSON, as_object
from codegen.model import (
    AnyType,
    Body,
    Content,
    Field,
    LiteralType,
    MapType,
    NeverType,
    ObjectShape,
    Operation,
    Origin,
    Schema,
    Type,
)
from codegen.reconcile.proposal import Edit, Proposal, Rule, SetField, SetOperation, SetSchema
from codegen.reconcile.view import View
from codegen.reconcile.witness import (
    Instance,
    Pairing,
    Shown,
    answers,
    fields_by_name,
    first_of,
    free_id,
    infer,
    questions,
)
from codegen.reconcile.words import decided, listed, says, short, words
from codegen.rules import RuleInfo


def _is_empty(type_: Type) -> bool:
    """Whether ``type_`` says nothing of an object's fields."""
    return isinstance(type_, AnyType) or (isinstance(type_, MapType) and isinstance(type_.values, AnyType))


# --- empty schemas ---------------------------------------------------------------------------------------------------


def _empty(view: View) -> Iterator[Proposal]:
    for operation in view.operations.values():
        edits: list[Edit] = []
        changed = operation
        for content, shown in questions(operation):
            if _is_empty(content.type) and _objects(shown):
                schema, made = _made(view, f"{operation.key} body", shown)
                changed = _with_body(changed, content, schema)
                edits += [SetSchema(each.id, each) for each in made]
                yield from _told(f"{operation.key} body", content, schema, made, shown, edits, changed)
                edits = []
        for response, content, shown in answers(operation):
            if _is_empty(content.type) and _objects(shown):
                subject = f"{operation.key} response.{response.status}"
                schema, made = _made(view, subject, shown)
                changed = _with_answer(changed, content, schema)
                edits += [SetSchema(each.id, each) for each in made]
                yield from _told(subject, content, schema, made, shown, edits, changed)
                edits = []


def _objects(shown: list[Shown]) -> bool:
    return any(isinstance(each.value, dict) and each.value for each in shown) or any(
        isinstance(each.value, list) and any(isinstance(item, dict) for item in each.value) for each in shown
    )


def _made(view: View, id_: str, shown: list[Shown]) -> tuple[Type, tuple[Schema, ...]]:
    origin: Origin = "sample response" if shown[0].witness == "sample response" else "example"
    values = [each.value for each in shown if isinstance(each.value, (dict, list))]
    return infer(values, free_id(view, id_), shown[0].location, origin)


def _told(
    subject: str,
    content: Content,
    type_: Type,
    made: tuple[Schema, ...],
    shown: list[Shown],
    edits: list[Edit],
    changed: Operation,
) -> Iterator[Proposal]:
    names = list(fields_by_name(made[0])) if made else []
    decision = decided(
        _EMPTY.id,
        subject,
        f"{words(type_)} with {listed(names)}, all optional",
        f"The schema says nothing, the {shown[0].witness} shows it.",
        says("schema", "empty", content.location),
        shown[0].evidence(short(shown[0].value)),
        confidence="guess",
    )
    yield Proposal(decision, (*edits, SetOperation(changed.key, changed)))


def _with_body(operation: Operation, content: Content, type_: Type) -> Operation:
    if operation.body is None:
        return operation
    contents = tuple(replace(each, type=type_) if each == content else each for each in operation.body.contents)
    return replace(operation, body=replace(operation.body, contents=contents))


def _with_answer(operation: Operation, content: Content, type_: Type) -> Operation:
    responses = tuple(
        replace(each, contents=tuple(replace(c, type=type_) if c == content else c for c in each.contents))
        for each in operation.responses
    )
    return replace(operation, responses=responses)


# --- fields that only the example has --------------------------------------------------------------------------------


def _additions(view: View) -> Iterator[Proposal]:
    pairing = Pairing(view)
    for operation in view.provider.operations:
        for content, shown in questions(operation):
            for each in shown:
                pairing.add(content.type, each)
    for id_, instances in pairing.instances.items():
        schema = view.schemas[id_]
        shape = schema.shape
        if isinstance(shape, ObjectShape) and isinstance(shape.additional, (AnyType, NeverType)):
            known = {field.name for field in shape.fields}
            for name in dict.fromkeys(name for each in instances for name in each.value if name not in known):
                yield _addition(view, schema, name, instances)


def _addition(view: View, schema: Schema, name: str, instances: list[Instance]) -> Proposal:
    shown = first_of(instances, name)
    origin: Origin = "code sample" if shown.witness == "code sample" else "example"
    values = [each.value[name] for each in instances if name in each.value]
    made = infer(values, free_id(view, f"{schema.id}.{name}"), shown.location, origin)
    field = Field(name, made.type, shown.location, origin=origin)
    sent = _identifies(view, schema, name, values)
    if sent:
        known = LiteralType((values[0],), open=True)
        field = replace(field, type=known, always=values[0])
    decision = decided(
        _ONLY.id,
        f"{schema.id}.{name}",
        f"{words(made.type)}, optional" + (f", {short(values[0])} unless the caller says otherwise" if sent else ""),
        f"The page's own {shown.witness} sends it, the schema does not have it."
        + (" It names what the page is about, so a call without it would be another one." if sent else ""),
        shown.evidence(f"{name}: {short(values[0], 50)}"),
        says("schema", "no such property", schema.location),
    )
    edits: list[Edit] = [SetField(schema.id, name, field)]
    edits += [SetSchema(each.id, each) for each in made.schemas]
    return Proposal(decision, tuple(edits))


def _identifies(view: View, schema: Schema, name: str, values: list[JSON]) -> bool:
    """Whether the value is what tells this page's operation from others: the one model it shows."""
    one = all(value == values[0] for value in values) and isinstance(values[0], str) and bool(values[0])
    return one and name.lower() in ("model", "model_id", "modelid", "model_name") and schema.id in view.body_schemas


# --- required, and absent from the example ---------------------------------------------------------------------------


def _missing(view: View) -> Iterator[Proposal]:
    """Required fields without which the page's every own call is made: they are not required."""
    for operation in view.operations.values():
        for content, shown in questions(operation):
            schema = view.object_of(content.type)
            values = [each for each in shown if isinstance(each.value, dict) and each.value]
            if schema is None or not values or schema.component:
                continue
            for field in fields_by_name(schema).values():
                if _is_missing(field, values):
                    yield _optional(schema, field, values)


def _is_missing(field: Field, values: list[Shown]) -> bool:
    if not field.required or field.always is not UNSET or field.default is UNSET:
        return False
    return not any(field.name in each.value for each in values if isinstance(each.value, dict))


def _optional(schema: Schema, field: Field, values: list[Shown]) -> Proposal:
    default = short(None if field.default is UNSET else field.default)
    decision = decided(
        _MISSING.id,
        f"{schema.id}.{field.name}",
        f"optional, default {default}",
        "The page's own calls leave it out, and the schema has a default for it.",
        says("schema", f"required, default {default}", field.location),
        values[0].evidence(f"sends {listed(as_object(values[0].value))}"),
        confidence="guess",
    )
    return Proposal(decision, (SetField(schema.id, field.name, replace(field, required=False)),))


# --- bodies that must be there ---------------------------------------------------------------------------------------


def _needed(view: View) -> Iterator[Proposal]:
    for operation in view.operations.values():
        body = operation.body
        if body is None or body.required or not body.contents:
            continue
        needs = [_required_names(view, content) for content in body.contents]
        if all(needs):
            yield _required(operation, body, needs[0])


def _required_names(view: View, content: Content) -> list[str]:
    schema = view.object_of(content.type)
    return (
        [field.name for field in fields_by_name(schema).values() if field.required and not field.read_only]
        if schema
        else []
    )


def _required(operation: Operation, body: Body, names: list[str]) -> Proposal:
    decision = decided(
        _NEEDED.id,
        f"{operation.key} body",
        "required",
        "It has required fields: a call without a body would lack them.",
        says("schema", f"required: {listed(names, 5)}", body.contents[0].location),
        says("schema", "requestBody without required: true", body.location),
    )
    return Proposal(decision, (SetOperation(operation.key, replace(operation, body=replace(body, required=True))),))


_EMPTY = RuleInfo(
    "empty-schema",
    "An empty schema beside a full example",
    "The schema says `object` or nothing at all, and the page shows a whole value. Fields and types are taken from what"
    " is shown; all are optional, marked as inferred, and other keys stay allowed.",
    "schema: {type: object}   # example: {task_id: abc, status: queued}",
)
_ONLY = RuleInfo(
    "example-only-field",
    "A field that only the request example has",
    "The page's own example sends a field that the schema does not describe. It becomes an optional argument, marked as"
    " inferred. Where it names the page's one model, the client sends that model unless the caller says otherwise.",
    "properties: {prompt: ...}   # example: {prompt: a man walks, model: gpt-image-1.5}",
)
_MISSING = RuleInfo(
    "required-not-in-example",
    "A required field that the page's own calls leave out",
    "A field is called required, has a default, and no call that the page shows sends it: it is optional.",
    "n: {type: integer, default: 1}   # in `required`, and in no example",
)
_NEEDED = RuleInfo(
    "body-required",
    "A body with required fields that is not called required",
    "`requestBody.required` is false unless written. A body whose fields are required must be sent.",
    "requestBody: {content: {application/json: {schema: {required: [prompt], ...}}}}",
)
EMPTY = Rule(_EMPTY, _empty)
ADDITIONS = Rule(_ONLY, _additions)
MISSING = Rule(_MISSING, _missing)
NEEDED = Rule(_NEEDED, _needed)

__all__ = ["ADDITIONS", "EMPTY", "MISSING", "NEEDED"]
