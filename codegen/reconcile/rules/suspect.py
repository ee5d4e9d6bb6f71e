"""54: a response schema that was copied from another endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from codegen.finding import Evidence
from codegen.jsontypes import as_object, as_text
from codegen.media import is_json
from codegen.model import ArrayType, Content, Field, ObjectShape, Operation, RefType, Response, Schema, without_null
from codegen.reconcile.proposal import Edit, Proposal, Rule, SetOperation, SetSchema
from codegen.reconcile.view import View, good
from codegen.reconcile.witness import answers, fields_by_name, free_id
from codegen.reconcile.words import decided, listed, says
from codegen.rules import RuleInfo

_WORD = re.compile(r"[a-z0-9]+")
_FAMILIES: Mapping[str, frozenset[str]] = {
    "images": frozenset(("image", "images", "imagine", "txt2img", "text2image", "img2img")),
    "audio": frozenset(("audio", "speech", "transcriptions", "translations", "tts", "music", "voice", "voices")),
    "videos": frozenset(("video", "videos", "text2video", "image2video")),
    "embeddings": frozenset(("embedding", "embeddings", "embed")),
    "moderations": frozenset(("moderation", "moderations")),
    "rerank": frozenset(("rerank", "reranking")),
    "files": frozenset(("file", "files", "uploads")),
    "models": frozenset(("models",)),
    "chat": frozenset(
        ("chat", "completions", "completion", "messages", "responses", "conversation", "agents", "generate", "message")
    ),
}
"""What an operation is about, by the words of its path."""


class _Signature(NamedTuple):
    """What only the answers of one family have."""

    family: str
    title: str
    list_field: str
    item_fields: frozenset[str]
    kind: str
    """How the ``object`` of its examples starts; ``-`` where they have none."""


_SIGNATURES = (
    _Signature(
        "chat",
        "a chat completion",
        "choices",
        frozenset(("message", "delta", "finish_reason")),
        "chat.completion",
    ),
    _Signature("embeddings", "embeddings", "data", frozenset(("embedding",)), "embedding"),
    _Signature("images", "images", "data", frozenset(("b64_json", "revised_prompt")), "image."),
    _Signature("moderations", "a moderation", "results", frozenset(("flagged", "category_scores")), "-"),
)


def _propose(view: View) -> Iterator[Proposal]:
    for operation in view.operations.values():
        family = _family(operation.path) if operation.method == "POST" else ""
        if not family:
            continue
        for response in operation.responses:
            for content in response.contents:
                schema = view.object_of(content.type) if good(response.status) and is_json(content.media_type) else None
                copied = _copied(view, schema, family) if schema is not None and not schema.suspect else None
                if schema is not None and copied is not None:
                    yield _suspect(view, operation, response, content, schema, copied)


def _family(path: str) -> str:
    """The one family that the words of ``path`` name; ``""`` if none or several."""
    words = frozenset(_WORD.findall(re.sub(r"\{[^}]*\}", "", path.lower())))
    named = [family for family, vocabulary in _FAMILIES.items() if words & vocabulary]
    return named[0] if len(named) == 1 else ""


def _copied(view: View, schema: Schema, family: str) -> _Signature | None:
    fields = fields_by_name(schema)
    for signature in _SIGNATURES:
        field = fields.get(signature.list_field)
        if signature.family != family and field is not None and _items(view, field) & signature.item_fields:
            return signature
    return None


def _items(view: View, field: Field) -> frozenset[str]:
    type_ = without_null(field.type)
    items = view.object_of(without_null(type_.items)) if isinstance(type_, ArrayType) else None
    return frozenset(fields_by_name(items)) if items is not None else frozenset()


def _suspect(
    view: View, operation: Operation, response: Response, content: Content, schema: Schema, copied: _Signature
) -> Proposal:
    subject = f"{operation.key} response.{response.status}"
    why = f"It describes {copied.title}: copied from another endpoint."
    decision = decided(
        _INFO.id,
        subject,
        "kept, every field optional",
        f"An operation on {_family(operation.path)} does not answer {copied.title}: copied from another endpoint.",
        says("schema", f"{listed(fields_by_name(schema))}", schema.location),
        says("page", f"the path is {operation.path}", operation.location),
        *_example(operation, copied),
    )
    loose = ObjectShape(tuple(replace(field, required=False) for field in fields_by_name(schema).values()))
    if not schema.component:
        return Proposal(decision, (SetSchema(schema.id, replace(schema, shape=loose, suspect=why)),))
    own = replace(schema, id=free_id(view, subject), shape=loose, suspect=why, component=False)
    edits: list[Edit] = [
        SetSchema(own.id, own),
        SetOperation(operation.key, _pointing(operation, response, content, own.id)),
    ]
    return Proposal(decision, tuple(edits))


def _example(operation: Operation, copied: _Signature) -> Iterator[Evidence]:
    for _, _, shown in answers(operation):
        for each in shown:
            kind = as_text(as_object(each.value).get("object"))
            if kind.startswith(copied.kind):
                yield each.evidence(f"object: {kind}")
                return


def _pointing(operation: Operation, response: Response, content: Content, id_: str) -> Operation:
    """``operation`` with a schema of its own in the place of a shared one."""
    contents = tuple(replace(each, type=RefType(id_)) if each == content else each for each in response.contents)
    responses = tuple(replace(each, contents=contents) if each == response else each for each in operation.responses)
    return replace(operation, responses=responses)


_INFO = RuleInfo(
    "response-suspect",
    "The response of another endpoint",
    "The response schema has what only another kind of endpoint answers: an image operation with chat completion choices."
    " It is kept, every field optional, since nothing better is known; in a group, fields that the other providers answer"
    " are added.",
    "POST /v1/images/generations response.200: {id: ..., choices: [{message: ..., finish_reason: ...}]}",
)
RULE = Rule(_INFO, _propose)

__all__ = ["RULE"]
