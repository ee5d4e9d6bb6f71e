"""``[providers.NAME.paging]``: how lists go on where the document does not say so, or says it wrongly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeAlias, cast

import msgspec

from codegen.finding import InputError

_NEEDED = {"cursor": ("parameter", "cursor"), "offset": ("parameter",), "page": ("parameter",), "url": ("cursor",)}
_ALLOWED = {
    "cursor": ("parameter", "cursor", "more"),
    "offset": ("parameter", "more", "total"),
    "page": ("parameter", "more", "total", "start"),
    "url": ("cursor", "more"),
    "link": (),
}


class PagingTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one list goes on. Paths are names with dots, or lists of names where a name has dots of its own."""

    style: Literal["cursor", "offset", "page", "url", "link"]
    items: str | tuple[str, ...] = ""
    """Path to the items in the answer; ``""`` when the answer is the list itself."""
    parameter: str = ""
    """The parameter, or field of the body, that moves on."""
    cursor: str | tuple[str, ...] = ""
    """Path to what that takes next, or to the next page's URL; ``"[-1].id"`` is a field of the last item."""
    more: str | tuple[str, ...] = ""
    """Path to a boolean that says whether there is more."""
    total: str | tuple[str, ...] = ""
    """Path to the number of items, or for ``page`` of pages."""
    start: int = 1
    """The number of the first page."""


Refused: TypeAlias = Callable[[tuple[str, ...], str], InputError]
"""The error for the key at a path, and what is wrong with it."""


def with_paging(data: Mapping[str, Any], error: Refused) -> Mapping[str, Any]:
    """A whole config with its tables of pages as values: they say more than types can check.

    Raises:
        InputError: made by ``error``.
    """
    said = data.get("providers")
    named = cast("dict[str, Any]", said) if isinstance(said, dict) else {}
    paged = {name: cast("dict[str, Any]", each) for name, each in named.items() if isinstance(each, dict)}
    tables = {
        name: each | {"paging": _tables(each["paging"], ("providers", name, "paging"), error)}
        for name, each in paged.items()
        if "paging" in each
    }
    return {**data, "providers": named | tables} if tables else data


def _tables(said: object, path: tuple[str, ...], error: Refused) -> dict[str, PagingTable | None]:
    """Operations with how they go on, ``None`` where they do not."""
    where = ".".join(path)
    if not isinstance(said, dict):
        raise error(path, f"`{where}` must be a table: write [{where}]")
    named = cast("Mapping[str, Any]", said)
    return {key: _paging(value, (*path, key), error) for key, value in named.items()}


def _paging(value: Any, path: tuple[str, ...], error: Refused) -> PagingTable | None:
    if value is False:
        return None
    if not isinstance(value, dict):
        raise error(path, f'`{path[-1]}` is false, or a table: {{ style = "cursor", items = "data", ... }}')
    try:
        table = msgspec.convert(value, PagingTable)
    except msgspec.ValidationError as wrong:
        raise error(path, f"`{path[-1]}`: {str(wrong)[:1].lower()}{str(wrong)[1:]}") from None
    missing = [name for name in _NEEDED.get(table.style, ()) if not getattr(table, name)]
    if missing:
        raise error(path, f'`{path[-1]}`: style = "{table.style}" needs `{missing[0]}`')
    allowed = ("style", "items", *_ALLOWED[table.style])
    odd = [name for name in cast("Mapping[str, Any]", value) if name not in allowed]
    if odd:
        raise error(path, f'`{path[-1]}`: style = "{table.style}" takes no `{odd[0]}`')
    return table
