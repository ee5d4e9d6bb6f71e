"""Methods: one for each operation, with what it takes, what it returns, and what its docstring says."""

from __future__ import annotations

from zlib import crc32

from codegen.media import is_json
from codegen.model import NullType, Operation, Response, union
from codegen.package import Annotation, Argument, Constant, Method, Overload, ResponseType, Signature
from codegen.plan.annotations import NONE, Spelling, annotation, any_of
from codegen.plan.arguments import arguments
from codegen.plan.calls import Call
from codegen.plan.docs import method_paragraphs, summary
from codegen.plan.examples import documented_example
from codegen.plan.kept import EVENT
from codegen.plan.operations import documented, plain_expressions, stream_expressions
from codegen.plan.paging import Paged, paged, pages, returned_pages
from codegen.plan.scope import Answered, Scope
from codegen.spelling import literal

_LONGEST = 66
"""Characters of a constant's name."""


def method(operation: Operation, call: Call, scope: Scope, shadowed: frozenset[str]) -> Method:
    """The method ``call`` for ``operation``; ``shadowed`` are builtins that methods of its class hide."""
    taken = arguments(operation, scope, Spelling("request", shadowed=shadowed))
    received = Spelling("response", shadowed=shadowed)
    answer = scope.answered[operation.key]
    flag = _flag(operation, taken, answer)
    plain, stream = _constants(operation, call[-1], answer, flag, scope)
    of = paged(operation, scope)
    listed = pages(of, operation, scope, _constant_name(call[-1]), taken) if of else None
    shown = documented_example(operation, scope, call, taken, flag.python if flag else "")
    return Method(
        key=operation.key.removesuffix(f" {operation.variant}"),
        http_method=operation.method,
        path=operation.path,
        operation_id=operation.operation_id,
        name=call[-1],
        call=".".join(call),
        arguments=taken,
        sync=_form(operation, taken, answer, flag, of, scope, received, ""),
        asynchronous=_form(operation, taken, answer, flag, of, scope, received, "Async"),
        places=tuple(_places(operation, taken)),
        plain=plain,
        stream=stream,
        pages=listed,
        flag=flag.python if flag else "",
        summary=summary(operation),
        example=shown,
        doc=tuple(method_paragraphs(operation, taken)),
        deprecated=_deprecated(operation, call, scope),
        responses=tuple(_response_types(operation, answer, scope)),
    )


def _deprecated(operation: Operation, call: Call, scope: Scope) -> str:
    now = scope.calls[operation.key]
    if call != now:
        return f"Called client.{'.'.join(now)} now."
    return f"{operation.key} is deprecated by its provider." if operation.deprecated else ""


def _flag(operation: Operation, taken: tuple[Argument, ...], answer: Answered) -> Argument | None:
    """The argument that turns the answer into a stream, where there is one and the answer can be had both ways."""
    if not answer.stream or answer.kind == "none" or not operation.stream_flag:
        return None
    return next((each for each in taken if each.location_in == "body" and each.wire == operation.stream_flag), None)


def _constants(
    operation: Operation, name: str, answer: Answered, flag: Argument | None, scope: Scope
) -> tuple[Constant | None, Constant | None]:
    base = _constant_name(name)
    plain_spelling = Spelling("response")
    streams = bool(answer.stream) and (flag is not None or answer.kind == "none")
    item = _item(operation, answer, scope, plain_spelling)
    stream = Constant(f"{base}_STREAM", item, stream_expressions(operation, answer, scope)) if streams else None
    if answer.kind == "none" and streams:
        return None, stream
    carries = returned(answer, operation, scope, plain_spelling, "")
    return Constant(base, carries, plain_expressions(operation, answer, scope)), stream


def _constant_name(name: str) -> str:
    """``_CREATE``; cut where black and ruff would break its line in different places."""
    base = f"_{name.strip('_').upper()}"
    return base if len(base) <= _LONGEST else f"{base[: _LONGEST - 9]}_{crc32(name.encode()):08X}"


def returned(answer: Answered, operation: Operation, scope: Scope, spelling: Spelling, prefix: str) -> Annotation:
    """What a call returns that is no stream; ``prefix`` is ``Async`` for what differs there."""
    alias = scope.answers.get(operation.key)
    match answer.kind:
        case "none":
            return NONE
        case "text":
            hidden = "str" in spelling.shadowed
            return Annotation("builtins.str", imports=(("builtins", ""),)) if hidden else Annotation("str")
        case "binary":
            return Annotation(f"{prefix}BinaryResponse", imports=(("_core", f"{prefix}BinaryResponse"),))
        case "json" | "xml":
            return (
                Annotation(alias, names=(alias,)) if alias else annotation(answer.type or NullType(), scope, spelling)
            )


