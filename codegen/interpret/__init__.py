"""Document -> Provider: all OpenAPI semantics, 2.0 to 3.2. What each document says is taken at its word here."""

from codegen.interpret.provider import interpret
from codegen.interpret.rules import RULES

__all__ = ["RULES", "interpret"]
