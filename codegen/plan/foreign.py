"""The models that a library makes instead of our template: the same names, handed over as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codegen import naming
from codegen.jsontypes import JSON, Object, as_list, as_object, as_text
from codegen.package import Definition, ForeignModels, ModelClass, ModelKind, ParamClass, TypeName
from codegen.plan.definitions import Wanted
from codegen.plan.jsonschema import Names, definitions_of, of_type
from codegen.plan.kept import EVENT
from codegen.plan.scope import Scope

_TAKEN = frozenset(
    {
        "AnyUrl", "AwareDatetime", "Base64Bytes", "Base64Str", "ConfigDict", "Decimal", "Dict", "Discriminator",
        "Enum", "Field", "IntEnum", "Iterator", "List", "Mapping", "Meta", "NaiveDatetime", "NotRequired", "Optional",
        "ReadOnly", "Required", "RootModel", "Self", "Sequence", "Set", "StrEnum", "Struct", "Tag", "Tuple",
        "TypeAdapter", "TypeAlias", "TypeAliasType", "TypeVar", "TypedDict", "UNSET", "UUID", "Union", "UnsetType",
    }
)  # fmt: skip
"""Names that the library imports, and would not give to a class."""

_HELPERS = frozenset({"field"})
"""Functions that the library calls in classes, where a field of that name would hide them."""

_SAID = {"type", "enum", "required", "anyOf", "items", "prefixItems", "properties", "additionalProperties", "$ref"}
"""Keywords that the library is told. Defaults are not: a client never sends what only the server knows."""

_LIMITS = {
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems",
    "maxItems",
}  # fmt: skip
"""Keywords that it is told of requests only: an answer is not refused for what it holds. ``pattern`` is never said:
documents have ECMA 262 (or PCRE) in mind, which pydantic's engine does not read.
"""

_FORMATS: Mapping[ModelKind, frozenset[str]] = {
    "pydantic": frozenset({"date-time", "date", "time", "uuid", "decimal", "binary"}),
    "dataclass": frozenset({"date-time", "date", "time", "uuid", "decimal", "binary"}),
    "msgspec": frozenset({"date-time", "date", "time", "uuid", "decimal", "binary"}),
    "typeddict": frozenset({"binary"}),
}
"""String formats that become types. Others would change the text (URLs), or need more packages (addresses)."""


def free_names(names: Mapping[str, str]) -> dict[str, str]:
    """Class names (by schema id) of which none is a name that the library itself needs."""
    taken = naming.Taken(names.values())
    found: dict[str, str] = {}
    for id_, name in names.items():
        found[id_] = naming.unique(f"{name}Model", taken) if name in _TAKEN else name
        taken.add(found[id_])
    return found


def one_module(wanted: Mapping[str, list[Wanted]]) -> dict[str, list[Wanted]]:
    """A library writes all types into one module."""
    found = [each for several in wanted.values() for each in several]
    return {"models": found} if found else {}


def foreign_models(scope: Scope, found: tuple[Definition, ...]) -> ForeignModels | None:
    """What a library makes ``found`` from; ``None`` where our own template writes them."""
    if scope.kind is None:
        return None
    return ForeignModels(scope.kind, {"$defs": _schemas(scope, found)}, tuple(_aliases(found)))


def _schemas(scope: Scope, found: Iterable[Definition]) -> Object:
    """Every definition by its name; those of requests first, so that a name which both directions use is open."""
    schemas = scope.provider.schemas
    sent = definitions_of(Names(schemas, scope.params, "request"))
    names = Names(schemas, scope.models, "response", open_enums=True)
    received = definitions_of(names)
    for operation in scope.provider.operations:
        if operation.key in scope.answers and (type_ := scope.answered[operation.key].type) is not None:
            received[scope.answers[operation.key]] = of_type(type_, names)
        if EVENT + operation.key in scope.answers and (type_ := scope.answered[operation.key].item_type) is not None:
            received[scope.answers[EVENT + operation.key]] = of_type(type_, names)
    lowered = {name: _lowered(each, scope.kind, limits=True) for name, each in sent.items()}
    lowered |= {name: _lowered(each, scope.kind, limits=False) for name, each in received.items()}
    if scope.kind in {"pydantic", "dataclass"}:
        lowered = {name: _tagged(lowered, name, received.get(name, sent.get(name))) for name in lowered}
    return {each.name: _described(each, lowered[each.name]) for each in found}


def _aliases(found: Iterable[Definition]) -> Iterable[tuple[str, str]]:
    """Fields that are called otherwise than in JSON."""
    for definition in found:
        taken: set[str] = set()
        for field in () if isinstance(definition, TypeName) else definition.fields:
            name = naming.field(field.wire)
            name = naming.unique(f"{name}_" if name in _HELPERS else name, taken)
            taken.add(name)
            if name != field.wire:
                yield f"{definition.name}.{field.wire}", name


def _described(definition: Definition, schema: JSON) -> JSON:
    """A schema with the texts of our own models."""
    if not isinstance(schema, dict):
        return schema
    made: Object = schema | ({"description": "\n\n".join(definition.doc)} if definition.doc else {})
    properties = schema.get("properties")
    if isinstance(definition, (ModelClass, ParamClass)) and isinstance(properties, dict):
        docs = {field.wire: field.doc for field in definition.fields if field.doc}
        made["properties"] = {
            wire: each | {"description": docs[wire]} if wire in docs and isinstance(each, dict) else each
            for wire, each in properties.items()
        }
    return made


def _tagged(schemas: Object, name: str, original: JSON) -> JSON:
    """A definition with its discriminator, where it is one that pydantic takes: every member is a class that must have
    a tag of its own. Only a union with a name is tagged: the library would give any other one a name of its own.
    """
    made = as_object(schemas[name])
    said = as_object(as_object(original).get("discriminator"))
    members = [as_text(as_object(each).get("$ref")).removeprefix("#/$defs/") for each in as_list(made.get("anyOf"))]
    if said and all(_has_tag(as_object(schemas.get(each)), as_text(said["propertyName"])) for each in members):
        return {**made, "discriminator": said}
    return made


def _has_tag(schema: Object, wire: str) -> bool:
    field = as_object(as_object(schema.get("properties")).get(wire))
    listed, *rest = [as_object(each) for each in as_list(field.get("anyOf"))] or [field]
    return wire in as_list(schema.get("required")) and "enum" in listed and rest in ([], [{"type": "string"}])


def _lowered(schema: JSON, kind: ModelKind | None, *, limits: bool) -> JSON:
    """What the library is told of a schema: what it can make a type of that takes all that the schema takes."""
    if not isinstance(schema, dict):
        return schema
    kept = _SAID | _LIMITS if limits else _SAID
    made: Object = {}
    for key, value in schema.items():
        if key == "format":
            made |= {key: value} if kind is not None and value in _FORMATS[kind] else {}
        elif key in kept:
            made[key] = _inner(key, value, kind, limits=limits)
    if "properties" in made or made.get("additionalProperties") is False:
        made.pop("additionalProperties", None)  # a class keeps, or ignores, what it does not know
    return _any_of(_enum(made))


def _inner(key: str, value: JSON, kind: ModelKind | None, *, limits: bool) -> JSON:
    """What is inside of a schema. Limits within a field's type would become types with names that nobody chose."""
    if key == "properties" and isinstance(value, dict):
        return {name: _lowered(each, kind, limits=limits) for name, each in value.items()}
    if key in {"items", "additionalProperties"}:
        return _lowered(value, kind, limits=False)
    if key in {"anyOf", "prefixItems"} and isinstance(value, list):
        return [_lowered(each, kind, limits=False) for each in value]
    return value


def _enum(schema: Object) -> Object:
    """Python has literals of texts, integers and booleans only; anything else is any value."""
    values = schema.get("enum")
    if not isinstance(values, list) or (values and all(isinstance(each, (str, int)) for each in values)):
        return schema
    numbers = values and all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in values)
    rest = {key: each for key, each in schema.items() if key != "enum"}
    return rest | {"type": "number"} if numbers else rest


def _any_of(schema: Object) -> Object:
    """A union with a member that takes anything takes anything."""
    members = schema.get("anyOf")
    return {} if isinstance(members, list) and {} in members else schema
