"""The classes and type names of a client: response models, request dicts, names for unions and enums."""

from __future__ import annotations

import builtins
import keyword

from codegen import naming
from codegen.finding import Noun
from codegen.model import (
    AnyType,
    Field,
    LiteralType,
    NeverType,
    ObjectShape,
    Schema,
    Type,
    nullable,
    shape_references,
)
from codegen.package import Annotation, Definition, ModelClass, ModelField, ParamClass, TypeName
from codegen.plan.annotations import (
    NONE,
    Direction,
    Spelling,
    annotation,
    any_of,
    exact_literal,
    literal_annotation,
    optional,
)
from codegen.plan.docs import described
from codegen.plan.scope import Scope
from codegen.spelling import literal, prose

_RESPONSE = Spelling("response")
_REQUEST = Spelling("request")


class Wanted(Noun, frozen=True):
    """A definition before it is made."""

    name: str
    id: str
    """Of a schema, or the key of an operation whose answer has a name of its own."""
    direction: Direction
    own: bool = False
    """Whether it names the answer of an operation."""
    page: str = ""
    """``Page`` or ``AsyncPage`` for the class of the pages of an answer."""
    items: tuple[str, ...] = ()
    """The path to the items of such a page."""

    @property
    def stem(self) -> str:
        """The name whose words tell where it belongs: asynchronous twins lie together."""
        return self.name.removeprefix("Async") if self.page == "AsyncPage" else self.name


def wanted(schema: Schema, scope: Scope) -> list[Wanted]:
    """What ``schema`` becomes: a model where it is received, a dict where it is sent, or names for its type."""
    received, sent = scope.models.get(schema.id), scope.params.get(schema.id)
    found = [Wanted(received, schema.id, "response")] if received else []
    return [*found, Wanted(sent, schema.id, "request")] if sent and sent != received else found


def definition(each: Wanted, scope: Scope) -> Definition:
    """The definition of a schema that has a name."""
    schema = scope.provider.schemas[each.id]
    return (_received if each.direction == "response" else _sent)(schema, each.name, scope)


def _doc(schema: Schema, name: str) -> tuple[str, ...]:
    """What is said of a class called ``name``; a title that only says the name again is left out."""
    title = prose(schema.title)
    doc = prose(schema.doc)
    new = title.rstrip(".") != doc.rstrip(".") and not _bare(name).startswith(_bare(title))
    found = [text for text in (title if new else "", doc) if text]
    if schema.suspect:
        found.append(f"Suspect: {schema.suspect}")
    if schema.deprecated:
        found.append("Deprecated.")
    return tuple(found)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _received(schema: Schema, name: str, scope: Scope) -> Definition:
    if not isinstance(schema.shape, ObjectShape):
        return _type_name(schema, schema.shape, name, scope, _RESPONSE)
    fields = tuple(model_fields(schema.shape, scope))
    additional = schema.shape.additional
    known = not isinstance(additional, (AnyType, NeverType))
    return ModelClass(
        name, schema.id, fields, annotation(additional, scope, _RESPONSE) if known else None, _doc(schema, name)
    )


def _type_name(schema: Schema, type_: Type, name: str, scope: Scope, spelling: Spelling) -> TypeName:
    return TypeName(
        name, schema.id, _alias(type_, scope, spelling), _doc(schema, name), _holds_itself(schema, scope, spelling)
    )


def _holds_itself(schema: Schema, scope: Scope, spelling: Spelling) -> bool:
    """Whether a name for a type leads back to itself without a model in between; dicts that are sent are no models."""
    seen: set[str] = set()
    waiting = [schema.id]
    while waiting:
        each = scope.provider.schemas.get(waiting.pop())
        if each is None or (isinstance(each.shape, ObjectShape) and spelling.direction == "response"):
            continue
        inner = shape_references(each.shape)
        if schema.id in inner:
            return True
        waiting += [id_ for id_ in inner if id_ not in seen]
        seen.update(inner)
    return False


def _alias(type_: Type, scope: Scope, spelling: Spelling) -> Annotation:
    """The right side of a name for a type. An enum keeps its exact values: openness is added where it is used."""
    return exact_literal(type_, spelling) if isinstance(type_, LiteralType) else annotation(type_, scope, spelling)


def model_fields(shape: ObjectShape, scope: Scope) -> list[ModelField]:
    """The fields of the class that an object becomes where it is received."""
    taken = naming.Taken()
    found: list[ModelField] = []
    for field in shape.fields:
        if field.write_only:
            continue
        python = naming.unique(naming.field(field.name), taken)
        taken.add(python)
        found.append(_model_field(field, python, scope))
    return found


def _model_field(field: Field, python: str, scope: Scope) -> ModelField:
    alias = f"alias={literal(field.name)}" if python != field.name else ""
    if field.required:
        text, default = annotation(field.type, scope, _RESPONSE), f"Field({alias})" if alias else ""
    else:
        text, default = optional(field.type, scope, _RESPONSE), f"Field(default=None, {alias})" if alias else "None"
    return ModelField(field.name, python, text, field.required, default, described(field))


def _sent(schema: Schema, name: str, scope: Scope) -> Definition:
    if not isinstance(schema.shape, ObjectShape):
        return _type_name(schema, schema.shape, name, scope, _REQUEST)
    sent = [field for field in schema.shape.fields if not field.read_only]
    fields = tuple(_param_field(field, scope) for field in sent if field.name)
    doc = _doc(schema, name) if len(fields) == len(sent) else (*_doc(schema, name), _NAMELESS)
    return ParamClass(name, schema.id, fields, any(_needs_call(field.wire) for field in fields), doc)


_NAMELESS = 'A key that is empty (`""`) is sent as well, which types of dicts cannot say.'


def _param_field(field: Field, scope: Scope) -> ModelField:
    return ModelField(
        field.name, field.name, request_annotation(field, scope, _REQUEST), field.required, "", described(field)
    )


def _needs_call(key: str) -> bool:
    """Whether a dict key cannot be written as a class attribute: no identifier, mangled, or a name that annotations use."""
    return (
        not key.isidentifier()
        or keyword.iskeyword(key)
        or key.startswith("__")
        or (hasattr(builtins, key) and key in {"str", "int", "float", "bool", "list", "dict", "bytes"})
        or key[0].isupper()
    )


def request_annotation(field: Field, scope: Scope, spelling: Spelling) -> Annotation:
    """The annotation of what a caller gives for ``field``: its type, completed by what the prose suggests."""
    plain = annotation(field.type, scope, spelling)
    if field.aliases and isinstance(field.type, LiteralType):
        values = (*field.type.values, *(spelled for spelled, _ in field.aliases))
        plain = literal_annotation(
            LiteralType(tuple(dict.fromkeys(values)), field.type.base, open=field.type.open), spelling
        )
    suggested = suggestions(field)
    if not suggested or plain.text not in {"str", "str | None"}:
        return plain
    listed = literal_annotation(LiteralType(suggested, open=True), spelling)
    return any_of(listed, NONE) if nullable(field.type) else listed


def suggestions(field: Field) -> tuple[str, ...]:
    """The values that hints suggest for a string, in their order."""
    values = [hint.value for hint in field.hints if hint.key == "enum"]
    return tuple(
        dict.fromkeys(value for each in values if isinstance(each, list) for value in each if isinstance(value, str))
    )
