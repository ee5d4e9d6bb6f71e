"""One provider's client: credentials, servers, resources, types."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from codegen import naming
from codegen.finding import Noun
from codegen.model import (
    ObjectShape,
    Provider,
    RefType,
    Schema,
    ServerVariable,
)
from codegen.package import (
    ClientPackage,
    Definition,
    ModelKind,
    Resource,
    ServerUrl,
    TypeName,
    TypesModule,
)
from codegen.plan import reach
from codegen.plan.annotations import Spelling, annotation
from codegen.plan.answers import answered
from codegen.plan.calls import calls
from codegen.plan.credentials import credentials
from codegen.plan.definitions import Wanted, definition, wanted
from codegen.plan.foreign import foreign_models, free_names, one_module
from codegen.plan.imports import client_imports, resource_imports, types_imports
from codegen.plan.kept import ANSWER, EVENT, FORMER, entries, former, reserved
from codegen.plan.modules import exports, modules
from codegen.plan.names import class_names, model_names, param_names
from codegen.plan.paging import page_class, page_names, page_wanted
from codegen.plan.resources import Branch, resource, tree
from codegen.plan.scope import Scope, has_name
from codegen.plan.variants import with_variants
from codegen.plan.webhooks import webhooks
from codegen.spelling import one_line, prose


class ClientOutline(Noun, frozen=True):
    """One client before its parts are made: what only the whole document tells. Every part is made of it alone."""

    scope: Scope
    core: str
    """The runtime, as the client's own modules import it."""
    names: Mapping[str, str]
    """Schema id -> name."""
    answers: Mapping[str, TypeName]
    """Names for the answers of operations, by key."""
    tree: Branch
    branches: tuple[Branch, ...]
    """All of the tree, parents first."""
    types: Mapping[str, tuple[Wanted, ...]]
    """What each module of types holds."""
    homes: Mapping[str, str]
    """Name of a type -> module."""
    package: ClientPackage
    """What is known of the client without its methods and the definitions of its types."""

    @property
    def known(self) -> tuple[tuple[str, str], ...]:
        """What the lock file keeps: pairs of operation or schema id and name."""
        calls = self.scope.calls
        operations = [(each.key, ".".join(calls[each.key])) for branch in self.branches for each in branch.operations]
        scope = self.scope
        before = ((f"{FORMER}{'.'.join(call)}", key) for call, key in scope.former.items())
        kept = entries(self.names, scope.params, scope.answers, scope.pages)
        return (*operations, *self.names.items(), *kept, *before)


def client_outline(
    provider: Provider,
    known: Mapping[str, str],
    env_prefix: str = "",
    kind: ModelKind | None = None,
    core: str = ".._core",
) -> ClientOutline:
    """The outline of the client of ``provider``.

    ``known`` are the lock file's names (id -> name); ``env_prefix`` is the config's, for environment variables;
    ``kind`` says which models a library makes in the place of our own; ``core`` is how modules import the runtime.
    """
    edges = reach.graph(provider.schemas)
    names, scope, answers = _scope(provider, known, edges, kind)
    found = {id_: wanted(schema, scope) for id_, schema in provider.schemas.items()}
    for key, named in answers.items():
        found.setdefault(named.id, []).append(Wanted(named.name, key, "response", own=True))
    for each in page_wanted(scope):
        found[each.id].append(each)
    types = one_module(found) if kind else modules(scope.provider, scope.calls, edges, found)
    root = tree(scope)
    prefix = env_prefix or "_".join(naming.words(provider.name)).upper() or "API"
    listed = tuple(TypesModule(name, exports(held)) for name, held in types.items())
    return ClientOutline(
        scope=scope,
        core=core,
        names=names,
        answers=answers,
        tree=root,
        branches=tuple(root.all()),
        types={name: tuple(each) for name, each in types.items()},
        homes={each.name: name for name, held in types.items() for each in held},
        package=_package(scope, prefix, root.bare, listed, core),
    )


def types_module(outline: ClientOutline, name: str) -> TypesModule:
    """One module of types."""
    scope, held = outline.scope, outline.types[name]
    made = tuple(_definition(outline, each) for each in held)
    imports = types_imports(made, name, outline.homes, f".{outline.core}")
    return TypesModule(name, exports(held), made, imports, foreign_models(scope, made))


def _definition(outline: ClientOutline, each: Wanted) -> Definition:
    if each.own:
        return outline.answers[each.id]
    return page_class(each, outline.scope) if each.page else definition(each, outline.scope)


def client_resource(outline: ClientOutline, branch: Branch) -> Resource:
    """One resource of the client, with its methods; of those below it the names alone."""
    made = resource(branch, outline.scope)
    top = branch is outline.tree
    imports = client_imports(outline.package, made) if top else resource_imports(made, f".{outline.core}")
    return msgspec.structs.replace(made, imports=imports)


