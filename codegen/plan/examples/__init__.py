"""Calls as users write them, with the document's own examples as arguments where they fit."""

from codegen.plan.examples.calls import documented_example, example

__all__ = ["documented_example", "example"]
