"""The import statements that the annotations and expressions of a module need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from codegen.naming import natural
from codegen.package import (
    Annotation,
    ClientPackage,
    Constant,
    Definition,
    GroupPackage,
    Imports,
    Method,
    ModelClass,
    PageClass,
    ParamClass,
    Resource,
    TypeName,
)

_CALL_NAMES = ("Body", "Headers", "NotGiven", "Query", "Timeout")
"""What the signature of every method mentions."""


class _Collector:
    """Pairs of module and name while a module is looked through; the name is ``""`` where the module itself is imported."""

    def __init__(self) -> None:
        self.found: set[tuple[str, str]] = set()

    def add(self, module: str, *names: str) -> None:
        self.found.update([(module, name) for name in names])

    def annotation(self, *annotations: Annotation) -> None:
        for each in annotations:
            if each.imports:
                self.found.update(each.imports)

    def without(self, other: _Collector) -> _Collector:
        """What ``other`` does not have."""
        rest = _Collector()
        rest.found = self.found - other.found
        return rest

    def lines(self, core: str) -> tuple[str, ...]:
        """Import statements: the standard library, then others, then the runtime and siblings."""
        spelled: dict[str, list[str]] = {}
        for module, name in self.found:
            spelled.setdefault(core if module == "_core" else module, []).append(name)
        ordered = sorted(spelled, key=lambda module: (_section(module), any(spelled[module]), _nearness(module)))
        lines: list[str] = []
        for _, modules in groupby(ordered, _section):
            lines += [""] if lines else []
            lines += [line for module in modules for line in _statements(module, spelled[module])]
        return tuple(lines)


def _statements(module: str, names: Iterable[str]) -> list[str]:
    """The import statements for names of one module."""
    plain = sorted((name for name in names if name and " as " not in name), key=_rank)
    lines = [f"from {module} import {', '.join(plain)}"] if plain else []
    lines += [f"from {module} import {name}" for name in sorted(names) if " as " in name]
    return lines or [f"import {module}"]


def _nearness(module: str) -> tuple[int, list[tuple[int, str]], str]:
    """Relative modules from the farthest to the nearest, as isort has them."""
    name = module.lstrip(".")
    return len(name) - len(module), natural(name), name


@lru_cache(maxsize=1 << 12)  # every module imports the same from the runtime
def _rank(name: str) -> tuple[int, list[tuple[int, str]], str]:
    """Constants, then classes, then functions, as isort has them."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2), natural(name), name


def _section(module: str) -> int:
    """The standard library first, then others, then the package itself."""
    return 2 if module.startswith(".") else int(module.split(".", 1)[0] in {"pydantic", "typing_extensions"})


def client_imports(client: ClientPackage, root: Resource) -> Imports:
    """The imports of the module that holds ``Client``; ``root`` is the resource that it is."""
    runtime, typing = _Collector(), _Collector()
    runtime.add("typing", "TYPE_CHECKING", "Unpack")
    runtime.add("_core", "Api", "AsyncAPIClient", "SyncAPIClient", *(["Server"] if client.servers else []))
    for auth in client.auth:
        runtime.add("_core", auth.expression.partition("(")[0])
        if auth.kind != "mutualTLS":
            typing.add("_core", "Credential", "AsyncCredential")
    typing.add("_core", "SyncOptions", "AsyncOptions")
    runtime.add("_core", "cached")
    for child in root.children:
        typing.add(f".resources.{child.module}", child.class_name, f"Async{child.class_name}", *_raw_names(child))
    _methods(root.methods, ".", runtime, typing)
    return Imports(runtime.lines(client.core), typing.without(runtime).lines(client.core))


def resource_imports(resource: Resource, core: str) -> Imports:
    """The imports of the module of a resource; ``core`` is how it imports the runtime."""
    runtime, typing = _Collector(), _Collector()
    runtime.add("typing", "TYPE_CHECKING")
    runtime.add("_core", "AsyncResource", "SyncResource")
    if resource.children:
        runtime.add("_core", "cached")
    for child in resource.children:
        typing.add(f".{child.module}", child.class_name, f"Async{child.class_name}", *_raw_names(child))
    _methods(resource.methods, "..", runtime, typing)
    return Imports(runtime.lines(core), typing.without(runtime).lines(core))


def webhook_imports(payload: Annotation, core: str) -> Imports:
    """The imports of the module of webhooks, whose payloads are of the type ``payload``."""
    runtime = _Collector()
    runtime.add("typing", "TypeAlias")
    runtime.add("_core", "Webhooks")
    runtime.annotation(payload)
    if payload.names:
        runtime.add(".", "types")
    return Imports(runtime.lines(core))


def _raw_names(child: Resource) -> tuple[str, ...]:
    return tuple(f"{prefix}{child.class_name}" for prefix in ("Raw", "AsyncRaw", "Streamed", "AsyncStreamed"))


