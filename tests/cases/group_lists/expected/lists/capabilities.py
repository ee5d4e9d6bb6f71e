"""What each provider of the group ``lists`` takes, argument by argument. ``README.md`` shows it as a table."""

from __future__ import annotations

from typing import TypedDict


class Capability(TypedDict):
    """What one provider takes for one argument."""

    required: bool
    """Whether it must be given."""
    type: str
    """Its type, as the client's signature spells it."""
    values: tuple[str | int | float | bool, ...]
    """The values that its document lists."""
    closed: bool
    """Whether other values than those are refused."""
    default: str
    """What is taken, or sent, when it is not given, as a Python expression; empty when nothing is said."""
    limits: str
    """Limits in words, those of the prose marked as such."""
    inferred: str
    """The witness other than the schema that it rests on; empty for the schema."""


CAPABILITIES: dict[str, dict[str, dict[str, Capability]]] = {
    "items.list": {
        "east": {},
        "west": {},
    },
    "mixed.list": {
        "east": {},
        "west": {},
    },
}
"""Call -> provider -> argument. An argument that a provider lacks is absent."""
