"""How list operations go on: by cursor, offset, page number or next link. Only where request and answer agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from codegen.interpret.media import is_json
from codegen.model import (
    ArrayType,
    BooleanType,
    Field,
    IntegerType,
    NumberType,
    ObjectShape,
    Operation,
    Paging,
    Parameter,
    RefType,
    Response,
    Schema,
    StringType,
    Type,
    UnionType,
    without_null,
)

_CURSORS = frozenset(
    (
        "cursor",
        "after",
        "starting_after",
        "startingafter",
        "page_token",
        "pagetoken",
        "next_token",
        "nexttoken",
        "continue",
        "continuation_token",
        "continuationtoken",
        "next_cursor",
        "nextcursor",
        "start_cursor",
        "after_id",
        "page[cursor]",
        "next_page_token",
        "nextpagetoken",
        "page_cursor",
        "starttoken",
        "start_token",
        "page[after]",
    )
)
_NEXT = (
    "next_cursor",
    "nextcursor",
    "next_page_token",
    "nextpagetoken",
    "next_token",
    "nexttoken",
    "next_page_cursor",
    "endcursor",
    "continuation_token",
    "continuationtoken",
    "next_page",
    "nextpage",
    "continue",
    "last_id",
    "end_cursor",
    "cursor_next",
)
_LINKS = ("next_url", "next_page_url", "nextlink", "@odata.nextlink", "next_link", "next_page_uri")
_MORE = ("has_more", "hasmore", "has_next_page", "hasnextpage", "has_next", "more")
_OFFSETS = ("offset", "skip", "start", "startat", "start_index", "startindex", "page[offset]")
_PAGES = (
    "page",
    "page_number",
    "pagenumber",
    "page[number]",
    "pageno",
    "page_no",
    "pagenum",
    "page_num",
    "current_page",
)
_SIZES = (
    "limit",
    "per_page",
    "page_size",
    "pagesize",
    "size",
    "count",
    "max_results",
    "maxresults",
    "perpage",
    "top",
    "take",
)
_ITEMS = (
    "data",
    "items",
    "results",
    "entries",
    "records",
    "values",
    "list",
    "objects",
    "rows",
    "elements",
    "content",
    "resources",
)
_FRAMES = (
    "meta",
    "metadata",
    "pagination",
    "paging",
    "response_metadata",
    "page_info",
    "pageinfo",
    "links",
    "_links",
    "data",
    "cursors",
    "next_page",
    "nextpage",
)
_TOTALS = ("total", "total_count", "totalcount", "total_items", "totalitems")
_PAGE_TOTALS = ("total_pages", "totalpages", "page_count", "pagecount", "last_page")

Schemas = dict[str, Schema]


class Found(NamedTuple):
    """A field of the answer, and the path to it."""

    path: tuple[str, ...]
    field: Field


def with_paging(operation: Operation, schemas: Schemas) -> Operation:
    """``operation`` with the way it goes on to its next page, if it tells one."""
    if operation.method not in {"GET", "POST"} or operation.channel != "path":
        return operation
    response = next((each for each in operation.responses if each.status in ("200", "2XX")), None)
    answer = next((each.type for each in response.contents if is_json(each.media_type)), None) if response else None
    if response is None or answer is None:
        return operation
    if operation.method == "POST":
        paging = _by_body(operation, answer, schemas)
    else:
        paging = _paging(operation, response, answer, schemas)
    return replace(operation, paging=paging) if paging else operation


def _by_body(operation: Operation, answer: Type, schemas: Schemas) -> Paging | None:
    """A search whose body takes the cursor that the answer names; anything less may be another thing."""
    content = operation.body.contents[0] if operation.body and operation.body.contents else None
    if content is None or not is_json(content.media_type):
        return None
    names = [each.name for each in _object(content.type, schemas) if _is(each.type, StringType, IntegerType)]
    cursor = next((name for name in names if name.lower() in _CURSORS), "")
    fields = _fields(answer, schemas)
    found = _first(fields, _NEXT, StringType, IntegerType) if cursor else ()
    items = _items(operation, answer, fields, schemas, marked=True) if found else None
    return Paging("cursor", items, cursor, found, _first(fields, _MORE, BooleanType)) if items else None


def _paging(operation: Operation, response: Response, answer: Type, schemas: Schemas) -> Paging | None:
    query = {each.name.lower(): each for each in operation.parameters if each.location_in == "query"}
    fields = _fields(answer, schemas)
    more = _first(fields, _MORE, BooleanType)
    cursor = _cursor_parameter(query)
    found = _cursor(cursor, fields) if cursor else ()
    link = () if found else _link(fields, schemas, alone=not cursor)
    totals = _first(fields, _TOTALS, IntegerType), _first(fields, _PAGE_TOTALS, IntegerType)
    items = _items(operation, answer, fields, schemas, marked=bool(found or link or more or any(totals)))
    if items is None:
        return None
    if cursor and not found and not link:
        found = _last_item(cursor, items, answer, fields, more, schemas)
    if cursor and found:
        return Paging("cursor", items, cursor.name, found, more)
    if link:
        return Paging("link", items, cursor=link, more=more)
    if any(each.name.lower() == "link" for each in response.headers):
        return Paging("link", items)
    return _counted(query, items, more, totals)


def _counted(
    query: Mapping[str, Parameter], items: tuple[str, ...], more: tuple[str, ...], totals: tuple[tuple[str, ...], ...]
) -> Paging | None:
    """By number of the page or of items, where the parameter is a number and says from where it counts."""
    sized = any(name in query for name in _SIZES)
    page = _number(query, _PAGES)
    first = _first_page(page) if page else None
    if page and first is not None and (sized or more or any(totals) or page.default is not UNSET):
        return Paging("page", items, page.name, more=more, total=totals[1], start=first)
    offset = _number(query, _OFFSETS)
    if offset and sized and "end" not in query:
        return Paging("offset", items, offset.name, more=more, total=totals[0])
    return None


def _number(query: Mapping[str, Parameter], names: tuple[str, ...]) -> Parameter | None:
    return next(
        (query[name] for name in names if name in query and _is(query[name].type, IntegerType, NumberType)), None
    )


def _first_page(page: Parameter) -> int | None:
    """0 or 1, as the default says; ``None`` where it is not clear."""
    if page.default in (0, 1):
        return int(page.default == 1)
    plain = without_null(page.type)
    lowest = plain.limits.minimum if isinstance(plain, (IntegerType, NumberType)) else None
    return 1 if page.default is UNSET and lowest in (None, 1) else None


def _cursor_parameter(query: Mapping[str, Parameter]) -> Parameter | None:
    """The parameter that takes a cursor; ``page`` and ``offset`` do where they are text."""
    for name, each in query.items():
        if name in _CURSORS and _is(each.type, StringType, IntegerType):
            return each
    return next(
        (query[name] for name in ("page", "offset") if name in query and _is(query[name].type, StringType)), None
    )


def _cursor(parameter: Parameter, fields: list[Found]) -> tuple[str, ...]:
    """Where the answer names the next cursor."""
    name = parameter.name.lower()
    framed = [each for each in fields if each.path[0].lower() in ("next_page", "nextpage") and len(each.path) > 1]
    found = _first(framed, (name,), StringType) or _first(fields, _NEXT, StringType, IntegerType)
    if found or name not in _CURSORS:
        return found
    plain = [each for each in fields if not _is_url(each.field)]
    return _first(fields, ("cursor", "after"), StringType, IntegerType) or _first(plain, ("next",), StringType)


def _last_item(
    parameter: Parameter,
    items: tuple[str, ...],
    answer: Type,
    fields: list[Found],
    more: tuple[str, ...],
    schemas: Schemas,
) -> tuple[str, ...]:
    """The last item's id, where the answer says that there is more and the parameter's name asks for an id."""
    if not more or "after" not in parameter.name.lower():
        return ()
    list_type = answer if not items else next((each.field.type for each in fields if each.path == items), answer)
    inner = _resolved(list_type, schemas)
    has_id = isinstance(inner, ArrayType) and any(each.name == "id" for each in _object(inner.items, schemas))
    return ("[-1]", "id") if has_id else ()


def _link(fields: list[Found], schemas: Schemas, *, alone: bool) -> tuple[str, ...]:
    """Where the answer has the URL of the next page; ``alone``: no parameter takes a cursor, so ``next`` is no cursor."""
    if found := _first(fields, _LINKS, StringType):
        return found
    for each in fields:
        if each.field.name.lower() == "next":
            framed = len(each.path) > 1 and each.path[0].lower() in ("links", "_links")
            linked = framed and any(inner.name == "href" for inner in _object(each.field.type, schemas))
            if linked or (_is(each.field.type, StringType) and (alone or framed or _is_url(each.field))):
                return each.path
    return ()


def _is_url(field: Field) -> bool:
    plain = without_null(field.type)
    shown = any(isinstance(each, str) and each.startswith(("http://", "https://", "/", "?")) for each in field.examples)
    return shown or (isinstance(plain, StringType) and plain.format in ("uri", "uri-reference", "url"))


def _is(type_: Type, *kinds: type[Type]) -> bool:
    return isinstance(without_null(type_), kinds)


def _first(fields: list[Found], names: tuple[str, ...], *kinds: type[Type]) -> tuple[str, ...]:
    """The path of the first field with one of ``names``, in their order, and of one of ``kinds``."""
    for name in names:
        for each in fields:
            if each.field.name.lower() == name and _is(each.field.type, *kinds):
                return each.path
    return ()


def _items(
    operation: Operation, answer: Type, fields: list[Found], schemas: Schemas, *, marked: bool
) -> tuple[str, ...] | None:
    """The path to the list: the answer itself, a field with a usual name, or the only list there is.

    That one has to be called as the path ends, or the answer must be ``marked`` as a page: an object may own a list.
    """
    if isinstance(_resolved(answer, schemas), ArrayType):
        return ()
    lists = [each for each in fields if isinstance(_resolved(each.field.type, schemas), ArrayType)]
    for name in _ITEMS:
        for each in lists:
            if each.field.name.lower() == name:
                return each.path
    top = [each for each in lists if len(each.path) == 1]
    if len(top) != 1 or not (marked or operation.path.rstrip("/").endswith(f"/{top[0].path[0]}")):
        return None
    return top[0].path


def _fields(type_: Type, schemas: Schemas) -> list[Found]:
    """The fields of the answer, then those of the objects that usually frame page marks."""
    own = [Found((each.name,), each) for each in _object(type_, schemas)]
    inner = [
        Found((*each.path, field.name), field)
        for each in own
        if each.field.name.lower() in _FRAMES
        for field in _object(each.field.type, schemas)
    ]
    return own + inner


def _object(type_: Type, schemas: Schemas) -> tuple[Field, ...]:
    found = without_null(type_)
    for _ in range(5):
        if not isinstance(found, RefType):
            return ()
        schema = schemas.get(found.id)
        if schema is None or isinstance(schema.shape, ObjectShape):
            return schema.shape.fields if schema and isinstance(schema.shape, ObjectShape) else ()
        found = without_null(schema.shape)
    return ()


def _resolved(type_: Type, schemas: Schemas) -> Type:
    found = without_null(type_)
    for _ in range(5):
        schema = schemas.get(found.id) if isinstance(found, RefType) else None
        if schema is None or isinstance(schema.shape, (ObjectShape, UnionType)):
            return found
        found = without_null(schema.shape)
    return found
