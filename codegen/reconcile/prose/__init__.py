"""What prose claims about a value: limits, a default, an enum. Text in, claims out; nothing here knows the model."""

from __future__ import annotations

from functools import cached_property, lru_cache

from codegen.reconcile.prose.defaults import Default, default
from codegen.reconcile.prose.enums import Choice, Choices, choices
from codegen.reconcile.prose.limits import Kind, Limit, limits
from codegen.reconcile.prose.phrases import Prose
from codegen.reconcile.prose.text import read


class Claims:
    """Everything that a description says about its value, each read when it is first asked for."""

    def __init__(self, text: str, kind: Kind, name: str) -> None:
        self._text = text
        self._kind: Kind = kind
        self._name = name

    @cached_property
    def _prose(self) -> Prose:
        return read(self._text)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """The limits that it states, at most one per key."""
        return limits(self._prose, self._kind)

    @cached_property
    def default(self) -> Default | None:
        """The one default that it states."""
        return default(self._prose, self._kind)

    @cached_property
    def choices(self) -> Choices | None:
        """The values that it lists."""
        return choices(self._prose, self._kind, self._name)


@lru_cache(maxsize=4096)
def claims(text: str, kind: Kind, name: str) -> Claims:
    """What ``text``, the description of a value of ``kind`` called ``name``, claims about it."""
    return Claims(text, kind, name)


__all__ = ["Choice", "Choices", "Claims", "Default", "Kind", "Limit", "claims"]
