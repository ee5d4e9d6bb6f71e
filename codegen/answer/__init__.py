"""Provider x Request -> Answer: an API played from its document, with nothing of the network in it."""

from __future__ import annotations

from codegen.answer.exchange import Answer, Problem, Request
from codegen.answer.service import Service

__all__ = ["Answer", "Problem", "Request", "Service"]
