"""Source text -> ``Document``: JSON, YAML, documentation pages, and the files that their ``$ref``s reach."""

from __future__ import annotations

from codegen.read.discover import looks_like_spec
from codegen.read.entry import read_text
from codegen.read.lines import Locator, locate
from codegen.read.load import Loader
from codegen.read.rules import RULES

__all__ = ["RULES", "Loader", "Locator", "locate", "looks_like_spec", "read_text"]
