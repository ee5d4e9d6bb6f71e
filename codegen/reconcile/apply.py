"""Edits carried out: a provider and edits in, a new provider out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from codegen.finding import Decision, Finding
from codegen.model import Field, ObjectShape, Operation, Parameter, Provider, Schema
from codegen.reconcile.proposal import (
    Edit,
    SetAuth,
    SetField,
    SetOperation,
    SetParameter,
    SetSchema,
    SetServers,
    SetTitle,
)


def apply(provider: Provider, edits: Iterable[Edit]) -> Provider:
    """``provider`` with ``edits`` carried out in order."""
    draft = _Draft(provider)
    for edit in edits:
        draft.take(edit)
    return draft.provider()


def record(provider: Provider, decisions: Iterable[Decision], findings: Iterable[Finding] = ()) -> Provider:
    """``provider`` with ``decisions`` and ``findings`` added to its own."""
    return replace(provider, decisions=(*provider.decisions, *decisions), findings=(*provider.findings, *findings))


class _Draft:
    """A provider being edited. Fields and parameters are collected first, so that each tuple is built once."""

    def __init__(self, provider: Provider) -> None:
        self._before = provider
        self._simple: dict[str, object] = {}
        self._schemas: dict[str, Schema] | None = None
        self._fields: dict[str, dict[str, Field]] = {}
        self._operations: dict[str, Operation] = {}
        self._parameters: dict[str, dict[tuple[str, str], Parameter]] = {}

    def take(self, edit: Edit) -> None:
        match edit:
            case SetField():
                _put(self._fields_of(edit.schema), edit.name, edit.field)
            case SetSchema():
                self._fields.pop(edit.id, None)
                _put(self._all_schemas(), edit.id, edit.schema)
            case SetParameter():
                _put(self._parameters_of(edit.operation), (edit.location_in, edit.name), edit.parameter)
            case SetOperation():
                self._parameters.pop(edit.key, None)
                self._operations[edit.key] = edit.operation
            case SetTitle():
                self._simple["title"] = edit.title
            case SetServers():
                self._simple["servers"] = edit.servers
            case SetAuth():
                self._simple |= {"schemes": edit.schemes, "security": edit.security}

    def provider(self) -> Provider:
        for id_, fields in self._fields.items():
            schema = self._all_schemas().get(id_)
            if schema is not None and isinstance(schema.shape, ObjectShape):
                shape = replace(schema.shape, fields=tuple(fields.values()))
                self._all_schemas()[id_] = replace(schema, shape=shape)
        if self._schemas is not None:
            self._simple["schemas"] = self._schemas
        if self._operations or self._parameters:
            self._simple["operations"] = self._all_operations()
        return replace(self._before, **self._simple) if self._simple else self._before

    def _all_schemas(self) -> dict[str, Schema]:
        if self._schemas is None:
            self._schemas = dict(self._before.schemas)
        return self._schemas

    def _fields_of(self, id_: str) -> dict[str, Field]:
        if id_ not in self._fields:
            schema = self._all_schemas().get(id_)
            shape = schema.shape if schema is not None else None
            self._fields[id_] = {f.name: f for f in shape.fields} if isinstance(shape, ObjectShape) else {}
        return self._fields[id_]

    @cached_property
    def _by_key(self) -> dict[str, Operation]:
        return {operation.key: operation for operation in reversed(self._before.operations)}

    def _parameters_of(self, key: str) -> dict[tuple[str, str], Parameter]:
        if key not in self._parameters:
            operation = self._operations.get(key) or self._by_key[key]
            self._parameters[key] = {(p.location_in, p.name): p for p in operation.parameters}
        return self._parameters[key]

    def _all_operations(self) -> tuple[Operation, ...]:
        done: dict[str, Operation] = {}
        kept: list[Operation] = []
        for operation in self._before.operations:
            key = operation.key
            if key not in self._operations and key not in self._parameters:
                kept.append(operation)
            elif key not in done:
                done[key] = self._edited(key, operation)
                kept.append(done[key])
            elif key not in self._operations:
                kept.append(operation)
        return tuple(kept)

    def _edited(self, key: str, operation: Operation) -> Operation:
        operation = self._operations.get(key, operation)
        parameters = self._parameters.get(key)
        return operation if parameters is None else replace(operation, parameters=tuple(parameters.values()))


_K = TypeVar("_K")
_V = TypeVar("_V")


def _put(items: dict[_K, _V], key: _K, value: _V | None) -> None:
    """Set or take away; a key that is there keeps its place."""
    if value is None:
        items.pop(key, None)
    else:
        items[key] = value
