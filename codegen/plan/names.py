"""Class names for schemas: a component's own name, an inline schema by where it stands. The lock has the last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping

from codegen import naming
from codegen.model import (
    ArrayType,
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
from codegen.plan.scope import has_name


def class_names(provider: Provider, calls: Mapping[str, Call], known: Mapping[str, str]) -> dict[str, str]:
    """A name for every schema of ``provider`` that gets a definition, by schema id.

    ``known`` are the lock file's names (schema id -> name); what is called after an operation follows it to its new call.
    """
    named: dict[str, str] = {}
    taken: set[str] = set()

    def claim(id_: str, name: str, *alternatives: str) -> None:
        free = naming.unique(name, taken, *alternatives)
        named[id_] = free
        taken.add(free)

    wanted = {id_: schema for id_, schema in provider.schemas.items() if has_name(schema)}
    moved = tuple(f"{key} " for key, call in calls.items() if known.get(key, ".".join(call)) != ".".join(call))
    for id_, name in known.items():
        if id_ in wanted and name not in taken and not id_.startswith(moved):
            claim(id_, name)
    for id_, candidates in _components(wanted).items():
        if id_ not in named:
            claim(id_, *candidates)
    for id_, candidate, longer in _walk(provider, calls, named):
        if id_ in wanted and id_ not in named:
            claim(id_, candidate, longer)
    for id_ in wanted:
        if id_ not in named:
            claim(id_, naming.pascal(id_))
    return {id_: named[id_] for id_ in wanted}


def param_names(
    names: Mapping[str, str], schemas: Mapping[str, Schema], sent: Container[str], received: Container[str]
) -> dict[str, str]:
    """Names of request dicts: ``PetParam`` beside the model ``Pet``; ``CreatePetParams`` needs no more, an enum no second name."""
    taken = set(names.values())
    found: dict[str, str] = {}
    for id_, name in names.items():
        if id_ not in sent:
            continue
        if isinstance(schemas[id_].shape, LiteralType) or (id_ not in received and name.endswith(_SENT)):
            found[id_] = name
        else:
            found[id_] = naming.unique(f"{name}Param", taken, f"{name}Input")
            taken.add(found[id_])
    return found


_SENT = ("Param", "Params", "Input", "Request", "Body")
"""Endings of names that say already that something is sent."""


def _components(schemas: Mapping[str, Schema]) -> dict[str, tuple[str, ...]]:
    """Candidates for each component. Of dotted names (``io.k8s.api.core.v1.Pod``) the shortest tail that only one has."""
    parts = {id_: _name_parts(id_) for id_, schema in schemas.items() if schema.component}
    tails = Counter(tail for each in parts.values() for tail in _tails(each))
    found: dict[str, tuple[str, ...]] = {}
    for id_, each in parts.items():
        candidates = _tails(each)
        alone = [tail for tail in candidates if tails[tail] == 1]
        found[id_] = (*alone, candidates[-1])
    return found


def _name_parts(id_: str) -> list[str]:
    name = id_.rpartition("/")[2] if "#" in id_ else id_
    parts = name.split(".")
    dotted = len(parts) > 1 and all(part.replace("-", "_").isidentifier() for part in parts)
    return parts if dotted else [name]


def _tails(parts: list[str]) -> list[str]:
    return [naming.pascal(" ".join(parts[start:])) for start in range(len(parts) - 1, -1, -1)]


def _walk(provider: Provider, calls: Mapping[str, Call], named: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
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
        yield from _in_type(field.type, name, field.name, provider, named, seen)
    yield from _in_type(shape.additional, name, "value", provider, named, seen)


def _in_type(
    type_: Type, parent: str, word: str, provider: Provider, named: Mapping[str, str], seen: set[str]
) -> Iterator[tuple[str, str, str]]:
    match type_:
        case RefType():
            schema = provider.schemas.get(type_.id)
            if schema is None or schema.component or schema.id in seen:
                return
            candidate = parent + (naming.pascal(word, "Value") if word else "")
            titled = naming.pascal(schema.title) if schema.title and len(schema.title) < 40 else ""
            yield schema.id, candidate, parent + titled if titled and titled != parent else f"{candidate}Item"
            yield from _inside(schema, named.get(schema.id, candidate), provider, named, seen)
        case ArrayType():
            item = naming.singular_phrase(word) if word and word != "Response" else "item"
            yield from _in_type(type_.items, parent, item, provider, named, seen)
        case MapType():
            yield from _in_type(type_.values, parent, naming.singular_phrase(word) or "value", provider, named, seen)
        case TupleType():
            for index, each in enumerate((*type_.items, type_.rest), 1):
                yield from _in_type(each, parent, f"{word} {index}", provider, named, seen)
        case UnionType():
            for index, variant in enumerate(type_.variants, 1):
                yield from _in_type(
                    variant, parent, _variant_word(variant, word, index, type_, provider), provider, named, seen
                )
        case _:
            return


def _variant_word(variant: Type, word: str, index: int, union: UnionType, provider: Provider) -> str:
    """What tells a variant of a union from the others: its tag, its title, a field only it requires, its number."""
    schema = provider.schemas.get(variant.id) if isinstance(variant, RefType) else None
    objects = [each for each in union.variants if isinstance(each, RefType)]
    if schema is None or len(objects) < 2:
        return word
    if schema.title and len(schema.title) < 40:
        return f"{word} {schema.title}"
    if isinstance(schema.shape, ObjectShape):
        for field in schema.shape.fields:
            if isinstance(field.type, LiteralType) and len(field.type.values) == 1:
                return f"{word} {field.type.values[0]}"
        others = {
            f.name
            for each in objects
            if each != variant and (other := provider.schemas.get(each.id)) and isinstance(other.shape, ObjectShape)
            for f in other.shape.fields
        }
        own = [f.name for f in schema.shape.fields if f.required and f.name not in others]
        if own:
            return f"{word} with {own[0]}"
    return f"{word} option {index}"
