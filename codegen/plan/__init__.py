"""Model -> Package: every Python decision. What comes out is complete: templates only write it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from codegen.finding import Noun
from codegen.model import Group, Model, Provider
from codegen.package import ModelKind, Package, Project, Resource, TypesModule
from codegen.plan.client import ClientOutline, client_outline, client_package, client_resource, types_module
from codegen.plan.groups import group_package
from codegen.plan.imports import group_imports
from codegen.plan.project import ProjectOptions, project

__all__ = [
    "Options",
    "Outline",
    "Part",
    "ProjectOptions",
    "made",
    "outline",
    "parts",
    "place",
    "plan",
    "whole",
]


class Options(Noun, frozen=True):
    """What the config says about the Python to write."""

    folder: str = "generated"
    """The name of the output folder, for the imports that READMEs show."""
    shared_core: bool = True
    """Whether the runtime lies beside the clients, or inside the only one."""
    env_prefixes: Mapping[str, str] = {}
    """Provider -> prefix of its environment variables, where it is not the provider's name."""
    models: ModelKind | None = None
    """The kind of models that datamodel-code-generator makes; ``None``: our own."""
    project: ProjectOptions | None = None
    """Set where a whole installable project is wanted."""


class Outline(Noun, frozen=True):
    """A package before its parts are made; every part is made of it alone, in any order, anywhere."""

    clients: tuple[ClientOutline, ...]
    package: Package
    """The package without the methods of its clients and the definitions of their types: what is not in ``parts``."""


class Part(Noun, frozen=True):
    """One module that can be made without the others."""

    client: int
    """Of ``Outline.clients``."""
    types: str = ""
    """The module of types; ``""`` where this is one of resources."""
    branch: int = 0
    """Of the client's resources, parents first; 0 is the client itself."""


def outline(model: Model, options: Options, names: Mapping[str, Mapping[str, str]]) -> Outline:
    """The outline of the package that ``model`` becomes.

    ``names`` are the lock file's, by provider: model id -> Python name.
    """
    core = ".._core" if options.shared_core else "._core"
    clients = tuple(
        client_outline(
            provider,
            names.get(provider.name, {}),
            options.env_prefixes.get(provider.name, ""),
            options.models,
            core,
        )
        for provider in model.providers
    )
    return Outline(clients, _package(clients, model.groups, options))


def parts(outline: Outline) -> tuple[Part, ...]:
    """Every module of types and of resources."""
    return tuple(
        part
        for index, client in enumerate(outline.clients)
        for part in (
            *(Part(index, types=name) for name in client.types),
            *(Part(index, branch=number) for number in range(len(client.branches))),
        )
    )


def made(outline: Outline, part: Part) -> TypesModule | Resource:
    """A part, made; a resource has the names alone of those below it."""
    client = outline.clients[part.client]
    if part.types:
        return types_module(client, part.types)
    return client_resource(client, client.branches[part.branch])


def whole(outline: Outline) -> Package:
    """The package in full."""
    return msgspec.structs.replace(outline.package, clients=tuple(map(client_package, outline.clients)))


def plan(model: Model, options: Options, names: Mapping[str, Mapping[str, str]]) -> Package:
    """The package that ``model`` becomes, in full; arguments as for ``outline``."""
    return whole(outline(model, options, names))


def _package(clients: Sequence[ClientOutline], groups: Iterable[Group], options: Options) -> Package:
    scopes = {client.scope.provider.name: client.scope for client in clients}
    return Package(
        options.folder,
        tuple(client.package for client in clients),
        tuple(group_imports(group_package(group, scopes), ".._core") for group in groups),
        options.shared_core,
        _project([client.scope.provider for client in clients], options),
    )


def _project(providers: Sequence[Provider], options: Options) -> Project | None:
    return project(providers, options.project, options.folder, options.models) if options.project else None


def place(outline: Outline, path: str) -> str:
    """Where a file goes in the output folder; ``""`` if a project has no use for it.

    A project has its packages below ``src``. The only client of one stands at the top, and its README is the project's.
    """
    made = outline.package.project
    if made is None:
        return path
    if outline.package.shared_core:
        return f"src/{made.folder}/{path}"
    return "" if path in {"__init__.py", f"{made.folder}/README.md"} else f"src/{path}"
