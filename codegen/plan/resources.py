"""The tree of resource classes: ``client.chat.completions.create``."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from codegen import naming
from codegen.finding import Noun
from codegen.model import Operation
from codegen.package import Example, Method, Resource
from codegen.plan.calls import Call
from codegen.plan.examples import example
from codegen.plan.kept import resource_class
from codegen.plan.methods import method
from codegen.plan.scope import Scope

_BUILTINS = frozenset({"list", "dict", "str", "int", "float", "bool", "bytes", "tuple"})
"""Builtins that annotations use: a method of that name hides them in its class."""


class Branch(Noun, frozen=True):
    """A resource before its methods are made."""

    bare: Resource
    """Its names, and those of its children."""
    operations: tuple[Operation, ...]
    former: tuple[tuple[Operation, Call], ...]
    """Operations that were called so before, and still can be."""
    shadowed: frozenset[str]
    """Builtins that its methods hide."""
    children: tuple[Branch, ...]

    def all(self) -> list[Branch]:
        """The branch itself and everything below it, parents first."""
        return [self, *(each for child in self.children for each in child.all())]


class _Node:
    """A resource while the tree grows; it never leaves this module."""

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.operations: list[Operation] = []
        self.former: list[tuple[Operation, Call]] = []

    def at(self, path: Call) -> _Node:
        """The node at a path below this one, made where it is missing."""
        node = self
        for name in path:
            node = node.children.setdefault(name, _Node())
        return node


def tree(scope: Scope) -> Branch:
    """The client itself and all resources below it, in the document's order."""
    root = _Node()
    for operation in scope.provider.operations:
        call = scope.calls.get(operation.key)
        if call is None:
            continue
        root.at(call[:-1]).operations.append(operation)
    keyed = {operation.key: operation for operation in scope.provider.operations}
    for call, key in scope.former.items():
        root.at(call[:-1]).former.append((keyed[key], call))
    types = naming.Taken((*scope.models.values(), *scope.params.values(), *scope.answers.values()))
    types |= {f"{prefix}{name}" for name in scope.pages.values() for prefix in ("", "Async")}
    return _branch(root, (), scope, types, naming.Taken())


def _branch(node: _Node, path: Call, scope: Scope, classes: naming.Taken, modules: naming.Taken) -> Branch:
    words = " ".join(path)
    class_name = naming.unique(resource_class(path), classes) if path else ""
    module = naming.unique(naming.module(words), modules) if path else ""
    classes.add(class_name)
    modules.add(module)
    own = [*(scope.calls[operation.key] for operation in node.operations), *(call for _, call in node.former)]
    hidden = {call[-1] for call in own} | set(node.children)
    children = tuple(_branch(child, (*path, name), scope, classes, modules) for name, child in node.children.items())
    bare = Resource(
        name=path[-1] if path else "",
        path=path,
        class_name=class_name,
        module=module,
        children=tuple(child.bare for child in children),
        doc=f"Calls of ``{'.'.join(path)}``." if path else "",
    )
    return Branch(bare, tuple(node.operations), tuple(node.former), frozenset(hidden & _BUILTINS), children)


def resource(branch: Branch, scope: Scope) -> Resource:
    """The resource of a branch with its methods and without imports; of its children the names alone."""
    called = [*((operation, scope.calls[operation.key]) for operation in branch.operations), *branch.former]
    made = [(operation, method(operation, call, scope, branch.shadowed)) for operation, call in called]
    methods = tuple(each for _, each in made)
    return msgspec.structs.replace(branch.bare, methods=methods, example=_example(made, scope))


def _example(made: Iterable[tuple[Operation, Method]], scope: Scope) -> Example | None:
    """A call of the method that people look for: not deprecated, with an example of its own, one that makes something."""
    ranked = sorted(made, key=lambda pair: _rank(*pair))
    calls = (example(operation, scope, method) for operation, method in ranked)
    return next((call for call in calls if call), None)


def _rank(operation: Operation, method: Method) -> tuple[bool, bool, bool]:
    makes = operation.method == "POST" and "{" not in operation.path
    return bool(method.deprecated), not method.example, not makes
