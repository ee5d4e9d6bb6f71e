"""Every kind of change there is."""

from __future__ import annotations

from codegen.diff.kinds.bodies import BODY_KINDS
from codegen.diff.kinds.facts import FACT_KINDS
from codegen.diff.kinds.fields import FIELD_KINDS, PARAMETER_KINDS
from codegen.diff.kinds.kind import Kind
from codegen.diff.kinds.types import BOUND_KINDS, TYPE_KINDS

__all__ = ["BARE", "BOUND_KINDS", "KINDS", "TYPE_KINDS", "Kind"]

BARE = frozenset(kind.name for kind in (*BODY_KINDS, *FACT_KINDS))
"""Kinds whose words speak of the operation or thing as a whole."""

KINDS = {
    kind.name: kind for kind in (*TYPE_KINDS, *BOUND_KINDS, *FIELD_KINDS, *PARAMETER_KINDS, *BODY_KINDS, *FACT_KINDS)
}
"""All kinds by name."""
