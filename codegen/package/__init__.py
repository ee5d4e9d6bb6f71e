"""The Python to write: names, annotations with the imports that make them true, methods, classes, modules. No OpenAPI here."""

from __future__ import annotations

from codegen.package.annotations import Annotation, Imports
from codegen.package.clients import AuthArgument, AuthKind, ClientPackage, ServerUrl, WebhooksModule
from codegen.package.groups import Capability, GroupPackage, PortableMethod, PortableResource, ResponseProtocol
from codegen.package.methods import Argument, ArgumentIn, Constant, Method, Overload, Pages, ResponseType, Signature
from codegen.package.outputs import Package, Project
from codegen.package.resources import Example, Resource, Synopsis, together
from codegen.package.types import (
    Definition,
    ForeignModels,
    ModelClass,
    ModelField,
    ModelKind,
    PageClass,
    ParamClass,
    TypeName,
    TypesModule,
)

__all__ = [
    "Annotation",
    "Argument",
    "ArgumentIn",
    "AuthArgument",
    "AuthKind",
    "Capability",
    "ClientPackage",
    "Constant",
    "Definition",
    "Example",
    "ForeignModels",
    "GroupPackage",
    "Imports",
    "Method",
    "ModelClass",
    "ModelField",
    "ModelKind",
    "Overload",
    "Package",
    "PageClass",
    "Pages",
    "ParamClass",
    "PortableMethod",
    "PortableResource",
    "Project",
    "Resource",
    "ResponseProtocol",
    "ResponseType",
    "ServerUrl",
    "Signature",
    "Synopsis",
    "TypeName",
    "TypesModule",
    "WebhooksModule",
    "together",
]
