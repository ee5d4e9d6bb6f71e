"""Where the next page of a list is: by cursor, offset, page number, URL or Link header. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar, cast

from .errors import InvalidArgument
from .jsonvalue import is_array, is_object
from .params import spell

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx2

    from .requests import Arguments

I_co = TypeVar("I_co", covariant=True)
Place: TypeAlias = Literal["query", "body", "header"]


class Paging(Generic[I_co]):
    """How a list is paged; ``I`` is the type of its items. Paths are wire names with dots: ``"meta.next_cursor"``.

    - ``items``: path of the items in the answer, ``""`` when the answer is the array itself.
    - ``style="cursor"``: ``parameter`` takes what is found at ``next`` or, without that, the field ``last`` of the last item.
    - ``style="offset"``: ``parameter`` counts items. ``style="page"``: it counts pages, the first one is ``start``.
    - ``style="url"``: the URL of the next page is at ``next``. ``style="link"``: it is in the Link header (RFC 8288).
    - ``has_more``: path of a boolean that says whether there is more; ``total``: path of the number of items or, for
      ``page``, of pages; ``size``: the parameter for the size of a page.
    """

    __slots__ = (
        "has_more",
        "items",
        "last",
        "location_in",
        "next",
        "parameter",
        "size",
        "start",
        "style",
        "total",
    )

    def __init__(
        self,
        items: str,
        *,
        style: Literal["cursor", "offset", "page", "url", "link"],
        parameter: str = "",
        next: str = "",
        last: str = "",
        has_more: str = "",
        total: str = "",
        size: str = "",
        start: int = 1,
        location_in: Place = "query",
    ) -> None:
        self.items = items
        self.style = style
        self.parameter = parameter
        self.next = next
        self.last = last
        self.has_more = has_more
        self.total = total
        self.size = size
        self.start = start
        self.location_in: Place = location_in


def at(value: object, path: str) -> object:
    """What is at a path of wire names in an answer, be it models or plain JSON; ``None`` for nothing."""
    for name in path.split(".") if path else ():
        value = _member(value, name)
        if value is None:
            return None
    return value


def _member(value: object, name: str) -> object:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).get(name)
    fields: Mapping[str, object] | None = getattr(type(value), "model_fields", None)
    if fields is None:
        return None
    if name in fields and getattr(fields[name], "alias", None) in (None, name):
        return getattr(value, name, None)
    python = next(
        (key for key, info in fields.items() if getattr(info, "alias", None) == name),
        name,
    )
    return getattr(value, python, None)


def items_of(answer: object, paging: Paging[object]) -> list[object]:
    """The items of a page; an answer that is the array itself is taken as such whatever the path says."""
    found = answer if is_array(answer) else at(answer, paging.items)
    if is_object(found):
        return list(found.values())
    return found if is_array(found) else []


def next_arguments(
    paging: Paging[object],
    arguments: Arguments,
    answer: object,
    response: httpx2.Response,
) -> Arguments | None:
    """The arguments of the call for the next page: those of this one with its place changed. ``None``: this is the last."""
    items = items_of(answer, paging)
    if not items or (
        paging.has_more and at(answer, paging.has_more) in (False, "false", 0)
    ):
        return None
    if paging.style in ("url", "link"):
        return _follow(arguments, _next_url(paging, answer, response), response)
    value = _next_value(paging, arguments, answer, items)
    if value is None or value == "" or _same(value, _current(paging, arguments)):
        return None
    return _with(arguments, paging, value)


def _next_value(
    paging: Paging[object], arguments: Arguments, answer: object, items: list[object]
) -> object:
    if paging.style == "cursor":
        return at(answer, paging.next) if paging.next else at(items[-1], paging.last)
    current, total = (
        _number(_current(paging, arguments)),
        _number(at(answer, paging.total) if paging.total else None),
    )
    if paging.style == "page":
        page = paging.start if current is None else current
        return (
            None if total is not None and page - paging.start + 1 >= total else page + 1
        )
    offset = (current or 0) + len(items)
    wanted = (
        _number(_argument(arguments, paging.location_in, paging.size))
        if paging.size
        else None
    )
    if total is not None:
        return None if offset >= total else offset
    return None if wanted is not None and len(items) < wanted else offset


def _argument(arguments: Arguments, location_in: Place, name: str) -> object:
    """What a parameter was given as; the extra ones win."""
    if location_in == "header":
        return (arguments.get("extra_headers") or {}).get(
            name, (arguments.get("header") or {}).get(name)
        )
    extra = (
        arguments.get("extra_query")
        if location_in == "query"
        else arguments.get("extra_body")
    )
    own = arguments.get("query") if location_in == "query" else arguments.get("body")
    found = (
        cast("Mapping[str, object]", extra).get(name)
        if isinstance(extra, dict)
        else None
    )
    return found if found is not None else (own or {}).get(name)


def _current(paging: Paging[object], arguments: Arguments) -> object:
    return _argument(arguments, paging.location_in, paging.parameter)


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.isdigit() and len(value) < 19:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _same(new: object, old: object) -> bool:
    """Whether the server names the same place again, which would never end."""
    return isinstance(old, str | int) and spell(new) == spell(old)


def _with(arguments: Arguments, paging: Paging[object], value: object) -> Arguments:
    name, made = paging.parameter, arguments.copy()
    if paging.location_in == "query":
        made["query"] = {**(arguments.get("query") or {}), name: value}
        made["extra_query"] = {
            key: item
            for key, item in (arguments.get("extra_query") or {}).items()
            if key != name
        }
    elif paging.location_in == "header":
        made["header"] = {**(arguments.get("header") or {}), name: spell(value)}
    else:
        made["body"] = {**(arguments.get("body") or {}), name: value}
    return made


def _next_url(
    paging: Paging[object], answer: object, response: httpx2.Response
) -> object:
    if paging.style == "url":
        found = at(answer, paging.next)
        return found if isinstance(found, str) else at(found, "href")
    return link_to("next", response.headers.get("link", ""))


_LINK = re.compile(
    r"""<([^<>]*)>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:"[^"]*"|[^",;\s]*))?)*)"""
)
_REL = re.compile(r"""\brel\s*=\s*(?:"([^"]*)"|([^",;\s]+))""", re.IGNORECASE)


def link_to(relation: str, header: str) -> str | None:
    """The target of a relation in a Link header (RFC 8288)."""
    for link in _LINK.finditer(header):
        rel = _REL.search(link[2])
        if rel and relation in (rel[1] or rel[2] or "").lower().split():
            return link[1]
    return None


def _follow(
    arguments: Arguments, url: object, response: httpx2.Response
) -> Arguments | None:
    """The call for a URL that an answer named. Raises InvalidArgument when it is on another host: credentials stay here."""
    if not isinstance(url, str) or not url:
        return None
    here = response.request.url
    target = here.join(url)
    if target == here:
        return None
    if target.host != here.host or target.port != here.port:
        raise InvalidArgument(
            f"the next page is on another host ({target.host}): it is not followed"
        )
    made = arguments.copy()
    made["url"] = str(target.copy_with(scheme=here.scheme))
    return made
