"""What is known of an operation before it is called. Plain data: importing it costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .aliases import Thunk
    from .plans import Plan

T_co = TypeVar("T_co", covariant=True)

Place: TypeAlias = Literal["path", "query", "header", "cookie"]
Style: TypeAlias = Literal[
    "",
    "form",
    "simple",
    "label",
    "matrix",
    "spaceDelimited",
    "pipeDelimited",
    "tabDelimited",
    "deepObject",
    "cookie",
    "comma",
    "brackets",
    "repeat",
]
"""The styles of OpenAPI (https://spec.openapis.org/oas/latest.html#style-values) and three in common use:
Swagger's ``tabDelimited``, ``comma`` (a,b), ``brackets`` (``key[]=a&key[]=b``), ``repeat`` (``key=a&key=b``)."""
Kind: TypeAlias = Literal["json", "text", "xml", "binary", "none"]


class Param:
    """How a parameter is written when it differs from the default of its place."""

    __slots__ = (
        "allow_reserved",
        "content_type",
        "explode",
        "location_in",
        "name",
        "style",
    )

    def __init__(
        self,
        name: str,
        location_in: Place,
        *,
        style: Style = "",
        explode: bool | None = None,
        content_type: str = "",
        allow_reserved: bool = False,
    ) -> None:
        self.name = name
        self.location_in: Place = location_in
        self.style: Style = style
        self.explode = explode
        self.content_type = content_type
        self.allow_reserved = allow_reserved


class Encoding:
    """How one field of a form or multipart body is written (OpenAPI's Encoding Object)."""

    __slots__ = ("content_type", "explode", "headers", "name", "style")

    def __init__(
        self,
        name: str,
        *,
        content_type: str = "",
        style: Style = "",
        explode: bool | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        self.content_type = content_type
        self.style: Style = style
        self.explode = explode
        self.headers = headers or {}


class Answer:
    """One of several success answers: chosen by status (``"200"``, ``"2XX"``, ``"default"``), then by media type."""

    __slots__ = ("kind", "media_type", "returns", "status")

    def __init__(
        self,
        status: str,
        media_type: str = "",
        *,
        returns: Thunk | None = None,
        kind: Kind = "json",
    ) -> None:
        self.status = status
        self.media_type = media_type
        self.returns = returns
        self.kind: Kind = kind


class Operation(Generic[T_co]):
    """One operation of an API; ``T`` is what a call of it returns (or, for streams, one item).

    - ``returns``: gives the Python type to parse the answer into; ``None``: nothing comes back.
    - ``body``: media type of the request's body, ``""`` when there is none.
    - ``answer``: how the success answer is read; ``answers`` when several types are possible.
    - ``security``: alternatives of schemes that are needed together; ``None``: what the client does by default; ``()``: none.
    - ``aliases``: values of top-level body fields and query parameters that are translated before sending.
    - ``errors``: gives the types of documented error bodies by status.
    - ``stream``, ``item``: the answer is a stream of items of that type.
    """

    __slots__ = (
        "accept",
        "aliases",
        "answer",
        "answers",
        "body",
        "encodings",
        "errors",
        "item",
        "method",
        "parameters",
        "path",
        "plan",
        "query",
        "returns",
        "security",
        "servers",
        "stream",
    )

    def __init__(
        self,
        method: str,
        path: str,
        *,
        returns: Thunk | None = None,
        body: str = "",
        accept: str = "application/json",
        answer: Kind = "json",
        answers: tuple[Answer, ...] = (),
        parameters: tuple[Param, ...] = (),
        encodings: tuple[Encoding, ...] = (),
        query: tuple[tuple[str, str], ...] = (),
        security: tuple[tuple[str, ...], ...] | None = None,
        servers: tuple[str, ...] = (),
        errors: Callable[[], Mapping[str, object]] | None = None,
        aliases: Mapping[str, Mapping[str, object]] | None = None,
        stream: Literal["", "sse", "jsonl"] = "",
        item: Thunk | None = None,
    ) -> None:
        self.method = method
        self.path = path
        self.returns = returns
        self.body = body
        self.accept = accept
        self.answer: Kind = answer
        self.answers = answers
        self.parameters = parameters
        self.encodings = encodings
        self.query = query
        self.security = security
        self.servers = servers
        self.errors = errors
        self.aliases = aliases
        self.stream: Literal["", "sse", "jsonl"] = stream
        self.item = item
        self.plan: Plan | None = None
        """Made on the first call: everything that does not change from call to call."""

    def __repr__(self) -> str:
        return f"Operation({self.method!r}, {self.path!r})"
