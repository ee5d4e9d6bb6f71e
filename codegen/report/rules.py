"""Every rule that a finding, a decision or a change can name."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.diff import rules as diff_rules
from codegen.interpret.rules import RULES as INTERPRET_RULES
from codegen.reconcile import RULES as RECONCILE_RULES
from codegen.rules import RuleInfo


def all_rules() -> Iterator[RuleInfo]:
    """All rules in the order of the stages; those of changes last, for there are hundreds."""
    yield from INTERPRET_RULES
    yield from RECONCILE_RULES
    yield from diff_rules()
