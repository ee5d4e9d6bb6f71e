"""61: one operation on several pages, one per model, becomes one operation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from codegen.model import (
    Body,
    Condition,
    Content,
    Field,
    Hint,
    LiteralType,
    ObjectShape,
    Operation,
    Parameter,
    Response,
    Schema,
)
from codegen.reconcile.proposal import Edit, Proposal, Rule, SetOperation, SetSchema
from codegen.reconcile.unite import Side, Uniter
from codegen.reconcile.view import View
from codegen.reconcile.witness import fields_by_name
from codegen.reconcile.words import decided, says
from codegen.rules import RuleInfo

_T = TypeVar("_T")
_K = TypeVar("_K")
_MOST = 12
"""Pages that a decision names."""


def _propose(view: View) -> Iterator[Proposal]:
    for key, pages in _grouped(view.provider.operations, lambda each: each.key).items():
        if len({page.location.source for page in pages}) > 1:
            yield _merged(view, key, pages)


def _grouped(items: Iterable[_T], key: Callable[[_T], _K]) -> dict[_K, list[_T]]:
    groups: dict[_K, list[_T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _merged(view: View, key: str, pages: Sequence[Operation]) -> Proposal:
    first = pages[0]
    uniter = Uniter(view, first.location)
    body = _body(view, uniter, key, [page.body for page in pages])
    operation = replace(
        first,
        summary=_same([page.summary for page in pages]),
        doc=_same([page.doc for page in pages]),
        operation_id=_same([page.operation_id for page in pages]),
        identity=_same([page.identity for page in pages]),
        parameters=_parameters(view, uniter, key, pages),
        body=replace(body, required=all(page.body is not None and page.body.required for page in pages))
        if body
        else None,
        responses=_responses(view, uniter, key, pages),
        security=first.security if all(page.security == first.security for page in pages) else None,
        samples=tuple(sample for page in pages for sample in page.samples),
        deprecated=all(page.deprecated for page in pages),
    )
    left = f" and {len(pages) - _MOST} more pages" if len(pages) > _MOST else ""
    decision = decided(
        _INFO.id,
        key,
        f"one operation of {len(pages)} pages",
        "The pages describe the same call for different models: fields are united, required is what all of them require.",
        *(
            says("page", (page.summary or page.key) + (left if number == _MOST - 1 else ""), page.location)
            for number, page in enumerate(pages[:_MOST])
        ),
    )
    edits: list[Edit] = [SetSchema(id_, each) for id_, each in uniter.schemas.items()]
    return Proposal(decision, (*edits, SetOperation(key, operation)))


def _same(texts: Sequence[str]) -> str:
    return texts[0] if all(text == texts[0] for text in texts) else ""


def _body(view: View, uniter: Uniter, key: str, bodies: Sequence[Body | None]) -> Body | None:
    there = [body for body in bodies if body is not None]
    if not there:
        return None
    contents = _contents(view, uniter, f"{key} body", [each for body in there for each in body.contents])
    return replace(there[0], contents=contents)


def _contents(view: View, uniter: Uniter, id_: str, contents: Sequence[Content]) -> tuple[Content, ...]:
    made: list[Content] = []
    for number, alike in enumerate(_grouped(contents, lambda each: each.media_type).values()):
        wanted = id_ if number == 0 else f"{id_} {alike[0].media_type}"
        type_ = uniter.type([Side(view, each.type) for each in alike], wanted)
        examples = tuple(value for each in alike for value in each.examples)
        names = tuple(name for each in alike for name in each.example_names or [""] * len(each.examples))
        made.append(replace(alike[0], type=type_, examples=examples, example_names=names if any(names) else ()))
        if wanted in uniter.schemas:
            uniter.schemas[wanted] = _by_model(view, uniter.schemas[wanted], alike)
    return tuple(made)


def _by_model(view: View, schema: Schema, alike: Sequence[Content]) -> Schema:
    """``schema`` with hints that say which model takes which values, where pages of one model differ."""
    pages = [
        (model, fields)
        for each in alike
        if (found := view.object_of(each.type))
        for model, fields in [_page(found)]
        if model
    ]
    if len(pages) < 2 or not isinstance(schema.shape, ObjectShape):
        return schema
    fields = tuple(_conditional(field, pages) for field in schema.shape.fields)
    return replace(schema, shape=replace(schema.shape, fields=fields))


def _page(schema: Schema) -> tuple[str, dict[str, Field]]:
    fields = dict(fields_by_name(schema))
    model = fields.get("model")
    values = model.type.values if model is not None and isinstance(model.type, LiteralType) else ()
    return (str(values[0]) if len(values) == 1 else ""), fields


def _conditional(field: Field, pages: Sequence[tuple[str, dict[str, Field]]]) -> Field:
    cases: list[Condition] = []
    for model, fields in pages:
        type_ = fields[field.name].type if field.name in fields else None
        if isinstance(type_, LiteralType):
            cases.append(Condition(model, type_.values))
    if field.name == "model" or len(cases) < 2 or all(case.values == cases[0].values for case in cases):
        return field
    values = list(dict.fromkeys(value for case in cases for value in case.values))
    hint = Hint(
        "enum", values, says("schema", f"values differ among {len(cases)} models", field.location), tuple(cases)
    )
    return replace(field, hints=(*field.hints, hint))


def _parameters(view: View, uniter: Uniter, key: str, pages: Sequence[Operation]) -> tuple[Parameter, ...]:
    made: list[Parameter] = []
    every = [parameter for page in pages for parameter in page.parameters]
    for (place, name), alike in _grouped(every, lambda each: (each.location_in, each.name)).items():
        type_ = uniter.type([Side(view, each.type) for each in alike], f"{key} {place}.{name}")
        required = len(alike) == len(pages) and all(each.required for each in alike)
        made.append(replace(alike[0], type=type_, required=required or place == "path"))
    return tuple(made)


def _responses(view: View, uniter: Uniter, key: str, pages: Sequence[Operation]) -> tuple[Response, ...]:
    made: list[Response] = []
    every = [response for page in pages for response in page.responses]
    for status, alike in _grouped(every, lambda each: each.status).items():
        contents = [content for each in alike for content in each.contents]
        made.append(replace(alike[0], contents=_contents(view, uniter, f"{key} response.{status}", contents)))
    return tuple(made)


_INFO = RuleInfo(
    "pages-merged",
    "One operation on several pages",
    "A provider documents one call on a page per model. The pages become one operation: arguments of any page, required"
    " where all pages require them, values united, with a hint that says which model takes which.",
    "flux-schnell.md, gpt-image-1.md, ...   # each with POST /v1/images/generations",
)
RULE = Rule(_INFO, _propose)

__all__ = ["RULE"]
