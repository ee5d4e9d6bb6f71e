"""The arguments of a method: parameters, then the fields of an object body, or the body as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET

from codegen import naming
from codegen.media import framing, is_json
from codegen.model import (
    Body,
    Content,
    Field,
    ObjectShape,
    Operation,
    Parameter,
    without_null,
)
from codegen.package import Annotation, Argument, ArgumentIn
from codegen.plan.annotations import Spelling, annotation, any_of
from codegen.plan.definitions import request_annotation
from codegen.plan.docs import described
from codegen.plan.scope import Scope
from codegen.spelling import literal, prose

_OMIT = Annotation("Omit", imports=(("_core", "Omit"),))


def arguments(operation: Operation, scope: Scope, spelling: Spelling) -> tuple[Argument, ...]:
    """All arguments: required path parameters first, then what is required, then the rest, in the document's order."""
    taken: set[str] = set()
    found = [_of_parameter(parameter, taken, scope, spelling) for parameter in operation.parameters]
    if operation.body is not None:
        found += _of_body(operation.body, taken, scope, spelling)
    return tuple(sorted(found, key=_rank))


def _rank(argument: Argument) -> int:
    return 0 if argument.positional else 1 if argument.required else 2


def _of_parameter(parameter: Parameter, taken: set[str], scope: Scope, spelling: Spelling) -> Argument:
    python = _name(parameter.name, parameter.location_in, taken)
    given = parameter.required and parameter.always is UNSET
    text = _widened(
        annotation(parameter.type, scope, spelling),
        given=given,
        always=parameter.always is not UNSET,
        required=parameter.required,
    )
    return Argument(
        wire=parameter.name,
        python=python,
        location_in=parameter.location_in,
        annotation=text,
        required=given,
        positional=given and parameter.location_in == "path",
        default="omit" if parameter.always is UNSET else literal(parameter.always),
        doc=described(parameter),
    )


def _name(wire: str, place: ArgumentIn, taken: set[str]) -> str:
    """A name that no earlier argument has; one that clashes says where it goes: ``body_id``."""
    name = naming.argument(wire)
    place_name = naming.unique(name, taken, f"{place}_{name}")
    taken.add(place_name)
    return place_name


def _widened(text: Annotation, *, given: bool, always: bool, required: bool) -> Annotation:
    """With ``Omit`` where the argument may be left out of the request."""
    return text if given or (always and required) else any_of(text, _OMIT)


def body_object(body: Body, scope: Scope) -> tuple[Content, ObjectShape] | None:
    """The preferred content and its shape if the fields of the body become arguments."""
    if not body.contents:
        return None
    content = body.contents[0]
    if not _takes_fields(content.media_type):
        return None
    found = scope.object_shape(without_null(content.type))
    return (content, found[1]) if found is not None and found[1].fields else None


def _takes_fields(media_type: str) -> bool:
    return (
        is_json(media_type)
        or framing(media_type) == "lines"
        or media_type in {"application/x-www-form-urlencoded", "multipart/form-data"}
    )


def _of_body(body: Body, taken: set[str], scope: Scope, spelling: Spelling) -> list[Argument]:
    expanded = body_object(body, scope)
    if expanded is not None:
        return [_of_field(field, taken, scope, spelling) for field in expanded[1].fields if not field.read_only]
    python = _name("body", "content", taken)
    text = _whole(body.contents, scope, spelling)
    return [
        Argument(
            wire="",
            python=python,
            location_in="content",
            annotation=text if body.required else any_of(text, _OMIT),
            required=body.required,
            doc=prose(body.doc),
        )
    ]


def _whole(contents: Iterable[Content], scope: Scope, spelling: Spelling) -> Annotation:
    """The annotation of a body that is given as one value: what the first media type takes."""
    first = next(iter(contents), None)
    return (
        annotation(first.type, scope, spelling)
        if first is not None
        else Annotation("JsonInput", imports=(("_core", "JsonInput"),))
    )


def _of_field(field: Field, taken: set[str], scope: Scope, spelling: Spelling) -> Argument:
    given = field.required and field.always is UNSET
    return Argument(
        wire=field.name,
        python=_name(field.name, "body", taken),
        location_in="body",
        annotation=_widened(
            request_annotation(field, scope, spelling),
            given=given,
            always=field.always is not UNSET,
            required=field.required,
        ),
        required=given,
        default="omit" if field.always is UNSET else literal(field.always),
        doc=described(field),
    )


def aliases(operation: Operation, scope: Scope) -> dict[str, dict[str, str]]:
    """Values that are translated before they are sent: wire name -> spelling -> what is sent."""
    expanded = body_object(operation.body, scope) if operation.body else None
    fields = expanded[1].fields if expanded else ()
    return {field.name: dict(field.aliases) for field in fields if field.aliases}
