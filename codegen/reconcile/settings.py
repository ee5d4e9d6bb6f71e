"""What people say about their providers: answers to decisions, groups, names of calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from codegen.finding import Noun
from codegen.jsontypes import JSON
from codegen.model import Paging


class Set(Noun, frozen=True):
    """Take this value: for a field or parameter an object of ``type``, ``required``, ``default``, ``enum``, ``minimum``
    ...; for ``server`` a URL; for ``auth`` a kind of scheme or an object; for a title a text.
    """

    value: JSON


Answer: TypeAlias = "Literal['accept', 'reject'] | Set"
"""``accept``: yes, and a hint becomes a rule. ``reject``: leave the document as it is."""


class PagingSetting(Noun, frozen=True):
    """How a list goes on, as people say it."""

    paging: Paging | None
    """``None``: it comes at once."""
    line: int = 0
    """Where they say so."""


class Settings(Noun, frozen=True):
    """The config, as far as reconciliation needs it."""

    decisions: Mapping[str, Answer] = {}
    """By subject, or by provider name, a space, and subject; ``[rule-id]`` behind it picks one of several decisions."""
    groups: Mapping[str, tuple[str, ...]] = {}
    """Names of providers by name of group."""
    calls: Mapping[str, str] = {}
    """Dotted names by operation key, or by provider name, a space, and operation key."""
    paging: Mapping[str, Mapping[str, PagingSetting]] = {}
    """By provider and operation key."""
    source: str = "specweld.toml"
    """The file that says so."""
