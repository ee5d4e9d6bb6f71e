"""Whether a file may hold an API description, by its name and first bytes."""

from __future__ import annotations

import re

_SUFFIXES = (".json", ".yaml", ".yml", ".md", ".mdx", ".json5", ".jsonc")
_SIGNS = re.compile(
    rb"[\"']?(?:openapi|swagger)[\"']?\s*:|\{%-?\s*(?:openapi|swagger)|## OpenAPI|# OpenAPI", re.IGNORECASE
)


def looks_like_spec(source: str, head: bytes) -> bool:
    """Whether ``source`` is worth reading: its suffix is one that is read, and ``head`` mentions OpenAPI."""
    return source.lower().endswith(_SUFFIXES) and _SIGNS.search(head.replace(b"\0", b"")) is not None
