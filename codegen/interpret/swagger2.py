"""Swagger 2.0's ways: body and form parameters, ``consumes`` and ``produces``, responses with a bare schema."""

from __future__ import annotations

from codegen.finding import Noun
from codegen.interpret.bodies import adjusted, contents, readable, unsaid
from codegen.interpret.examples import examples_of
from codegen.interpret.media import media_name, preference
from codegen.interpret.scalars import text
from codegen.interpret.schemas import type_of
from codegen.interpret.session import File, Place
from codegen.jsontypes import JSON, Object, as_list, as_object
from codegen.media import is_form
from codegen.model import BinaryType, Body, Content, Encoding

_FRAME = ("name", "in", "required", "collectionFormat", "allowEmptyValue")


def media_types(root: Object, operation: Object, key: str) -> list[str]:
    """``consumes`` or ``produces`` of the operation, else of the document."""
    listed = operation.get(key, root.get(key))
    names = [listed] if isinstance(listed, str) else as_list(listed)
    return list(dict.fromkeys(media_name(each) for each in names if isinstance(each, str)))


def body(file: File, parameters: list[Place], consumes: list[str], pointer: str, id_: str) -> Body | None:
    """The request body that body and form parameters make."""
    whole = next((each for each in parameters if text(each.node, "in") == "body"), None)
    if whole is not None:
        return _whole(whole, consumes, id_)
    fields = [each for each in parameters if text(each.node, "in") == "formData"]
    return _form(file, fields, consumes, pointer, id_) if fields else None


def _whole(place: Place, consumes: list[str], id_: str) -> Body:
    file, pointer, node = place
    types = [each for each in consumes if not is_form(each)] or ["application/json"]
    if pointer.startswith("/parameters/"):
        id_ = f"{pointer.rpartition('/')[2]} body"
    found = None if "schema" not in node else type_of(file, node["schema"], f"{pointer}/schema", id_)
    contents = tuple(
        Content(
            media_type,
            adjusted(found, media_type) if found is not None else unsaid(media_type),
            file.at(pointer),
            examples=readable(examples_of(file, node, pointer)),
        )
        for media_type in sorted(types, key=preference)
    )
    return Body(contents, file.at(pointer), required=node.get("required") is True, doc=text(node, "description"))


def _form(file: File, fields: list[Place], consumes: list[str], pointer: str, id_: str) -> Body:
    """One object with a field for each form parameter."""
    schema: Object = {
        "type": "object",
        "properties": {text(each.node, "name"): _field(each) for each in fields},
        "required": [text(each.node, "name") for each in fields if each.node.get("required") is True],
    }
    file.session.keep.append(schema)
    uploads = any(text(each.node, "type") == "file" for each in fields)
    default = "multipart/form-data" if uploads else "application/x-www-form-urlencoded"
    types = [each for each in consumes if is_form(each)] or [default]
    if uploads:
        types = [each for each in types if each.startswith("multipart/")] or [default]
    type_ = type_of(file, schema, f"{pointer}/parameters", id_)
    encodings = tuple(each for place in fields if (each := _encoding(place)))
    contents = tuple(Content(each, type_, file.at(pointer), encodings) for each in types)
    return Body(contents, fields[0].file.at(fields[0].pointer), required=bool(schema["required"]))


def _field(place: Place) -> JSON:
    node: Object = place.node
    schema = {key: value for key, value in node.items() if key not in _FRAME}
    inner = as_object(schema.pop("schema", None))
    return {**inner, **schema}


def _encoding(place: Place) -> Encoding | None:
    """How an array field is written: ``multi`` repeats it."""
    if text(place.node, "type") != "array":
        return None
    style, explode = {
        "multi": ("form", True),
        "ssv": ("spaceDelimited", False),
        "pipes": ("pipeDelimited", False),
        "tsv": ("tabDelimited", False),
    }.get(text(place.node, "collectionFormat"), ("form", False))
    return Encoding(text(place.node, "name"), style=style, explode=explode)


class Produced(Noun, frozen=True):
    """The media types that an operation answers in."""

    types: tuple[str, ...]

    def __call__(self, place: Place, id_: str) -> tuple[Content, ...]:
        """The media types of a response, each with the response's one schema."""
        file, pointer, node = place
        if "content" in node:
            return contents(file, node, pointer, id_)
        if "schema" not in node:
            return ()
        type_ = type_of(file, node["schema"], f"{pointer}/schema", id_)
        examples = as_object(node.get("examples"))
        types = sorted(self.types or ["application/json"], key=preference)
        if isinstance(type_, BinaryType) and "application/json" in types:
            types = [each for each in types if each != "application/json"] or ["application/octet-stream"]
        return tuple(
            Content(each, adjusted(type_, each), file.at(pointer), examples=_examples(examples, each)) for each in types
        )


def _examples(table: Object, media_type: str) -> tuple[JSON, ...]:
    return readable(tuple(value for written, value in table.items() if media_name(written) == media_type))
