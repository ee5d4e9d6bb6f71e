"""The package of a group: protocols, and what each provider takes."""

from __future__ import annotations

from codegen.finding import Noun
from codegen.jsontypes import JSON
from codegen.package.annotations import Annotation, Imports
from codegen.package.methods import Argument
from codegen.package.types import ModelField
from codegen.spelling import code_span, markdown


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
