"""What documents mean: types, operations, providers. The waist: nothing before it knows Python, nothing after it knows OpenAPI.

Ids are wire-level, readable, and the same everywhere (decisions, lock file, names):

- an operation is ``POST /v1/images/generations`` (``Operation.key``);
- a component schema is its component name (``Pet``), prefixed with the file when it is not the main one (``models/pet.yml#Pet``);
- an inline schema is where it stands: ``POST /v1/images/generations body``, ``... response.200``, ``Pet.owner``,
  ``Pet.tags[]`` (array item), ``Pet.labels{}`` (map value), ``Pet|2`` (second union variant),
  ``Pet|base`` (what a base is itself, beside its heirs);
- a parameter is ``GET /items query.limit``; a field is its object's id, a dot, and its name: ``... body.n``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

from codegen.document import AnswerSample, CallSample
from codegen.finding import Decision, Evidence, Finding, Location, Noun
from codegen.jsontypes import JSON

# --- types -----------------------------------------------------------------------------------------------------------


class AnyType(Noun, frozen=True, tag=True):
    """Any JSON value: nothing is known, or ``true``/``{}`` says that nothing is meant."""


class NeverType(Noun, frozen=True, tag=True):
    """No value at all (``false``, ``not: {}``)."""


class NullType(Noun, frozen=True, tag=True):
    """JSON ``null`` only."""


class BooleanType(Noun, frozen=True, tag=True):
    """``true`` or ``false``."""


class Limits(Noun, frozen=True):
    """Numeric limits, as JSON Schema means them; ``None`` where there is none."""

    minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_minimum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None


class IntegerType(Noun, frozen=True, tag=True):
    """A number without a fraction."""

    format: str = ""
    limits: Limits = Limits()


class NumberType(Noun, frozen=True, tag=True):
    """Any JSON number."""

    format: str = ""
    limits: Limits = Limits()


class StringType(Noun, frozen=True, tag=True):
    """A string; ``format`` as written (``date-time``, ``uuid``, ``byte``, ``decimal``, ...)."""

    format: str = ""
    min_length: int | None = None
    max_length: int | None = None
    pattern: str = ""
    content_encoding: str = ""
    content_media_type: str = ""


class BinaryType(Noun, frozen=True, tag=True):
    """Bytes outside of JSON: a file upload part, a raw body, a download."""

    media_type: str = ""


class LiteralType(Noun, frozen=True, tag=True):
    """One of the listed scalars (``enum``, ``const``)."""

    values: tuple[JSON, ...]
    """Distinct scalars in the document's order. ``null`` is never among them: it becomes a union with ``NullType``."""
    base: Literal["string", "integer", "number", "boolean", "mixed"] = "string"
    names: tuple[str, ...] = ()
    """Names for the values from ``x-enum-varnames`` and its like, one per value, or empty."""
    docs: tuple[str, ...] = ()
    """Descriptions of the values, one per value, or empty."""
    open: bool = False
    """Whether other values of ``base`` are taken too: the list is documentation, not a limit."""


class ArrayType(Noun, frozen=True, tag=True):
    """An array whose items are all of one type."""

    items: Type
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


class TupleType(Noun, frozen=True, tag=True):
    """An array whose first items have types of their own (``prefixItems``)."""

    items: tuple[Type, ...]
    rest: Type
    """The type of items after the prefix; ``NeverType`` when there may be none."""


class MapType(Noun, frozen=True, tag=True):
    """An object with arbitrary keys whose values are all of one type."""

    values: Type


class UnionType(Noun, frozen=True, tag=True):
    """Any of several types. Flat, without duplicates, and ``NullType`` last: make it with ``union``."""

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None


class Discriminator(Noun, frozen=True):
    """The field that tells a union's variants apart."""

    field: str
    mapping: tuple[tuple[str, str], ...] = ()
    """Pairs of tag value and schema id."""
    declared: bool = True
    """``False`` where it was found by looking at the variants, not in the document."""


class RefType(Noun, frozen=True, tag=True):
    """The schema with this id in ``Provider.schemas``. Recursion is a value."""

    id: str


Type: TypeAlias = (
    AnyType
    | NeverType
    | NullType
    | BooleanType
    | IntegerType
    | NumberType
    | StringType
    | BinaryType
    | LiteralType
    | ArrayType
    | TupleType
    | MapType
    | UnionType
    | RefType
)
"""The type of a value. Objects with fields have no class here: they are always a ``RefType`` to a ``Schema``."""


# --- schemas ---------------------------------------------------------------------------------------------------------


class Condition(Noun, frozen=True):
    """Values of a hint that hold in one case only: ``dall-e-2`` -> 256x256, 512x512, 1024x1024."""

    when: str
    values: tuple[JSON, ...]


