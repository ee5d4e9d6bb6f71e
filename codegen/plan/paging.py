"""How the methods of lists go on to their next pages, as the runtime's ``Paging``, and the classes of these pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from codegen.finding import Noun
from codegen.model import ArrayType, Operation, Paging, RefType, Type, without_null
from codegen.package import Annotation, Argument, ModelField, PageClass, Pages
from codegen.plan.annotations import Spelling, annotation
from codegen.plan.arguments import body_object
from codegen.plan.definitions import Wanted, model_fields
from codegen.plan.kept import PAGES
from codegen.plan.scope import Scope
from codegen.spelling import literal

_RESPONSE = Spelling("response")
_TAKEN = frozenset({"answer", "has_next_page", "items", "next_page", "pages", "response"})
"""What a page has itself: fields of these names are those of ``answer`` alone."""
_TAIL = ("Response", "Resource", "Result", "Page")
"""Words at the end of an answer's name that say nothing beside ``Page``."""


class Paged(Noun, frozen=True):
    """A list whose client can go on by itself."""

    how: Paging
    answer: Type
    item: Type
    place: str
    """Where the parameter goes that moves on; ``""`` where none does."""


def paged(operation: Operation, scope: Scope) -> Paged | None:
    """How ``operation`` goes on, if it does and its client can: the list and the parameter have to be there."""
    if operation.paging is None:
        return None
    answer, place = scope.answered[operation.key], _place(operation, scope)
    if answer.kind != "json" or answer.type is None or answer.stream or place is None:
        return None
    found = _at(answer.type, operation.paging.items, scope)
    return Paged(operation.paging, answer.type, found.items, place) if isinstance(found, ArrayType) else None


def _at(type_: Type, path: Iterable[str], scope: Scope) -> Type | None:
    """The type at a path of fields; names for types are followed."""
    found: Type | None = type_
    for name in path:
        shape = scope.object_shape(without_null(found)) if found is not None else None
        found = next((field.type for field in shape[1].fields if field.name == name), None) if shape else None
    plain = without_null(found) if found is not None else None
    schema = scope.schema(plain) if isinstance(plain, RefType) else None
    return schema.shape if schema is not None and isinstance(schema.shape, ArrayType) else plain


def _place(operation: Operation, scope: Scope) -> str | None:
    """Where the parameter goes that moves on, ``""`` where none does; ``None`` if there is no such parameter."""
    name = operation.paging.parameter if operation.paging else ""
    if not name:
        return ""
    for parameter in operation.parameters:
        if parameter.name == name and parameter.location_in in {"query", "header"}:
            return parameter.location_in
    expanded = body_object(operation.body, scope) if operation.body else None
    return "body" if expanded and any(field.name == name for field in expanded[1].fields) else None


# --- methods ---------------------------------------------------------------------------------------------------------


def pages(found: Paged, operation: Operation, scope: Scope, base: str, taken: Iterable[Argument]) -> Pages:
    """The constant that says how a method with the arguments ``taken`` goes on; ``base`` begins its name."""
    return Pages(
        name=f"{base}__PAGES",
        item=annotation(found.item, scope, _RESPONSE),
        style=_style(found.how),
        items=".".join(found.how.items),
        parameter=found.how.parameter,
        arguments=tuple(_words(found.how, found.place)),
        page=scope.pages.get(operation.key, ""),
        types="_types" if any(each.python == "types" for each in taken) else "types",
    )


def returned_pages(own: str, plain: Annotation, item: Annotation, prefix: str) -> Annotation:
    """``ThingsPage`` (the class ``own``) or ``Page[list[Thing], Thing]``; ``AsyncPages`` of these for the asynchronous form."""
    base = f"{prefix}Page"
    page = (
        Annotation(f"{prefix}{own}", (f"{prefix}{own}",))
        if own
        else Annotation(f"{base}[{plain.text}, {item.text}]", plain.names, (*plain.imports, ("_core", base)))
    )
    if own and not prefix:
        return page
    names, imports = (*page.names, *item.names), (*page.imports, *item.imports)
    if not prefix:
        return Annotation(page.text, names, imports)
    return Annotation(f"AsyncPages[{page.text}, {item.text}]", names, (*imports, ("_core", "AsyncPages")))


