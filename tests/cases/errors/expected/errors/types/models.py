"""Types of requests and answers."""

from __future__ import annotations

from ..._core import Model


class Job(Model):
    id: str


class Problem(Model):
    title: str | None = None
    retry_in: int | None = None


class JobsCreateResponse202(Model):
    queued: bool
