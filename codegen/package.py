"""The Python to write: names, annotations with the imports that make them true, methods, classes, modules. No OpenAPI here."""

from __future__ import annotations

from typing import Literal, TypeAlias

from codegen.finding import Noun
from codegen.jsontypes import JSON


class Annotation(Noun, frozen=True):
    """A type expression and the names it needs. Text and imports are made together and never parsed again."""

    text: str
    """As it stands in the module: ``list[Pet] | None``."""
    names: tuple[str, ...] = ()
    """Names of the provider's own types that ``text`` mentions."""
    imports: tuple[tuple[str, str], ...] = ()
    """Other imports that it needs: pairs of module (``typing``, ``_core``) and name."""


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


class Overload(Noun, frozen=True):
    """One ``@overload`` of a method: the arguments whose annotation differs, and what comes back."""

    arguments: tuple[Argument, ...]
    returns: Annotation


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
    returns: Annotation
    """What the sync method returns (the async one awaits it)."""
    constant: str
    """The module-level name of its ``Operation``: ``_GENERATE``."""
    operation: tuple[tuple[str, str], ...]
    """Keyword arguments of the ``Operation`` constant as finished Python expressions."""
    doc: tuple[str, ...]
    """Docstring paragraphs, unescaped: the ``docstring`` door is used when rendering."""
    deprecated: str = ""
    overloads: tuple[Overload, ...] = ()
    responses: tuple[ResponseType, ...] = ()
    """What each documented status answers, for ``inspect`` and docs."""


class ResponseType(Noun, frozen=True):
    """The Python type of one status and media type."""

    status: str
    media_type: str
    type: str


class Resource(Noun, frozen=True):
    """A class of methods and of further resources: ``client.chat.completions``."""

    name: str
    """Attribute name on its parent: ``completions``; ``""`` for the client itself."""
    path: tuple[str, ...]
    """Attribute path from the client."""
    class_name: str
    module: str
    """Module below ``resources``: ``chat_completions``."""
    methods: tuple[Method, ...] = ()
    children: tuple[Resource, ...] = ()
    doc: str = ""


class ModelField(Noun, frozen=True):
    """A field of a response model or a key of a request dict."""

    wire: str
    python: str
    annotation: Annotation
    required: bool
    default: str = ""
    doc: str = ""


class ModelClass(Noun, frozen=True, tag=True):
    """A response model (pydantic)."""

    name: str
    id: str
    """The schema's id in the model."""
    fields: tuple[ModelField, ...]
    extra: Annotation | None
    """Annotation for values of unknown keys, ``None`` when nothing is known of them."""
    doc: tuple[str, ...] = ()


class ParamClass(Noun, frozen=True, tag=True):
    """A request dict (``TypedDict``)."""

    name: str
    id: str
    fields: tuple[ModelField, ...]
    functional: bool
    """Whether a key is no identifier, so that the functional syntax is needed."""
    doc: tuple[str, ...] = ()


class TypeName(Noun, frozen=True, tag=True):
    """Another name for a type: enums, unions, arrays that the document names."""

    name: str
    id: str
    annotation: Annotation
    doc: tuple[str, ...] = ()


Definition: TypeAlias = ModelClass | ParamClass | TypeName


class TypesModule(Noun, frozen=True):
    """A module of types below ``types``."""

    name: str
    definitions: tuple[Definition, ...]


class AuthArgument(Noun, frozen=True):
    """How one credential is given to the client."""

    scheme: str
    """The scheme's id in the document, or the one that reconciliation gave it."""
    kind: Literal["bearer", "basic", "apiKey", "oauth2", "openIdConnect", "mutualTLS", "http"]
    argument: str
    """Keyword argument of ``Client``: ``api_key``."""
    env: str
    """Environment variable that stands in for it: ``AIMLAPI_API_KEY``."""
    expression: str = ""
    """The runtime's object for the scheme, as a finished Python expression."""


class ServerUrl(Noun, frozen=True):
    """One server and its variables, as the client knows it."""

    url: str
    doc: str = ""
    variables: tuple[tuple[str, str], ...] = ()


class ClientPackage(Noun, frozen=True):
    """One provider's client."""

    name: str
    """Its package name: ``aimlapi``."""
    title: str
    version: str
    doc: tuple[str, ...]
    servers: tuple[ServerUrl, ...]
    base_url_env: str
    auth: tuple[AuthArgument, ...]
    security: tuple[tuple[str, ...], ...]
    root: Resource
    """The client itself: its methods (rare) and its resources."""
    types: tuple[TypesModule, ...]
    names: tuple[tuple[str, str], ...] = ()
    """Pairs of model id and Python name, for the lock file: ``POST /v1/...`` -> ``images.generate``."""
    sources: tuple[str, ...] = ()


class Capability(Noun, frozen=True):
    """What one provider takes or gives for one argument or field of a portable operation."""

    provider: str
    wire: str
    supported: bool
    required: bool = False
    type: str = ""
    values: tuple[JSON, ...] = ()
    default: str = ""
    limits: str = ""
    inferred: str = ""


class PortableMethod(Noun, frozen=True):
    """One method of the ``Portable`` protocol."""

    call: tuple[str, ...]
    arguments: tuple[Argument, ...]
    returns: Annotation
    capabilities: tuple[Capability, ...] = ()


class GroupPackage(Noun, frozen=True):
    """The package of a group."""

    name: str
    providers: tuple[str, ...]
    methods: tuple[PortableMethod, ...]
    protocols: tuple[ModelClass, ...]
    """Response protocols: what every provider's answer has."""


class Package(Noun, frozen=True):
    """Everything that one output folder holds."""

    clients: tuple[ClientPackage, ...]
    groups: tuple[GroupPackage, ...] = ()
    shared_core: bool = True
    """Whether ``_core`` lies beside the clients (one for all) or inside the only one."""
