"""Lists that end: the first page names the next one, and that is the last."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from urllib.parse import urlencode

from codegen.answer.checking import Checker
from codegen.answer.exchange import Request
from codegen.answer.making import Maker
from codegen.answer.parameters import pairs_of
from codegen.answer.schemas import Schemas
from codegen.answer.texts import Texts
from codegen.jsontypes import JSON
from codegen.model import Content, Operation, Paging, Type

MARK = "specweld-page"
"""The query parameter of next links that names the page, where the document has no word for it."""
Path = tuple[str, ...]


def paged(
    value: JSON,
    content: Content,
    operation: Operation,
    request: Request,
    given: Mapping[str, JSON],
    maker: Maker,
    schemas: Schemas,
) -> tuple[JSON, tuple[tuple[str, str], ...]]:
    """The answer as the page that was asked for, and its ``Link`` header."""
    paging = operation.paging
    if paging is None:
        return value, ()
    last = _is_later(paging, given, request)
    made = copy.deepcopy(value)
    if paging.more and isinstance(_at(made, paging.more), bool):
        _set(made, paging.more, not last)
    match paging.style:
        case "link":
            return _linked(made, content, paging, request, schemas, last=last)
        case "cursor":
            return _with_cursor(made, content, operation, paging, maker, schemas, last=last), ()
        case _:
            return (_without_items(made, paging) if last else made), ()


def _is_later(paging: Paging, given: Mapping[str, JSON], request: Request) -> bool:
    """Whether this is not the first page."""
    if any(name == MARK for name, _ in pairs_of(request.query)):
        return True
    value = given.get(paging.parameter)
    if paging.style == "cursor":
        return value not in (None, "")
    number = value if isinstance(value, int) and not isinstance(value, bool) else 0
    return number > (1 if paging.style == "page" else 0)


def _linked(
    value: JSON, content: Content, paging: Paging, request: Request, schemas: Schemas, *, last: bool
) -> tuple[JSON, tuple[tuple[str, str], ...]]:
    pairs = [each for each in pairs_of(request.query) if each[0] != MARK]
    target = f"{request.base}{request.path}?{urlencode([*pairs, (MARK, '2')])}"
    if not paging.cursor:
        return value, () if last else (("Link", f'<{target}>; rel="next"'),)
    return (_ended(value, content, paging, schemas) if last else _put(value, paging.cursor, target)), ()


def _with_cursor(
    value: JSON, content: Content, operation: Operation, paging: Paging, maker: Maker, schemas: Schemas, *, last: bool
) -> JSON:
    if not paging.cursor or paging.cursor[0] == "[-1]":
        return value
    if last:
        return _ended(value, content, paging, schemas)
    type_ = next((each.type for each in operation.parameters if each.name == paging.parameter), None)
    current = _at(value, paging.cursor)
    candidates = [current, "page-2", 2, *([maker.make(type_, "cursor")] if type_ else [])]
    for each in candidates:
        good = each not in (None, "") and (type_ is None or _reads_as(each, type_, schemas))
        if good and Checker(schemas, answer=True).fits(
            changed := _put(copy.deepcopy(value), paging.cursor, each), content.type
        ):
            return changed
    return value


def _reads_as(value: JSON, type_: Type, schemas: Schemas) -> bool:
    """Whether a cursor can be sent back as the parameter."""
    text = value if isinstance(value, str) else json.dumps(value)
    return Checker(schemas).fits(Texts(schemas).typed(text, type_), type_)


def _ended(value: JSON, content: Content, paging: Paging, schemas: Schemas) -> JSON:
    """The answer without a next page: ``null``, an empty text or nothing, whatever the type takes; else without items."""
    path = paging.cursor
    ends = (
        _put(copy.deepcopy(value), path, None),
        _put(copy.deepcopy(value), path, ""),
        _without(copy.deepcopy(value), path),
    )
    good = (each for each in ends if Checker(schemas, answer=True).fits(each, content.type))
    return next(good, None) or _without_items(value, paging)


def _without_items(value: JSON, paging: Paging) -> JSON:
    return _put(value, paging.items, []) if paging.items else [] if isinstance(value, list) else value


def _at(value: JSON, path: Path) -> JSON:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _parent(value: JSON, path: Path) -> JSON:
    return _at(value, path[:-1])


def _set(value: JSON, path: Path, new: JSON) -> None:
    parent = _parent(value, path)
    if isinstance(parent, dict):
        parent[path[-1]] = new


def _put(value: JSON, path: Path, new: JSON) -> JSON:
    _set(value, path, new)
    return value


def _without(value: JSON, path: Path) -> JSON:
    parent = _parent(value, path)
    if isinstance(parent, dict):
        parent.pop(path[-1], None)
    return value
