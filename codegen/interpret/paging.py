"""How list operations go on: by cursor, offset, page number or next link. Only where request and answer agree."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from codegen.interpret.media import is_json
from codegen.model import (
    ArrayType,
    Field,
    ObjectShape,
    Operation,
    Paging,
    RefType,
    Response,
    Schema,
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
_LINKS = ("next", "next_url", "next_page_url", "nextlink", "@odata.nextlink", "next_link", "next_page_uri")
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
)

Schemas = dict[str, Schema]


class Found(NamedTuple):
    """A field of the answer, and the path to it."""

    path: tuple[str, ...]
    field: Field


def with_paging(operation: Operation, schemas: Schemas) -> Operation:
    """``operation`` with the way it goes on to its next page, if it tells one."""
    if operation.method != "GET" or operation.channel != "path":
        return operation
    response = next((each for each in operation.responses if each.status in ("200", "2XX")), None)
    answer = next((each.type for each in response.contents if is_json(each.media_type)), None) if response else None
    if response is None or answer is None:
        return operation
    paging = _paging(operation, response, answer, schemas)
    return replace(operation, paging=paging) if paging else operation


def _paging(operation: Operation, response: Response, answer: Type, schemas: Schemas) -> Paging | None:
    query = {each.name.lower(): each.name for each in operation.parameters if each.location_in == "query"}
    fields = _fields(answer, schemas)
    items = _items(answer, fields, schemas)
    if items is None:
        return None
    more = _first(fields, _MORE)
    cursor = next((query[name] for name in query if name in _CURSORS), "")
    if cursor and (found := _cursor(items, answer, fields, more, schemas)):
        return Paging("cursor", items, cursor, found, more)
    if link := _first(fields, _LINKS):
        return Paging("link", items, cursor=link, more=more)
    if any(each.name.lower() == "link" for each in response.headers):
        return Paging("link", items)
    sized = any(name in query for name in _SIZES)
    for style, names in (("page", _PAGES), ("offset", _OFFSETS)):
        parameter = next((query[name] for name in names if name in query), "")
        if parameter and (sized or style == "page"):
            return Paging("page" if style == "page" else "offset", items, parameter, more=more)
    return None


def _cursor(
    items: tuple[str, ...], answer: Type, fields: list[Found], more: tuple[str, ...], schemas: Schemas
) -> tuple[str, ...]:
    """Where the next cursor is: in a field, or, where the answer says that there is more, the last item's id."""
    found = _first(fields, _NEXT) or _first(fields, ("cursor", "after"))
    if found or not more:
        return found
    list_type = answer if not items else next((each.field.type for each in fields if each.path == items), answer)
    inner = without_null(list_type)
    has_id = isinstance(inner, ArrayType) and any(each.field.name == "id" for each in _fields(inner.items, schemas))
    return ("[-1]", "id") if has_id else ()


def _first(fields: list[Found], names: tuple[str, ...]) -> tuple[str, ...]:
    """The path of the first field with one of ``names``, in their order, that is not an object or list."""
    for name in names:
        for each in fields:
            if each.field.name.lower() == name and not isinstance(without_null(each.field.type), (ArrayType, RefType)):
                return each.path
    return ()


def _items(answer: Type, fields: list[Found], schemas: Schemas) -> tuple[str, ...] | None:
    """The path to the list: the answer itself, a field with a usual name, or the only list there is."""
    if isinstance(_resolved(answer, schemas), ArrayType):
        return ()
    lists = [each for each in fields if isinstance(_resolved(each.field.type, schemas), ArrayType)]
    for name in _ITEMS:
        for each in lists:
            if each.field.name.lower() == name:
                return each.path
    top = [each for each in lists if len(each.path) == 1]
    return top[0].path if len(top) == 1 else None


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
