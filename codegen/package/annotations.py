"""Type expressions, with the imports that make them true."""

from __future__ import annotations

from codegen.finding import Noun

LINE = 88


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


class Imports(Noun, frozen=True):
    """The import statements of a module, finished lines in order."""

    runtime: tuple[str, ...] = ()
    typing: tuple[str, ...] = ()
    """Those that only type checkers need."""
