"""The Python to write: names, annotations with the imports that make them true, methods, classes, modules. No OpenAPI here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, TypeAlias

from codegen.finding import Noun
from codegen.jsontypes import JSON, Object
from codegen.spelling import code_span, literal, markdown, width

_LINE = 88
_FIELD_INDENT = 4
_ARGUMENT_WIDTH = _LINE - 8 - 1
"""Columns for one argument of a method: the line less its indent and the comma."""


class Annotation(Noun, frozen=True):
    """A type expression and the names it needs. Text and imports are made together and never parsed again."""

    text: str
    """As it stands in the module: ``list[Pet] | None``."""
    names: tuple[str, ...] = ()
    """Names of the provider's own types that ``text`` mentions."""
    imports: tuple[tuple[str, str], ...] = ()
    """Other imports that it needs: pairs of module (``typing``, ``_core``) and name."""
    members: tuple[str, ...] = ()
    """The members of a union, as texts; empty for anything else."""


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

    def docstring(self, *, asynchronous: bool) -> tuple[str, ...]:
        """Docstring paragraphs of the sync or async method."""
        doc = (*self.doc, _RETURNS_PAGES[asynchronous]) if self.pages else self.doc
        if not self.example:
            return doc
        before = "await " if asynchronous and self.asynchronous.verb != "paginate" else ""
        shown = f"{before}{self.example}".replace("\n", "\n    ")
        return (*doc, f"Example:\n    {shown}")


_RETURNS_PAGES = {
    False: "Returns:\n    The first page. Iterating over it goes on with the items of the following ones.",
    True: "Returns:\n    To be awaited for the first page, or iterated over for the items of all.",
}


class ResponseType(Noun, frozen=True):
    """The Python type of one status and media type."""

    status: str
    media_type: str
    type: str


class Example(Noun, frozen=True):
    """A call as a user writes it."""

    call: str
    """The expression: ``client.images.generate(prompt="a lighthouse")``."""
    statement: str
    """What a reader does with it: names the answer, iterates, saves."""
    http_method: str
    path: str
    files: tuple[str, ...] = ()
    """Names of files that the call reads."""


class Imports(Noun, frozen=True):
    """The import statements of a module, finished lines in order."""

    runtime: tuple[str, ...] = ()
    typing: tuple[str, ...] = ()
    """Those that only type checkers need."""


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
    example: Example | None = None
    """A call of one of its methods; ``None`` where no value of an argument can be made up."""
    imports: Imports = Imports()

    @property
    def has_deprecated(self) -> bool:
        """Whether it has a method that is deprecated: its views mention it all the same."""
        return any(method.deprecated for method in self.methods)

    @property
    def streaming(self) -> str:
        """One call that streams, as READMEs speak of it; ``""`` if none does."""
        flags = ((each, f"..., {each.flag}=True" if each.flag else "...") for each in self.methods if each.stream)
        return next((f"client.{each.call}({given})" for each, given in flags), "")

    @property
    def listing(self) -> str:
        """One call whose answer has further pages; ``""`` if there is none."""
        return next((f"client.{each.call}(...)" for each in self.methods if each.sync.verb == "paginate"), "")


class Synopsis(Noun, frozen=True):
    """What READMEs and tests show of one resource, or of a whole client."""

    sections: tuple[str, ...] = ()
    """Its calls in Markdown, by resource; none of a resource without methods."""
    examples: tuple[Example, ...] = ()
    """A call of each resource."""
    streaming: str = ""
    """One call that streams; ``""`` if none does."""
    listing: str = ""
    """One call whose answer has further pages; ``""`` if there is none."""

    @property
    def files(self) -> list[str]:
        """The names of the files that its examples read, sorted."""
        return sorted({name for each in self.examples for name in each.files})


def together(parts: Sequence[Synopsis]) -> Synopsis:
    """The synopsis of a client out of those of its resources, parents first."""
    return Synopsis(
        sections=tuple(text for part in parts for text in part.sections),
        examples=tuple(each for part in parts for each in part.examples),
        streaming=next((part.streaming for part in parts if part.streaming), ""),
        listing=next((part.listing for part in parts if part.listing), ""),
    )


