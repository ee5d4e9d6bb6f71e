"""Parameters, taken apart by their style (OAS 3.x, 4.8.12; RFC 6570) and held against their types."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast
from urllib.parse import unquote, unquote_plus

from codegen.answer.checking import Checker, Spot
from codegen.answer.exchange import Problem, Request
from codegen.answer.schemas import Schemas, resolved
from codegen.answer.texts import Raw, Texts
from codegen.answer.words import expected, suggestion
from codegen.jsontypes import JSON
from codegen.media import is_json
from codegen.model import (
    AnyType,
    ApiKeyScheme,
    ArrayType,
    MapType,
    NeverType,
    ObjectShape,
    Operation,
    Parameter,
    Provider,
    TupleType,
    Type,
    UnionType,
)

Pair = tuple[str, str]
DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}
"""What stands between the items of an array, where it is no comma."""
_DEEPEST = 20


class Given(NamedTuple):
    """What a request has outside of its body."""

    path: Mapping[str, str]
    """Still percent-encoded."""
    query: Sequence[Pair]
    headers: Sequence[Pair]
    cookies: Sequence[Pair]


def given(request: Request, path: Mapping[str, str]) -> Given:
    """A request's parameters as texts."""
    cookies = [
        (name.strip(), unquote(value.strip()))
        for each in request.header("cookie").split(";")
        for name, _, value in [each.partition("=")]
        if name.strip()
    ]
    return Given(path, pairs_of(request.query), request.headers, cookies)


def pairs_of(text: str) -> list[Pair]:
    """The pairs of a query string or form."""
    parts = (each.partition("=") for each in text.split("&") if each)
    return [(unquote_plus(name), unquote_plus(value)) for name, _, value in parts]


def parameter_problems(operation: Operation, provider: Provider, found: Given) -> Iterator[Problem]:
    """All that is wrong with a request's parameters."""
    texts = Texts(provider.schemas)
    for parameter in operation.parameters:
        yield from _problems(parameter, provider.schemas, texts, found)
    yield from _unknown(operation, provider, found)


def values_of(operation: Operation, schemas: Schemas, found: Given, place: str) -> dict[str, JSON]:
    """The parameters of a place (``query``, ``path``) that came, by name."""
    texts = Texts(schemas)
    read = {
        each.name: _value(each, schemas, texts, found)
        for each in operation.parameters
        if each.location_in == place and not each.content_type
    }
    return {name: value[0] for name, value in read.items() if value}


def _problems(parameter: Parameter, schemas: Schemas, texts: Texts, found: Given) -> list[Problem]:
    spot = Spot(f"{parameter.location_in}.{parameter.name}", parameter.location)
    try:
        value = _value(parameter, schemas, texts, found)
    except ValueError as error:
        return [spot.problem(f"is no {parameter.content_type}: {error}")]
    if not value:
        needed = (
            parameter.required and parameter.location_in != "querystring" and not _may_be_nothing(parameter, schemas)
        )
        return [spot.problem(f"is missing; it should be {expected(parameter.type)}")] if needed else []
    return Checker(schemas).problems(value[0], parameter.type, spot)


def _may_be_nothing(parameter: Parameter, schemas: Schemas) -> bool:
    """Whether an array or object that is empty is written as nothing at all."""
    shape = resolved(parameter.type, schemas)
    if isinstance(shape, ArrayType):
        return not shape.min_items
    return isinstance(shape, (ObjectShape, MapType)) and parameter.location_in == "query"


def _value(parameter: Parameter, schemas: Schemas, texts: Texts, found: Given) -> tuple[JSON] | None:
    """The parameter's value in a tuple; ``None`` when it did not come. Raises ValueError for broken JSON."""
    if parameter.location_in == "querystring":
        return None
    candidates = list(_candidates(parameter, schemas, found))
    if not candidates:
        return None
    first = candidates[0]
    if parameter.content_type and isinstance(first, str):
        return (cast("JSON", json.loads(first)),) if is_json(parameter.content_type) else (first,)
    return (texts.best(candidates, parameter.type),)


