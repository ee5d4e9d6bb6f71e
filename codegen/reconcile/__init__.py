"""From what providers' documents mean to one model in which every fact knows its evidence."""

from codegen.reconcile.catalogue import RULES
from codegen.reconcile.entry import reconcile
from codegen.reconcile.settings import Answer, Set, Settings

__all__ = ["RULES", "Answer", "Set", "Settings", "reconcile"]
