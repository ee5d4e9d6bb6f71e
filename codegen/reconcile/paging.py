"""What people say about the pages of lists. They have the last word, as far as the document knows what they name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from msgspec.structs import replace

from codegen.finding import Decision, Evidence, InputError, Location
from codegen.media import is_json
from codegen.model import ArrayType, ObjectShape, Operation, Paging, Provider, RefType, Type, without_null
from codegen.reconcile.settings import PagingSetting, Settings
from codegen.reconcile.view import View, body_contents, good
from codegen.rules import RuleInfo

INFO = RuleInfo(
    "paging",
    "How a list goes on is what the config says",
    "A list that comes in pages is recognized where its parameters and its answer agree. Where they do not, or another"
    " way is meant, [providers.NAME.paging] says it; `false` says that there are no pages.",
    '[providers.shop.paging]\n"GET /items" = { style = "cursor", items = "data", parameter = "after", cursor = "next" }',
)


def with_paging(provider: Provider, settings: Settings) -> Provider:
    """``provider`` with the pages that people say its lists have.

    Raises:
        InputError: with the line of the setting that names what does not exist.
    """
    said = settings.paging.get(provider.name)
    if not said:
        return provider
    view = View(provider)
    for key, each in said.items():
        operation = view.operations.get(key)
        if operation is None or operation.channel != "path":
            at = Location(settings.source, line=each.line)
            raise InputError(
                f"{key!r} is no operation of {provider.name}{_meant(key, [each.key for each in view.called])}", at
            )
        if each.paging:
            _check(view, operation, each.paging, Location(settings.source, line=each.line))
    operations = tuple(
        replace(each, paging=said[each.key].paging) if each.key in said else each for each in provider.operations
    )
    decisions = tuple(_decision(view.operations[key], each, settings) for key, each in said.items())
    return replace(provider, operations=operations, decisions=(*provider.decisions, *decisions))


def _decision(operation: Operation, said: PagingSetting, settings: Settings) -> Decision:
    at = Location(settings.source, line=said.line)
    detected = Evidence("schema", _words(operation.paging), operation.location)
    return Decision(
        rule=INFO.id,
        subject=f"{operation.key} paging",
        chosen=_words(said.paging),
        why=f"{settings.source} says so.",
        evidence=(detected, Evidence("config", _words(said.paging), at)),
        confidence="certain",
    )


def _words(paging: Paging | None) -> str:
    """How it goes on, in a few words: ``cursor after from next``."""
    if paging is None:
        return "no pages"
    source = f" from {'.'.join(paging.cursor)}" if paging.cursor else ""
    return f"{paging.style} {paging.parameter}".strip() + source


# --- whether it is there ---------------------------------------------------------------------------------------------


def _check(view: View, operation: Operation, paging: Paging, at: Location) -> None:
    known = [each.name for each in operation.parameters if each.location_in in ("query", "header")]
    known += [name for content in body_contents(operation)[:1] for name in _names(view, content.type)]
    if paging.parameter and paging.parameter not in known:
        raise InputError(f"{operation.key} has no parameter {paging.parameter!r}{_meant(paging.parameter, known)}", at)
    answer = _answer(operation)
    if answer is None:
        raise InputError(f"{operation.key} answers no JSON that could have pages", at)
    items = _at(view, operation, answer, paging.items, at)
    if not isinstance(items, ArrayType):
        where = f"{'.'.join(paging.items)!r} of its answer" if paging.items else "its answer"
        raise InputError(f"{operation.key}: {where} is no list, so it cannot be the items", at)
    if paging.cursor[:1] == ("[-1]",):
        _at(view, operation, items.items, paging.cursor[1:], at)
    else:
        _at(view, operation, answer, paging.cursor, at)
    for path in (paging.more, paging.total):
        _at(view, operation, answer, path, at)


def _answer(operation: Operation) -> Type | None:
    contents = (each for response in operation.responses if good(response.status) for each in response.contents)
    return next((each.type for each in contents if is_json(each.media_type)), None)


def _at(view: View, operation: Operation, type_: Type, path: Iterable[str], at: Location) -> Type:
    """The type at a path of fields. Raises InputError, at ``at``, where one does not exist."""
    for name in path:
        known = _names(view, type_)
        if name not in known:
            raise InputError(f"the answer of {operation.key} has no field {name!r}{_meant(name, known)}", at)
        type_ = known[name]
    plain = without_null(type_)
    schema = view.resolved(plain) if isinstance(plain, RefType) else None
    return without_null(schema.shape) if schema is not None and isinstance(schema.shape, ArrayType) else plain


def _names(view: View, type_: Type) -> dict[str, Type]:
    schema = view.object_of(without_null(type_))
    shape = schema.shape if schema is not None else None
    return {each.name: each.type for each in shape.fields} if isinstance(shape, ObjectShape) else {}


def _meant(word: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(word, names, 1, 0.5)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; there are {', '.join(map(repr, names))}" if 0 < len(names) <= 12 else ""
