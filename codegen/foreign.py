"""Models written by datamodel-code-generator, which is imported only where it is asked for: that takes 0.6 s."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable
from typing import Any

from codegen.finding import InputError
from codegen.package import ForeignModels, ModelKind

_HEADER = '"""Types of requests and answers."""'

_HINT = 'models = "templates" makes these models'

_KINDS: dict[ModelKind, str] = {
    "pydantic": "pydantic_v2.BaseModel",
    "dataclass": "pydantic_v2.dataclass",  # one of the standard library forgets what a field is called in JSON
    "typeddict": "typing.TypedDict",
    "msgspec": "msgspec.Struct",
}


def written(models: ForeignModels) -> str:
    """The module of ``models``, not yet formatted.

    Raises:
        InputError: the library cannot make these models, or not with these names.
    """
    text = _generated(models)
    missing = models.schema["$defs"].keys() - _defined(text) if isinstance(models.schema["$defs"], dict) else ()
    if missing:
        raise InputError(f"datamodel-code-generator made no {', '.join(sorted(missing))}; {_HINT}")
    return text


def _defined(text: str) -> set[str]:
    """The names that a module defines."""
    found: set[str] = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            found |= set(_targets(node.targets if isinstance(node, ast.Assign) else [node.target]))
    return found


def _targets(nodes: Iterable[ast.expr]) -> Iterable[str]:
    return (node.id for node in nodes if isinstance(node, ast.Name))


def _generated(models: ForeignModels) -> str:
    import datamodel_code_generator as library  # noqa: PLC0415 - 0.6 s that only its users pay

    with warnings.catch_warnings():
        # About unions that msgspec itself cannot decode: the runtime reads them.
        warnings.simplefilter("ignore")
        try:
            made: object = library.generate(models.schema, **_options(models))
        except library.Error as error:
            raise InputError(f"datamodel-code-generator: {error}; {_HINT}") from error
    return made if isinstance(made, str) else ""


def _options(models: ForeignModels) -> dict[str, Any]:
    """One module with exactly our names, whatever settings the folder has."""
    from datamodel_code_generator import enums  # noqa: PLC0415 - as above
    from datamodel_code_generator.format import DatetimeClassType, PythonVersion  # noqa: PLC0415 - as above
    from datamodel_code_generator.parser import LiteralType  # noqa: PLC0415 - as above

    pydantic = models.kind in {"pydantic", "dataclass"}
    return {
        "input_file_type": enums.InputFileType.JsonSchema,
        "output_model_type": enums.DataModelType(_KINDS[models.kind]),
        "target_python_version": PythonVersion.PY_311,
        "custom_file_header": _HEADER,
        "disable_timestamp": True,
        "formatters": [],
        "skip_root_model": True,
        "keep_model_order": True,
        "treat_dot_as_module": False,
        "custom_class_name_generator": _as_it_is,
        "allow_leading_underscore_class_name": True,
        "aliases": {} if models.kind == "typeddict" else dict(models.aliases),
        "enum_field_as_literal": LiteralType.All,
        "use_type_alias": True,
        "use_type_alias_type": models.kind != "msgspec",  # which knows those of Python 3.12 only
        "use_annotated": True,
        "use_schema_description": True,
        "use_field_description": models.kind == "typeddict",
        "use_double_quotes": True,
        "use_standard_primitive_types": True,
        "use_closed_typed_dict": False,
        "output_datetime_class": DatetimeClassType.Datetime,
        "extra_fields": "allow" if pydantic else None,
        "allow_population_by_field_name": pydantic,
        "keyword_only": models.kind != "pydantic",
    }


def _as_it_is(name: str) -> str:
    return name