def _candidates(parameter: Parameter, schemas: Schemas, found: Given) -> Iterator[Raw]:
    """What the request's text can mean, the style's own reading first."""
    shapes = _shapes(parameter.type, schemas)
    match parameter.location_in:
        case "path":
            text = found.path.get(parameter.name)
            yield from _path(text, parameter, shapes) if text is not None else ()
        case "query":
            yield from _pairs(found.query, parameter, shapes)
        case "cookie":
            yield from _pairs(found.cookies, parameter, shapes)
        case _:
            lower = parameter.name.lower()
            lines = [value for name, value in found.headers if name == lower]
            yield from _delimited(", ".join(lines), shapes, ",", explode=parameter.explode) if lines else ()


def _shapes(type_: Type, schemas: Schemas) -> list[ObjectShape | Type]:
    """What the value can be: the type, or each variant of it."""
    shape = resolved(type_, schemas)
    if not isinstance(shape, UnionType):
        return [shape]
    return [inner for each in shape.variants if not isinstance(inner := resolved(each, schemas), UnionType)]


def _has_array(shapes: Sequence[ObjectShape | Type]) -> bool:
    return any(isinstance(each, (ArrayType, TupleType)) for each in shapes)


def _has_object(shapes: Sequence[ObjectShape | Type]) -> bool:
    return any(isinstance(each, (ObjectShape, MapType)) for each in shapes)


# --- path and header -------------------------------------------------------------------------------------------------


def _path(text: str, parameter: Parameter, shapes: Sequence[ObjectShape | Type]) -> Iterator[Raw]:
    """A path segment, whose delimiters are those that were not percent-encoded."""
    if parameter.style == "label":
        text = text.removeprefix(".")
        yield from _delimited(text, shapes, "." if parameter.explode else ",", explode=parameter.explode, decode=True)
    elif parameter.style == "matrix":
        yield from _matrix(text.removeprefix(";"), parameter, shapes)
    else:
        yield from _delimited(text, shapes, ",", explode=parameter.explode, decode=True)


def _matrix(text: str, parameter: Parameter, shapes: Sequence[ObjectShape | Type]) -> Iterator[Raw]:
    prefix = f"{parameter.name}="
    if not parameter.explode or not (_has_array(shapes) or _has_object(shapes)):
        yield from _delimited(text.removeprefix(prefix), shapes, ",", explode=False, decode=True)
    elif _has_object(shapes):
        yield from _delimited(text, shapes, ";", explode=True, decode=True)
    else:
        yield [unquote(each.removeprefix(prefix)) for each in text.split(";")]


def _delimited(
    text: str, shapes: Sequence[ObjectShape | Type], mark: str, *, explode: bool, decode: bool = False
) -> Iterator[Raw]:
    read = unquote if decode else str.strip
    parts = [read(each) for each in text.split(mark)]
    if _has_object(shapes):
        yield _fields(parts, explode=explode)
    if _has_array(shapes):
        yield list(parts) if text else []
    yield read(text)


def _fields(parts: Sequence[str], *, explode: bool) -> Raw:
    """``k=v`` each, or keys and values in turn."""
    if explode:
        return {name: value for name, _, value in (each.partition("=") for each in parts) if name}
    return dict(zip(parts[::2], parts[1::2], strict=False))


# --- query and cookie ------------------------------------------------------------------------------------------------


def _pairs(pairs: Sequence[Pair], parameter: Parameter, shapes: Sequence[ObjectShape | Type]) -> Iterator[Raw]:
    name = parameter.name
    values = [value for key, value in pairs if key in (name, f"{name}[]")]
    nested = [(key[len(name) :], value) for key, value in pairs if key.startswith(f"{name}[") and key != f"{name}[]"]
    if nested:
        yield deep(nested)
    elif values:
        yield from _named(values, parameter, shapes)
    elif _is_spread(parameter, shapes):
        yield from _spread(pairs, shapes)