def _item(operation: Operation, answer: Answered, scope: Scope, spelling: Spelling) -> Annotation:
    """What is streamed, by its name where it has one."""
    alias = scope.answers.get(EVENT + operation.key)
    return Annotation(alias, names=(alias,)) if alias else annotation(answer.item_type or union(), scope, spelling)


def _stream_of(operation: Operation, answer: Answered, scope: Scope, spelling: Spelling, prefix: str) -> Annotation:
    item = _item(operation, answer, scope, spelling)
    return Annotation(f"{prefix}Stream[{item.text}]", item.names, (*item.imports, ("_core", f"{prefix}Stream")))


def _form(
    operation: Operation,
    taken: tuple[Argument, ...],
    answer: Answered,
    flag: Argument | None,
    of: Paged | None,
    scope: Scope,
    spelling: Spelling,
    prefix: str,
) -> Signature:
    """What comes back: pages of a list, or the answer."""
    if of is None:
        return _signature(operation, taken, answer, flag, scope, spelling, prefix)
    plain = returned(answer, operation, scope, spelling, prefix)
    item = annotation(of.item, scope, spelling)
    return Signature(returned_pages(scope.pages.get(operation.key, ""), plain, item, prefix), verb="paginate")


def _signature(
    operation: Operation,
    taken: tuple[Argument, ...],
    answer: Answered,
    flag: Argument | None,
    scope: Scope,
    spelling: Spelling,
    prefix: str,
) -> Signature:
    """What comes back, and where a flag decides that, one overload for each of its values."""
    plain = returned(answer, operation, scope, spelling, prefix)
    verb = "download" if plain.text == "AsyncBinaryResponse" else "call"
    if not answer.stream:
        return Signature(plain, verb=verb)
    streamed = _stream_of(operation, answer, scope, spelling, prefix)
    if flag is None:
        return Signature(streamed, verb="stream") if answer.kind == "none" else Signature(plain, verb=verb)
    off = _with_flag(taken, flag, "Literal[False] | Omit", required=False)
    on = _with_flag(taken, flag, "Literal[True]", required=True)
    both = _with_flag(taken, flag, "bool | Omit", required=False)
    return Signature(
        any_of(plain, streamed),
        (Overload(off, plain), Overload(on, streamed), Overload(both, any_of(plain, streamed))),
        verb,
    )


def _with_flag(taken: tuple[Argument, ...], flag: Argument, text: str, *, required: bool) -> tuple[Argument, ...]:
    needs = [("typing", "Literal")] if "Literal" in text else []
    needs += [("_core", "Omit")] if "Omit" in text else []
    own = Argument(
        flag.wire, flag.python, flag.location_in, Annotation(text, imports=tuple(needs)), required, doc=flag.doc
    )
    replaced = [own if each is flag else each for each in taken]
    return tuple(sorted(replaced, key=lambda each: 0 if each.positional else 1 if each.required else 2))


def _places(operation: Operation, taken: tuple[Argument, ...]) -> list[tuple[str, str]]:
    """The runtime's keyword arguments: a dict of wire names for each place, the value itself for a whole body.

    A body that must be there is there, even if there is nothing to say in it.
    """
    needed = operation.body is not None and operation.body.required
    places: dict[str, list[str]] = {}
    for argument in taken:
        if argument.location_in in {"content", "querystring"}:
            places[argument.location_in] = [argument.python]
        else:
            places.setdefault(argument.location_in, []).append(f"{literal(argument.wire)}: {argument.python}")
    if needed and not places.keys() & {"body", "content"}:
        places["body"] = []
    whole = {"content", "querystring"}
    return [(place, each[0] if place in whole else f"{{{', '.join(each)}}}") for place, each in places.items()]


def _response_types(operation: Operation, answer: Answered, scope: Scope) -> list[ResponseType]:
    return [
        ResponseType(response.status, content.media_type, annotation(content.type, scope, Spelling("response")).text)
        if content is not None and is_json(content.media_type)
        else ResponseType(
            response.status, content.media_type if content else "", _spelled(response, operation, answer, scope)
        )
        for response, content in documented(operation)
    ]


def _spelled(response: Response, operation: Operation, answer: Answered, scope: Scope) -> str:
    if not response.contents:
        return "None"
    spelling = Spelling("response")
    return (
        _stream_of(operation, answer, scope, spelling, "").text
        if answer.stream and answer.kind == "none"
        else returned(answer, operation, scope, spelling, "").text
    )
