"""Forms whose structure is written in brackets, as the document's own samples show it: ``-F "tags[]=a"``.

OpenAPI has items of an array repeat the field's name and sends objects as JSON (OAS 3.x, Encoding Object). Servers that
want brackets instead seldom say so with ``encoding``, but their samples do. One sample speaks for the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_object, step
from codegen.media import is_form
from codegen.model import (
    ArrayType,
    Content,
    Encoding,
    Field,
    MapType,
    ObjectShape,
    Operation,
    RefType,
    Schema,
    TupleType,
    Type,
    UnionType,
)

_SHOWN = re.compile(r"""(?:-F|--form|--form-string)[ =]+["']?[\w.-]+(?:\[[\w.-]*\])+=""")
"""An argument of curl (``man curl``, ``--form``) with a name in brackets."""


def bracketed(file: File, operations: Sequence[Operation], schemas: Mapping[str, Schema]) -> tuple[Operation, ...]:
    """The operations, with an encoding for each structured field of their forms where a sample shows brackets."""
    if not any(_forms(each) for each in operations):
        return tuple(operations)
    pointer = next(_samples(as_object(as_object(file.root).get("paths"))), "")
    if not pointer:
        return tuple(operations)
    file.report("form-brackets", "note", "this sample writes form fields in brackets; so does the client", pointer)
    return tuple(_with_encodings(each, schemas) if _forms(each) else each for each in operations)


def _forms(operation: Operation) -> bool:
    return operation.body is not None and any(is_form(each.media_type) for each in operation.body.contents)


def _samples(paths: Object) -> Iterator[str]:
    """Pointers to the texts in operations' extensions that write a form field in brackets."""
    for path, item in paths.items():
        for method, operation in as_object(item).items():
            for key, value in as_object(operation).items():
                if key.startswith("x-") and _shows(value):
                    yield from _texts(value, step("/paths", path, method, key))


def _shows(value: JSON) -> bool:
    """Whether any text in ``value`` writes a form field in brackets."""
    if isinstance(value, str):
        return "[" in value and _SHOWN.search(value) is not None
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_shows, inner))


def _texts(value: JSON, pointer: str) -> Iterator[str]:
    match value:
        case str():
            if _shows(value):
                yield pointer
        case list():
            for index, each in enumerate(value):
                yield from _texts(each, step(pointer, str(index)))
        case dict():
            for key, each in value.items():
                yield from _texts(each, step(pointer, key))
        case _:
            return


def _with_encodings(operation: Operation, schemas: Mapping[str, Schema]) -> Operation:
    if operation.body is None:
        return operation
    contents = tuple(_encoded(each, schemas) if is_form(each.media_type) else each for each in operation.body.contents)
    return replace(operation, body=replace(operation.body, contents=contents))


def _encoded(content: Content, schemas: Mapping[str, Schema]) -> Content:
    """The content with an encoding for each structured field that has none."""
    known = {each.field for each in content.encodings}
    names = dict.fromkeys(
        each.name
        for each in _fields(content.type, schemas, frozenset())
        if each.name not in known and _is_structured(each.type, schemas, frozenset())
    )
    return replace(content, encodings=(*content.encodings, *(Encoding(name, style="deepObject") for name in names)))


def _fields(type_: Type, schemas: Mapping[str, Schema], seen: frozenset[str]) -> Iterator[Field]:
    """The fields of an object, or of all objects that a body may be."""
    if isinstance(type_, RefType) and type_.id in schemas and type_.id not in seen:
        shape = schemas[type_.id].shape
        if isinstance(shape, ObjectShape):
            yield from shape.fields
        else:
            yield from _fields(shape, schemas, seen | {type_.id})
    elif isinstance(type_, UnionType):
        for variant in type_.variants:
            yield from _fields(variant, schemas, seen)


def _is_structured(type_: Type, schemas: Mapping[str, Schema], seen: frozenset[str]) -> bool:
    """Whether a value may be an array or an object."""
    match type_:
        case ArrayType() | TupleType() | MapType():
            return True
        case UnionType():
            return any(_is_structured(each, schemas, seen) for each in type_.variants)
        case RefType() if type_.id in schemas and type_.id not in seen:
            shape = schemas[type_.id].shape
            return isinstance(shape, ObjectShape) or _is_structured(shape, schemas, seen | {type_.id})
        case _:
            return False
