"""Where the next page of a list is: by cursor, offset, page number, URL or Link header. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from .errors import AnswerError
from .paging import Place, at
from .params import spell

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import httpx2

    from .paging import Paging
    from .requests import Arguments


class Trail(NamedTuple):
    """What is kept of the pages before, however many: enough to see that a server leads in a circle (Brent's way)."""

    content: int = 0
    """A hash of the page before."""
    mark: str = ""
    """A place that the pages have been at."""
    left: int = 1
    """How many pages until the mark is moved."""
    reach: int = 1
    """How many pages the mark stays."""

    def at(self, place: str, content: bytes) -> Trail:
        """The trail with the next place. Raises AnswerError at a place where the pages have been."""
        if place == self.mark:
            raise AnswerError(
                "the pages lead in a circle: the server names a place again where they have been"
            )
        if self.left > 1:
            return Trail(hash(content), self.mark, self.left - 1, self.reach)
        return Trail(hash(content), place, self.reach * 2, self.reach * 2)


START = Trail()


class Next(NamedTuple):
    """The call for the next page."""

    arguments: Arguments
    trail: Trail


def repeats(paging: Paging[object], response: httpx2.Response, trail: Trail) -> bool:
    """Whether a page is the one before once more: some servers give their last page for every number behind it.

    Raises AnswerError when the answer tells that there is more nevertheless: the server ignores the parameter.
    """
    if not paging.counts or trail.content != hash(response.content):
        return False
    if paging.told:
        raise AnswerError(
            f"the server gives the same page again: it ignores {paging.parameter!r}"
        )
    return True


def following(
    paging: Paging[object],
    arguments: Arguments,
    answer: object,
    items: Sequence[object],
    response: httpx2.Response,
    trail: Trail,
    home: Callable[[], httpx2.URL],
) -> Next | None:
    """The call for the next page: that for this one with its place changed. ``None``: this is the last.

    ``home`` is where this page was asked for, redirects aside. Raises AnswerError when the server leads in a circle,
    or to another host.
    """
    more = at(answer, paging.has_more) if paging.has_more else None
    if not items or more in (False, "false", 0):
        return None
    if paging.style in ("url", "link"):
        url = _next_url(paging, answer, response)
        return _follow(arguments, url, response, trail, home())
    value = _next_value(paging, arguments, answer, items)
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        return _follow(arguments, value, response, trail, home())
    if value is None or value == "" or _same(value, _current(paging, arguments)):
        return None
    place = trail.at(spell(value), response.content)
    return Next(_with(arguments, paging, value), place)


def _next_value(
    paging: Paging[object],
    arguments: Arguments,
    answer: object,
    items: Sequence[object],
) -> object:
    if paging.style == "cursor":
        return at(answer, paging.next) if paging.next else at(items[-1], paging.last)
    current = _number(_current(paging, arguments))
    total = _number(at(answer, paging.total) if paging.total else None)
    if paging.style == "page":
        page = paging.start if current is None else current
        last = total is not None and page - paging.start + 1 >= total
        return None if last else page + 1
    offset = (current or 0) + len(items)
    return None if total is not None and offset >= total else offset


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
    arguments: Arguments,
    url: object,
    response: httpx2.Response,
    trail: Trail,
    home: httpx2.URL,
) -> Next | None:
    """The call for a URL that an answer named. Raises AnswerError when it is on another host: credentials stay here."""
    if not isinstance(url, str) or not url:
        return None
    here = response.request.url
    target = here.join(url)
    if target == here:
        return None
    if (target.host, target.port) != (home.host, home.port):
        raise AnswerError(
            f"the next page is on another host ({target.host}): it is not followed"
        )
    made = arguments.copy()
    made["url"] = str(target.copy_with(scheme=home.scheme))
    return Next(made, trail.at(made["url"], response.content))
