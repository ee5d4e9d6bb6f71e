"""40, 56: schemas that say nothing true: ``null`` inferred from one sample, empty JSON where sound comes back."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from codegen.media import is_json
from codegen.model import AnyType, BinaryType, Content, MapType, NullType, ObjectShape, Operation, Response, Type
from codegen.reconcile.proposal import Proposal, Rule, SetField, SetOperation
from codegen.reconcile.view import View, good
from codegen.reconcile.words import decided, says
from codegen.rules import RuleInfo


def _nulls(view: View) -> Iterator[Proposal]:
    for schema in view.schemas.values():
        if not isinstance(schema.shape, ObjectShape):
            continue
        for field in schema.shape.fields:
            if isinstance(field.type, NullType):
                decision = decided(
                    _NULL.id,
                    f"{schema.id}.{field.name}",
                    "any value",
                    "Its only value would be null: the schema was made from one sample.",
                    says("schema", "type null", field.location),
                )
                yield Proposal(decision, (SetField(schema.id, field.name, replace(field, type=AnyType())),))


_SOUND = frozenset(("speech", "tts", "text-to-speech", "text_to_speech"))


def _binary(view: View) -> Iterator[Proposal]:
    for operation in view.operations.values():
        if operation.method != "POST" or operation.path.rstrip("/").rsplit("/", 1)[-1].lower() not in _SOUND:
            continue
        for response in operation.responses:
            if good(response.status) and len(response.contents) == 1 and _says_nothing(view, response.contents[0]):
                yield _sound(operation, response)


def _says_nothing(view: View, content: Content) -> bool:
    if not is_json(content.media_type) or content.examples:
        return False
    schema = view.resolved(content.type)
    shape: Type | ObjectShape = schema.shape if schema is not None else content.type
    if isinstance(shape, ObjectShape):
        return not shape.fields
    return isinstance(shape, AnyType) or (isinstance(shape, MapType) and isinstance(shape.values, AnyType))


def _sound(operation: Operation, response: Response) -> Proposal:
    content = response.contents[0]
    decision = decided(
        _BINARY.id,
        f"{operation.key} response.{response.status}",
        "bytes",
        "It answers sound, which no JSON holds; the schema is empty.",
        says("schema", f"{content.media_type}, empty", content.location),
        says("page", f"the path is {operation.path}", operation.location),
    )
    binary = replace(content, media_type="application/octet-stream", type=BinaryType())
    responses = tuple(replace(each, contents=(binary,)) if each == response else each for each in operation.responses)
    return Proposal(decision, (SetOperation(operation.key, replace(operation, responses=responses)),))


_NULL = RuleInfo(
    "null-only",
    "A field that could only be null",
    "A schema made from one sample calls a field `null` because the sample had none. Any value is taken.",
    "error: {type: 'null'}",
)
_BINARY = RuleInfo(
    "binary-as-json",
    "Sound that is declared as empty JSON",
    "An operation that makes speech declares a JSON response without any content. It answers bytes.",
    "/v1/audio/speech: {post: {responses: {'200': {content: {application/json: {schema: {type: object}}}}}}}",
)
NULLS = Rule(_NULL, _nulls)
BINARY = Rule(_BINARY, _binary)

__all__ = ["BINARY", "NULLS"]
