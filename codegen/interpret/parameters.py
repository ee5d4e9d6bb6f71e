"""What goes beside the body: path, query, header and cookie parameters (OAS 3.x §4.8.12; Swagger 2.0)."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from codegen.interpret.examples import examples_of
from codegen.interpret.media import media_name
from codegen.interpret.objects import default_of, flag
from codegen.interpret.references import follow
from codegen.interpret.scalars import STRING, text
from codegen.interpret.schemas import type_of
from codegen.interpret.session import File, Place
from codegen.jsontypes import JSON, Object, as_list, as_object, step
from codegen.model import AnyType, Parameter, ParameterIn, RefType, Type

PLACES = ("path", "query", "header", "cookie", "querystring")
_DEFAULT_STYLE = {"path": "simple", "header": "simple", "query": "form", "cookie": "form", "querystring": "form"}
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject", "tabDelimited"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
    "querystring": ("form",),
}
_COLLECTIONS = {
    "csv": ("", False),
    "ssv": ("spaceDelimited", False),
    "tsv": ("tabDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}
"""Swagger 2.0 ``collectionFormat`` as style and explode; ``csv`` is the place's default style."""
_SHARED = ("/components/", "/parameters/")
_TEMPLATE = re.compile(r"\{([^{}]+)\}")


def places(owners: list[tuple[File, Object, str]]) -> list[Place]:
    """The parameter objects of a path and its operation, references followed; the operation's win."""
    found: dict[tuple[str, str], Place] = {}
    for owner, node, pointer in owners:
        mine: set[tuple[str, str]] = set()
        for index, each in enumerate(_listed(owner, node, pointer)):
            place = follow(owner, f"{pointer}/parameters/{index}", each)
            if place is None or not isinstance(place.node, dict):
                continue
            key = _key(place)
            if key in mine:
                message = f"the {key[1] or 'body'} parameter {key[0]!r} is declared twice; the first one holds"
                owner.report("parameter-duplicate", "warning", message, f"{pointer}/parameters/{index}")
                continue
            mine.add(key)
            found[key] = place
    return list(found.values())


def _listed(file: File, node: Object, pointer: str) -> list[JSON]:
    listed = node.get("parameters")
    if isinstance(listed, dict):
        file.report(
            "parameters-invalid",
            "warning",
            "`parameters` is an object, not a list; its values are read",
            f"{pointer}/parameters",
        )
        return [listed] if "name" in listed or "$ref" in listed else list(listed.values())
    return list(as_list(listed))


def _key(place: Place) -> tuple[str, str]:
    name, where = text(place.node, "name"), text(place.node, "in")
    return ("", "body") if where == "body" else (name.lower() if where == "header" else name, where)


class Asked(NamedTuple):
    """A query parameter that the path key itself asks for (``/x?q={text}``)."""

    template: str
    """``text``."""
    name: str
    """``q``."""
    required: bool


class Route(NamedTuple):
    """Where parameters belong to: the operation's key, its path template, and what stands behind that."""

    key: str
    path: str
    asked: tuple[Asked, ...] = ()


def parameters(file: File, found: list[Place], route: Route, pointer: str) -> tuple[Parameter, ...]:
    """The parameters outside of the body, in the document's order; those of the path template that it forgot."""
    made = _asked([each for place in found if (each := _shared(place, route))], route.asked, file, pointer)
    named = _TEMPLATE.findall(route.path)
    kept: list[Parameter] = []
    for each in made:
        if each.location_in == "path" and each.name not in named:
            message = f"the path parameter {each.name!r} is not in the path {route.path}; left out"
            file.session.report("path-parameter-unused", "warning", message, each.location)
        else:
            kept.append(each)
    known = {each.name for each in kept if each.location_in == "path"}
    for name in dict.fromkeys(named):
        if name not in known:
            file.report(
                "path-parameter-undeclared",
                "warning",
                f"the path parameter {name!r} is not declared; a string",
                pointer,
            )
            kept.append(Parameter(name, "path", STRING, file.at(pointer), required=True, style="simple", explode=False))
    return tuple(kept)


def _asked(made: list[Parameter], asked: tuple[Asked, ...], file: File, pointer: str) -> list[Parameter]:
    """The parameters with those that the path key's query string asks for, which some documents declare as path's."""
    if not asked:
        return made
    wanted = {each.template: each for each in asked}
    found = [
        replace(each, name=wanted[each.name].name, location_in="query", style="form", explode=True)
        if each.location_in == "path" and each.name in wanted
        else each
        for each in made
    ]
    known = {each.name for each in found if each.location_in == "query"}
    for each in asked:
        if each.name not in known and each.template not in known:
            message = f"the query parameter {each.name!r} of the path is not declared; a string"
            file.report("path-parameter-undeclared", "warning", message, pointer)
            place = file.at(pointer)
            found.append(
                Parameter(each.name, "query", STRING, place, required=each.required, style="form", explode=True)
            )
            known.add(each.name)
    return found


def _shared(place: Place, route: Route) -> Parameter | None:
    """The parameter at a place; one that many operations have is made once, unless the route has a say in it."""
    node = place.node
    alike = "schema" in node or place.pointer.startswith(_SHARED)
    if not alike or "content" in node or node.get("in") not in PLACES:
        return _parameter(place, route)
    known, key = place.file.session.parameters, place.key
    if key not in known:
        known[key] = _parameter(place, route)
    return known[key]


