"""What inline schemas are called: by where they stand, after the name that their parent got."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from codegen import naming
from codegen.jsontypes import JSON
from codegen.model import (
    BASE,
    PARTED,
    ArrayType,
    Field,
    LiteralType,
    MapType,
    ObjectShape,
    Operation,
    Provider,
    RefType,
    Schema,
    TupleType,
    Type,
    UnionType,
    references,
)
from codegen.plan.calls import Call
from codegen.plan.reach import request_types, response_types


class _Where(NamedTuple):
    """What a walk looks things up in."""

    schemas: Mapping[str, Schema]
    inline: frozenset[str]
    """Ids of the schemas that no component names."""
    around: frozenset[str]
    """Ids of the schemas that hold such a schema directly: most hold none, and are not looked into."""
    named: Mapping[str, str]

    def leads(self, type_: Type) -> bool:
        """Whether there are inline schemas in a type: most are scalars or components."""
        if isinstance(type_, RefType):
            return type_.id in self.inline
        return type(type_) in PARTED and not self.inline.isdisjoint(references(type_))


_Found: TypeAlias = Iterator[tuple[str, str, str]]
"""Ids of inline schemas, each with a name and a longer one."""


def inline(
    provider: Provider, edges: Mapping[str, tuple[str, ...]], calls: Mapping[str, Call], named: Mapping[str, str]
) -> _Found:
    """Inline schemas with a name and a longer one, components' first, then operations', in the document's order.

    ``edges`` are the ids that each schema mentions. ``named`` grows while this runs: an inline schema is called after
    the name that its parent got.
    """
    own = frozenset(id_ for id_, schema in provider.schemas.items() if not schema.component)
    around = frozenset(id_ for id_, mentioned in edges.items() if not own.isdisjoint(mentioned))
    where = _Where(provider.schemas, own, around, named)
    for id_, schema in provider.schemas.items():
        if schema.component and id_ in around:
            yield from _inside(schema, named.get(id_) or naming.pascal(id_), where, set())
    for operation in provider.operations:
        yield from _of_operation(operation, calls, where)


def _of_operation(operation: Operation, calls: Mapping[str, Call], where: _Where) -> _Found:
    if not any(map(where.leads, (*request_types(operation), *response_types(operation)))):
        return
    call = calls.get(operation.key)
    base = naming.pascal(" ".join(call)) if call else _channel_name(operation)
    for parameter in operation.parameters:
        if where.leads(parameter.type):
            yield from _in_type(parameter.type, base, parameter.name, where, set())
    for content in operation.body.contents if operation.body else ():
        if where.leads(content.type):
            yield from _in_body(content.type, base, f"{base}Params" if call else base, where)
    successes = [response for response in operation.responses if response.status.startswith("2")]
    first = successes[0].status if successes else "default"
    for response in operation.responses:
        for content in response.contents:
            for type_ in (content.type, content.item_type):
                if type_ is not None and where.leads(type_):
                    word = _answer_word(response.status, first, item=type_ is content.item_type)
                    yield from _in_type(type_, base, word, where, set())


def _in_body(type_: Type, base: str, own: str, where: _Where) -> _Found:
    """Schemas inside of a body. Its fields are arguments: what stands in them is called after the call alone."""
    if not isinstance(type_, RefType):
        yield from _in_type(type_, own, "", where, set())
        return
    yield type_.id, own, f"{own}Item"
    yield from _inside(where.schemas[type_.id], base, where, set())


def _answer_word(status: str, first: str, *, item: bool) -> str:
    if status == first:
        return "Event" if item else "Response"
    return f"Response{status}" if status.startswith("2") else f"Error{status if status != 'default' else ''}"


def _channel_name(operation: Operation) -> str:
    own = operation.operation_id or operation.path
    return naming.pascal(f"{own} {operation.channel}" if operation.channel not in own.lower() else own)


def _inside(schema: Schema, name: str, where: _Where, seen: set[str]) -> _Found:
    """The inline schemas inside ``schema``, which is called ``name``."""
    if schema.id in seen:
        return
    seen.add(schema.id)
    shape = schema.shape
    if schema.id not in where.around:
        return
    if not isinstance(shape, ObjectShape):
        yield from _in_type(shape, name, "", where, seen)
        return
    for field in shape.fields:
        if where.leads(field.type):
            yield from _in_type(field.type, name, field.name, where, seen)
    if where.leads(shape.additional):
        yield from _in_type(shape.additional, name, "value", where, seen)


def _in_type(type_: Type, parent: str, word: str, where: _Where, seen: set[str], longer: str = "") -> _Found:
    """The inline schemas of a type that is ``word`` of ``parent``; ``longer`` is for when its name is another's already."""
    match type_:
        case RefType():
            if type_.id not in where.inline or type_.id in seen:
                return
            schema = where.schemas[type_.id]
            candidate = _joined(parent, naming.pascal(word, "Value")) if word else parent
            yield schema.id, candidate, longer or _titled(candidate, schema)
            yield from _inside(schema, where.named.get(schema.id, candidate), where, seen)
        case ArrayType():
            item = naming.singular_phrase(word) if word and word != "Response" else "item"
            other = f"{parent}{naming.pascal(word, 'Value') if word else ''}Item"
            yield from _in_type(type_.items, parent, item, where, seen, other)
        case MapType():
            yield from _in_type(type_.values, parent, naming.singular_phrase(word) or "value", where, seen)
        case TupleType():
            for index, each in enumerate((*type_.items, type_.rest), 1):
                yield from _in_type(each, parent, f"{word} {index}", where, seen)
        case UnionType():
            words = _variant_words(type_, word, where.schemas)
            for variant, own in zip(type_.variants, words, strict=True):
                yield from _in_type(variant, parent, own, where, seen)
        case _:
            return


