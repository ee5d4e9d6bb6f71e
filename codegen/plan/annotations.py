"""Types as Python annotations, for values received and for values sent. Text and imports are made together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from codegen.finding import Noun
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    IntegerType,
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
    nullable,
    union,
    without_null,
)
from codegen.package import Annotation
from codegen.plan.families import leaves
from codegen.plan.scope import Scope
from codegen.spelling import literal

Direction: TypeAlias = Literal["response", "request"]

_FORMATS = {
    "date-time": "DateTime",
    "date": "Date",
    "time": "Time",
    "uuid": "UUID",
    "byte": "Base64",
    "base64": "Base64",
    "decimal": "Decimal",
}
"""String formats that have a Python type, by the runtime's name for it."""

_BASES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}

NONE = Annotation("None")
_BUILTINS = {name: Annotation(name) for name in ("str", "int", "float", "bool", "bytes", "list", "dict")}


class Spelling(Noun, frozen=True):
    """How annotations are written in one place of the generated code."""

    direction: Direction
    prefix: str = ""
    """Put before names of the provider's own types: ``types.``."""
    shadowed: frozenset[str] = frozenset()
    """Builtins that the class around hides with a method of that name: they are written ``builtins.list``."""
    inlining: frozenset[str] = frozenset()
    """Ids of nameless schemas that are being written out: one inside itself is any JSON value."""


def annotation(type_: Type, scope: Scope, spelling: Spelling) -> Annotation:
    """``type_`` as an annotation."""
    sent = spelling.direction == "request"
    match type_:  # the most frequent ones first: this is asked for every field of every schema
        case RefType():
            return _reference(type_, scope, spelling)
        case StringType():
            return _string(type_, spelling)
        case IntegerType():
            return _builtin("int", spelling)
        case BooleanType():
            return _builtin("bool", spelling)
        case NumberType():
            return _builtin("float", spelling)
        case AnyType() | NeverType():
            return _anything(spelling)
        case NullType():
            return NONE
        case BinaryType():
            return _core("FileTypes") if sent else _builtin("bytes", spelling)
        case LiteralType():
            return literal_annotation(type_, spelling)
        case ArrayType():
            return _generic("Sequence" if sent else "list", (annotation(type_.items, scope, spelling),), spelling)
        case TupleType():
            members = union(*type_.items, type_.rest)
            return _generic("Sequence" if sent else "list", (annotation(members, scope, spelling),), spelling)
        case MapType():
            values = annotation(type_.values, scope, spelling)
            return _generic("Mapping" if sent else "dict", (_builtin("str", spelling), values), spelling)
        case UnionType():
            return _union(type_, scope, spelling)


def _anything(spelling: Spelling) -> Annotation:
    """Any JSON value. Where an expression is evaluated (``prefix``) the builtin ``object`` needs no import."""
    if spelling.prefix:
        return Annotation("object")
    return _core("JsonInput" if spelling.direction == "request" else "JsonValue")


@lru_cache
def _core(name: str) -> Annotation:
    return Annotation(name, imports=(("_core", name),))


def _builtin(name: str, spelling: Spelling) -> Annotation:
    if name in spelling.shadowed:
        return Annotation(f"builtins.{name}", imports=(("builtins", ""),))
    return _BUILTINS[name]


def _generic(name: str, arguments: tuple[Annotation, ...], spelling: Spelling) -> Annotation:
    if name in {"Sequence", "Mapping"}:
        outer = Annotation(name, imports=(("collections.abc", name),))
    else:
        outer = _builtin(name, spelling)
    text = f"{outer.text}[{', '.join(argument.text for argument in arguments)}]"
    return together(text, (outer, *arguments))


def together(text: str, parts: Iterable[Annotation]) -> Annotation:
    """An annotation with this text that needs what ``parts`` need."""
    found = tuple(parts)
    return Annotation(
        text,
        names=tuple(dict.fromkeys(name for part in found for name in part.names)),
        imports=tuple(dict.fromkeys(item for part in found for item in part.imports)),
    )


@lru_cache(maxsize=1 << 14)  # a document has few unions, in many fields
def any_of(*parts: Annotation) -> Annotation:
    """The union of annotations, flat and without repeats, ``None`` last; ``float`` takes every ``int`` (PEP 484)."""
    texts = dict.fromkeys(text for part in parts for text in part.members or (part.text,))
    if "float" in texts:
        texts.pop("int", None)
    ordered = tuple(sorted(texts, key=lambda text: text == "None"))
    made = together(" | ".join(ordered), parts)
    return Annotation(made.text, made.names, made.imports, ordered if len(ordered) > 1 else ())


def _string(type_: StringType, spelling: Spelling) -> Annotation:
    name = _FORMATS.get(type_.format) or ("Base64" if type_.content_encoding == "base64" else "")
    text = _builtin("str", spelling)
    if not name:
        return text
    if spelling.direction != "request":
        return _core(name)
    return any_of(_core("FileContent" if name == "Base64" else name), text)


def literal_annotation(type_: LiteralType, spelling: Spelling) -> Annotation:
    """``Literal[...]``; open where other values are taken, and always open in what servers answer."""
    listed = exact_literal(type_, spelling)
    return any_of(listed, *_literal_bases(type_, spelling)) if _is_open(type_, spelling) else listed


