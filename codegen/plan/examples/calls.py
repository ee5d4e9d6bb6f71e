"""One call of an operation, as text: required arguments always, others where the document's example has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import UNSET

from codegen import naming
from codegen.document import CallSample
from codegen.finding import Noun
from codegen.jsontypes import JSON
from codegen.model import Content, Field, Operation, Parameter, Type, without_null
from codegen.package import Argument, Example, Method
from codegen.plan.arguments import body_object
from codegen.plan.examples.layout import Value, call_text, files_in
from codegen.plan.examples.values import Impossible, chosen, made, value_of
from codegen.plan.scope import Scope

_MOST = 6
"""Arguments that a call shows, if no more are required."""

_LINES = 12
"""Lines of an example that is short."""


class _Fact(Noun, frozen=True):
    """What an argument stands for."""

    type: Type
    examples: tuple[JSON, ...]
    origin: Parameter | Field | None


def example(operation: Operation, scope: Scope, method: Method) -> Example | None:
    """A call of ``method`` as a user writes it; ``None`` if some required argument has no value."""
    found = _arguments(operation, scope, method.arguments, method.flag)
    if found is None:
        return None
    call = call_text(f"client.{method.call}", found[0])
    files = dict.fromkeys(name for _, value in found[0] for name in files_in(value))
    return Example(call, _statement(method, call), method.http_method, method.path, tuple(files))


def documented_example(
    operation: Operation, scope: Scope, call: tuple[str, ...], arguments: Iterable[Argument], flag: str
) -> str:
    """The call that the document's examples make, where they have all that is required and it is short; else ``""``."""
    if not _has_examples(operation):
        return ""
    found = _arguments(operation, scope, arguments, flag)
    if found is None or not found[1]:
        return ""
    text = call_text(f"client.{'.'.join(call)}", found[0], 8)
    return text if text.count("\n") < _LINES else ""


def _has_examples(operation: Operation) -> bool:
    """Whether the document shows any values; most documents do not, and are not looked at twice."""
    contents = operation.body.contents[:1] if operation.body else ()
    return bool(
        operation.samples
        or any(content.examples for content in contents)
        or any(parameter.examples for parameter in operation.parameters)
    )


def _arguments(
    operation: Operation, scope: Scope, arguments: Iterable[Argument], flag: str
) -> tuple[list[tuple[str, Value]], bool] | None:
    """Arguments with their values, and whether all that are required are the document's; ``None`` without a value."""
    facts = _facts(operation, scope)
    body = _body_example(operation, scope, facts)
    found: list[tuple[Argument, Value]] = []
    shown = all_shown = 0
    try:
        for argument in arguments:
            fact = facts.get((argument.location_in, argument.wire))
            said = _said(argument, fact, body, scope) if fact and argument.python != flag else None
            if said is not None and (argument.required or len(found) < _MOST):
                found.append((argument, said))
                shown += 1
            elif argument.required:
                found.append((argument, _made(argument, fact, scope)))
            all_shown += argument.required and said is None
    except Impossible:
        return None
    named = [("" if argument.positional else argument.python, value) for argument, value in found]
    return named, bool(shown) and not all_shown


def _facts(operation: Operation, scope: Scope) -> Mapping[tuple[str, str], _Fact]:
    """What each argument stands for, by place and wire name."""
    found: dict[tuple[str, str], _Fact] = {
        (each.location_in, each.name): _Fact(each.type, each.examples, each) for each in operation.parameters
    }
    if operation.body is None:
        return found
    expanded = body_object(operation.body, scope)
    if expanded is not None:
        fields = (field for field in expanded[1].fields if not field.read_only)
        found.update({("body", field.name): _Fact(field.type, field.examples, field) for field in fields})
    elif operation.body.contents:
        content = operation.body.contents[0]
        found["content", ""] = _Fact(content.type, content.examples, None)
    return found


def _body_example(operation: Operation, scope: Scope, facts: Mapping[tuple[str, str], _Fact]) -> Mapping[str, JSON]:
    """The first example of a body whose fields are arguments: the document's, else that of a code sample."""
    contents = operation.body.contents[:1] if operation.body else ()
    samples = [each.body for each in operation.samples if isinstance(each, CallSample)]
    wanted = {name for place, name in facts if place == "body"}
    for each in (*(example for content in contents for example in _examples_of(content, scope)), *samples):
        if isinstance(each, dict) and wanted & each.keys():
            return each
    return {}


def _examples_of(content: Content, scope: Scope) -> tuple[JSON, ...]:
    found = scope.object_shape(without_null(content.type))
    return (*content.examples, *(found[0].examples if found is not None else ()))


def _said(argument: Argument, fact: _Fact, body: Mapping[str, JSON], scope: Scope) -> Value | None:
    """The document's value for an argument; of a body's optional field only where its whole example has it."""
    if argument.location_in != "body":
        return chosen(fact.examples, fact.type, scope) if argument.required else None
    own = fact.examples if argument.required else ()
    return chosen((*((body[argument.wire],) if argument.wire in body else ()), *own), fact.type, scope)


def _made(argument: Argument, fact: _Fact | None, scope: Scope) -> Value:
    match fact:
        case None:
            raise Impossible
        case _Fact(origin=Field() as field):
            return value_of(field, scope)
        case _Fact(origin=Parameter() as parameter) if parameter.default is not UNSET:
            found = chosen((parameter.default,), parameter.type, scope)
            return found if found is not None else made(without_null(fact.type), argument.wire, scope)
        case _:
            return made(without_null(fact.type), argument.wire or "body", scope)


def _statement(method: Method, call: str) -> str:
    """What a reader does with the call: iterates, saves, names the answer."""
    own = method.sync
    returned = own.returns
    if own.verb == "stream":
        return f"for event in {call}:\n    print(event)"
    if own.verb == "paginate":
        return f"for item in {call}:\n    print(item)"
    if returned.text == "None":
        return call
    if returned.text == "BinaryResponse":
        return f'{call}.save("answer.bin")'
    return f"{_variable(method)} = {call}"


def _variable(method: Method) -> str:
    """A name for the answer: its type's, if that says what it is."""
    names = method.sync.returns.names
    own = len(names) == 1 and method.sync.returns.text == names[0] and not names[0].endswith("Response")
    return naming.snake(names[0]) if own and naming.snake(names[0]) not in _TAKEN else "answer"


_TAKEN = frozenset({"client", "print", "path", "list", "dict", "str", "int", "float", "bool", "bytes", "type"})
