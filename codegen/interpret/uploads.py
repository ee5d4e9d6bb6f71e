"""Bodies with files: where a form and JSON share one schema, only the form can carry them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from codegen.media import is_json
from codegen.model import ArrayType, BinaryType, ObjectShape, Operation, RefType, Schema, Type, UnionType


def with_files_first(operation: Operation, schemas: Mapping[str, Schema]) -> Operation:
    """``operation`` with its form before its JSON, if both are of one type and that has files."""
    contents = operation.body.contents if operation.body else ()
    if operation.body is None or len(contents) < 2 or not is_json(contents[0].media_type):
        return operation
    form = next((each for each in contents if each.media_type == "multipart/form-data"), None)
    if form is None or form.type != contents[0].type or not _has_files(form.type, schemas):
        return operation
    others = tuple(each for each in contents if each is not form)
    return replace(operation, body=replace(operation.body, contents=(form, *others)))


def _has_files(type_: Type, schemas: Mapping[str, Schema]) -> bool:
    schema = schemas.get(type_.id) if isinstance(type_, RefType) else None
    fields = schema.shape.fields if schema and isinstance(schema.shape, ObjectShape) else ()
    return any(_is_file(field.type) for field in fields)


def _is_file(type_: Type) -> bool:
    match type_:
        case BinaryType():
            return True
        case ArrayType(items=items):
            return _is_file(items)
        case UnionType(variants=variants):
            return any(map(_is_file, variants))
        case _:
            return False
