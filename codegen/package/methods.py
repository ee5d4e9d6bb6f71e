"""Methods: their arguments, what they send, what they give."""

from __future__ import annotations

from typing import Literal, TypeAlias

from codegen.finding import Noun
from codegen.package.annotations import LINE, Annotation
from codegen.spelling import width

_ARGUMENT_WIDTH = LINE - 8 - 1
"""Columns for one argument of a method: the line less its indent and the comma."""

ArgumentIn: TypeAlias = Literal["path", "query", "header", "cookie", "querystring", "body", "content"]
"""Where an argument goes: a parameter, a field of an object body (``body``), or the body as a whole (``content``)."""


class Argument(Noun, frozen=True):
    """One argument of a method."""

    wire: str
    python: str
    location_in: ArgumentIn
    annotation: Annotation
    required: bool
    """Whether the caller must give it."""
    positional: bool = False
    """Whether it may be given by position (required path parameters)."""
    default: str = "omit"
    """The Python expression that is its default; meaningless when ``required``."""
    doc: str = ""
    """The docstring entry, finished text, possibly several lines."""

    @property
    def declaration(self) -> str:
        """As it stands in a signature, without its comma. The forms are those on which black and ruff agree."""
        default = "" if self.required else f" = {self.default}"
        line = f"{self.python}: {self.annotation.text}{default}"
        # Formatters break a long union in a signature only when it is parenthesized.
        if self.annotation.members and width(line) > _ARGUMENT_WIDTH:
            return f"{self.python}: ({self.annotation.text}){default}"
        return line


class Constant(Noun, frozen=True):
    """An ``Operation`` of the runtime at the top of a module."""

    name: str
    """``_GENERATE``."""
    carries: Annotation
    """What a call of it gives: the ``T`` of ``Operation[T]``; for a stream one item."""
    arguments: tuple[tuple[str, str], ...]
    """Keyword arguments as finished Python expressions."""


class Pages(Noun, frozen=True):
    """A ``Paging`` of the runtime at the top of a module: how a list goes on to its next page."""

    name: str
    """``_LIST__PAGES``: two underscores, as no method's name has."""
    item: Annotation
    style: str
    """``cursor``, ``offset``, ``page``, ``url`` or ``link``."""
    items: str
    """Path to the items in the answer, with dots; ``""`` when the answer is the list itself."""
    parameter: str
    """The argument on the wire that moves on; ``""`` where a link does."""
    arguments: tuple[tuple[str, str], ...]
    """Keyword arguments as finished Python expressions."""
    page: str = ""
    """The class of its pages, where the answer has fields; its asynchronous twin has ``Async`` in front."""
    types: str = "types"
    """What the package of types is called in the method: an argument may hide it."""


class Overload(Noun, frozen=True):
    """One ``@overload`` of a method."""

    arguments: tuple[Argument, ...]
    returns: Annotation


class Signature(Noun, frozen=True):
    """What differs between the sync and the async form of a method."""

    returns: Annotation
    overloads: tuple[Overload, ...] = ()
    verb: str = "call"
    """The runtime's method that sends it: ``call``, ``stream``, ``download``, ``paginate``."""

    @property
    def awaits(self) -> bool:
        """Whether the asynchronous form is a coroutine: pages are awaited or iterated over by the caller."""
        return self.verb != "paginate"


class Method(Noun, frozen=True):
    """One method of a resource; the sync and the async one are rendered from the same value."""

    key: str
    """The operation's id in the model: ``POST /v1/images/generations``."""
    http_method: str
    path: str
    operation_id: str
    name: str
    """Python name: ``generate``."""
    call: str
    """Attribute path on the client: ``images.generate``."""
    arguments: tuple[Argument, ...]
    sync: Signature
    asynchronous: Signature
    places: tuple[tuple[str, str], ...]
    """Keyword arguments of the runtime's call: place and finished expression (``body``, ``{"prompt": prompt}``)."""
    plain: Constant | None
    """The operation as it answers at once; ``None`` if it only streams."""
    stream: Constant | None = None
    """The operation as it streams."""
    pages: Pages | None = None
    """How it goes on, for a list that comes in pages."""
    flag: str = ""
    """The argument that asks for the stream, where it can be had both ways."""
    summary: str = ""
    """What it does, on one line, unescaped."""
    example: str = ""
    """A call of it with the document's own values, short enough for its docstring."""
    doc: tuple[str, ...] = ()
    """Docstring paragraphs, unescaped: the ``docstring`` door is used when rendering."""
    deprecated: str = ""
    """What type checkers say where it is used; ``""`` if it is not deprecated."""
    responses: tuple[ResponseType, ...] = ()
    """What each documented status answers, for ``inspect`` and docs."""

    @property
    def constants(self) -> list[Constant]:
        """The operation as it answers at once and as it streams, as far as it does."""
        return [each for each in (self.plain, self.stream) if each is not None]

    @property
    def docstring(self) -> tuple[str, ...]:
        """Docstring paragraphs of the sync method."""
        return self._paragraphs(_RETURNS_PAGE, self.example)

    @property
    def asynchronous_docstring(self) -> tuple[str, ...]:
        """Docstring paragraphs of the async method."""
        before = "await " if self.asynchronous.awaits else ""
        return self._paragraphs(_RETURNS_PAGES, f"{before}{self.example}" if self.example else "")

    def _paragraphs(self, returns: str, example: str) -> tuple[str, ...]:
        doc = (*self.doc, returns) if self.pages else self.doc
        shown = example.replace("\n", "\n    ")
        return (*doc, f"Example:\n    {shown}") if example else doc


_RETURNS_PAGE = "Returns:\n    The first page. Iterating over it goes on with the items of the following ones."
_RETURNS_PAGES = "Returns:\n    To be awaited for the first page, or iterated over for the items of all."


class ResponseType(Noun, frozen=True):
    """The Python type of one status and media type."""

    status: str
    media_type: str
    type: str
