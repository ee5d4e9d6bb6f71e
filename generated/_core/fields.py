"""The fields of a model with their types, resolved on first use: siblings are imported when they are needed."""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import get_annotations
from types import CodeType
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Model


class Field(NamedTuple):
    """One field of a model."""

    name: str
    wire: str
    type: Any
    required: bool
    default: Any


class Fields(NamedTuple):
    """The fields of a model, and the type of the values of all other keys."""

    by_name: dict[str, Field]
    by_wire: dict[str, Field]
    extra: Any
    taken: frozenset[str]
    """Python names of fields that are no names of the API: unknown keys may be called so, too."""

    def kept(self, key: str) -> str:
        """The name under which an unknown key is kept: not that of a field."""
        return f"\0{key}" if key in self.taken or key.startswith("\0") else key

    def came(self, name: str) -> str:
        """The unknown key that is kept under that name."""
        return name[1:] if self.taken and name.startswith("\0") else name


def fields_of(model: type[Model]) -> Fields:
    """The fields of a model; computed once."""
    known: Fields | None = model.__dict__.get("__fields_known__")
    if known is None:
        known = _fields(model)
        type.__setattr__(model, "__fields_known__", known)
    return known


def _fields(model: type[Model]) -> Fields:
    types = dict(_types(model))
    by_name: dict[str, Field] = {}
    for name, info in model.model_fields.items():
        required = info.is_required()
        default = (
            None if required or info.default is PydanticUndefined else info.default
        )
        by_name[name] = Field(
            name, _wire(name, types[name], info), types[name], required, default
        )
    by_wire = {field.wire: field for field in by_name.values()}
    return Fields(
        by_name,
        by_wire,
        types.get("__pydantic_extra__"),
        frozenset(by_name.keys() - by_wire.keys()),
    )


def _wire(name: str, kind: Any, info: FieldInfo) -> str:
    """The API's name. Within ``Annotated`` pydantic finds it only once everything there can be evaluated."""
    marks: tuple[object, ...] = getattr(kind, "__metadata__", ())
    within = (mark.alias for mark in marks if isinstance(mark, FieldInfo))
    found = next(within, info.alias)
    return name if found is None else found


def _types(model: type[Model]) -> Iterator[tuple[str, object]]:
    """The evaluated annotations of a model, those of its bases first."""
    for base in reversed(model.__mro__):
        if (
            base.__module__.startswith("pydantic")
            or base is object
            or base.__dict__.get("__is_base__")
        ):
            continue
        annotations: dict[str, object] = get_annotations(base)
        for name, annotation in annotations.items():
            if not name.startswith("_") or name == "__pydantic_extra__":
                yield name, evaluate(annotation, base.__module__)


def evaluate(annotation: object, module: str) -> object:
    """The type that an annotation of a module stands for."""
    if not isinstance(annotation, str):
        return annotation
    namespace = vars(sys.modules[module])
    code = compile(annotation, "<annotation>", "eval")
    supply(code, namespace, module)
    # Our own generated annotation, which Python itself would evaluate as well.
    return eval(code, namespace)


def supply(code: CodeType, namespace: dict[str, object], module: str) -> None:
    """Put names that an annotation needs, and that are imported for type checkers only, into its module.

    They are looked for in the packages above the module (the lazy ``types``), then in this runtime.
    """
    for name in code.co_names:
        if name not in namespace and not hasattr(_builtins, name):
            namespace[name] = _find(name, module)


def _find(name: str, module: str) -> object:
    package = module
    while package := package.rpartition(".")[0]:
        found = getattr(import_module(package), name, _NOWHERE)
        if found is not _NOWHERE:
            return found
    runtime = import_module(__package__ or "_core")
    found = getattr(runtime, name, _NOWHERE)
    if found is _NOWHERE:
        raise NameError(
            f"name {name!r} of an annotation in {module} is not defined", name=name
        )
    return found


_NOWHERE = object()
_builtins = import_module("builtins")
