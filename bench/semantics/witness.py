"""A second witness: the pydantic models that datamodel-code-generator makes of the same schemas."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from datamodel_code_generator import Error, InputFileType, generate
from datamodel_code_generator.enums import DataModelType
from pydantic import BaseModel, TypeAdapter, ValidationError

_MODULE = "witness_models"
_NOT_CHECKED = ["email=string", "idn-email=string", "uri=string", "uri-reference=string"]
"""Formats that it would assert, and JSON Schema does not."""


class Witness:
    """What its models say."""

    def __init__(self, models: dict[str, Any]) -> None:
        self._models = models
        self._known: dict[str, TypeAdapter[Any] | None] = {}

    def says(self, pointer: str, text: str) -> str | None:
        """Why it refuses an instance, ``""`` where it takes it; ``None`` where it has no model for a schema."""
        if pointer not in self._known:
            model = self._models.get(_plain(pointer.rsplit("/", 1)[-1])) if pointer.startswith("#/comp") else None
            self._known[pointer] = TypeAdapter(model) if model else None
        adapter = self._known[pointer]
        if adapter is None:
            return None
        try:
            adapter.validate_json(text)
        except ValidationError as error:
            return str(error.errors(include_url=False, include_input=False)[0]["type"])
        except Exception as error:  # noqa: BLE001 - its models raise other things, too
            return type(error).__name__
        return ""


def witness_of(root: dict[str, Any], folder: Path) -> Witness:
    """Its models of a document (OpenAPI 3). Raises whatever it, or the import of what it wrote, raises."""
    text = json.dumps({**root, "paths": {}})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            _write(text, folder / f"{_MODULE}.py")
        except Error:  # names with dots in them are modules
            _write(text, folder / _MODULE)
        importlib.invalidate_caches()
        modules = list(_modules(importlib.import_module(_MODULE)))
    found: dict[str, Any] = {}
    for name, value in (pair for module in modules for pair in _models(module)):
        found[_plain(name)] = None if _plain(name) in found else value
    return Witness(found)


def _write(text: str, output: Path) -> None:
    generate(
        text,
        input_file_type=InputFileType.OpenAPI,
        output=output,
        output_model_type=DataModelType.PydanticV2BaseModel,
        formatters=[],
        type_mappings=_NOT_CHECKED,
    )


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for each in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{_MODULE}."):
        yield importlib.import_module(each.name)


def _models(module: ModuleType) -> Iterator[tuple[str, type[BaseModel]]]:
    """Each class with its name in the document: dots in it are modules."""
    for name, value in vars(module).items():
        if isinstance(value, type) and value.__module__ == module.__name__ and issubclass(value, BaseModel):
            yield module.__name__.removeprefix(_MODULE) + name, value


def _plain(name: str) -> str:
    """A name without what its maker changes: classes are in capitals and without signs."""
    return re.sub(r"[^a-z0-9]", "", name.lower())
