"""Values that documents show, held against the schemas that should describe them; and types made of values alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from codegen.document import AnswerSample, CallSample
from codegen.finding import Evidence, Location, Witness
from codegen.jsontypes import JSON, Object
from codegen.media import is_json
from codegen.model import (
    AnyType,
    ArrayType,
    BooleanType,
    Content,
    Field,
    IntegerType,
    MapType,
    NullType,
    NumberType,
    ObjectShape,
    Operation,
    Origin,
    RefType,
    Response,
    Schema,
    StringType,
    Type,
    UnionType,
    union,
)
from codegen.reconcile.view import View, body_contents, good
from codegen.reconcile.words import says

MOST = 40
"""Instances of one schema that are weighed; items of one array that are looked at."""

_DEEPEST = 24


class Shown(NamedTuple):
    """A value that a document shows, and who shows it."""

    value: JSON
    witness: Witness
    location: Location

    def evidence(self, claim: str) -> Evidence:
        """What this witness says."""
        return says(self.witness, claim, self.location)


def answers(operation: Operation) -> Iterator[tuple[Response, Content, list[Shown]]]:
    """Each JSON success response with the values shown for it, where there are any."""
    first = True
    for response in operation.responses:
        if not good(response.status):
            continue
        for content in response.contents:
            if is_json(content.media_type):
                if content.examples or operation.samples:  # most have none
                    shown = [
                        Shown(each, "example", content.location) for each in content.examples if not _pointer(each)
                    ]
                    shown += _sampled(operation, response.status, first=first)
                    if shown:
                        yield response, content, shown
                first = False


def _pointer(value: JSON) -> bool:
    """Whether an example is none, but a reference to one that was left standing."""
    return isinstance(value, dict) and "$ref" in value


def _sampled(operation: Operation, status: str, *, first: bool) -> list[Shown]:
    """Sample responses on the page that are of ``status``; those that do not say are of the first success."""
    return [
        Shown(sample.value, "sample response", sample.location)
        for sample in operation.samples
        if isinstance(sample, AnswerSample)
        and sample.role == "response"
        and (sample.status == status or (first and not sample.status))
    ]


def questions(operation: Operation) -> Iterator[tuple[Content, list[Shown]]]:
    """Each JSON body with the values shown for it, where there are any."""
    first = True
    for content in body_contents(operation):
        if not is_json(content.media_type) or operation.channel != "path":
            continue
        shown = [Shown(value, "example", content.location) for value in content.examples if not _pointer(value)]
        if first:
            shown += _sent(operation)
        first = False
        if shown:
            yield content, shown


def _sent(operation: Operation) -> Iterator[Shown]:
    for sample in operation.samples:
        if isinstance(sample, CallSample) and sample.body is not None:
            yield Shown(sample.body, "code sample", sample.location)
        elif isinstance(sample, AnswerSample) and sample.role == "request":
            yield Shown(sample.value, "example", sample.location)


# --- values against schemas ------------------------------------------------------------------------------------------


class Instance(NamedTuple):
    """An object that a schema should describe."""

    value: Object
    shown: Shown


class Pairing:
    """Instances by the id of the object schema that they are of."""

    def __init__(self, view: View) -> None:
        self.instances: dict[str, list[Instance]] = {}
        self._view = view
        self._seen: set[tuple[int, str]] = set()

    def add(self, type_: Type, shown: Shown) -> None:
        """Hold ``shown`` against ``type_``, all the way down."""
        self._add(type_, shown.value, shown, 0)

    def _add(self, type_: Type, value: JSON, shown: Shown, depth: int) -> None:
        if depth > _DEEPEST or not isinstance(value, (dict, list)):
            return
        match type_:
            case RefType():
                self._reference(type_, value, shown, depth)
            case ArrayType() if isinstance(value, list):
                for item in value[:MOST]:
                    self._add(type_.items, item, shown, depth + 1)
            case MapType() if isinstance(value, dict):
                for item in list(value.values())[:MOST]:
                    self._add(type_.values, item, shown, depth + 1)
            case UnionType():
                chosen = self._variant(type_, value)
                if chosen is not None:
                    self._add(chosen, value, shown, depth + 1)
            case _:
                pass

    def _reference(self, type_: RefType, value: JSON, shown: Shown, depth: int) -> None:
        schema = self._view.resolved(type_)
        if schema is None or (id(value), schema.id) in self._seen:
            return
        if not isinstance(schema.shape, ObjectShape):
            self._add(schema.shape, value, shown, depth + 1)
        elif isinstance(value, dict):
            known = self.instances.setdefault(schema.id, [])
            if len(known) >= MOST:
                return
            self._seen.add((id(value), schema.id))
            known.append(Instance(value, shown))
            for field in schema.shape.fields:
                held = value.get(field.name)
                if isinstance(held, (dict, list)):
                    self._add(field.type, held, shown, depth + 1)

    def _variant(self, type_: UnionType, value: JSON) -> Type | None:
        """The one variant that ``value`` can be of; ``None`` where that is not clear."""
        if isinstance(value, list):
            lists = [each for each in type_.variants if isinstance(each, ArrayType)]
            return lists[0] if len(lists) == 1 else None
        objects = [each for each in type_.variants if isinstance(each, RefType) and self._view.object_of(each)]
        others = [each for each in type_.variants if isinstance(each, (MapType, AnyType))]
        if others or not isinstance(value, dict):
            return None
        if type_.discriminator is not None:
            tag = value.get(type_.discriminator.field)
            wanted = dict(type_.discriminator.mapping).get(tag) if isinstance(tag, str) else None
            return next((each for each in objects if each.id == wanted), None)
        return objects[0] if len(objects) == 1 else None


# --- types of values -------------------------------------------------------------------------------------------------


class Inferred(NamedTuple):
    """A type made of values, with the schemas that it needs."""

    type: Type
    schemas: tuple[Schema, ...] = ()


def infer(values: Sequence[JSON], id_: str, location: Location, origin: Origin, depth: int = 0) -> Inferred:
    """The narrowest type that describes all ``values``; objects get schemas named ``id_`` and below, all fields optional."""
    parts = [_scalar(value) for value in values if not isinstance(value, (dict, list))]
    schemas: list[Schema] = []
    lists = [item for value in values if isinstance(value, list) for item in value[:MOST]]
    if any(isinstance(value, list) for value in values):
        items = (
            infer(lists, f"{id_}[]", location, origin, depth + 1) if lists and depth < _DEEPEST else Inferred(AnyType())
        )
        parts.append(ArrayType(items.type))
        schemas.extend(items.schemas)
    objects = [value for value in values if isinstance(value, dict)]
    if objects:
        made = _object(objects, id_, location, origin, depth)
        parts.append(made.type)
        schemas.extend(made.schemas)
    return Inferred(_joined(parts), tuple(schemas))


def _joined(parts: list[Type]) -> Type:
    if any(isinstance(each, NumberType) for each in parts):
        parts = [each for each in parts if not isinstance(each, IntegerType)]
    joined = union(*parts) if parts else AnyType()
    return AnyType() if isinstance(joined, NullType) else joined


def _scalar(value: JSON) -> Type:
    if isinstance(value, bool):
        return BooleanType()
    if isinstance(value, int):
        return IntegerType()
    if isinstance(value, float):
        return NumberType()
    return NullType() if value is None else StringType()


def _object(objects: Sequence[Object], id_: str, location: Location, origin: Origin, depth: int) -> Inferred:
    names = list(dict.fromkeys(name for each in objects for name in each))
    if not names or depth >= _DEEPEST:
        return Inferred(MapType(AnyType()))
    fields: list[Field] = []
    schemas: list[Schema] = []
    for name in names:
        values = [each[name] for each in objects if name in each]
        made = infer(values, f"{id_}.{name}", location, origin, depth + 1)
        fields.append(Field(name, made.type, location, origin=origin))
        schemas.extend(made.schemas)
    schema = Schema(id_, ObjectShape(tuple(fields)), location, origin=origin)
    return Inferred(RefType(id_), (schema, *schemas))


def free_id(view: View, wanted: str) -> str:
    """``wanted``, or with a number where a schema of this id exists."""
    id_, number = wanted, 2
    while id_ in view.schemas:
        id_, number = f"{wanted}~{number}", number + 1
    return id_


def first_of(instances: Iterable[Instance], name: str) -> Shown:
    """Who shows ``name`` first."""
    return next(each.shown for each in instances if name in each.value)


def fields_by_name(schema: Schema) -> Mapping[str, Field]:
    """The fields of an object schema by name; none if it is no object."""
    return {each.name: each for each in schema.shape.fields} if isinstance(schema.shape, ObjectShape) else {}


__all__ = [
    "Inferred",
    "Instance",
    "Pairing",
    "Shown",
    "answers",
    "fields_by_name",
    "first_of",
    "free_id",
    "infer",
    "questions",
]
