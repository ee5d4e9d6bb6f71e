"""Types as JSON Schema (draft 2020-12): what other libraries, mock servers and tests read a provider's schemas from."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET

from codegen.finding import Noun
from codegen.jsontypes import JSON
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    Discriminator,
    Field,
    IntegerType,
    Limits,
    LiteralType,
    MapType,
    NeverType,
    NullType,
    NumberType,
    ObjectShape,
    RefType,
    Schema,
    StringType,
    TupleType,
    Type,
    UnionType,
)
from codegen.plan.annotations import Direction

_BASES: dict[str, list[str]] = {
    "string": ["string"],
    "integer": ["integer"],
    "number": ["number"],
    "boolean": ["boolean"],
    "mixed": ["string", "number", "boolean", "null"],
}
"""The JSON types of the values that an open enum may have beside its own."""


class Names(Noun, frozen=True):
    """What schemas are called, in one direction."""

    schemas: Mapping[str, Schema]
    named: Mapping[str, str]
    """Schema id -> its key below ``$defs``. Others are written out where they are mentioned."""
    direction: Direction
    open_enums: bool = False
    """Whether every enum takes other values of its base, as everything that servers answer may."""
    inlining: frozenset[str] = frozenset()
    """Ids of nameless schemas that are being written out: one inside itself is any value."""


def definitions_of(names: Names) -> dict[str, JSON]:
    """``$defs``: every named schema by its name. Fields of the other direction (``readOnly``, ``writeOnly``) are left out."""
    return {name: of_schema(names.schemas[id_], names) for id_, name in names.named.items()}


def of_schema(schema: Schema, names: Names) -> dict[str, JSON]:
    """A schema in full, with what the document says of it."""
    shape = schema.shape
    if isinstance(shape, ObjectShape):
        made = _object(shape, names)
    else:  # a name for an enum stands for its exact values; whether others are taken is said where it is used
        made = _listed(shape) if isinstance(shape, LiteralType) else of_type(shape, names)
    return made | _said(schema.title, schema.doc, schema.examples, deprecated=schema.deprecated)


def of_type(type_: Type, names: Names) -> dict[str, JSON]:
    """A type as JSON Schema."""
    match type_:
        case AnyType():
            return {}
        case NeverType():
            return {"not": {}}
        case NullType():
            return {"type": "null"}
        case BooleanType():
            return {"type": "boolean"}
        case IntegerType():
            return _kept(type="integer", format=type_.format) | _limits(type_.limits)
        case NumberType():
            return _kept(type="number", format=type_.format) | _limits(type_.limits)
        case StringType():
            return _string(type_)
        case BinaryType():
            return _kept(type="string", format="binary", contentMediaType=type_.media_type)
        case LiteralType():
            return _literal(type_, names)
        case ArrayType():
            limits = _kept(minItems=type_.min_items, maxItems=type_.max_items, uniqueItems=type_.unique or None)
            return {"type": "array", "items": of_type(type_.items, names), **limits}
        case TupleType():
            items: list[JSON] = [of_type(each, names) for each in type_.items]
            return {"type": "array", "prefixItems": items, "items": _rest(type_.rest, names)}
        case MapType():
            return {"type": "object", "additionalProperties": of_type(type_.values, names)}
        case UnionType():
            return _union(type_, names)
        case RefType():
            return _reference(type_.id, names)


def _kept(**keywords: JSON) -> dict[str, JSON]:
    """The keywords that say something."""
    return {key: value for key, value in keywords.items() if value is not None and value != ""}


def _limits(limits: Limits) -> dict[str, JSON]:
    return _kept(
        minimum=limits.minimum,
        maximum=limits.maximum,
        exclusiveMinimum=limits.exclusive_minimum,
        exclusiveMaximum=limits.exclusive_maximum,
        multipleOf=limits.multiple_of,
    )


def _string(type_: StringType) -> dict[str, JSON]:
    return _kept(
        type="string",
        format=type_.format,
        minLength=type_.min_length,
        maxLength=type_.max_length,
        pattern=type_.pattern,
        contentEncoding=type_.content_encoding,
        contentMediaType=type_.content_media_type,
    )


def _listed(type_: LiteralType) -> dict[str, JSON]:
    return {"enum": list(type_.values)}


def _literal(type_: LiteralType, names: Names) -> dict[str, JSON]:
    return _opened(_listed(type_), type_) if type_.open or names.open_enums else _listed(type_)


def _opened(listed: dict[str, JSON], type_: LiteralType) -> dict[str, JSON]:
    others: list[JSON] = [{"type": base} for base in _BASES[type_.base]]
    return {"anyOf": [listed, *others]}


def _rest(type_: Type, names: Names) -> JSON:
    """The schema of what there is no more of, or of what else there may be."""
    return False if isinstance(type_, NeverType) else of_type(type_, names)


def _union(type_: UnionType, names: Names) -> dict[str, JSON]:
    variants: list[JSON] = [of_type(each, names) for each in type_.variants]
    told = _discriminator(type_.discriminator, names) if type_.discriminator else {}
    return {"anyOf": variants, **told}


def _discriminator(found: Discriminator, names: Names) -> dict[str, JSON]:
    """OpenAPI's keyword (3.1, 4.8.25), where every tag leads to a named schema."""
    mapping: dict[str, JSON] = {tag: f"#/$defs/{names.named[id_]}" for tag, id_ in found.mapping if id_ in names.named}
    if not mapping or len(mapping) < len(found.mapping):
        return {}
    return {"discriminator": {"propertyName": found.field, "mapping": mapping}}


def _reference(id_: str, names: Names) -> dict[str, JSON]:
    schema = names.schemas.get(id_)
    if schema is None or id_ in names.inlining:
        return {}
    shape = schema.shape
    if id_ in names.named:
        made: dict[str, JSON] = {"$ref": f"#/$defs/{names.named[id_]}"}
        literal = shape if isinstance(shape, LiteralType) else None
        return _opened(made, literal) if literal and (literal.open or names.open_enums) else made
    inner = Names(names.schemas, names.named, names.direction, names.open_enums, names.inlining | {id_})
    return _object(shape, inner) if isinstance(shape, ObjectShape) else of_type(shape, inner)


def _object(shape: ObjectShape, names: Names) -> dict[str, JSON]:
    fields = [each for each in shape.fields if not (each.write_only if _answers(names) else each.read_only)]
    properties: dict[str, JSON] = {each.name: _field(each, names) for each in fields}
    required: list[JSON] = [each.name for each in fields if each.required]
    made: dict[str, JSON] = {"type": "object"}
    made |= {"properties": properties} if properties else {}
    made |= {"required": required} if required else {}
    if not isinstance(shape.additional, AnyType):
        made["additionalProperties"] = _rest(shape.additional, names)
    return made


def _answers(names: Names) -> bool:
    return names.direction == "response"


def _field(field: Field, names: Names) -> dict[str, JSON]:
    made = of_type(field.type, names) | _said("", field.doc, field.examples, deprecated=field.deprecated)
    if field.default is not UNSET:
        made["default"] = field.default
    if field.read_only:
        made["readOnly"] = True
    if field.write_only:
        made["writeOnly"] = True
    return made


def _said(title: str, doc: str, examples: tuple[JSON, ...], *, deprecated: bool) -> dict[str, JSON]:
    return _kept(
        title=title, description=doc, deprecated=deprecated or None, examples=list(examples) if examples else None
    )
