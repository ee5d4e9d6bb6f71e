"""``requestBody`` and ``content``: media types, their schemas, encodings and examples (OAS 3.x §4.8.13-15)."""

from __future__ import annotations

import json
from typing import Any, cast

from msgspec.structs import replace

from codegen.interpret.examples import examples_of, named_examples
from codegen.interpret.media import media_name, preference
from codegen.interpret.references import follow
from codegen.interpret.scalars import STRING, text
from codegen.interpret.schemas import type_of
from codegen.interpret.session import File, Place
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.media import framing, is_form, is_json, is_text
from codegen.model import AnyType, ArrayType, BinaryType, Body, Content, Encoding, StringType, Type


def body(file: File, node: JSON, pointer: str, id_: str) -> Body | None:
    """The request body at ``pointer``; ``None`` when there is none."""
    if node is None:
        return None
    place = follow(file, pointer, node)
    if place is None:
        return Body(unknown(file, pointer), file.at(pointer))
    if not isinstance(place.node, dict):
        file.report("body-invalid", "error", "the request body is no object; anything is taken", pointer)
        return Body(unknown(file, pointer), file.at(pointer))
    shared = shared_id(place, "body") or id_
    found = contents(place.file, place.object, place.pointer, shared)
    return Body(
        tuple(_whole(each) for each in found),
        place.file.at(place.pointer),
        required=place.object.get("required") in (True, "true"),
        doc=text(place.object, "description"),
    )


def _whole(content: Content) -> Content:
    """What is sent of a body of which only the items are known: all of them."""
    if content.item_type is None or not isinstance(content.type, AnyType):
        return content
    return replace(content, type=ArrayType(content.item_type))


def unknown(file: File, pointer: str) -> tuple[Content, ...]:
    """The content of a body or response of which nothing can be read: any JSON."""
    return (Content("application/json", AnyType(), file.at(pointer)),)


def shared_id(place: Place, word: str) -> str:
    """The id of inline schemas in a component that several operations share: ``NotFound response``."""
    if not place.pointer.startswith(("/components/", "/responses/")):
        return ""
    name = place.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return f"{place.file.prefix}{name} {word}"


def contents(file: File, node: Object, pointer: str, id_: str) -> tuple[Content, ...]:
    """All media types of a body or response, the preferred one first."""
    table = node.get("content")
    if not isinstance(table, dict) or not table:
        return _without_content(file, node, pointer, id_)
    found: list[Content] = []
    seen: list[tuple[Any, Type]] = []
    for written, each in table.items():
        media_type = media_name(written)
        place = follow(file, step(pointer, "content", written), each)
        media = as_object(place.node) if place else {}
        at, owner = (place.pointer, place.file) if place else (pointer, file)
        wanted = id_ if not found else f"{id_} {media_type}"
        found.append(_content(owner, media_type, media, at, wanted, seen))
    return tuple(sorted(found, key=lambda one: preference(one.media_type)) if len(found) > 1 else found)


def _without_content(file: File, node: Object, pointer: str, id_: str) -> tuple[Content, ...]:
    """A body whose ``schema`` stands without a media type around it."""
    if "schema" not in node or text(as_object(file.session.main.root), "swagger"):
        return ()
    file.report("content-absent", "warning", "`schema` stands without `content`; read as application/json", pointer)
    type_ = type_of(file, node["schema"], f"{pointer}/schema", id_)
    return (Content("application/json", type_, file.at(pointer), examples=readable(examples_of(file, node, pointer))),)


def _content(
    file: File, media_type: str, node: Object, pointer: str, id_: str, seen: list[tuple[Any, Type]]
) -> Content:
    schema = node.get("schema")
    type_ = next((type_ for known, type_ in seen if known == schema), None) if seen and schema is not None else None
    if type_ is None:
        type_ = type_of(file, schema, f"{pointer}/schema", id_) if schema is not None else unsaid(media_type)
        seen.append((schema, type_))
    type_ = adjusted(type_, media_type)
    names, shown = _examples(file, node, pointer) if "example" in node or "examples" in node else ((), ())
    return Content(
        media_type,
        type_,
        file.at(pointer),
        _encodings(file, node, pointer) if not _ENCODINGS.isdisjoint(node) else (),
        _item_type(file, media_type, node, pointer, id_, type_),
        shown,
        names,
    )


def _examples(file: File, node: Object, pointer: str) -> tuple[tuple[str, ...], tuple[JSON, ...]]:
    """The names of the examples, where any has one, and the examples."""
    found = named_examples(file, node, pointer)
    names = tuple(name for name, _ in found)
    return names if any(names) else (), readable(tuple(value for _, value in found))


_ENCODINGS = frozenset(("encoding", "prefixEncoding", "itemEncoding"))


def unsaid(media_type: str) -> Type:
    """The type of a body of which only the media type is known."""
    if _has_values(media_type):
        return AnyType()
    return STRING if is_text(media_type) else BinaryType(media_type)


def _has_values(media_type: str) -> bool:
    return is_json(media_type) or is_form(media_type) or framing(media_type) != ""


def adjusted(type_: Type, media_type: str) -> Type:
    """A body of no JSON type: an empty schema or a string says bytes there, except in text."""
    if not isinstance(type_, (AnyType, StringType, BinaryType)) or _has_values(media_type) or is_text(media_type):
        return type_
    return BinaryType(media_type)


def _item_type(file: File, media_type: str, node: Object, pointer: str, id_: str, type_: Type) -> Type | None:
    """The type of one item of a stream: by ``itemSchema`` (OAS 3.2), else by the schema of a streaming media type."""
    if "itemSchema" in node:
        return type_of(file, node["itemSchema"], f"{pointer}/itemSchema", f"{id_}[]")
    if not framing(media_type):
        return None
    item = type_.items if isinstance(type_, ArrayType) else type_
    if isinstance(item, BinaryType):  # the bytes are the stream's: its items are text, or JSON of no known type
        return STRING if framing(media_type) == "events" else AnyType()
    return item


def _encodings(file: File, node: Object, pointer: str) -> tuple[Encoding, ...]:
    """How fields are written, or the parts of a body without names (OAS 3.2 ``prefixEncoding``, ``itemEncoding``)."""
    table = dict(as_object(node.get("encoding")))
    table |= {f"[{index}]": each for index, each in enumerate(as_list(node.get("prefixEncoding")))}
    if "itemEncoding" in node:
        table["[]"] = node["itemEncoding"]
    for field, each in table.items():
        if as_object(each).get("headers"):
            message = f"the headers of the part {field!r} are not sent; the server decides"
            file.report("part-headers", "note", message, step(pointer, "encoding", field))
    return tuple(_encoding(field, as_object(each)) for field, each in table.items())


def _encoding(field: str, node: Object) -> Encoding:
    explode = node.get("explode")
    return Encoding(
        field,
        text(node, "contentType"),
        text(node, "style"),
        explode if isinstance(explode, bool) else None,
        tuple(as_object(node.get("headers"))),
    )


def readable(examples: tuple[JSON, ...]) -> tuple[JSON, ...]:
    """Examples as values: those that are texts of JSON are parsed."""
    return tuple(_parsed(each) for each in examples)


def _parsed(example: JSON) -> JSON:
    if not isinstance(example, str) or example.lstrip()[:1] not in ("{", "["):
        return example
    try:
        return cast("JSON", json.loads(example))
    except ValueError:
        return example