class ModelField(Noun, frozen=True):
    """A field of a response model or a key of a request dict."""

    wire: str
    python: str
    annotation: Annotation
    required: bool
    default: str = ""
    doc: str = ""

    @property
    def declaration(self) -> str:
        """As it stands in the class of a response model. The forms are those on which black and ruff agree."""
        text = self.annotation.text
        if self.annotated:
            return f"{self.python}: Annotated[{text}, {self.default}]"
        return f"{self.python}: {text} = {self.default}" if self.default else f"{self.python}: {text}"

    @property
    def annotated(self) -> bool:
        """Whether its ``Field`` stands in the annotation: a lone name leaves formatters no other place to break the line."""
        if not self.default.startswith("Field(") or not self.annotation.text.isidentifier():
            return False
        return _FIELD_INDENT + len(f"{self.python}: {self.annotation.text} = Field") >= _LINE

    @property
    def key(self) -> str:
        """As it stands in the class of a request dict."""
        return f"{self.wire}: {self.key_type}"

    @property
    def key_type(self) -> str:
        """The type of its key in a request dict."""
        return self.annotation.text if self.required else f"NotRequired[{self.annotation.text}]"


class ModelClass(Noun, frozen=True, tag=True):
    """A response model (pydantic)."""

    form: ClassVar[str] = "model"
    """How templates write it."""

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

    @property
    def form(self) -> str:
        """How templates write it: ``class``, or ``call`` of the functional syntax."""
        return "call" if self.functional else "class"


class TypeName(Noun, frozen=True, tag=True):
    """Another name for a type: enums, unions, arrays that the document names."""

    form: ClassVar[str] = "name"
    """How templates write it."""

    name: str
    id: str
    annotation: Annotation
    doc: tuple[str, ...] = ()
    recursive: bool = False
    """Whether it holds itself, directly or through other names for types."""


class PageClass(Noun, frozen=True, tag=True):
    """The pages of a list: what they have of the answer's fields."""

    form: ClassVar[str] = "page"
    """How templates write it."""

    name: str
    id: str
    """The id of the answer's schema."""
    base: str
    """``Page`` or ``AsyncPage``."""
    answer: Annotation
    item: Annotation
    fields: tuple[ModelField, ...]
    doc: tuple[str, ...] = ()

    @property
    def of(self) -> str:
        """The base class. Names stand in quotes: they may be defined later, or in a module that is not imported."""
        return f"{self.base}[{literal(self.answer.text)}, {literal(self.item.text)}]"


Definition: TypeAlias = ModelClass | ParamClass | TypeName | PageClass


ModelKind: TypeAlias = Literal["pydantic", "dataclass", "typeddict", "msgspec"]
"""The kinds of models that datamodel-code-generator is asked for."""


class ForeignModels(Noun, frozen=True):
    """What datamodel-code-generator makes a module of types from."""

    kind: ModelKind
    schema: Object
    """A JSON Schema whose ``$defs`` are called as the classes are to be called. Never written to."""
    aliases: tuple[tuple[str, str], ...] = ()
    """Pairs of ``Class.wire`` and the Python name of that field."""


class TypesModule(Noun, frozen=True):
    """A module of types below ``types``."""

    name: str
    exports: tuple[str, ...]
    """The names that it defines, in the order of import statements."""
    definitions: tuple[Definition, ...] = ()
    imports: Imports = Imports()
    foreign: ForeignModels | None = None
    """Set where a library writes the definitions instead of our template."""

    @property
    def names(self) -> str:
        """The names that it defines, separated by blanks, as the runtime's ``lazy`` takes them."""
        return " ".join(self.exports)


AuthKind: TypeAlias = Literal["bearer", "basic", "apiKey", "oauth2", "openIdConnect", "mutualTLS", "http"]


class AuthArgument(Noun, frozen=True):
    """How one credential is given to the client."""

    scheme: str
    """The scheme's id in the document, or the one that reconciliation gave it."""
    kind: AuthKind
    argument: str
    """Keyword argument of ``Client``: ``api_key``."""
    env: str
    """Environment variable that stands in for it: ``AIMLAPI_API_KEY``."""
    expression: str = ""
    """The runtime's object for the scheme, as a finished Python expression."""
    further: tuple[str, ...] = ()
    """Other arguments of ``Client`` that belong to the same credential: a password, a client's id and secret."""

    @property
    def enough(self) -> tuple[str, ...]:
        """The arguments of ``Client`` that make the credential: a user's password is needed, a client's secret is not."""
        if self.kind == "mutualTLS":
            return ()
        return (self.argument, *self.further) if self.kind == "basic" else (self.argument,)


class ServerUrl(Noun, frozen=True):
    """One server and its variables, as the client knows it."""

    url: str
    doc: str = ""
    variables: tuple[tuple[str, str], ...] = ()

    @property
    def expression(self) -> str:
        """The arguments of the runtime's ``Server``."""
        return f"{literal(self.url)}, {literal(dict(self.variables))}" if self.variables else literal(self.url)


