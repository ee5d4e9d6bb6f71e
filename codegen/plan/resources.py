"""The tree of resource classes: ``client.chat.completions.create``."""

from __future__ import annotations

from codegen import naming
from codegen.model import Operation
from codegen.package import Method, Resource
from codegen.plan.calls import Call
from codegen.plan.methods import method
from codegen.plan.scope import Scope

_BUILTINS = frozenset({"list", "dict", "str", "int", "float", "bool", "bytes", "tuple"})
"""Builtins that annotations use: a method of that name hides them in its class."""


class _Node:
    """A resource while the tree grows; it never leaves this module."""

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.operations: list[Operation] = []


def root_resource(scope: Scope) -> Resource:
    """The client's own methods and all resources below it, in the document's order."""
    root = _Node()
    for operation in scope.provider.operations:
        call = scope.calls.get(operation.key)
        if call is None:
            continue
        node = root
        for name in call[:-1]:
            node = node.children.setdefault(name, _Node())
        node.operations.append(operation)
    types = {*scope.models.values(), *scope.params.values(), *scope.answers.values()}
    return _resource(root, (), scope, types, set())


def _resource(node: _Node, path: Call, scope: Scope, classes: set[str], modules: set[str]) -> Resource:
    words = " ".join(path)
    class_name = naming.unique(naming.pascal(f"{words} resource"), classes) if path else ""
    module = naming.unique(naming.module(words), modules) if path else ""
    classes.add(class_name)
    modules.add(module)
    hidden = {scope.calls[operation.key][-1] for operation in node.operations} | set(node.children)
    return Resource(
        name=path[-1] if path else "",
        path=path,
        class_name=class_name,
        module=module,
        methods=_methods(node.operations, scope, frozenset(hidden & _BUILTINS)),
        children=tuple(
            _resource(child, (*path, name), scope, classes, modules) for name, child in node.children.items()
        ),
        doc=f"Calls of ``{'.'.join(path)}``." if path else "",
    )


def _methods(operations: list[Operation], scope: Scope, shadowed: frozenset[str]) -> tuple[Method, ...]:
    return tuple(method(operation, scope, shadowed) for operation in operations)


def walk(resource: Resource) -> list[Resource]:
    """``resource`` and everything below it, parents first."""
    return [resource, *(each for child in resource.children for each in walk(child))]
