"""What the runtime has to know of an operation, as keyword arguments of its ``Operation`` constant."""

from __future__ import annotations

from codegen.model import Content, Operation, Parameter, Response
from codegen.package import Annotation
from codegen.plan.answers import error_types
from codegen.plan.arguments import aliases
from codegen.plan.kept import EVENT
from codegen.plan.scope import Answered, Scope
from codegen.spelling import literal

_DEFAULT_STYLES = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
}


def plain_expressions(operation: Operation, answer: Answered, scope: Scope) -> tuple[tuple[str, str], ...]:
    """The operation as it answers at once: pairs of keyword and expression, without what is so by default."""
    alias = scope.answers.get(operation.key)
    found: list[tuple[str, str]] = []
    if alias or answer.returns is not None:
        found.append(("returns", f"lambda: types.{alias}" if alias else _thunk(answer.returns)))
    found += _request(operation, scope)
    if answer.accept != "application/json":
        found.append(("accept", literal(answer.accept)))
    if answer.kind != "json":
        found.append(("answer", literal(answer.kind)))
    return tuple(found)


def stream_expressions(operation: Operation, answer: Answered, scope: Scope) -> tuple[tuple[str, str], ...]:
    """The operation as it streams."""
    alias = scope.answers.get(EVENT + operation.key)
    of = Annotation(f"types.{alias}") if alias else answer.item
    item = [("item", _thunk(of))] if of is not None else []
    words = [("accept", literal(answer.stream_type)), ("stream", literal(answer.stream))]
    return (*item, *_request(operation, scope), *words)


def _request(operation: Operation, scope: Scope) -> list[tuple[str, str]]:
    """What is the same however the answer comes."""
    found: list[tuple[str, str]] = []
    if operation.body is not None and operation.body.contents:
        found.append(("body", literal(operation.body.contents[0].media_type or "application/json")))
    found += _parameters(operation)
    found += _encodings(operation)
    if operation.fixed_query:
        found.append(("query", literal(operation.fixed_query)))
    if operation.security is not None:
        ids = tuple(tuple(id_ for id_, _ in requirement) for requirement in operation.security)
        found.append(("security", literal(ids)))
    if operation.servers:
        found.append(("servers", literal(tuple(server.url for server in operation.servers))))
    errors = error_types(operation, scope)
    if errors:
        found.append(
            ("errors", f"lambda: {{{', '.join(f'{literal(status)}: {text.text}' for status, text in errors)}}}")
        )
    translated = aliases(operation, scope)
    if translated:
        found.append(("aliases", literal(translated)))
    return found


def _thunk(annotation: Annotation | None) -> str:
    return f"lambda: {annotation.text if annotation is not None else None}"


def _parameters(operation: Operation) -> list[tuple[str, str]]:
    odd = [text for parameter in operation.parameters if (text := _param(parameter))]
    return [("parameters", f"({', '.join(odd)},)")] if odd else []


def _param(parameter: Parameter) -> str:
    """``Param(...)`` for a parameter that is not written in its place's default way."""
    if parameter.location_in == "querystring":
        return ""
    style, explode = _DEFAULT_STYLES[parameter.location_in]
    words: list[str] = []
    if parameter.content_type:
        words.append(f"content_type={literal(parameter.content_type)}")
    elif parameter.style != style or parameter.explode != explode:
        words += [f"style={literal(parameter.style)}", f"explode={literal(parameter.explode)}"]
    if parameter.allow_reserved:
        words.append("allow_reserved=True")
    return f"Param({literal(parameter.name)}, {literal(parameter.location_in)}, {', '.join(words)})" if words else ""


def _encodings(operation: Operation) -> list[tuple[str, str]]:
    content = operation.body.contents[0] if operation.body and operation.body.contents else None
    if content is None or not content.encodings:
        return []
    found: list[str] = []
    for encoding in content.encodings:
        words = [literal(encoding.field)]
        words += [f"content_type={literal(encoding.content_type)}"] if encoding.content_type else []
        words += [f"style={literal(encoding.style)}"] if encoding.style else []
        words += [f"explode={literal(encoding.explode)}"] if encoding.explode is not None else []
        if len(words) > 1:
            found.append(f"Encoding({', '.join(words)})")
    return [("encodings", f"({', '.join(found)},)")] if found else []


def documented(operation: Operation) -> list[tuple[Response, Content | None]]:
    """Every documented answer: each response with each of its contents, or with ``None`` when it has no body."""
    found: list[tuple[Response, Content | None]] = []
    for response in operation.responses:
        found += [(response, content) for content in response.contents] or [(response, None)]
    return found
