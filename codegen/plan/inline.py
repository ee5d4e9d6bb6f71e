"""What inline schemas are called: by where they stand, after the name that their parent got."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

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
)
from codegen.plan.calls import Call


def inline(provider: Provider, calls: Mapping[str, Call], named: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Inline schemas with a name and a longer one, components' first, then operations', in the document's order.

    ``named`` grows while this runs: an inline schema is called after the name that its parent got.
    """
    for id_, schema in provider.schemas.items():
        if schema.component:
            yield from _inside(schema, named.get(id_) or naming.pascal(id_), provider, named, set())
    for operation in provider.operations:
        yield from _of_operation(operation, calls, provider, named)


def _of_operation(
    operation: Operation, calls: Mapping[str, Call], provider: Provider, named: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    call = calls.get(operation.key)
    base = naming.pascal(" ".join(call)) if call else _channel_name(operation)
    for parameter in operation.parameters:
        yield from _in_type(parameter.type, base, parameter.name, provider, named, set())
    for content in operation.body.contents if operation.body else ():
        yield from _in_body(content.type, base, f"{base}Params" if call else base, provider, named)
    successes = [response for response in operation.responses if response.status.startswith("2")]
    first = successes[0].status if successes else "default"
    for response in operation.responses:
        yield from (
            found
            for content in response.contents
            for type_ in (content.type, content.item_type)
            if type_ is not None
            for found in _in_type(
                type_,
                base,
                _answer_word(response.status, first, item=type_ is content.item_type),
                provider,
                named,
                set(),
            )
        )


def _in_body(
    type_: Type, base: str, own: str, provider: Provider, named: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Schemas inside of a body. Its fields are arguments: what stands in them is called after the call alone."""
    schema = provider.schemas.get(type_.id) if isinstance(type_, RefType) else None
    if schema is None or schema.component:
        yield from _in_type(type_, own, "", provider, named, set())
        return
    yield schema.id, own, f"{own}Item"
    yield from _inside(schema, base, provider, named, set())


def _answer_word(status: str, first: str, *, item: bool) -> str:
    if status == first:
        return "Event" if item else "Response"
    return f"Response{status}" if status.startswith("2") else f"Error{status if status != 'default' else ''}"


def _channel_name(operation: Operation) -> str:
    own = operation.operation_id or operation.path
    return naming.pascal(f"{own} {operation.channel}" if operation.channel not in own.lower() else own)


def _inside(
    schema: Schema, name: str, provider: Provider, named: Mapping[str, str], seen: set[str]
) -> Iterator[tuple[str, str, str]]:
    """The inline schemas inside ``schema``, which is called ``name``."""
    if schema.id in seen:
        return
    seen.add(schema.id)
    shape = schema.shape
    if not isinstance(shape, ObjectShape):
        yield from _in_type(shape, name, "", provider, named, seen)
        return
    for field in shape.fields:
        if _has_more(field.type, provider):
            yield from _in_type(field.type, name, field.name, provider, named, seen)
    yield from _in_type(shape.additional, name, "value", provider, named, seen)


def _has_more(type_: Type, provider: Provider) -> bool:
    """Whether there can be inline schemas inside: most fields are scalars or components."""
    if isinstance(type_, RefType):
        schema = provider.schemas.get(type_.id)
        return schema is not None and not schema.component
    return type(type_) in PARTED


def _in_type(
    type_: Type,
    parent: str,
    word: str,
    provider: Provider,
    named: Mapping[str, str],
    seen: set[str],
    longer: str = "",
) -> Iterator[tuple[str, str, str]]:
    """The inline schemas of a type that is ``word`` of ``parent``; ``longer`` is for when its name is another's already."""
    match type_:
        case RefType():
            schema = provider.schemas.get(type_.id)
            if schema is None or schema.component or schema.id in seen:
                return
            candidate = _joined(parent, naming.pascal(word, "Value")) if word else parent
            yield schema.id, candidate, longer or _titled(candidate, schema)
            yield from _inside(schema, named.get(schema.id, candidate), provider, named, seen)
        case ArrayType():
            item = naming.singular_phrase(word) if word and word != "Response" else "item"
            other = f"{parent}{naming.pascal(word, 'Value') if word else ''}Item"
            yield from _in_type(type_.items, parent, item, provider, named, seen, other)
        case MapType():
            yield from _in_type(type_.values, parent, naming.singular_phrase(word) or "value", provider, named, seen)
        case TupleType():
            for index, each in enumerate((*type_.items, type_.rest), 1):
                yield from _in_type(each, parent, f"{word} {index}", provider, named, seen)
        case UnionType():
            words = _variant_words(type_, word, provider)
            for variant, own in zip(type_.variants, words, strict=True):
                yield from _in_type(variant, parent, own, provider, named, seen)
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


def _variant_words(union: UnionType, word: str, provider: Provider) -> list[str]:
    """What tells each variant of a union from the others: its title, its tag, a field only it has, its number."""
    found = [provider.schemas.get(each.id) if isinstance(each, RefType) else None for each in union.variants]
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
