"""What planning one provider looks things up in: class names, directions, calls. Made once, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from codegen.finding import Noun
from codegen.model import (
    ArrayType,
    LiteralType,
    MapType,
    ObjectShape,
    Provider,
    RefType,
    Schema,
    TupleType,
    Type,
    UnionType,
)
from codegen.package import Annotation, ModelKind
from codegen.plan.calls import Call

Kind: TypeAlias = Literal["json", "text", "xml", "binary", "none"]
Stream: TypeAlias = Literal["", "sse", "jsonl"]


class Answered(Noun, frozen=True):
    """How the success answer of an operation is asked for and read."""

    kind: Kind
    accept: str = "application/json"
    type: Type | None = None
    """The type of the value, ``None`` where it is text, bytes or nothing."""
    returns: Annotation | None = None
    """The same as an expression for the runtime, with names from ``types``."""
    stream: Stream = ""
    """Whether the answer is, or can be, a stream."""
    stream_type: str = ""
    """The media type to ask for then."""
    item: Annotation | None = None
    item_type: Type | None = None


class Scope(Noun, frozen=True):
    """The answers that every part of the plan asks for."""

    provider: Provider
    calls: Mapping[str, Call]
    """Operation key -> attribute path."""
    models: Mapping[str, str]
    """Schema id -> name of the response model, or of the name for a type."""
    params: Mapping[str, str]
    """Schema id -> name of the request dict, or of the name for a type in requests."""
    answered: Mapping[str, Answered] = {}
    """Operation key -> its success answer, for operations that are called."""
    answers: Mapping[str, str] = {}
    """Operation key -> name for its answer, where the type's expression needs more than the provider's own types; for what it
    streams the key is ``event KEY``."""
    pages: Mapping[str, str] = {}
    """Operation key -> name of the class of its pages, for lists whose answer has fields."""
    former: Mapping[Call, str] = {}
    """Calls that operations had before and keep, deprecated -> operation key."""
    kind: ModelKind | None = None
    """The kind of models that a library makes in the place of our own."""

    def schema(self, type_: RefType) -> Schema | None:
        """The schema behind a reference, aliases followed; ``None`` if there is none."""
        seen: set[str] = set()
        schema = self.provider.schemas.get(type_.id)
        while schema is not None and isinstance(schema.shape, RefType) and schema.id not in seen:
            seen.add(schema.id)
            schema = self.provider.schemas.get(schema.shape.id)
        return None if schema is None or schema.id in seen else schema

    def object_shape(self, type_: Type) -> tuple[Schema, ObjectShape] | None:
        """The schema and shape of ``type_`` if it is an object with fields."""
        schema = self.schema(type_) if isinstance(type_, RefType) else None
        return (schema, schema.shape) if schema is not None and isinstance(schema.shape, ObjectShape) else None


def has_name(schema: Schema) -> bool:
    """Whether a schema gets a definition of its own: objects, and components that name a composite type."""
    if isinstance(schema.shape, ObjectShape):
        return True
    return isinstance(schema.shape, (LiteralType, UnionType, ArrayType, MapType, TupleType))