def client_package(outline: ClientOutline) -> ClientPackage:
    """The client in full."""
    types = tuple(types_module(outline, name) for name in outline.types)
    return msgspec.structs.replace(outline.package, root=_filled(outline, outline.tree), types=types)


def _filled(outline: ClientOutline, branch: Branch) -> Resource:
    """A resource with everything below it."""
    children = tuple(_filled(outline, child) for child in branch.children)
    return msgspec.structs.replace(client_resource(outline, branch), children=children)


def _package(scope: Scope, prefix: str, root: Resource, types: tuple[TypesModule, ...], core: str) -> ClientPackage:
    provider = scope.provider
    return ClientPackage(
        name=provider.name,
        title=one_line(provider.title),
        version=one_line(provider.version),
        doc=tuple(text for text in (prose(provider.doc),) if text),
        servers=tuple(
            ServerUrl(server.url, one_line(server.doc), tuple(_variable(each) for each in server.variables))
            for server in provider.servers
        ),
        base_url_env=f"{prefix}_BASE_URL",
        auth=credentials(provider.schemes, prefix),
        security=tuple(tuple(id_ for id_, _ in requirement) for requirement in provider.security),
        root=root,
        types=types,
        core=core,
        sources=provider.sources,
        notices=provider.notices,
        webhooks=webhooks(scope, core),
    )


def _variable(variable: ServerVariable) -> tuple[str, str]:
    return variable.name, variable.default


def _scope(
    provider: Provider, known: Mapping[str, str], edges: Mapping[str, tuple[str, ...]], kind: ModelKind | None
) -> tuple[dict[str, str], Scope, dict[str, TypeName]]:
    """The names of all schemas, everything that planning looks up, and the names for answers whose expression needs imports of its own."""
    provider, found = with_variants(provider, calls(provider, known), known)
    sent, received = reach.directions(provider, edges)
    bodies = _expanded_only(provider, edges)
    needed = {id_: None for id_ in sent if id_ not in bodies}
    names = class_names(provider, edges, found, known, reserved(known, found, needed))
    names = free_names(names) if kind else names
    params = param_names(names, provider.schemas, needed, received, known)
    models = model_names(names, provider.schemas, received, params)
    before = former(known, found)
    scope = Scope(provider=provider, calls=found, models=models, params=params, former=before, kind=kind)
    called = (operation for operation in provider.operations if operation.key in found)
    scope = msgspec.structs.replace(scope, answered={each.key: answered(each, scope) for each in called})
    aliases = _answer_names(scope, naming.Taken((*names.values(), *params.values(), *models.values())), known)
    answers = {key: alias.name for key, alias in aliases.items()}
    taken = {*names.values(), *params.values(), *models.values(), *answers.values()}
    return names, msgspec.structs.replace(scope, answers=answers, pages=page_names(scope, taken, known)), aliases


def _expanded_only(provider: Provider, edges: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Inline bodies whose fields are arguments: nobody needs a dict type for them."""
    mentioned = {id_ for targets in edges.values() for id_ in targets}
    found: set[str] = set()
    for operation in provider.operations:
        if operation.body is None or operation.channel != "path":
            continue
        for content in operation.body.contents[:1]:
            schema = provider.schemas.get(content.type.id) if isinstance(content.type, RefType) else None
            if schema is not None and not schema.component and schema.id not in mentioned and _has_fields(schema):
                found.add(schema.id)
    return found


def _has_fields(schema: Schema) -> bool:
    return has_name(schema) and isinstance(schema.shape, ObjectShape) and bool(schema.shape.fields)


def _answer_names(scope: Scope, taken: naming.Taken, known: Mapping[str, str]) -> dict[str, TypeName]:
    """Names for answers, and for what is streamed, by operation key (``event KEY`` for the latter)."""
    found: dict[str, TypeName] = {}
    for operation in sorted(scope.provider.operations, key=lambda each: ANSWER + each.key not in known):
        if operation.key not in scope.calls:
            continue
        answer = scope.answered[operation.key]
        for key, word, type_, returned in (
            (operation.key, "response", answer.type, answer.returns),
            (EVENT + operation.key, "event", answer.item_type, answer.item),
        ):
            if type_ is not None and returned is not None and returned.imports:
                base = naming.pascal(" ".join((*scope.calls[operation.key], word)))
                moved = known.get(operation.key, "") != ".".join(scope.calls[operation.key])
                before = known.get(key if key.startswith(EVENT) else ANSWER + key, base)
                name = naming.unique(base if moved else before, taken, base)
                taken.add(name)
                found[key] = TypeName(name, operation.key, annotation(type_, scope, Spelling("response")))
    return found
