"""Classes of methods, and what of them the rest of the package tells."""

from __future__ import annotations

from collections.abc import Sequence

from codegen.finding import Noun
from codegen.package.annotations import Imports
from codegen.package.methods import Method


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