def _named(values: Sequence[str], parameter: Parameter, shapes: Sequence[ObjectShape | Type]) -> Iterator[Raw]:
    """What stands under the parameter's own name."""
    mark = DELIMITERS.get(parameter.style, ",")
    if _has_array(shapes):
        if parameter.explode or len(values) > 1:
            yield list(values)
        yield [part for value in values for part in value.split(mark)] if any(values) else []
    if _has_object(shapes) and not parameter.explode:
        yield _fields(values[0].split(mark), explode=False)
    yield values[0] if len(values) == 1 else list(values)


def _is_spread(parameter: Parameter, shapes: Sequence[ObjectShape | Type]) -> bool:
    """Whether the object's fields are parameters themselves (form, exploded)."""
    return (
        parameter.explode
        and not parameter.content_type
        and parameter.style in ("form", "cookie", "")
        and _has_object(shapes)
    )


def _spread(pairs: Sequence[Pair], shapes: Sequence[ObjectShape | Type]) -> Iterator[Raw]:
    """The fields of an object that stand beside each other."""
    found: dict[str, Raw] = {}
    for name, value in pairs:
        if any(_has_key(each, name) for each in shapes):
            before = found.get(name)
            found[name] = value if before is None else [*before, value] if isinstance(before, list) else [before, value]
    if found:
        yield found
        yield {name: value[0] if isinstance(value, list) else value for name, value in found.items()}


def _has_key(shape: ObjectShape | Type, name: str) -> bool:
    if isinstance(shape, MapType):
        return True
    return isinstance(shape, ObjectShape) and any(each.name in (name, name.partition("[")[0]) for each in shape.fields)


def deep(pairs: Sequence[Pair]) -> Raw:
    """``[a][b]=1`` as objects in objects; names that repeat, or end with ``[]``, are arrays."""
    found: dict[str, Raw] = {}
    for path, value in pairs:
        keys = [each.rstrip("]") for each in path.lstrip("[").split("[")][:_DEEPEST]
        is_array = len(keys) > 1 and keys[-1] == ""
        _put(found, keys[:-1] if is_array else keys, value, is_array=is_array)
    return found


def _put(found: dict[str, Raw], keys: Sequence[str], value: str, *, is_array: bool) -> None:
    for key in keys[:-1]:
        inner = found.setdefault(key, {})
        if not isinstance(inner, dict):
            return
        found = inner
    before = found.get(keys[-1])
    if before is None:
        found[keys[-1]] = [value] if is_array else value
    elif isinstance(before, list):
        before.append(value)
    else:
        found[keys[-1]] = [before, value]


# --- what nobody asked for -------------------------------------------------------------------------------------------


def _unknown(operation: Operation, provider: Provider, found: Given) -> Iterator[Problem]:
    """Query parameters that the operation does not have."""
    known = {each.name for each in operation.parameters if each.location_in == "query"}
    known |= {name for name, _ in operation.fixed_query}
    known |= {each.name for each in provider.schemes if isinstance(each, ApiKeyScheme) and each.location_in == "query"}
    if _takes_any(operation, provider.schemas):
        return
    spread = [shape for each in operation.parameters for shape in _spread_shapes(each, provider.schemas)]
    for name in dict.fromkeys(name for name, _ in found.query):
        if (
            name not in known
            and name.partition("[")[0] not in known
            and not any(_has_key(each, name) for each in spread)
        ):
            spot = Spot(f"query.{name}", operation.location)
            yield spot.problem(f"there is no such parameter{suggestion(name, known)}")


def _takes_any(operation: Operation, schemas: Schemas) -> bool:
    return any(
        each.location_in == "querystring" or any(_is_open(shape) for shape in _spread_shapes(each, schemas))
        for each in operation.parameters
    )


def _is_open(shape: ObjectShape | Type) -> bool:
    if isinstance(shape, ObjectShape):
        return not isinstance(shape.additional, (AnyType, NeverType)) or not shape.fields
    return isinstance(shape, MapType)


def _spread_shapes(parameter: Parameter, schemas: Schemas) -> list[ObjectShape | Type]:
    shapes = _shapes(parameter.type, schemas)
    return shapes if parameter.location_in == "query" and _is_spread(parameter, shapes) else []
