"""Every rule that a finding, a decision or a change can name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from codegen.diff import rules as diff_rules
from codegen.interpret.rules import RULES as INTERPRET_RULES
from codegen.read import RULES as READ_RULES
from codegen.reconcile import RULES as RECONCILE_RULES
from codegen.rules import RuleInfo


def all_rules() -> Iterator[RuleInfo]:
    """All rules in the order of the stages, each once; those of changes last, for there are hundreds."""
    stages = (READ_RULES, INTERPRET_RULES, RECONCILE_RULES, diff_rules())
    seen: set[str] = set()
    for rule in chain.from_iterable(stages):
        if rule.id not in seen:
            seen.add(rule.id)
            yield rule
