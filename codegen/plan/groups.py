"""The package of a group: protocols for what all its providers can do, and a table of what they do differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import UNSET

from codegen import naming
from codegen.model import Field, Group, LiteralType, Operation, Portable, Type, without_null
from codegen.package import (
    Annotation,
    Argument,
    Capability,
    GroupPackage,
    PortableMethod,
    PortableResource,
)
from codegen.plan.annotations import Spelling, annotation
from codegen.plan.arguments import body_object
from codegen.plan.calls import Call
from codegen.plan.definitions import suggestions
from codegen.plan.docs import limits
from codegen.plan.paging import paged
from codegen.plan.portable import Answers, accepted_by_all
from codegen.plan.scope import Scope
from codegen.spelling import literal, one_line

_REQUEST = Spelling("request")


def group_package(group: Group, scopes: Mapping[str, Scope]) -> GroupPackage:
    """The package of ``group``; ``scopes`` are its providers' by name."""
    answers = Answers([])
    methods: list[tuple[Call, PortableMethod]] = []
    capabilities: list[tuple[str, tuple[Capability, ...]]] = []
    differences: list[str] = []
    for matched in group.operations:
        portable = _called(matched, scopes)
        operations = _operations(portable, group, scopes)
        capabilities.append((".".join(portable.call), tuple(_capabilities(operations))))
        if len(operations) < len(group.providers):
            offered = ", ".join(scope.provider.name for scope, _ in operations)
            differences.append(f"{'.'.join(portable.call)}: offered by {offered} only.")
            continue
        lists = [scope.provider.name for scope, operation in operations if paged(operation, scope)]
        if lists and len(lists) < len(operations):
            differences.append(f"{'.'.join(portable.call)}: only the answers of {', '.join(lists)} come in pages.")
            continue
        made = _method(portable, operations, answers)
        if made is None:
            differences.append(f"{'.'.join(portable.call)}: the answers have nothing in common.")
        else:
            methods.append((portable.call, made))
    return GroupPackage(
        name=group.name,
        providers=group.providers,
        resources=tuple(_resources(methods)),
        protocols=tuple(answers.protocols),
        capabilities=tuple(capabilities),
        differences=tuple(differences),
    )


def _called(portable: Portable, scopes: Mapping[str, Scope]) -> Portable:
    """``portable`` under the name that its first provider's client has for it, where nobody gave it one."""
    name, key = portable.operations[0]
    if portable.call or name not in scopes:
        return portable
    return msgspec.structs.replace(portable, call=scopes[name].calls.get(key, ()))


def _operations(portable: Portable, group: Group, scopes: Mapping[str, Scope]) -> list[tuple[Scope, Operation]]:
    keys = dict(portable.operations)
    return [
        (scopes[name], operation)
        for name in group.providers
        if name in scopes and name in keys
        for operation in scopes[name].provider.operations
        if operation.key == keys[name] and scopes[name].calls.get(operation.key) == portable.call
    ]


def _fields(scope: Scope, operation: Operation) -> dict[str, Field]:
    expanded = body_object(operation.body, scope) if operation.body else None
    return {field.name: field for field in (expanded[1].fields if expanded else ()) if not field.read_only}


def _method(
    portable: Portable, operations: Sequence[tuple[Scope, Operation]], answers: Answers
) -> PortableMethod | None:
    tables = [_fields(scope, operation) for scope, operation in operations]
    arguments: list[Argument] = []
    for wire in dict.fromkeys(name for table in tables for name in table):
        found = [table[wire] for table in tables if wire in table]
        type_ = accepted_by_all(found) if len(found) == len(tables) else None
        required = any(field.required and field.always is UNSET for field in found)
        if type_ is not None:
            arguments.append(_argument(wire, annotation(type_, operations[0][0], _REQUEST), required=required))
    lists = [of for scope, operation in operations if (of := paged(operation, scope))]
    types: list[Type | None] = [of.item for of in lists] or [
        scope.answered[operation.key].type for scope, operation in operations
    ]
    known = [type_ for type_ in types if type_ is not None]
    name = " ".join((*portable.call, "item" if lists else "response"))
    returns = answers.common(known, [scope for scope, _ in operations], name) if len(known) == len(types) else None
    if returns is None:
        return None
    doc = (f"``{'.'.join(portable.call)}`` as every provider of the group takes and answers it.",)
    ordered = tuple(sorted(arguments, key=lambda each: not each.required))
    return PortableMethod(portable.call[-1], ".".join(portable.call), ordered, returns, bool(lists), doc)


def _argument(wire: str, text: Annotation, *, required: bool) -> Argument:
    return Argument(wire, naming.argument(wire), "body", text, required, default="...")


def _resources(methods: Sequence[tuple[Call, PortableMethod]]) -> list[PortableResource]:
    """Protocols for every prefix of the calls, the longest first, ``Portable`` last."""
    prefixes = dict.fromkeys(call[:end] for call, _ in methods for end in range(len(call)))
    found: list[PortableResource] = []
    for prefix in sorted(prefixes or {(): None}, key=lambda each: (-len(each), each)):
        members = dict.fromkeys(
            call[len(prefix)] for call, _ in methods if call[: len(prefix)] == prefix and len(call) > len(prefix) + 1
        )
        own = tuple(method for call, method in methods if call[:-1] == prefix)
        found.append(PortableResource(_class(prefix), tuple((name, _class((*prefix, name))) for name in members), own))
    return found


def _class(prefix: Call) -> str:
    return naming.pascal(" ".join(("portable", *prefix)))


def _capabilities(operations: Sequence[tuple[Scope, Operation]]) -> list[Capability]:
    """One entry for each provider and each field that any of them takes."""
    tables = [(scope, _fields(scope, operation)) for scope, operation in operations]
    wires = dict.fromkeys(name for _, table in tables for name in table)
    return [_capability(scope, table.get(wire), wire) for wire in wires for scope, table in tables]


def _capability(scope: Scope, field: Field | None, wire: str) -> Capability:
    if field is None:
        return Capability(scope.provider.name, wire, supported=False)
    type_ = without_null(field.type)
    values = type_.values if isinstance(type_, LiteralType) else ()
    default = field.always if field.always is not UNSET else field.default
    return Capability(
        provider=scope.provider.name,
        wire=wire,
        supported=True,
        required=field.required and field.always is UNSET,
        type=annotation(field.type, scope, _REQUEST).text,
        values=values or suggestions(field),
        closed=isinstance(type_, LiteralType) and not type_.open,
        default="" if default is UNSET else literal(default),
        limits=one_line(
            " ".join((limits(type_), *(_hint(hint.key, hint.value) for hint in field.hints if hint.key != "enum")))
        ),
        inferred="" if field.origin == "schema" else field.origin,
    )


def _hint(key: str, value: object) -> str:
    return f"{key.replace('_', ' ')} {value} (prose)."
