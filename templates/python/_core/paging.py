"""How a list is paged, and what a page holds."""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    Generic,
    Literal,
    TypeAlias,
    TypeVar,
    cast,
)

from .errors import AnswerError
from .jsonvalue import is_array

if TYPE_CHECKING:
    from collections.abc import Mapping


I_co = TypeVar("I_co", covariant=True)
Path: TypeAlias = "str | tuple[str, ...]"
Place: TypeAlias = Literal["query", "body", "header"]
Style: TypeAlias = Literal["cursor", "offset", "page", "url", "link"]


class Paging(Generic[I_co]):
    """How a list is paged; ``I`` is the type of its items.

    Paths are names as on the wire with dots, ``"meta.next_cursor"``, or tuples of them where a name has dots itself.

    - ``items``: path of the items in the answer, ``""`` when the answer is the array itself.
    - ``style="cursor"``: ``parameter`` takes what is found at ``next`` or, without that, the field ``last`` of the
      last item. A URL that is found there is followed instead.
    - ``style="offset"``: ``parameter`` counts items. ``style="page"``: it counts pages, the first one is ``start``.
    - ``style="url"``: the URL of the next page is at ``next``. ``style="link"``: it is in the Link header (RFC 8288).
    - ``has_more``: path of a boolean that says whether there is more; ``total``: path of the number of items or, for
      ``page``, of pages.
    - ``location_in``: where ``parameter`` goes.
    """

    __slots__ = (
        "has_more",
        "items",
        "last",
        "location_in",
        "next",
        "parameter",
        "start",
        "style",
        "total",
    )

    def __init__(
        self,
        items: Path,
        *,
        style: Style,
        parameter: str = "",
        next: Path = "",
        last: Path = "",
        has_more: Path = "",
        total: Path = "",
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
        self.start = start
        self.location_in: Place = location_in

    @property
    def counts(self) -> bool:
        """Whether the client counts, and the server does not say what comes next."""
        return self.style in ("offset", "page")

    @property
    def told(self) -> bool:
        """Whether an answer tells if it is the last one; without that the client asks until nothing new comes."""
        return not self.counts or bool(self.has_more or self.total)


def at(value: object, path: Path) -> object:
    """What is at a path of wire names in an answer, be it models or plain JSON; ``None`` for nothing."""
    for name in path.split(".") if isinstance(path, str) and path else path:
        value = _member(value, name)
        if value is None:
            return None
    return value


def _member(value: object, name: str) -> object:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).get(name)
    fields: Mapping[str, object] | None = getattr(type(value), "model_fields", None)
    if fields is None:
        return _of_record(value, name)
    if name in fields and getattr(fields[name], "alias", None) in (None, name):
        return getattr(value, name, None)
    python = next(
        (key for key, info in fields.items() if getattr(info, "alias", None) == name),
        name,
    )
    return getattr(value, python, None)


def _of_record(value: object, name: str) -> object:
    """The same of a class that is not ours."""
    from .records import record_of  # only for models of another make

    record = record_of(type(value))
    if record is None:
        return None
    python = next((each.name for each in record.fields if each.wire == name), name)
    found = getattr(value, python, None)
    return None if type(found).__name__ == "UnsetType" else found


def items_of(answer: object, paging: Paging[object]) -> list[object]:
    """The items of a page; none where there is nothing. An answer that is the array itself is taken as such.

    Raises AnswerError when there is something else: to skip it would lose items.
    """
    if isinstance(root := getattr(answer, "root", None), list) and not paging.items:
        return cast("list[object]", root)
    found = answer if is_array(answer) else at(answer, paging.items)
    if found is None:
        return []
    if is_array(found):
        return found
    where = paging.items if isinstance(paging.items, str) else ".".join(paging.items)
    raise AnswerError(
        f"a page has its items at {where!r}, but there is {type(found).__name__}"
        if where
        else f"a page is an array of items, but the answer is {type(found).__name__}"
    )
