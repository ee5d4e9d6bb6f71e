"""The chain of evidence for one fact: what the witnesses say, and the rule that chose."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from codegen.finding import Decision, Evidence, InputError, Noun
from codegen.model import (
    ArrayType,
    Field,
    MapType,
    Model,
    ObjectShape,
    Operation,
    Provider,
    RefType,
    Schema,
    Type,
    UnionType,
)
from codegen.package import ClientPackage, Method, ModelClass, ParamClass
from codegen.report import claims
from codegen.report.inspection import all_methods, argument_type


class Explanation(Noun, frozen=True):
    """All that is known about one fact."""

    target: str
    """As asked for: ``aimlapi.images.generate.n``."""
    subject: str
    """The fact by its wire names, as decisions and the lock have it."""
    what: str
    """What became of it in the client: ``argument n: int, optional``."""
    claims: tuple[Evidence, ...]
    """What the documents say, in the order of the witnesses' weight."""
    decisions: tuple[Decision, ...]
    """The rules that chose; none where the witnesses agree."""


class _Side(NamedTuple):
    """One provider in all its forms."""

    said: Provider
    """As its documents say: where claims come from."""
    provider: Provider
    """As reconciliation made it."""
    client: ClientPackage


def explain(target: str, documented: Iterable[Provider], model: Model, clients: Iterable[ClientPackage]) -> Explanation:
    """Explains ``target``: a call, an argument, a field of a type or answer, ``auth``, ``server``, or a decision's subject.

    Args:
        target: the fact, with its provider's name in front.
        documented: the providers as their documents say, before reconciliation.
        model: the providers as reconciliation made them.
        clients: the providers as they are written.

    Raises:
        InputError: there is no such fact; says what is close.
    """
    by_name = {client.name: client for client in clients}
    name, _, rest = target.partition(" " if " " in target.split(".", maxsplit=1)[0] else ".")
    provider = next((each for each in model.providers if each.name == name), None)
    if provider is None:
        raise InputError(f"no provider `{name}`{_close(name, list(by_name))}")
    said = next((each for each in documented if each.name == name), provider)
    side = _Side(said, provider, by_name[name])
    if not rest:
        return _provider(target, side)
    found = next((each for each in _answers(target, rest, side) if each), None)
    if found is None:
        close = _close(rest, list(targets(side)), f"{name}.")
        raise InputError(f"nothing known as `{target}`{close}")
    return found


def _close(word: str, known: list[str], prefix: str = "") -> str:
    close = difflib.get_close_matches(word, known, 3, 0.5) or [each for each in known if word in each][:3]
    if close:
        return f"; close: {', '.join(prefix + each for each in close)}"
    return f"; there is {', '.join(prefix + each for each in known[:6])}" if known else ""


def targets(side: _Side) -> Iterator[str]:
    """Everything that can be asked about a provider, without its name."""
    yield from ("auth", "server")
    for method in all_methods(side.client.root):
        yield method.call
        yield from (f"{method.call}.{argument.python}" for argument in method.arguments)
    for module in side.client.types:
        for each in module.definitions:
            yield each.name
            if isinstance(each, (ModelClass, ParamClass)):
                yield from (f"{each.name}.{field.python}" for field in each.fields)


def _answers(target: str, rest: str, side: _Side) -> Iterator[Explanation | None]:
    if rest == "auth":
        yield _auth(target, side)
    if rest in {"server", "servers", "base_url"}:
        yield _server(target, side)
    yield _call(target, rest, side)
    yield _type(target, rest, side)
    yield _subject(target, rest, side)


def _decided(provider: Provider, *subjects: str) -> tuple[Decision, ...]:
    """The decisions about these facts and their parts."""
    return tuple(each for each in provider.decisions if any(_about(each.subject, subject) for subject in subjects))


def _about(subject: str, fact: str) -> bool:
    return subject == fact or (subject.startswith(fact) and subject[len(fact)] in " .[{|")


def _provider(target: str, side: _Side) -> Explanation:
    what = f"package {side.client.name}: {side.provider.title} {side.provider.version}".rstrip()
    return Explanation(target, side.provider.name, what, (), side.provider.decisions)