def exact_literal(type_: LiteralType, spelling: Spelling) -> Annotation:
    """``Literal[...]`` with exactly the values of an enum; their common type where Python has no literals of it."""
    values = [value for value in type_.values if isinstance(value, (str, int))]
    if not values or len(values) < len(type_.values):
        return any_of(*_literal_bases(type_, spelling))
    return Annotation(f"Literal[{', '.join(map(literal, values))}]", imports=(("typing", "Literal"),))


def _is_open(type_: LiteralType, spelling: Spelling) -> bool:
    return type_.open or spelling.direction == "response"


def _literal_bases(type_: LiteralType, spelling: Spelling) -> list[Annotation]:
    if type_.base != "mixed":
        return [_builtin(_BASES[type_.base], spelling)]
    names = dict.fromkeys(
        "bool" if isinstance(v, bool) else "int" if isinstance(v, int) else "float" if isinstance(v, float) else "str"
        for v in type_.values
        if v is not None and not isinstance(v, (list, dict))
    )
    found = [_builtin(name, spelling) for name in names]
    odd = any(isinstance(value, (list, dict)) for value in type_.values) or not found
    return [_anything(spelling)] if odd else found


def _union(type_: UnionType, scope: Scope, spelling: Spelling) -> Annotation:
    if spelling.direction == "response":
        type_ = leaves(type_, scope)
    parts = [annotation(variant, scope, spelling) for variant in _merged(type_.variants)]
    anything = _anything(spelling)
    if anything in parts:
        return anything
    if spelling.direction == "response" and type_.discriminator is not None:
        return _discriminated(type_, parts, scope)
    return any_of(*parts)


def _merged(variants: tuple[Type, ...]) -> list[Type]:
    """Variants with all closed enums as one, where the first of them stands."""
    enums = [each for each in variants if isinstance(each, LiteralType) and not each.open]
    if len(enums) < 2:
        return list(variants)
    bases = {each.base for each in enums}
    values = tuple(
        dict.fromkeys((type(v), v) for each in enums for v in each.values if not isinstance(v, (list, dict)))
    )
    if len(values) < sum(len(each.values) for each in enums):
        return list(variants)
    one = LiteralType(tuple(value for _, value in values), enums[0].base if len(bases) == 1 else "mixed")
    return [one if each is enums[0] else each for each in variants if each is enums[0] or each not in enums]


def _discriminated(type_: UnionType, parts: list[Annotation], scope: Scope) -> Annotation:
    """A union told apart by a tag: ``Annotated[Cat | Dog, Discriminated("kind", {"cat": "Cat", "dog": "Dog"})]``."""
    discriminator = type_.discriminator
    tags = {
        tag: scope.models[schema.id]
        for tag, id_ in (discriminator.mapping if discriminator else ())
        if (schema := scope.schema(RefType(id_))) is not None and schema.id in scope.models
    }
    members = [part for part in parts if part.text != "None"]
    plain = any_of(*members)
    if discriminator is None or not tags or len(members) < 2 or not _models_only(type_, scope):
        return any_of(*parts)
    mapping = ", ".join(f"{literal(tag)}: {literal(name)}" for tag, name in tags.items())
    text = f"Annotated[{plain.text}, Discriminated({literal(discriminator.field)}, {{{mapping}}})]"
    needs = Annotation("", imports=(("typing", "Annotated"), ("_core", "Discriminated")))
    tagged = together(text, (plain, needs))
    return any_of(tagged, NONE) if nullable(type_) else tagged


def _models_only(type_: UnionType, scope: Scope) -> bool:
    return all(isinstance(v, NullType) or scope.object_shape(v) is not None for v in type_.variants)


def _reference(type_: RefType, scope: Scope, spelling: Spelling) -> Annotation:
    schema = scope.schema(type_)
    sent = spelling.direction == "request"
    if schema is None:
        return _anything(spelling)
    named = scope.params if sent else scope.models
    if schema.id in named and not (sent and _written_out(schema, scope)):
        own = _own(named[schema.id], spelling)
        if isinstance(schema.shape, LiteralType) and _is_open(schema.shape, spelling):
            return any_of(own, *_literal_bases(schema.shape, spelling))
        model = scope.models.get(schema.id)
        if not sent or scope.object_shape(type_) is None:
            return own
        return any_of(own, *([_own(model, spelling)] if model else []), *_any_object(scope))
    shape = schema.shape
    if isinstance(shape, ObjectShape) or schema.id in spelling.inlining:
        return _anything(spelling)
    inner = Spelling(spelling.direction, spelling.prefix, spelling.shadowed, spelling.inlining | {schema.id})
    return annotation(shape, scope, inner)


def _written_out(schema: Schema, scope: Scope) -> bool:
    """Whether a name for a type is no use to callers: a library's has ``list``, which is invariant, for ``Sequence``."""
    return scope.kind is not None and not isinstance(schema.shape, (ObjectShape, LiteralType))


def _any_object(scope: Scope) -> list[Annotation]:
    """Where request objects are classes of a library, a dict is taken as well."""
    if scope.kind in {None, "typeddict"}:
        return []
    return [Annotation("Mapping[str, object]", imports=(("collections.abc", "Mapping"),))]


def _own(name: str, spelling: Spelling) -> Annotation:
    return Annotation(f"{spelling.prefix}{name}", names=(name,))


def optional(type_: Type, scope: Scope, spelling: Spelling) -> Annotation:
    """The annotation of a response field that may be absent: ``X | None``."""
    return any_of(annotation(without_null(type_), scope, spelling), NONE)
