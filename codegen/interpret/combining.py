"""Several documents of one provider as one: pages of one API, or its specs by area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from codegen.finding import Finding, Location
from codegen.interpret.rewriting import Leaf, operation_with, schema_with
from codegen.model import (
    ObjectShape,
    Operation,
    Provider,
    RefType,
    Requirement,
    Schema,
    SecurityScheme,
    Server,
    Type,
    shape_references,
)

_NOWHERE = Location("")


def combined(providers: Sequence[Provider], name: str) -> Provider:
    """All operations and schemas of ``providers``, in order.

    Schemas of one id and one meaning are one; of different meanings, the later one's id is prefixed with its document.
    Operations of one key all stay: telling them apart is reconciliation. What a document says for all its operations
    (servers, security) moves to them where it differs from what holds for the provider.
    """
    if not providers:
        return Provider(name, ())
    schemas: dict[str, Schema] = {}
    operations: list[Operation] = []
    findings: list[Finding] = []
    servers, security = _first_servers(providers), _first_security(providers)
    for each in providers:
        renamed = _renamed(schemas, each)
        leaf = _renaming(renamed)
        findings += [*each.findings, *(_told(each.schemas[id_]) for id_ in renamed if each.schemas[id_].component)]
        for id_, schema in each.schemas.items():
            schemas.setdefault(renamed.get(id_, id_), replace(schema_with(schema, leaf), id=renamed.get(id_, id_)))
        operations += [
            _own(operation_with(operation, leaf) if renamed else operation, each, servers, security)
            for operation in each.operations
        ]
    schemes, conflicts = _schemes(providers)
    first = providers[0]
    return Provider(
        name,
        tuple(dict.fromkeys(source for each in providers for source in each.sources)),
        title=next((each.title for each in providers if each.title), ""),
        version=first.version,
        doc=next((each.doc for each in providers if each.doc), ""),
        notices=tuple(dict.fromkeys(notice for each in providers for notice in each.notices)),
        servers=servers,
        schemes=schemes,
        security=security,
        operations=tuple(operations),
        schemas=schemas,
        findings=(*findings, *conflicts),
    )


def _first_servers(providers: Sequence[Provider]) -> tuple[Server, ...]:
    return next((each.servers for each in providers if each.servers), ())


def _first_security(providers: Sequence[Provider]) -> tuple[Requirement, ...]:
    return next((each.security for each in providers if each.security), ())


def _own(
    operation: Operation, of: Provider, servers: tuple[Server, ...], security: tuple[Requirement, ...]
) -> Operation:
    """The operation with its document's servers and security, where they differ from the provider's."""
    if not operation.servers and of.servers and [each.url for each in of.servers] != [each.url for each in servers]:
        operation = replace(operation, servers=of.servers)
    if operation.security is None and of.security and of.security != security:
        operation = replace(operation, security=of.security)
    return operation


def _renaming(renamed: Mapping[str, str]) -> Leaf:
    def leaf(type_: Type) -> Type:
        return RefType(renamed[type_.id]) if isinstance(type_, RefType) and type_.id in renamed else type_

    return leaf


def _renamed(known: Mapping[str, Schema], provider: Provider) -> dict[str, str]:
    """New ids for the schemas that mean something else than the known ones, and for all that refer to those."""
    shared = [id_ for id_ in provider.schemas if id_ in known]
    different = {id_ for id_ in shared if _bare(known[id_]) != _bare(provider.schemas[id_])}
    users: dict[str, list[str]] = {}
    for id_ in shared if different else ():
        for used in shape_references(provider.schemas[id_].shape):
            users.setdefault(used, []).append(id_)
    waiting = list(different)
    while waiting:
        fresh = [each for each in users.get(waiting.pop(), ()) if each not in different]
        different.update(fresh)
        waiting += fresh
    taken = {*known, *provider.schemas}
    return {id_: _free(f"{provider.sources[0]}#{id_}", taken) for id_ in shared if id_ in different}


def _free(wanted: str, taken: set[str]) -> str:
    unique, number = wanted, 2
    while unique in taken:
        unique, number = f"{wanted}~{number}", number + 1
    taken.add(unique)
    return unique


def _bare(schema: Schema) -> Schema:
    """A schema without the places it was found at."""
    shape = schema.shape
    if isinstance(shape, ObjectShape):
        shape = replace(shape, fields=tuple(replace(each, location=_NOWHERE) for each in shape.fields))
    return replace(schema, location=_NOWHERE, shape=shape)


def _told(schema: Schema) -> Finding:
    message = f"the schema {schema.id!r} means something else in an earlier document; both are kept"
    return Finding("schema-renamed", "note", message, schema.location)


def _schemes(providers: Sequence[Provider]) -> tuple[tuple[SecurityScheme, ...], list[Finding]]:
    found: dict[str, SecurityScheme] = {}
    conflicts: list[Finding] = []
    for scheme in _all_schemes(providers):
        known = found.setdefault(scheme.id, scheme)
        if replace(known, location=_NOWHERE, doc="") != replace(scheme, location=_NOWHERE, doc=""):
            message = f"the security scheme {scheme.id!r} is another one in an earlier document; that one is used"
            conflicts.append(Finding("scheme-conflict", "warning", message, scheme.location))
    return tuple(found.values()), conflicts


def _all_schemes(providers: Sequence[Provider]) -> Iterator[SecurityScheme]:
    for each in providers:
        yield from each.schemes