_TITLE = 40
"""Characters of a title that is still a name."""


def _title(schema: Schema) -> str:
    return schema.title if len(schema.title) < _TITLE else ""


def _titled(candidate: str, schema: Schema) -> str:
    """What a schema is called when its usual name is another's."""
    title = naming.pascal(_title(schema)) if _title(schema) else ""
    return _joined(candidate, title) if title and not candidate.endswith(title) else f"{candidate}Item"


def _joined(parent: str, name: str) -> str:
    """``parent`` and ``name`` as one; words that end the one and begin the other are said once, unless nothing would be left."""
    before, after = _CAPITALS.findall(parent), _CAPITALS.findall(name)
    for shared in range(min(len(before), len(after) - 1), 1, -1):
        if before[-shared:] == after[:shared]:
            return parent + "".join(after[shared:])
    return parent + name


_CAPITALS = re.compile(r"[^A-Z]+|[A-Z]+(?![a-z])|[A-Z][^A-Z]*")
"""The words of a class name."""


def _variant_words(union: UnionType, word: str, every: Mapping[str, Schema]) -> list[str]:
    """What tells each variant of a union from the others: its title, its tag, a field only it has, its number."""
    found = [every.get(each.id) if isinstance(each, RefType) else None for each in union.variants]
    base = [schema is not None and schema.id.endswith(f"|{BASE}") for schema in found]
    schemas = [schema for schema in found if schema is not None]
    if len(schemas) < 2:
        return [word for _ in found]
    titles, tags = Counter(map(_title, schemas)), Counter(tag for schema in schemas for tag in _tags(schema))
    names = Counter(field.name for schema in schemas for field in _fields(schema))
    common = len(schemas)
    said = [
        schema and _told_apart(schema, word, titles, {t: n for t, n in tags.items() if n < common}, names)
        for schema in found
    ]
    said = [f"{word} base" if own else each for own, each in zip(base, said, strict=True)]
    return [each or f"{word} option {index}" if found[index - 1] else word for index, each in enumerate(said, 1)]


def _told_apart(
    schema: Schema, word: str, titles: Mapping[str, int], tags: Mapping[tuple[str, JSON], int], names: Mapping[str, int]
) -> str:
    """The words for one variant; ``""`` if nothing is its own. ``tags`` are those that not all variants have."""
    title = _title(schema)
    if title and titles[title] == 1:
        return title if _says(title, word) else f"{word} {title}"
    tag = min((each for each in _tags(schema) if each in tags), key=lambda each: tags[each], default=None)
    if tag is not None and tags[tag] == 1:
        return f"{word} {tag[1]}"
    own = [field for field in _fields(schema) if names[field.name] == 1]
    chosen = next((field.name for field in own if field.required), own[0].name if own else "")
    tagged = f"{word} {tag[1]}" if tag is not None else ""
    if not tagged and _says(chosen, word):
        return chosen
    return f"{tagged or word} with {chosen}" if chosen else tagged


def _says(title: str, word: str) -> bool:
    """Whether a title has all the words of ``word``."""
    return bool(word) and set(naming.words(word)) <= set(naming.words(title))


def _fields(schema: Schema) -> tuple[Field, ...]:
    return schema.shape.fields if isinstance(schema.shape, ObjectShape) else ()


def _tags(schema: Schema) -> list[tuple[str, JSON]]:
    """The fields of a schema that can have one value only, with that value."""
    return [
        (field.name, field.type.values[0])
        for field in _fields(schema)
        if isinstance(field.type, LiteralType) and len(field.type.values) == 1
    ]
