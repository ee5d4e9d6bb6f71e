"""What is sent and what comes back: bodies, responses, their media types, headers and links."""

from __future__ import annotations

from codegen.finding import Location, Noun
from codegen.jsontypes import JSON
from codegen.model.types import Type


class Encoding(Noun, frozen=True):
    """How one field of a multipart or form body is written (OAS 3.x Encoding Object)."""

    field: str
    """Its name; ``[0]``, ``[1]`` for the first parts of a body without names (``prefixEncoding``), ``[]`` for the rest."""
    content_type: str = ""
    style: str = ""
    explode: bool | None = None
    headers: tuple[str, ...] = ()


class Content(Noun, frozen=True):
    """One media type of a body or response."""

    media_type: str
    """Lower case, without parameters: ``application/json``."""
    type: Type
    location: Location
    encodings: tuple[Encoding, ...] = ()
    item_type: Type | None = None
    """The type of one item of a stream (``itemSchema``, or inferred for ``text/event-stream`` and JSON Lines)."""
    examples: tuple[JSON, ...] = ()
    example_names: tuple[str, ...] = ()
    """What the document calls its examples, one name per value, ``""`` for those without one; or empty."""


class Body(Noun, frozen=True):
    """A request body."""

    contents: tuple[Content, ...]
    """By preference: the client sends the first unless told otherwise. JSON first, then the document's order."""
    location: Location
    required: bool = False
    doc: str = ""


class Header(Noun, frozen=True):
    """A documented response header."""

    name: str
    type: Type
    doc: str = ""


class Link(Noun, frozen=True):
    """How an answer leads to a next call (OAS 3.x Link Object). Documented, never followed by itself."""

    name: str
    operation: str
    """``Operation.key`` of the next call."""
    location: Location
    parameters: tuple[tuple[str, str], ...] = ()
    """Its parameters and where their values come from: a runtime expression (``$response.body#/id``), or JSON."""
    body: str = ""
    """Where its body comes from, the same way."""
    doc: str = ""


NO_BODY = frozenset({"204", "205", "304"})
"""Statuses of answers that never have a body (RFC 9110 §15.3.5, §15.3.6, §15.4.5)."""


class Response(Noun, frozen=True):
    """What comes back for a status."""

    status: str
    """``200``, ``4XX``, ``default``."""
    contents: tuple[Content, ...]
    location: Location
    doc: str = ""
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()
