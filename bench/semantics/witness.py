"""A second witness: the pydantic models that datamodel-code-generator makes of the same schemas."""

from __future__ import annotations

import importlib
import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from datamodel_code_generator import InputFileType, generate
from datamodel_code_generator.enums import DataModelType
from pydantic import BaseModel, TypeAdapter, ValidationError

_MODULE = "witness_models"


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
    document: dict[str, Any] = {**root, "paths": {}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        generate(
            json.dumps(document),
            input_file_type=InputFileType.OpenAPI,
            output=folder / f"{_MODULE}.py",
            output_model_type=DataModelType.PydanticV2BaseModel,
        )
        module = importlib.import_module(_MODULE)
    found: dict[str, Any] = {}
    for name, value in _models(module):
        found[_plain(name)] = None if _plain(name) in found else value
    return Witness(found)


def _models(module: object) -> Iterator[tuple[str, Any]]:
    for name, value in vars(module).items():
        if isinstance(value, type) and value.__module__ == _MODULE and issubclass(value, BaseModel):
            yield name, value


def _plain(name: str) -> str:
    """A name without what its maker changes: classes are in capitals and without signs."""
    return re.sub(r"[^a-z0-9]", "", name.lower())
