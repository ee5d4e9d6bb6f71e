"""Modules of types: models of answers, dicts of requests, other names."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from codegen.finding import Noun
from codegen.jsontypes import Object
from codegen.package.annotations import LINE, Annotation, Imports
from codegen.spelling import literal

_FIELD_INDENT = 4


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
        return _FIELD_INDENT + len(f"{self.python}: {self.annotation.text} = Field") >= LINE

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