class WebhooksModule(Noun, frozen=True):
    """The module that reads what an API sends by itself."""

    payload: Annotation
    """The type of a payload, with the types of the document as ``types.Name``."""
    imports: Imports


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
    core: str = ".._core"
    """The runtime, as the provider's own modules import it."""
    sources: tuple[str, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    """What the documents say of licence, terms and contact: pairs of what it is and what they say."""
    webhooks: WebhooksModule | None = None
    """``None`` when the documents tell of no webhooks."""

    @property
    def credentials(self) -> tuple[str, ...]:
        """The arguments of ``Client`` for credentials."""
        own = (name for auth in self.auth if auth.kind != "mutualTLS" for name in (auth.argument, *auth.further))
        return tuple(dict.fromkeys(own))

    @property
    def docstring(self) -> tuple[str, ...]:
        """What the package and its clients say of themselves."""
        title = f"Client of {self.title or self.name}{f' {self.version}' if self.version else ''}."
        servers = "\n".join(f"- {server.url}{f': {server.doc}' if server.doc else ''}" for server in self.servers)
        where = f"Servers:\n{servers}" if len(self.servers) > 1 else ""
        keys = [f"``{auth.argument}`` or the environment variable {auth.env}" for auth in self.auth if auth.env]
        given = f"Credentials: {'; '.join(keys)}. Base URL: ``base_url`` or {self.base_url_env}." if keys else ""
        return tuple(text for text in (title, *self.doc, where, given) if text)


class Capability(Noun, frozen=True):
    """What one provider takes or gives for one argument or field of a portable operation."""

    provider: str
    wire: str
    supported: bool
    required: bool = False
    type: str = ""
    values: tuple[JSON, ...] = ()
    closed: bool = False
    """Whether other values than ``values`` are refused."""
    default: str = ""
    limits: str = ""
    inferred: str = ""

    @property
    def cell(self) -> str:
        """As it stands in a table for people."""
        if not self.supported:
            return "–"
        parts = ["required" if self.required else "optional"]
        if self.values:
            listed = ", ".join(code_span(str(value)) for value in self.values)
            parts.append(f"one of {listed}" if self.closed else f"such as {listed}")
        else:
            parts.append(code_span(self.type))
        parts += [f"default {code_span(self.default)}"] if self.default else []
        parts += [markdown(self.limits)] if self.limits else []
        parts += [f"inferred from the {self.inferred}"] if self.inferred else []
        return "; ".join(parts)


class PortableMethod(Noun, frozen=True):
    """One method that every provider of a group has."""

    name: str
    call: str
    arguments: tuple[Argument, ...]
    returns: Annotation
    """What it gives: the answer, or one item of a list."""
    iterates: bool = False
    """Whether it gives a list that comes in pages, to be iterated over."""
    doc: tuple[str, ...] = ()


class PortableResource(Noun, frozen=True):
    """A protocol for one resource, or for the client (``Portable``) itself."""

    class_name: str
    """Without the ``Async`` that the asynchronous twin has in front."""
    members: tuple[tuple[str, str], ...]
    """Pairs of attribute and the class name of its protocol."""
    methods: tuple[PortableMethod, ...]


class ResponseProtocol(Noun, frozen=True):
    """What every provider's answer has."""

    name: str
    fields: tuple[ModelField, ...]
    doc: tuple[str, ...] = ()


class GroupPackage(Noun, frozen=True):
    """The package of a group."""

    name: str
    providers: tuple[str, ...]
    resources: tuple[PortableResource, ...]
    """Leaves first; the last one is ``Portable``."""
    protocols: tuple[ResponseProtocol, ...]
    """Inner ones first."""
    capabilities: tuple[tuple[str, tuple[Capability, ...]], ...]
    """Pairs of call and what each provider takes for each argument."""
    imports: Imports = Imports()
    differences: tuple[str, ...] = ()
    """Operations and fields that are not portable, and why, one line each."""


class Project(Noun, frozen=True):
    """What makes an installable project of the packages."""

    name: str
    """Of the distribution (PEP 508)."""
    version: str
    """PEP 440."""
    description: str
    folder: str
    """The import package below ``src``."""
    dependencies: tuple[str, ...]
    extras: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Package(Noun, frozen=True):
    """Everything that one output folder holds."""

    folder: str
    """Its name, for the imports that READMEs show."""
    clients: tuple[ClientPackage, ...]
    groups: tuple[GroupPackage, ...] = ()
    shared_core: bool = True
    """Whether ``_core`` lies beside the clients (one for all) or inside the only one."""
    project: Project | None = None
    """Set where the folder is to be a whole project, with the packages below ``src``."""

    @property
    def top(self) -> str:
        """The import path that names of clients and groups stand below, with its dot; ``""`` if they stand at the top."""
        if self.project is None:
            return f"{self.folder}."
        return f"{self.project.folder}." if self.shared_core else ""
