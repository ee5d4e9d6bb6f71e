"""How list operations go on: by cursor, offset, page number or next link. Only where request and answer agree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from codegen.interpret.pagemarks import (
    COUNTED,
    CURSORS,
    ITEMS,
    LINKS,
    MORE,
    NEXT,
    OFFSETS,
    PAGE_TOTALS,
    PAGES,
    SIZES,
    TOTALS,
    Found,
    Marks,
    Path,
    Schemas,
    every_item_has,
    fields_of,
    first,
    holds_url,
    is_a,
    marks,
    resolved,
)
from codegen.media import is_json
from codegen.model import (
    ArrayType,
    BooleanType,
    IntegerType,
    NumberType,
    Operation,
    Paging,
    Parameter,
    Response,
    StringType,
    Type,
    without_null,
)

__all__ = ["Schemas", "with_paging"]


class _Answer(NamedTuple):
    """The answer of an operation, and the marks of pages that it has."""

    type: Type
    found: Marks
    more: Path
    totals: tuple[Path, Path]
    """Of all items, and of all pages."""
    schemas: Schemas


def with_paging(operation: Operation, schemas: Schemas) -> Operation:
    """``operation`` with the way it goes on to its next page, if it tells one."""
    if operation.method not in ("GET", "POST") or operation.channel != "path":
        return operation
    response = next((each for each in operation.responses if each.status in ("200", "2XX")), None)
    answer = next((each.type for each in response.contents if is_json(each.media_type)), None) if response else None
    if response is None or answer is None:
        return operation
    look = _by_query if operation.method == "GET" else _by_body
    paging = look(operation, response, answer, schemas)
    return replace(operation, paging=paging) if paging else operation


def _answer(type_: Type, schemas: Schemas) -> _Answer:
    found = marks(type_, schemas)
    totals = first(found, TOTALS, IntegerType, NumberType), first(found, PAGE_TOTALS, IntegerType, NumberType)
    return _Answer(type_, found, first(found, MORE, BooleanType), totals, schemas)


def _by_body(operation: Operation, _: Response, type_: Type, schemas: Schemas) -> Paging | None:
    """A search whose body takes the cursor that the answer names; anything less may be another thing."""
    content = operation.body.contents[0] if operation.body and operation.body.contents else None
    if content is None or not is_json(content.media_type):
        return None
    names = {
        each.name.lower(): each.name
        for each in fields_of(content.type, schemas)
        if is_a(each.type, StringType, IntegerType)
    }
    cursor = next((names[name] for name in CURSORS if name in names), "")
    if not cursor:
        return None
    answer = _answer(type_, schemas)
    found = first(answer.found, NEXT, StringType, IntegerType)
    items = _items(operation, answer, marked=True) if found else None
    return Paging("cursor", items, cursor, found, answer.more) if items else None


def _by_query(operation: Operation, response: Response, type_: Type, schemas: Schemas) -> Paging | None:
    answer = _answer(type_, schemas)
    query = {each.name.lower(): each for each in operation.parameters if each.location_in == "query"}
    cursor = _cursor_parameter(query, answer)
    found = _cursor(cursor, answer) if cursor else ()
    link = () if found else _link(answer, alone=cursor is None)
    items = _items(operation, answer, marked=bool(found or link or answer.more or any(answer.totals)))
    if items is None:
        return None
    if cursor and not found and not link:
        found = _last_item(cursor, items, answer)
    if cursor and found:
        return Paging("cursor", items, cursor.name, found, answer.more)
    if link or any(each.name.lower() == "link" for each in response.headers):
        return Paging("link", items, cursor=link, more=answer.more if link else ())
    return _counted(query, items, answer)


# --- by cursor -------------------------------------------------------------------------------------------------------


def _cursor_parameter(query: Mapping[str, Parameter], answer: _Answer) -> Parameter | None:
    """The parameter that takes a cursor; ``page`` and ``offset`` do where they are text, or the answer names the next."""
    for name in CURSORS:
        if name in query and is_a(query[name].type, StringType, IntegerType):
            return query[name]
    for name, following in COUNTED.items():
        told = name in query and first(answer.found, following, IntegerType)
        if name in query and (told or is_a(query[name].type, StringType)):
            return query[name]
    return None


def _cursor(parameter: Parameter, answer: _Answer) -> Path:
    """Where the answer names the next cursor."""
    name = parameter.name.lower()
    found = first(answer.found, (name,), StringType, fits=_in_next_page) or first(
        answer.found, NEXT, StringType, IntegerType, fits=_is_plain
    )
    if found or name not in CURSORS:
        return found
    return first(answer.found, ("cursor", "after"), StringType, IntegerType, fits=_is_plain) or first(
        answer.found, ("next",), StringType, fits=_is_plain
    )


def _in_next_page(found: Found) -> bool:
    return len(found.path) > 1 and found.path[0].lower() in ("next_page", "nextpage")


def _is_plain(found: Found) -> bool:
    return not found.linked and not holds_url(found.field)


def _last_item(parameter: Parameter, items: Path, answer: _Answer) -> Path:
    """The last item's id, where the answer says that there is more and the parameter's name asks for an id."""
    if not answer.more or "after" not in parameter.name.lower():
        return ()
    named = answer.found.get(items[-1].lower(), []) if items else []
    listed = next((each.field.type for each in named if each.path == items), answer.type)
    return ("[-1]", "id") if every_item_has("id", listed, answer.schemas) else ()


# --- by link ---------------------------------------------------------------------------------------------------------


def _link(answer: _Answer, *, alone: bool) -> Path:
    """Where the answer has the URL of the next page; ``alone``: no parameter takes a cursor, so ``next`` is no cursor."""
    if found := first(answer.found, LINKS, StringType):
        return found
    for each in answer.found.get("next", ()):
        linked = each.linked and any(inner.name == "href" for inner in fields_of(each.field.type, answer.schemas))
        if linked or (is_a(each.field.type, StringType) and (alone or each.linked or holds_url(each.field))):
            return each.path
    return ()


# --- by number -------------------------------------------------------------------------------------------------------


def _counted(query: Mapping[str, Parameter], items: Path, answer: _Answer) -> Paging | None:
    """By number of the page or of items, where the parameter is a number and says from where it counts."""
    sized = any(name in query for name in SIZES)
    page = _number(query, PAGES)
    start = _first_page(page) if page else None
    if page and start is not None and (sized or answer.more or any(answer.totals) or page.default is not UNSET):
        return Paging("page", items, page.name, more=answer.more, total=answer.totals[1], start=start)
    offset = _number(query, OFFSETS)
    if offset and sized and "end" not in query:
        return Paging("offset", items, offset.name, more=answer.more, total=answer.totals[0])
    return None


def _number(query: Mapping[str, Parameter], names: tuple[str, ...]) -> Parameter | None:
    return next(
        (query[name] for name in names if name in query and is_a(query[name].type, IntegerType, NumberType)), None
    )


_ZERO_BASED = re.compile(
    r"\b(?:zero|0)[- ](?:based|indexed|index)|\b(?:start(?:s|ing)?|begin(?:s|ning)?)\s+(?:at|from|with)\s+(?:0|zero)\b"
    r"|\bfirst page is (?:0|zero)\b|\bdefaults?(?: is| to|:|=)?\s*(?:0|zero)\b",
    re.IGNORECASE,
)


def _first_page(page: Parameter) -> int | None:
    """0 or 1, as default, prose and lower limit say; ``None`` where it is not clear."""
    if page.default in (0, 1):
        return int(page.default == 1)
    if _ZERO_BASED.search(page.doc):
        return 0
    plain = without_null(page.type)
    lowest = plain.limits.minimum if isinstance(plain, (IntegerType, NumberType)) else None
    return 1 if page.default is UNSET and lowest in (None, 1) else None


# --- items -----------------------------------------------------------------------------------------------------------


def _items(operation: Operation, answer: _Answer, *, marked: bool) -> Path | None:
    """The path to the list: the answer itself, a field with a usual name, or the only list there is.

    That one has to be called as the path ends, or the answer must be ``marked`` as a page: an object may own a list.
    """
    if isinstance(resolved(answer.type, answer.schemas), ArrayType):
        return ()
    for name in ITEMS:
        for each in answer.found.get(name, ()):
            if isinstance(resolved(each.field.type, answer.schemas), ArrayType):
                return each.path
    fields = (each for several in answer.found.values() for each in several)
    lists = [each for each in fields if isinstance(resolved(each.field.type, answer.schemas), ArrayType)]
    for likely in (
        [each for each in lists if len(each.path) == 1],
        [each for each in lists if "_embedded" in each.path],
    ):
        if len(likely) == 1 and (marked or operation.path.rstrip("/").endswith(f"/{likely[0].path[-1]}")):
            return likely[0].path
    return None
