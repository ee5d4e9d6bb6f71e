"""Which version of OpenAPI a document says it is."""

from __future__ import annotations

import re

from codegen.document import Version
from codegen.finding import Finding, Location
from codegen.jsontypes import JSON, Object

PARTS = ("paths", "components", "webhooks", "definitions")
"""Keys of which an OpenAPI document has at least one."""


def is_spec(root: JSON) -> bool:
    """Whether ``root`` is an OpenAPI document: it names a version, and has paths, components or webhooks."""
    return isinstance(root, dict) and ("openapi" in root or "swagger" in root) and any(part in root for part in PARTS)


def looks_partial(root: JSON) -> bool:
    """Whether ``root`` is OpenAPI in all but its version line, as overrides and generated parts are."""
    if not isinstance(root, dict) or "overlay" in root or "asyncapi" in root:
        return False
    if "openapi" in root or "swagger" in root:
        return isinstance(root.get("info"), dict)
    paths = root.get("paths")
    return isinstance(paths, dict) and any(path.startswith("/") for path in paths)


_KNOWN: dict[str, Version] = {"2.0": "2.0", "3.0": "3.0", "3.1": "3.1", "3.2": "3.2"}


def version_of(source: str, root: Object) -> tuple[Version, tuple[Finding, ...]]:
    """The version of ``root``, with a finding where it is a guess."""
    key = "swagger" if "swagger" in root and "openapi" not in root else "openapi"
    said = str(root.get(key, "")).strip()
    found = re.match(r"(\d+)\.(\d+)", said)
    if found and (known := _KNOWN.get(f"{found[1]}.{found[2]}")):
        return known, ()
    guess = _guess(said, root)
    what = f"{said[:40]!r} is no version of OpenAPI" if said else "the document does not say which version it is of"
    message = f"{what}; read as {guess}"
    return guess, (Finding("version-unknown", "warning", message, Location(source, f"/{key}")),)


def _guess(said: str, root: Object) -> Version:
    if ("swagger" in root and "openapi" not in root) or said.startswith(("1", "2")) or "definitions" in root:
        return "2.0"
    if said.startswith("3") or not said:
        return "3.1" if "webhooks" in root else "3.0"
    return "3.2" if said[:1].isdigit() else "3.0"