def _style(paging: Paging) -> str:
    return "url" if paging.style == "link" and paging.cursor else paging.style


def _words(paging: Paging, place: str) -> Iterable[tuple[str, str]]:
    """The arguments of ``Paging``, without what is so by default."""
    last = paging.cursor[:1] == ("[-1]",)
    found = [
        ("style", literal(_style(paging))),
        ("parameter", literal(paging.parameter) if paging.parameter else ""),
        ("last" if last else "next", _spelled(paging.cursor[1:] if last else paging.cursor)),
        ("has_more", _spelled(paging.more)),
        ("total", _spelled(paging.total)),
        ("start", str(paging.start) if paging.start != 1 else ""),
        ("location_in", literal(place) if place not in {"", "query"} else ""),
    ]
    return [("items", _spelled(paging.items) or '""'), *((name, text) for name, text in found if text)]


def _spelled(path: tuple[str, ...]) -> str:
    """A path as the runtime takes it: with dots, or as a tuple where a name has dots of its own."""
    return literal(path if any("." in name for name in path) else ".".join(path)) if path else ""


# --- classes ---------------------------------------------------------------------------------------------------------


def page_names(scope: Scope, taken: set[str], known: Mapping[str, str]) -> dict[str, str]:
    """Operation key -> name of the class of its pages, where the answer is an object of fields that pages can have.

    ``known`` are the lock file's names.
    """
    names: dict[tuple[str, tuple[str, ...]], str] = {}
    found: dict[str, str] = {}
    wanted = sorted(_with_classes(scope), key=lambda each: PAGES + each[0].key not in known)
    for operation, of, id_ in wanted:
        key = (id_, of.how.items)
        if key not in names:
            before = known.get(PAGES + operation.key, "")
            names[key] = _page_name(scope.models[id_], before, taken)
            taken |= {names[key], f"Async{names[key]}"}
        found[operation.key] = names[key]
    return found


def page_wanted(scope: Scope) -> Iterator[Wanted]:
    """The classes of pages, each with the schema of its answer."""
    seen: set[str] = set()
    for operation, of, id_ in _with_classes(scope):
        name = scope.pages[operation.key]
        if name not in seen:
            seen.add(name)
            yield Wanted(name, id_, "response", page="Page", items=of.how.items)
            yield Wanted(f"Async{name}", id_, "response", page="AsyncPage", items=of.how.items)


def _with_classes(scope: Scope) -> Iterator[tuple[Operation, Paged, str]]:
    """Operations, how they go on, and the schema ids of their answers."""
    for operation in scope.provider.operations if scope.kind is None else ():
        of = paged(operation, scope) if operation.key in scope.calls else None
        shape = scope.object_shape(of.answer) if of else None
        if of and shape and shape[0].id in scope.models:
            yield operation, of, shape[0].id


def _page_name(answer: str, before: str, taken: set[str]) -> str:
    """A name for the pages of ``answer``: the one ``before``, where it is still free."""
    if before and not taken & {before, f"Async{before}"}:
        return before
    base = next((answer.removesuffix(tail) for tail in _TAIL if answer.endswith(tail) and answer != tail), answer)
    name, number = f"{base}Page", 2
    while taken & {name, f"Async{name}"}:
        name, number = f"{base}Page{number}", number + 1
    return name


def page_class(each: Wanted, scope: Scope) -> PageClass:
    """The class of the pages of an answer."""
    schema, shape = scope.object_shape(RefType(each.id)) or (None, None)
    item = _at(RefType(each.id), each.items, scope)
    if schema is None or shape is None or not isinstance(item, ArrayType):
        raise AssertionError(f"{each.name} is wanted for lists alone")
    fields = (field for field in model_fields(shape, scope) if field.python not in _TAKEN)
    own = annotation(RefType(each.id), scope, _RESPONSE)
    of = annotation(item.items, scope, _RESPONSE)
    listed = annotation(ArrayType(item.items), scope, _RESPONSE)
    return PageClass(
        name=each.name,
        id=each.id,
        base=each.page,
        answer=own,
        item=of,
        fields=(
            ModelField("", "answer", own, required=True),
            ModelField("", "items", listed, required=True),
            *(field for field in fields if not field.python.startswith("_")),
        ),
        doc=("A page of items, with the fields of its ``answer``.",),
    )