class Hint(Noun, frozen=True):
    """A claim of prose or example that no second witness confirms: documented and completed, never enforced."""

    key: Literal["enum", "minimum", "maximum", "min_length", "max_length", "default", "min_items", "max_items"]
    value: JSON
    """The limit or default; for ``enum`` the list of all values."""
    evidence: Evidence
    conditions: tuple[Condition, ...] = ()
    """For ``enum`` whose values depend on something else in the request (the model, mostly)."""


Origin: TypeAlias = Literal["schema", "example", "sample response", "code sample", "peer", "config"]
"""The witness that a fact's existence rests on. Everything but ``schema`` is marked as inferred in the client."""


class Field(Noun, frozen=True):
    """A property of an object."""

    name: str
    """As on the wire."""
    type: Type
    location: Location
    required: bool = False
    """Requests: the caller must give it. Responses: every witness shows it, so that it is typed as present."""
    read_only: bool = False
    write_only: bool = False
    default: JSON | UnsetType = UNSET
    """What the server takes when the field is absent, as documented. Never sent by the client."""
    always: JSON | UnsetType = UNSET
    """What the client sends when the caller says nothing: the only value a required field can have, or the one value
    that the page itself uses for a field it forgot to declare."""
    doc: str = ""
    deprecated: bool = False
    hints: tuple[Hint, ...] = ()
    origin: Origin = "schema"
    examples: tuple[JSON, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Other spellings of a string value and what the client sends for them: one model under two provider's names."""


class ObjectShape(Noun, frozen=True, tag=True):
    """The fields of an object, and what other keys may hold."""

    fields: tuple[Field, ...] = ()
    additional: Type = AnyType()
    """The type of keys that are no field: ``AnyType`` if nothing is said, ``NeverType`` if closed
    (``additionalProperties: false``). Responses keep unknown keys in any case."""


class Schema(Noun, frozen=True):
    """A type with an id of its own: every component, and every inline object."""

    id: str
    shape: ObjectShape | Type
    """An object with fields, or the type that the component is another name for."""
    location: Location
    title: str = ""
    doc: str = ""
    deprecated: bool = False
    component: bool = False
    """Whether the document itself gives it a name (``components.schemas``, ``definitions``, ``$defs``)."""
    examples: tuple[JSON, ...] = ()
    origin: Origin = "schema"
    suspect: str = ""
    """Why the schema is probably not what the server sends or takes; ``""`` when it is not suspect."""


# --- operations ------------------------------------------------------------------------------------------------------

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


class Response(Noun, frozen=True):
    """What comes back for a status."""

    status: str
    """``200``, ``4XX``, ``default``."""
    contents: tuple[Content, ...]
    location: Location
    doc: str = ""
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()


class ServerVariable(Noun, frozen=True):
    """A ``{variable}`` of a server's URL."""

    name: str
    default: str
    enum: tuple[str, ...] = ()
    doc: str = ""


class Server(Noun, frozen=True):
    """A base URL, absolute wherever the document or a witness allows, without trailing slash."""

    url: str
    location: Location
    doc: str = ""
    variables: tuple[ServerVariable, ...] = ()


class BearerScheme(Noun, frozen=True, tag=True):
    """``Authorization: Bearer <token>`` (RFC 6750)."""

    id: str
    location: Location
    doc: str = ""


class BasicScheme(Noun, frozen=True, tag=True):
    """``Authorization: Basic ...`` (RFC 7617)."""

    id: str
    location: Location
    doc: str = ""


class ApiKeyScheme(Noun, frozen=True, tag=True):
    """A key in a header, query parameter or cookie."""

    id: str
    location: Location
    name: str
    location_in: Literal["header", "query", "cookie"]
    doc: str = ""
    prefix: str = ""
    """Text before the key in a header, with its space (``Token ``, ``Bot ``), where a witness shows one."""


class OAuth2Flow(Noun, frozen=True):
    """One OAuth 2.0 flow."""

    flow: Literal["authorizationCode", "clientCredentials", "implicit", "password", "deviceAuthorization"]
    token_url: str = ""
    authorization_url: str = ""
    refresh_url: str = ""
    scopes: tuple[tuple[str, str], ...] = ()


class OAuth2Scheme(Noun, frozen=True, tag=True):
    """OAuth 2.0 (RFC 6749)."""

    id: str
    location: Location
    flows: tuple[OAuth2Flow, ...] = ()
    doc: str = ""


class OpenIdConnectScheme(Noun, frozen=True, tag=True):
    """OpenID Connect Discovery."""

    id: str
    location: Location
    url: str
    doc: str = ""


class MutualTlsScheme(Noun, frozen=True, tag=True):
    """A client certificate, given through the HTTP client."""

    id: str
    location: Location
    doc: str = ""


class HttpScheme(Noun, frozen=True, tag=True):
    """Another HTTP authentication scheme (``digest``, ``hoba``, vendor's): the whole header value is the credential."""

    id: str
    location: Location
    scheme: str
    doc: str = ""


SecurityScheme: TypeAlias = (
    BearerScheme | BasicScheme | ApiKeyScheme | OAuth2Scheme | OpenIdConnectScheme | MutualTlsScheme | HttpScheme
)

Requirement: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Schemes that are needed together: pairs of scheme id and scopes. Empty: no credential is fine."""


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


class Provider(Noun, frozen=True):
    """One API: everything that its documents mean."""

    name: str
    """The identifier the user or the config gives it: ``aimlapi``."""
    sources: tuple[str, ...]
    title: str = ""
    version: str = ""
    doc: str = ""
    notices: tuple[tuple[str, str], ...] = ()
    """What the documents say of licence, terms and contact: pairs of what it is and what they say."""
    servers: tuple[Server, ...] = ()
    schemes: tuple[SecurityScheme, ...] = ()
    security: tuple[Requirement, ...] = ()
    """Alternatives that hold for every operation without its own. Empty: none needed."""
    operations: tuple[Operation, ...] = ()
    schemas: Mapping[str, Schema] = {}
    """By id, in the document's order. Never written to."""
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Portable(Noun, frozen=True):
    """One operation that several providers of a group offer."""

    call: tuple[str, ...]
    operations: tuple[tuple[str, str], ...]
    """Pairs of provider name and operation key."""


class Group(Noun, frozen=True):
    """Providers that offer the same operations."""

    name: str
    providers: tuple[str, ...]
    operations: tuple[Portable, ...] = ()


class Model(Noun, frozen=True):
    """The reconciled whole: what the clients will be made from."""

    providers: tuple[Provider, ...]
    groups: tuple[Group, ...] = ()


# --- making and walking types ----------------------------------------------------------------------------------------


def union(*types: Type, discriminator: Discriminator | None = None) -> Type:
    """The union of ``types``: flattened, without duplicates, ``null`` last; a single member stands for itself.

    ``AnyType`` absorbs everything, ``NeverType`` vanishes.
    """
    members: list[Type] = []
    for each in types:
        if isinstance(each, UnionType):
            members += each.variants
            discriminator = discriminator or each.discriminator
        else:
            members.append(each)
    kinds = set(map(type, members))
    if AnyType in kinds:
        return AnyType()
    distinct = list(dict.fromkeys(members))
    if NeverType in kinds or NullType in kinds:
        distinct = [each for each in distinct if not isinstance(each, (NeverType, NullType))]
        distinct += [NullType()] if NullType in kinds else []
    if not distinct:
        return NeverType()
    return distinct[0] if len(distinct) == 1 else UnionType(tuple(distinct), discriminator)


def nullable(type_: Type) -> bool:
    """Whether ``null`` is a value of ``type_`` (references are not followed)."""
    return isinstance(type_, (NullType, AnyType)) or (
        isinstance(type_, UnionType) and any(isinstance(each, NullType) for each in type_.variants)
    )


def without_null(type_: Type) -> Type:
    """``type_`` less ``null``; ``NullType`` itself stays."""
    if not isinstance(type_, UnionType):
        return type_
    rest = [each for each in type_.variants if not isinstance(each, NullType)]
    if len(rest) == 1 and not isinstance(rest[0], UnionType):
        return rest[0]
    return union(*rest, discriminator=type_.discriminator)


def children(type_: Type) -> tuple[Type, ...]:
    """The types directly inside ``type_`` (references are not followed)."""
    match type_:
        case ArrayType():
            return (type_.items,)
        case MapType():
            return (type_.values,)
        case TupleType():
            return (*type_.items, type_.rest)
        case UnionType():
            return type_.variants
        case _:
            return ()


BASE = "base"
"""Ends the id of what a base is itself, among those that inherit from it (``Pet|base``)."""

PARTED: frozenset[type] = frozenset({ArrayType, MapType, TupleType, UnionType})
"""The types that have types inside. Most have none: walks look here before they call anything."""


def references(type_: Type) -> tuple[str, ...]:
    """The ids of all schemas that ``type_`` mentions, in order, with repeats."""
    if isinstance(type_, RefType):
        return (type_.id,)
    return tuple(id_ for each in children(type_) for id_ in references(each)) if type(type_) in PARTED else ()


def shape_references(shape: ObjectShape | Type) -> tuple[str, ...]:
    """The ids of all schemas that a schema's shape mentions."""
    if not isinstance(shape, ObjectShape):
        return references(shape)
    found: list[str] = []
    for each in (*(field.type for field in shape.fields), shape.additional):
        if isinstance(each, RefType):
            found.append(each.id)
        elif type(each) in PARTED:
            found += references(each)
    return tuple(found)