def _methods(methods: Sequence[Method], package: str, runtime: _Collector, typing: _Collector) -> None:
    """What methods need; ``package`` is where ``types`` lies."""
    types = f"{package}types"
    if methods:
        runtime.add("_core", "Operation", "not_given", "async_raw", "async_streamed", "raw", "streamed")
        typing.add("_core", *_CALL_NAMES)
    for method in methods:
        expressions = " ".join([text for each in method.constants for _, text in each.arguments])
        runtime.add("_core", *(name for name in ("Param", "Encoding", "Answer") if f"{name}(" in expressions))
        for constant in method.constants:
            runtime.annotation(_evaluated(constant))
        if any(argument.default == "omit" and not argument.required for argument in method.arguments):
            runtime.add("_core", "omit")
        if "types." in expressions:
            runtime.add(package, "types")
        if method.flag:
            runtime.add("typing", "overload")
        if method.deprecated:
            runtime.add("typing_extensions", "deprecated as _deprecated")
        if method.pages:
            runtime.add("_core", "Paging")
            if method.pages.page:
                runtime.add(package, "types" if method.pages.types == "types" else f"types as {method.pages.types}")
        for each in _annotations(method):
            typing.annotation(each)
            if each.names:
                typing.add(types, *each.names)


def _evaluated(constant: Constant) -> Annotation:
    """What the type that a constant carries needs, where its expressions spell that type out and run."""
    carries, text = constant.carries, " ".join(text for _, text in constant.arguments)
    needed = tuple((module, name) for module, name in carries.imports if name and re.search(rf"\b{name}\b", text))
    return Annotation("", imports=needed)


def _annotations(method: Method) -> list[Annotation]:
    found = [*(argument.annotation for argument in method.arguments), *(each.carries for each in method.constants)]
    found += [method.pages.item] if method.pages else []
    for signature in (method.sync, method.asynchronous):
        found.append(signature.returns)
        for overload in signature.overloads:
            found += [*(argument.annotation for argument in overload.arguments), overload.returns]
    return found


def types_imports(definitions: Iterable[Definition], own: str, homes: Mapping[str, str], core: str) -> Imports:
    """The imports of the module ``own`` of types.

    Args:
        definitions: what it holds.
        own: its name.
        homes: the module of each name of the provider's own types.
        core: how it imports the runtime.
    """
    runtime, typing = _Collector(), _Collector()
    for definition in definitions:
        _definition(definition, runtime, typing)
        for each in definition_annotations(definition):
            runtime.annotation(each)
            for name in each.names:
                home = homes.get(name, own)
                if home != own:
                    typing.add(f".{home}", name)
    if typing.found:
        runtime.add("typing", "TYPE_CHECKING")
    return Imports(runtime.lines(core), typing.lines(core))


def _definition(definition: Definition, runtime: _Collector, typing: _Collector) -> None:
    match definition:
        case ModelClass():
            runtime.add("_core", "Model")
            aliased = [field for field in definition.fields if field.default.startswith("Field(")]
            if aliased:
                runtime.add("pydantic", "Field")
            if any(field.annotated for field in aliased):
                runtime.add("typing", "Annotated")
        case ParamClass():
            runtime.add("typing", "TypedDict")
            if any(not field.required for field in definition.fields):
                runtime.add("typing", "NotRequired")
        case TypeName():
            runtime.add("typing_extensions", "TypeAliasType")
            if definition.recursive:
                typing.add("typing", "TypeAlias")
        case PageClass():
            runtime.add("_core", definition.base)


def definition_annotations(definition: Definition) -> list[Annotation]:
    """All annotations of a definition."""
    if isinstance(definition, TypeName):
        return [definition.annotation]
    if isinstance(definition, PageClass):
        return [definition.answer, definition.item, *(field.annotation for field in definition.fields)]
    extra = [definition.extra] if isinstance(definition, ModelClass) and definition.extra is not None else []
    return [field.annotation for field in definition.fields] + extra


def group_imports(group: GroupPackage, core: str) -> GroupPackage:
    """``group`` with the imports of its module of protocols."""
    runtime, typing = _Collector(), _Collector()
    runtime.add("typing", "Protocol")
    for protocol in group.protocols:
        typing.annotation(*(field.annotation for field in protocol.fields))
    for resource in group.resources:
        for method in resource.methods:
            typing.annotation(method.returns, *(argument.annotation for argument in method.arguments))
            typing.add("_core", *_CALL_NAMES)
            runtime.add("_core", "not_given")
            if method.iterates:
                typing.add("collections.abc", "AsyncIterable", "Iterable")
    if typing.found:
        runtime.add("typing", "TYPE_CHECKING")
    return msgspec.structs.replace(group, imports=Imports(runtime.lines(core), typing.lines(core)))