def _parameter(place: Place, route: Route) -> Parameter | None:
    file, pointer, node = place
    where = text(node, "in")
    if where in ("body", "formData"):
        return None
    name = _name(place, where)
    if where not in PLACES:
        where = _guessed(place, name, where, route)
    location_in = cast("ParameterIn", where)
    if "content" in node:
        type_, content_type = _content(file, node, pointer, route, f"{where}.{name}")
    else:
        type_, content_type = _schema_type(file, node, pointer, place, route, f"{where}.{name}"), ""
    if where == "querystring" and content_type not in ("", "application/x-www-form-urlencoded"):
        message = f"the query string is written as {content_type}; callers give its text, encoded"
        file.report("querystring-raw", "note", message, pointer)
        type_ = STRING
    style, explode = _style(file, node, where, pointer)
    schema = as_object(node.get("schema")) or node
    return Parameter(
        name,
        location_in,
        type_,
        file.at(pointer),
        required=where == "path" or flag(file, node, "required", pointer),
        style=style,
        explode=explode,
        allow_reserved=node.get("allowReserved") is True,
        content_type=content_type,
        default=_default(file, node, schema, type_, pointer),
        doc=text(node, "description") or text(schema, "description"),
        deprecated=flag(file, node, "deprecated", pointer) or schema.get("deprecated") is True,
        examples=examples_of(file, node, pointer) or examples_of(file, schema, f"{pointer}/schema"),
    )


def _name(place: Place, where: str) -> str:
    name = text(place.node, "name")
    if not name and where != "querystring":
        place.file.report("parameter-unnamed", "warning", "the parameter has no name", place.pointer)
    return name or ("querystring" if where == "querystring" else "unnamed")


def _guessed(place: Place, name: str, where: str, route: Route) -> str:
    """Where a parameter goes whose ``in`` is missing or unknown: the path if it is named there, else the query."""
    lowered = where.lower().strip()
    meant = lowered if lowered in PLACES else "path" if f"{{{name}}}" in route.path else "query"
    place.file.report(
        "parameter-in", "warning", f"`in: {where!r}` is no place for {name!r}; read as {meant}", place.pointer
    )
    return meant


def _default(file: File, node: Object, schema: Object, type_: Type, pointer: str) -> JSON | UnsetType:
    if "default" in schema:
        return default_of(file, schema, type_, pointer, {})
    return node.get("default", UNSET)


def _schema_type(file: File, node: Object, pointer: str, place: Place, route: Route, spot: str) -> Type:
    """The type by ``schema``, or by the parameter's own keywords (Swagger 2.0)."""
    id_ = owner_id(place, route, spot)
    if "schema" in node:
        return type_of(file, node["schema"], f"{pointer}/schema", id_)
    if any(key in node for key in ("type", "enum", "items", "$ref", "format")):
        return type_of(file, without_frame(file, node), pointer, id_)
    file.report("schema-absent", "note", f"the parameter {text(node, 'name')!r} has no schema; a string", pointer)
    return STRING


def without_frame(file: File, node: Object) -> Object:
    """A Swagger 2.0 parameter, header or item as the schema that it is."""
    schema = {
        key: value
        for key, value in node.items()
        if key not in ("name", "in", "required", "description", "collectionFormat")
    }
    file.session.keep.append(schema)
    return schema


def owner_id(place: Place, route: Route, spot: str) -> str:
    """The id of a parameter's inline schema: ``GET /items query.filter``, or the shared parameter's own name."""
    shared = place.pointer.startswith(_SHARED)
    if shared:
        return f"{place.pointer.rpartition('/')[2].replace('~1', '/').replace('~0', '~')} parameter"
    return f"{route.key} {spot}"


def _content(file: File, node: Object, pointer: str, route: Route, spot: str) -> tuple[Type, str]:
    for media_type, each in as_object(node.get("content")).items():
        schema = as_object(each).get("schema")
        at = step(pointer, "content", media_type) + "/schema"
        type_ = type_of(file, schema, at, f"{route.key} {spot}") if schema is not None else AnyType()
        return type_, media_name(media_type)
    return AnyType(), "application/json"


_STYLING = frozenset(("style", "explode", "collectionFormat", "items"))


def _style(file: File, node: Object, where: str, pointer: str) -> tuple[str, bool]:
    default = _DEFAULT_STYLE[where]
    if "schema" in node and _STYLING.isdisjoint(node):
        return default, default == "form"
    if "collectionFormat" in as_object(node.get("items")):
        message = f"the lists in {text(node, 'name')!r} have a format of their own; they are written in brackets"
        file.report("style-nested", "note", message, f"{pointer}/items")
    if "collectionFormat" in node or ("schema" not in node and node.get("type") == "array"):
        style, explode = _COLLECTIONS.get(text(node, "collectionFormat") or "csv", ("", False))
        return style or default, explode
    style = text(node, "style") or default
    if style not in _STYLES[where]:
        file.report(
            "style-invalid", "warning", f"`style: {style}` does not exist for {where} parameters; {default}", pointer
        )
        style = default
    written = node.get("explode")
    return style, written if isinstance(written, bool) else style in ("form", "cookie", "deepObject")


__all__ = ["RefType", "Route", "owner_id", "parameters", "places", "without_frame"]
