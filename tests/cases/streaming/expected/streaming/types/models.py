"""Types of requests and answers."""

from __future__ import annotations

from ..._core import Model


class Completion(Model):
    text: str


class Chunk(Model):
    delta: str


class LogsRetrieveEvent(Model):
    line: str
