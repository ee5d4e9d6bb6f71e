"""Model -> Package: every Python decision. What comes out is complete: templates only write it down."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from codegen.finding import Noun
from codegen.model import Model
from codegen.package import ModelKind, Package
from codegen.plan.client import client_package
from codegen.plan.groups import group_package
from codegen.plan.imports import client_imports, group_imports

__all__ = ["Options", "plan"]


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


def plan(model: Model, options: Options, names: Mapping[str, Mapping[str, str]]) -> Package:
    """The package that ``model`` becomes. ``names`` are the lock file's, by provider: model id -> Python name."""
    planned = {
        provider.name: client_package(
            provider, names.get(provider.name, {}), options.env_prefixes.get(provider.name, ""), options.models
        )
        for provider in model.providers
    }
    scopes = {name: scope for name, (_, scope) in planned.items()}
    core = ".._core" if options.shared_core else "._core"
    clients = tuple(client_imports(msgspec.structs.replace(client, core=core)) for client, _ in planned.values())
    groups = tuple(group_imports(group_package(group, scopes), ".._core") for group in model.groups)
    return Package(options.folder, clients, groups, options.shared_core)
