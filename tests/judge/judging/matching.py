"""Whether a value is what a method's signature says, checked to the last field (openai-python's ``assert_matches_type``).

Annotations are read here as a user's type checker reads them, without the runtime that made the values.
"""

from __future__ import annotations

import builtins
import collections.abc
import datetime as dt
import decimal
import importlib
import inspect
import sys
import types
import typing
import uuid
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from typing_extensions import TypeAliasType


class Misfit(Exception):  # noqa: N818 - an outcome
    """Where a value is not of its type, and how."""


_SCALARS: dict[Any, tuple[type, ...]] = {
    str: (str,),
    int: (int,),
    float: (float, int),
    bool: (bool,),
    bytes: (bytes,),
    dt.datetime: (dt.datetime,),
    dt.date: (dt.date,),
    dt.time: (dt.time,),
    uuid.UUID: (uuid.UUID,),
    decimal.Decimal: (decimal.Decimal,),
}


class Names(dict[str, Any]):
    """The names that annotations of a module may use, as its ``TYPE_CHECKING`` imports would have them."""

    def __init__(self, module: str) -> None:
        super().__init__()
        self._homes = [sys.modules[module], *_above(module)]

    def __missing__(self, name: str) -> Any:
        for home in self._homes:
            if hasattr(home, name):
                return getattr(home, name)
        raise KeyError(name)


def _above(module: str) -> Iterator[Any]:
    """Where a generated module's names come from: the package's types, the runtime, the standard library."""
    yield importlib.import_module(_home(module))
    core = next(f"{each}._core" for each in _parents(module) if _has(each, "_core"))
    yield importlib.import_module(core)
    yield from (typing, collections.abc, builtins)


def _parents(module: str) -> Iterator[str]:
    while module:
        yield module
        module = module.rpartition(".")[0]


def _has(package: str, name: str) -> bool:
    if not hasattr(sys.modules.get(package), "__path__"):
        return False
    try:
        return bool(importlib.import_module(f"{package}.{name}"))
    except ModuleNotFoundError:
        return False


@lru_cache(maxsize=1 << 12)
def evaluated(text: str, module: str) -> Any:
    """An annotation of a module as a type."""
    namespace = {"builtins": builtins, "types": importlib.import_module(_home(module))}
    return eval(text, namespace, _names(module))  # noqa: S307 - our own generated annotations


def _home(module: str) -> str:
    """The package of a client's types; there may be a resource of that name, too."""
    return f"{next(each for each in _parents(module) if _has(each, '_client'))}.types"


@lru_cache(maxsize=1 << 10)
def _names(module: str) -> Names:
    return Names(module)


def returned(method: Any) -> Any:
    """The type that a method returns, overloads aside; of what is awaited, what comes then."""
    text = inspect.get_annotations(method.__func__)["return"]
    kind = evaluated(text, method.__func__.__module__)
    return get_args(kind)[0] if getattr(get_origin(kind), "__name__", "") == "AsyncPages" else kind


def check(value: Any, kind: Any, module: str, at: str = "") -> None:
    """Raises Misfit where ``value`` is not of ``kind``."""
    kind = evaluated(kind, module) if isinstance(kind, str) else kind
    kind = evaluated(kind.__forward_arg__, module) if isinstance(kind, typing.ForwardRef) else kind
    if isinstance(kind, TypeAliasType):
        home = getattr(kind, "__module__", None) or module
        return check(value, kind.__value__, home, at)
    origin = get_origin(kind)
    if kind in {Any, object}:
        return None
    if origin is typing.Annotated:
        return check(value, get_args(kind)[0], module, at)
    if origin in {types.UnionType, typing.Union}:
        return _one_of(value, get_args(kind), module, at)
    if origin is Literal:
        if not any(value == each and type(value) is type(each) for each in get_args(kind)):
            raise Misfit(f"{at or 'value'}: {value!r} is none of {str(get_args(kind))[:80]}")
        return None
    if origin in {list, dict}:
        return _container(value, origin, get_args(kind), module, at)
    return _plain(value, origin or kind, get_args(kind), module, at)


def _one_of(value: Any, members: tuple[Any, ...], module: str, at: str) -> None:
    said: list[str] = []
    for member in members:
        try:
            return check(value, member, module, at)
        except Misfit as misfit:
            said.append(str(misfit))
    deepest = max(said, key=lambda each: each.partition(":")[0].count("."))
    raise Misfit(f"{deepest} (of {len(members)} alternatives)")


def _container(value: Any, origin: Any, arguments: tuple[Any, ...], module: str, at: str) -> None:
    if not isinstance(value, origin):
        raise Misfit(f"{at or 'value'}: {type(value).__name__} is no {origin.__name__}")
    pairs = enumerate(value) if origin is list else value.items()
    for key, each in pairs:
        check(each, arguments[-1], module, f"{at}.{key}")


def _plain(value: Any, kind: Any, arguments: tuple[Any, ...], module: str, at: str) -> None:
    if kind is None or kind is type(None):
        fits = value is None
    elif kind in _SCALARS:
        fits = isinstance(value, _SCALARS[kind]) and (kind is bool or not isinstance(value, bool))
        fits = fits and not (kind is dt.date and isinstance(value, dt.datetime))
    else:
        fits = isinstance(value, kind)
    if not fits:
        raise Misfit(
            f"{at or 'value'}: {type(value).__name__} {str(value)[:40]!r} is no {getattr(kind, '__name__', kind)}"
        )
    if hasattr(value, "__pydantic_fields_set__"):
        _model(value, at)
    elif hasattr(value, "has_next_page"):
        _page(value, arguments, module, at)


def _page(value: Any, arguments: tuple[Any, ...], module: str, at: str) -> None:
    """A page is ``Page[Answer, Item]``, or a class of its own that says so."""
    if not arguments:
        arguments, module = get_args(type(value).__orig_bases__[0]), type(value).__module__
    check(value.answer, arguments[0], module, at)
    for index, each in enumerate(value.items):
        check(each, arguments[1], module, f"{at}.items.{index}")


class Field(NamedTuple):
    """A field of a model."""

    name: str
    wire: str
    annotation: str
    module: str
    required: bool


@lru_cache(maxsize=1 << 14)
def fields(model: type[Any]) -> tuple[Field, ...]:
    """The fields that a model declares."""
    found: dict[str, Field] = {}
    for each in reversed(model.__mro__):
        for name, text in inspect.get_annotations(each).items():
            if name in model.model_fields:
                info = model.model_fields[name]
                found[name] = Field(name, info.alias or name, str(text), each.__module__, info.is_required())
    return tuple(found.values())


def _model(value: Any, at: str) -> None:
    there: Mapping[str, Any] = value.__dict__
    given = value.__pydantic_fields_set__
    model: Any = type(value)
    for field in fields(model):
        where = f"{at}.{field.wire}"
        if field.name in given and field.name in there:
            check(there[field.name], field.annotation, field.module, where)
        elif field.required:
            raise Misfit(f"{where}: missing")