def _auth(target: str, side: _Side) -> Explanation:
    given = [f"{each.kind}: Client({each.argument}=...) or {each.env}" for each in side.client.auth]
    said = tuple(claims.of_scheme(scheme) for scheme in side.said.schemes)
    subjects = ("auth", *(scheme.id for scheme in side.provider.schemes))
    return Explanation(target, "auth", "; ".join(given) or "no credential", said, _decided(side.provider, *subjects))


def _server(target: str, side: _Side) -> Explanation:
    said = tuple(claims.of_server(each, each.location) for each in side.said.servers)
    what = ", ".join(server.url for server in side.client.servers) or "no server: Client(base_url=...) is needed"
    return Explanation(target, "server", what, said, _decided(side.provider, "server", "servers"))


# --- calls -----------------------------------------------------------------------------------------------------------


def _call(target: str, rest: str, side: _Side) -> Explanation | None:
    """``images.generate``, ``images.generate.n``, ``images.generate.response.data.url``."""
    operations = {operation.key: operation for operation in side.provider.operations}
    for method in all_methods(side.client.root):
        operation = operations.get(method.key)
        if operation and rest == method.call:
            what = f"client.{method.call}({', '.join(each.python for each in method.arguments)})"
            said = tuple(claims.of_operation(operation))
            return Explanation(target, method.key, what, said, _decided(side.provider, method.key))
        if operation and rest.startswith(f"{method.call}."):
            part = rest[len(method.call) + 1 :]
            return _argument(target, part, method, operation, side) or _answer(target, part, operation, side)
    return None


def _argument(target: str, name: str, method: Method, operation: Operation, side: _Side) -> Explanation | None:
    for argument in method.arguments:
        if name in (argument.python, argument.wire):
            required = "required" if argument.required else "optional"
            what = f"argument {argument.python}: {argument_type(argument)}, {required}"
            return _slot(target, argument.location_in, argument.wire, what, operation, side)
    return _subject(target, f"{operation.key} {name}", side)


def _slot(target: str, place: str, wire: str, what: str, operation: Operation, side: _Side) -> Explanation | None:
    provider = side.provider
    if place == "content":
        subject = f"{operation.key} body"
        said = tuple(each for id_ in _bodies(operation, provider.schemas) for each in _schema(side.said, id_))
        return Explanation(target, subject, what, said, _decided(provider, subject))
    if any((parameter.location_in, parameter.name) == (place, wire) for parameter in operation.parameters):
        subject = f"{operation.key} {place}.{wire}"
        return Explanation(
            target, subject, what, _of_parameter(side.said, operation.key, place, wire), _decided(provider, subject)
        )
    subjects = [f"{id_}.{wire}" for id_ in _bodies(operation, provider.schemas)]
    found = [subject for subject in subjects if _field(provider.schemas, subject, wire)]
    if not found:
        return None
    return Explanation(target, found[0], what, _of_fields(side.said, found), _decided(provider, *found))


def _of_parameter(said: Provider, key: str, place: str, wire: str) -> tuple[Evidence, ...]:
    """What the document says of a parameter."""
    parameters = (each for operation in said.operations if operation.key == key for each in operation.parameters)
    slots = (each for each in parameters if (each.location_in, each.name) == (place, wire))
    return tuple(claim for slot in slots for claim in claims.of_slot(slot))


def _of_fields(said: Provider, subjects: Iterable[str]) -> tuple[Evidence, ...]:
    """What the document says of fields; nothing of those that it does not declare."""
    found = (_by_subject(said.schemas, subject) for subject in subjects)
    return tuple(claim for field in found if field for claim in claims.of_slot(field))


def _by_subject(schemas: Mapping[str, Schema], subject: str) -> Field | None:
    """The field with that id; names of schemas and of fields may hold dots."""
    ends = (end for end, char in enumerate(subject) if char == ".")
    return next((field for end in ends if (field := _field(schemas, subject, subject[end + 1 :]))), None)


def _bodies(operation: Operation, schemas: Mapping[str, Schema]) -> list[str]:
    """The ids of the objects that a body may be."""
    contents = operation.body.contents if operation.body else ()
    return list(dict.fromkeys(id_ for content in contents for id_ in _objects(content.type, schemas, 8)))


