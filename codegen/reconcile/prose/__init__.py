"""What prose claims about a value: limits, a default, an enum. Text in, claims out; nothing here knows the model."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from codegen.reconcile.prose.defaults import Default, default
from codegen.reconcile.prose.enums import Choice, Choices, choices
from codegen.reconcile.prose.limits import Kind, Limit, limits
from codegen.reconcile.prose.text import plain


class Claims(NamedTuple):
    """Everything that a description says about its value."""

    limits: tuple[Limit, ...] = ()
    default: Default | None = None
    choices: Choices | None = None


@lru_cache(maxsize=4096)
def claims(text: str, kind: Kind, name: str) -> Claims:
    """What ``text``, the description of a value of ``kind`` called ``name``, claims about it."""
    text = plain(text)
    return Claims(limits(text, kind), default(text, kind), choices(text, kind, name))


__all__ = ["Choice", "Choices", "Claims", "Default", "Kind", "Limit", "claims", "plain"]
