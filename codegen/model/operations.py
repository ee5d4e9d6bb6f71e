"""Calls: their parameters, bodies, answers and pages."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

from codegen.document import AnswerSample, CallSample
from codegen.finding import Location, Noun
from codegen.jsontypes import JSON
from codegen.model.bodies import Body, Response
from codegen.model.schemas import Hint, Origin
from codegen.model.security import Requirement
from codegen.model.servers import Server
from codegen.model.types import Type

ParameterIn: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]


class Parameter(Noun, frozen=True):
    """A parameter outside of the body."""

    name: str
    """As on the wire; header names keep the document's letter case."""
    location_in: ParameterIn
    type: Type
    location: Location
    required: bool = False
    style: str = "form"
    """``form``, ``simple``, ``label``, ``matrix``, ``spaceDelimited``, ``pipeDelimited``, ``deepObject``, ``cookie``;
    Swagger's ``collectionFormat`` as the style that writes the same (``tsv`` as ``tabDelimited``)."""
    explode: bool = True
    allow_reserved: bool = False
    content_type: str = ""
    """The media type the value is written in (``content`` instead of ``schema``); ``""`` when a style applies."""
    default: JSON | UnsetType = UNSET
    always: JSON | UnsetType = UNSET
    """As ``Field.always``."""
    doc: str = ""
    deprecated: bool = False
    hints: tuple[Hint, ...] = ()
    origin: Origin = "schema"
    examples: tuple[JSON, ...] = ()


class Paging(Noun, frozen=True):
    """How a list operation goes on to its next page."""

    style: Literal["cursor", "offset", "page", "link"]
    items: tuple[str, ...]
    """Path of field names from the response to the list of items."""
    parameter: str = ""
    """The request's parameter or body field that moves on (``after``, ``offset``, ``page``); ``""`` for ``link``."""
    cursor: tuple[str, ...] = ()
    """Path from the response to the next cursor (or next URL), or ``("[-1]", "id")``: the last item's field."""
    more: tuple[str, ...] = ()
    """Path to a boolean that says whether there is more."""
    total: tuple[str, ...] = ()
    """Path to the number of all items or, for ``page``, of all pages."""
    start: int = 1
    """The number of the first page."""


class Operation(Noun, frozen=True):
    """One call."""

    method: str
    """Upper case."""
    path: str
    """The path template, starting with ``/``, without query string or fragment."""
    location: Location
    operation_id: str = ""
    tags: tuple[str, ...] = ()
    call: tuple[str, ...] = ()
    """Words for resource and method where the document (``x-*-group-name``) or the config says them: ``("images", "generate")``."""
    summary: str = ""
    doc: str = ""
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    fixed_query: tuple[tuple[str, str], ...] = ()
    """Query parameters written into the path key (``/v1/messages?beta=true``)."""
    fragment: str = ""
    """What stands behind ``#`` in the path key: it names an action (AWS), and is never sent."""
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: tuple[Requirement, ...] | None = None
    """Alternatives; ``None``: the provider's. Empty: none needed."""
    servers: tuple[Server, ...] = ()
    """Only where they differ from the provider's."""
    paging: Paging | None = None
    stream_flag: str = ""
    """The boolean body field that turns the answer into a stream (``stream``); ``""`` if there is none."""
    status: str = ""
    """The publisher's own state of it: ``developing``, ``deprecated``, ... (``x-apifox-status``)."""
    identity: str = ""
    """A stable vendor id (``x-run-in-apifox``)."""
    channel: Literal["path", "webhook", "callback"] = "path"
    samples: tuple[CallSample | AnswerSample, ...] = ()
    """What the page shows for this operation outside of its spec."""
    variant: str = ""
    """The media type of its body, where this is a further call of an operation that takes bodies of several kinds."""

    @property
    def key(self) -> str:
        """The operation's id: ``POST /v1/images/generations``. Webhooks: ``webhook POST name``; a query or fragment that the
        path key has is part of it: ``POST /v1/messages?beta=true``, ``POST /#Action=CreatePool``; a further call names its
        media type: ``POST /images/edits multipart/form-data``.
        """
        prefix = "" if self.channel == "path" else f"{self.channel} "
        query = "?" + "&".join(f"{name}={value}" for name, value in self.fixed_query) if self.fixed_query else ""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return f"{prefix}{self.method} {self.path}{query}{fragment}{' ' + self.variant if self.variant else ''}"
