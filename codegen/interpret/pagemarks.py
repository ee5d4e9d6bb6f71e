"""Marks of pages: the usual names of their parameters and fields, and where an answer has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from codegen.model import ArrayType, Field, ObjectShape, RefType, Schema, StringType, Type, UnionType, without_null

CURSORS = (
    "cursor",
    "page[cursor]",
    "page_cursor",
    "next_cursor",
    "nextcursor",
    "start_cursor",
    "page_token",
    "pagetoken",
    "next_page_token",
    "nextpagetoken",
    "next_token",
    "nexttoken",
    "start_token",
    "starttoken",
    "pagination_token",
    "continuation_token",
    "continuationtoken",
    "continue",
    "iterator",
    "starting_after",
    "startingafter",
    "after",
    "page[after]",
    "after_id",
)
"""Parameters that take a cursor."""
NEXT = (
    "next_cursor",
    "nextcursor",
    "next_page_token",
    "nextpagetoken",
    "next_token",
    "nexttoken",
    "next_page_cursor",
    "endcursor",
    "end_cursor",
    "cursor_next",
    "continuation_token",
    "continuationtoken",
    "pagination_token",
    "next_page",
    "nextpage",
    "next_offset",
    "continue",
    "iterator",
    "last_id",
)
"""Fields that hold the cursor of the next page."""
COUNTED = {"page": ("next_page", "nextpage"), "offset": ("next_offset", "nextoffset")}
"""Parameters that count, and the fields that may say what they count next."""
LINKS = ("next_url", "next_page_url", "nextlink", "@odata.nextlink", "next_link", "next_page_uri", "next_href")
"""Fields that hold the URL of the next page. ``next`` may hold anything."""
MORE = ("has_more", "hasmore", "has_next_page", "hasnextpage", "has_next", "hasnext", "more")
OFFSETS = ("offset", "skip", "start", "startat", "start_index", "startindex", "page[offset]")
PAGES = (
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
SIZES = (
    "limit",
    "per_page",
    "page_size",
    "pagesize",
    "page[size]",
    "page[limit]",
    "size",
    "count",
    "max_results",
    "maxresults",
    "perpage",
    "top",
    "take",
)
TOTALS = ("total", "total_count", "totalcount", "total_items", "totalitems", "total_results", "totalelements")
PAGE_TOTALS = ("total_pages", "totalpages", "page_count", "pagecount", "last_page")
ITEMS = (
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
"""Fields that hold the items, the most usual first."""
_FRAMES = frozenset(
    (
        "meta",
        "metadata",
        "pagination",
        "paging",
        "response_metadata",
        "page_info",
        "pageinfo",
        "links",
        "_links",
        "_embedded",
        "data",
        "pages",
        "cursors",
        "next_page",
        "nextpage",
    )
)
"""Fields whose objects hold marks; two of them deep."""
_DEEPEST = 2
_MOST_ALIASES = 5

Schemas = dict[str, Schema]
Path = tuple[str, ...]


class Found(NamedTuple):
    """A field of the answer, and the path to it."""

    path: Path
    field: Field

    @property
    def linked(self) -> bool:
        """Whether it is among links, whose values are URLs."""
        return any(name.lower() in ("links", "_links") for name in self.path[:-1])


Marks = dict[str, list[Found]]
"""Fields by their names in lower case: conventions differ in nothing else."""


def marks(answer: Type, schemas: Schemas) -> Marks:
    """The fields of an answer, then those of the objects that usually frame the marks of pages."""
    found: Marks = {}
    for depth in range(_DEEPEST + 1):
        for each in _level(answer, schemas, (), depth):
            found.setdefault(each.field.name.lower(), []).append(each)
    return found


def _level(type_: Type, schemas: Schemas, path: Path, depth: int) -> Iterator[Found]:
    for field in fields_of(type_, schemas):
        here = (*path, field.name)
        if depth == 0:
            yield Found(here, field)
        elif field.name.lower() in _FRAMES:
            yield from _level(field.type, schemas, here, depth - 1)


def first(
    found: Marks, names: tuple[str, ...], *kinds: type[Type], fits: Callable[[Found], bool] = lambda _: True
) -> Path:
    """The path of the first field that fits with one of ``names``, in their order, and of one of ``kinds``."""
    for name in names:
        for each in found.get(name, ()):
            if is_a(each.field.type, *kinds) and fits(each):
                return each.path
    return ()


def is_a(type_: Type, *kinds: type[Type]) -> bool:
    """Whether a type is of one of ``kinds``, or null."""
    return isinstance(without_null(type_), kinds)


_URL_WORDS = re.compile(r"\b(?:ur[il]|link|href)\b", re.IGNORECASE)
_CURSOR_WORDS = re.compile(r"\b(?:cursor|token|id)\b", re.IGNORECASE)


def holds_url(field: Field) -> bool:
    """Whether a field holds a URL, by its format, its examples or what is said of it."""
    plain = without_null(field.type)
    if isinstance(plain, StringType) and plain.format in ("uri", "uri-reference", "url"):
        return True
    shown = [each for each in field.examples if isinstance(each, str) and each]
    if shown:
        return shown[0].startswith(("http://", "https://", "/", "?"))
    return bool(_URL_WORDS.search(field.doc)) and not _CURSOR_WORDS.search(field.doc)


def fields_of(type_: Type, schemas: Schemas) -> tuple[Field, ...]:
    """The fields of a type, if it is an object."""
    found = resolved(type_, schemas)
    schema = schemas.get(found.id) if isinstance(found, RefType) else None
    return schema.shape.fields if schema is not None and isinstance(schema.shape, ObjectShape) else ()


def every_item_has(name: str, list_type: Type, schemas: Schemas) -> bool:
    """Whether all items of a list are objects with a field of that name."""
    found = resolved(list_type, schemas)
    item = resolved(found.items, schemas) if isinstance(found, ArrayType) else None
    return item is not None and all(
        any(field.name == name for field in fields_of(each, schemas)) for each in _members(item, schemas)
    )


def _members(type_: Type, schemas: Schemas) -> tuple[Type, ...]:
    schema = schemas.get(type_.id) if isinstance(type_, RefType) else None
    shape = schema.shape if schema is not None else type_
    return shape.variants if isinstance(shape, UnionType) else (type_,)


def resolved(type_: Type, schemas: Schemas) -> Type:
    """``type_`` without null and without names for it; an object or a union that has one stays a reference."""
    found = without_null(type_)
    for _ in range(_MOST_ALIASES):
        schema = schemas.get(found.id) if isinstance(found, RefType) else None
        if schema is None or isinstance(schema.shape, (ObjectShape, UnionType)):
            return found
        found = without_null(schema.shape)
    return found
