"""What a rule is to the people who meet its id in a finding or a decision."""

from __future__ import annotations

from codegen.finding import Noun


class RuleInfo(Noun, frozen=True):
    """The explanation of one rule, as ``specweld explain`` prints it. Every id of a finding or decision has one."""

    id: str
    """Kebab-case: ``ref-missing``."""
    title: str
    """What the rule says, in one line."""
    explanation: str
    """What is wrong in the document, what specweld makes of it, and what to do about it."""
    example: str = ""
    """A short piece of a document that the rule speaks about."""
