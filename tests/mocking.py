"""Calls of generated clients with values of their document, for tests against ``codegen.mock``."""

from __future__ import annotations

import importlib
import sys
from contextlib import contextmanager
from functools import reduce
from typing import TYPE_CHECKING, Any

import codegen
from codegen.answer.making import Maker
from codegen.answer.schemas import Heights, resolved
from codegen.api import stage
from codegen.model import BinaryType, ObjectShape, Operation, Provider

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


@contextmanager
def package(document: Path, folder: Path) -> Iterator[ModuleType]:
    """A document's client as the package ``api`` below a folder; forgotten afterwards."""
    folder = folder / "clients"
    codegen.generate(document, folder, name="api")
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module("api")
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name == "api" or name.startswith("api.")]:
            del sys.modules[name]


class Caller:
    """Calls every operation of a document with values that the document allows."""

    def __init__(self, document: Path) -> None:
        self.provider: Provider = stage("reconcile", document, client="api", config="").providers[0]
        self.inspected = codegen.inspect(document, name="api")
        self._operations = {each.key: each for each in self.provider.operations if each.channel == "path"}
        self._heights = Heights(self.provider.schemas)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations that can be called."""
        return tuple(self._operations.values())

    @property
    def credentials(self) -> dict[str, str]:
        """Something for every argument that is a credential."""
        pairs = [
            (name, "secret")
            for auth in self.inspected.auth
            if auth.kind != "mutualTLS"
            for name in (auth.argument, *(["password"] if auth.kind == "basic" else []))
        ]
        return dict(pairs)

    def call(self, client: Any, view: Any, *, required_only: bool) -> Any:
        """What one operation answers, with the fewest arguments or with all."""
        operation = self._named(view)
        arguments = {
            each.python: self.value(operation, each)
            for each in view.arguments
            if (each.required or not required_only) and (not each.wire or each.wire != operation.stream_flag)
        }
        method = reduce(getattr, view.call.split("."), client)
        return finished(method(**arguments))

    def _named(self, view: Any) -> Operation:
        alike = [each for each in self._operations.values() if (each.method, each.path) == (view.method, view.path)]
        return next((each for each in alike if each.operation_id == view.operation_id), alike[0])

    def value(self, operation: Operation, argument: Any) -> Any:
        """A value for an argument, made as the document's schema says."""
        maker = Maker(self.provider.schemas, self._heights, f"{operation.key} {argument.wire}", request=True)
        for each in operation.parameters:
            if each.name == argument.wire and each.location_in == argument.place:
                return maker.make(each.type, each.name)
        content = operation.body.contents[0] if operation.body else None
        if content is None:
            return "text"
        shape = resolved(content.type, self.provider.schemas)
        for field in shape.fields if isinstance(shape, ObjectShape) else ():
            if field.name == argument.wire:
                return b"bytes" if isinstance(field.type, BinaryType) else maker.make(field.type, field.name)
        return b"bytes" if isinstance(content.type, BinaryType) else maker.make(content.type)


def finished(answer: Any) -> Any:
    """An answer, read to its end where it is a stream, a download or a list in pages."""
    if hasattr(answer, "pages"):
        return [page for page, _ in zip(answer.pages(), range(5), strict=False)]
    if hasattr(answer, "iter_bytes"):
        return b"".join(answer.iter_bytes())
    return list(answer) if hasattr(answer, "close") else answer
