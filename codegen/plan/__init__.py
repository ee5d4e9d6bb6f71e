"""Model -> Package: every Python decision. What comes out is complete: templates only write it down."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.finding import Noun
from codegen.model import Group, Model
from codegen.package import ClientPackage, ModelKind, Package, Project, Resource, TypesModule
from codegen.plan.client import ClientOutline, client_outline, client_package, types_module
from codegen.plan.groups import group_package
from codegen.plan.imports import group_imports
from codegen.plan.project import ProjectOptions, project
from codegen.plan.resources import resource

__all__ = [
    "Options",
    "Outline",
    "Part",
    "ProjectOptions",
    "front",
    "made",
    "outline",
    "parts",
    "place",
    "plan",
    "resources",
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

    options: Options
    clients: tuple[ClientOutline, ...]
    groups: tuple[Group, ...]


class Part(Noun, frozen=True):
    """One module that can be made without the others."""

    client: int
    """Of ``Outline.clients``."""
    types: str = ""
    """The module of types; ``""`` where this is one of resources."""
    branch: int = 0
    """Of the resources below the client, parents first."""


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
    return Outline(options, clients, model.groups)


def parts(outline: Outline) -> tuple[Part, ...]:
    """Every module of types and of resources."""
    return tuple(
        part
        for index, client in enumerate(outline.clients)
        for part in (
            *(Part(index, types=name) for name in client.types),
            *(Part(index, branch=number) for number in range(1, len(client.branches))),
        )
    )


def made(outline: Outline, part: Part) -> TypesModule | Resource:
    """A part, made; a resource has the names alone of those below it."""
    client = outline.clients[part.client]
    if part.types:
        return types_module(client, part.types)
    return resource(client.branches[part.branch], client.scope, f".{client.core}")


def front(outline: Outline) -> Package:
    """The package without the definitions of its types: what is not in ``parts`` is written from it."""
    return _package(outline, tuple(client_package(client) for client in outline.clients))


def resources(package: Package) -> dict[Part, Resource]:
    """The parts that ``front`` made already."""
    return {
        Part(index, branch=number): each
        for index, client in enumerate(package.clients)
        for number, each in enumerate(client.resources)
        if number
    }


def whole(outline: Outline) -> Package:
    """The package in full."""
    return _package(outline, tuple(_filled(client) for client in outline.clients))


def plan(model: Model, options: Options, names: Mapping[str, Mapping[str, str]]) -> Package:
    """The package that ``model`` becomes, in full; arguments as for ``outline``."""
    return whole(outline(model, options, names))


def _filled(client: ClientOutline) -> ClientPackage:
    return client_package(client, tuple(types_module(client, name) for name in client.types))


def _package(outline: Outline, clients: tuple[ClientPackage, ...]) -> Package:
    scopes = {client.scope.provider.name: client.scope for client in outline.clients}
    groups = tuple(group_imports(group_package(group, scopes), ".._core") for group in outline.groups)
    return Package(outline.options.folder, clients, groups, outline.options.shared_core, _project(outline))


def _project(outline: Outline) -> Project | None:
    options = outline.options
    if options.project is None:
        return None
    providers = [client.scope.provider for client in outline.clients]
    return project(providers, options.project, options.folder, options.models)


def place(outline: Outline, path: str) -> str:
    """Where a file goes in the output folder; ``""`` if a project has no use for it.

    A project has its packages below ``src``. The only client of one stands at the top, and its README is the project's.
    """
    made = _project(outline)
    if made is None:
        return path
    if outline.options.shared_core:
        return f"src/{made.folder}/{path}"
    return "" if path in {"__init__.py", f"{made.folder}/README.md"} else f"src/{path}"
