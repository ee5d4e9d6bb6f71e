"""Modules whose names are imported on first use, so that importing a package costs nothing however large it is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType


def lazy(
    namespace: dict[str, object], modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make ``__getattr__`` and ``__dir__`` of a module (PEP 562).

    ``namespace`` is the module's ``globals()``; ``modules`` maps each submodule (``"images"``), or other module by
    its relative name (``".._core"``), to the names that it holds, separated by spaces (``"Image ImagesResponse"``).
    A submodule's own name is found as well.
    """
    package = str(namespace["__name__"])
    homes: dict[str, str] = {}

    def index() -> dict[str, str]:
        if not homes:
            for module, names in modules.items():
                homes.update(dict.fromkeys(names.split(), module))
        return homes

    def getattr_(name: str) -> object:
        home = index().get(name)
        if home is not None:
            value: object = getattr(_module(home, package), name)
        elif name in modules:
            value = _module(name, package)
        else:
            raise AttributeError(
                f"module {package!r} has no attribute {name!r}", name=name, obj=None
            )
        namespace[name] = value
        return value

    def dir_() -> list[str]:
        return sorted({*namespace, *index(), *modules})

    return getattr_, dir_


def _module(name: str, package: str) -> ModuleType:
    return import_module(name if name.startswith(".") else f".{name}", package)
