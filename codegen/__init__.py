"""specweld: typed Python clients from API documents as they are published.

    import codegen

    done = codegen.generate("openapi.yaml", "clients/shop")
    done.changes.created, done.findings

    shop = codegen.inspect("openapi.yaml")
    [operation.call for operation in shop.operations]

Importing this costs next to nothing; the stages are imported when a function is first called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codegen.api import check as check
    from codegen.api import compare as compare
    from codegen.api import generate as generate
    from codegen.api import inspect as inspect
    from codegen.api import mock as mock
    from codegen.api.playing import MockServer as MockServer
    from codegen.api.playing import Received as Received
    from codegen.api.results import Checked as Checked
    from codegen.api.results import Generated as Generated
    from codegen.change import Change as Change
    from codegen.finding import Decision as Decision
    from codegen.finding import Evidence as Evidence
    from codegen.finding import Finding as Finding
    from codegen.finding import InputError as InputError
    from codegen.finding import Location as Location
    from codegen.report.inspection import Inspection as Inspection

_HOMES = {
    "check": "codegen.api",
    "compare": "codegen.api",
    "generate": "codegen.api",
    "inspect": "codegen.api",
    "mock": "codegen.api",
    "Change": "codegen.change",
    "Checked": "codegen.api.results",
    "Decision": "codegen.finding",
    "Evidence": "codegen.finding",
    "Finding": "codegen.finding",
    "Generated": "codegen.api.results",
    "InputError": "codegen.finding",
    "Inspection": "codegen.report.inspection",
    "Location": "codegen.finding",
    "MockServer": "codegen.api.playing",
    "Received": "codegen.api.playing",
}


def __getattr__(name: str) -> object:
    """Imports a public name when it is first used."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return sorted(_HOMES)
