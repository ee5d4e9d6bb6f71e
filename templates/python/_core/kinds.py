"""What kind of type an annotation is."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, TypeGuard, Union, get_args, get_origin

from .fields import evaluate
from .model import Model
from .records import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import TypeAliasType


def is_model(kind: object) -> TypeGuard[type[Model]]:
    """Whether a type is a model."""
    return isinstance(kind, type) and issubclass(kind, Model)


def members_of(kind: object) -> tuple[Any, ...]:
    """The members of a union; a type that is none is its only member."""
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)


def models_in(kind: object) -> Iterable[type[Model]]:
    """The models of a union, in order."""
    return [
        member
        for member in members_of(kind)
        if isinstance(member, type) and issubclass(member, Model)
    ]


def alias_value(alias: TypeAliasType) -> object:
    """What a named type stands for."""
    value: object = alias.__value__
    module = alias.__module__ or ""
    return resolved(evaluate(value, module), module)