def _objects(type_: Type, schemas: Mapping[str, Schema], depth: int) -> Iterator[str]:
    """The ids of all schemas with fields that a type stands for; arrays and maps stand for what is in them."""
    match type_:
        case RefType() if depth and type_.id in schemas:
            shape = schemas[type_.id].shape
            if isinstance(shape, ObjectShape):
                yield type_.id
            else:
                yield from _objects(shape, schemas, depth - 1)
        case UnionType():
            for each in type_.variants:
                yield from _objects(each, schemas, depth)
        case ArrayType():
            yield from _objects(type_.items, schemas, depth)
        case MapType():
            yield from _objects(type_.values, schemas, depth)
        case _:
            return


def _schema(provider: Provider, id_: str) -> Iterator[Evidence]:
    schema = provider.schemas.get(id_)
    return claims.of_schema(schema) if schema else iter(())


def _field(schemas: Mapping[str, Schema], subject: str, wire: str) -> Field | None:
    schema = schemas.get(subject[: -len(wire) - 1])
    if schema is None or not isinstance(schema.shape, ObjectShape):
        return None
    return next((field for field in schema.shape.fields if field.name == wire), None)


def _answer(target: str, part: str, operation: Operation, side: _Side) -> Explanation | None:
    """``response.data.url``, ``response.404.error``: fields by their names; ``[]`` may mark arrays."""
    words = part.replace("[]", "").replace("{}", "").split(".")
    if words[0] != "response":
        return None
    statuses = {response.status for response in operation.responses}
    status = words.pop(1) if len(words) > 1 and words[1] in statuses else ""
    chosen = [each for each in operation.responses if (each.status == status if status else each.status[0] == "2")]
    types = [content.type for response in chosen for content in response.contents]
    subject = f"{operation.key} response.{chosen[0].status}" if chosen else ""
    if len(words) == 1:
        return Explanation(target, subject, part, (), _decided(side.provider, subject)) if chosen else None
    return _path(target, words[1:], types, side)


def _path(target: str, names: list[str], types: list[Type], side: _Side) -> Explanation | None:
    """The field that a path of names leads to."""
    schemas = side.provider.schemas
    found: dict[str, Field] = {}
    for name in names:
        ids = dict.fromkeys(id_ for each in types for id_ in _objects(each, schemas, 8))
        found = {f"{id_}.{name}": field for id_ in ids if (field := _field(schemas, f"{id_}.{name}", name))}
        types = [field.type for field in found.values()]
    if not found:
        return None
    said = _of_fields(side.said, found)
    return Explanation(target, next(iter(found)), _in_client(side, found), said, _decided(side.provider, *found))


def _in_client(side: _Side, found: Iterable[str]) -> str:
    """The attributes that fields became."""
    wanted = set(found)
    attributes = (
        f"{each.name}.{field.python}: {field.annotation.text}"
        for module in side.client.types
        for each in module.definitions
        if isinstance(each, (ModelClass, ParamClass))
        for field in each.fields
        if f"{each.id}.{field.wire}" in wanted
    )
    return "; ".join(dict.fromkeys(attributes)) or "part of the answer"


# --- types and subjects ----------------------------------------------------------------------------------------------


def _type(target: str, rest: str, side: _Side) -> Explanation | None:
    """``ImagesGenerateResponse``, ``ImagesGenerateResponse.data``."""
    name, _, part = rest.partition(".")
    for definition in (each for module in side.client.types for each in module.definitions):
        if definition.name != name:
            continue
        if not part and definition.id in side.provider.schemas:
            said = tuple(_schema(side.said, definition.id))
            return Explanation(target, definition.id, f"type {name}", said, _decided(side.provider, definition.id))
        fields = definition.fields if isinstance(definition, (ModelClass, ParamClass)) else ()
        wire = next((field.wire for field in fields if part in (field.python, field.wire)), part)
        if part and _field(side.provider.schemas, f"{definition.id}.{wire}", wire):
            return _path(target, [wire], [RefType(definition.id)], side)
    return None


def _subject(target: str, rest: str, side: _Side) -> Explanation | None:
    """A fact by the wire names that decisions and the lock have."""
    decisions = _decided(side.provider, rest)
    field = _by_subject(side.provider.schemas, rest)
    if not decisions and field is None:
        return None
    what = _in_client(side, [rest]) if field else rest
    return Explanation(target, rest, what, _of_fields(side.said, [rest]), decisions)
