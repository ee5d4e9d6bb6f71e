"""What docstrings say: the document's text, then defaults, limits and hints, each marked with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET

from codegen.model import (
    ArrayType,
    Field,
    Hint,
    IntegerType,
    Limits,
    Link,
    LiteralType,
    NumberType,
    Operation,
    Parameter,
    StringType,
    Type,
    without_null,
)
from codegen.package import Argument
from codegen.spelling import first_paragraph, literal, one_line, plain, prose

_ORIGINS = {
    "example": "Not in the schema: inferred from the document's example.",
    "sample response": "Not in the schema: inferred from the page's sample response.",
    "code sample": "Not in the schema: inferred from the page's code sample.",
    "peer": "Not in this document: inferred from what other providers of the group answer.",
    "config": "Added by the config.",
}


def described(fact: Field | Parameter) -> str:
    """The text for one field or parameter; ``""`` when there is nothing to say."""
    type_ = without_null(fact.type)
    found: list[str] = []  # most fields say nothing: what is empty does not get here
    if fact.doc and (doc := prose(fact.doc)):
        found.append(doc)
    if known := _facts(fact, type_):
        found.append(known)
    if fact.hints:
        found += map(_hint, fact.hints)
    if isinstance(type_, LiteralType) and any(type_.docs):
        found.append(_values(type_))
    if fact.origin != "schema":
        found.append(_ORIGINS[fact.origin])
    if fact.deprecated:
        found.append("Deprecated.")
    return "\n\n".join(found)


def _facts(fact: Field | Parameter, type_: Type) -> str:
    """What is known of the value, as one paragraph; ``""`` if nothing is."""
    found = limits(type_)
    if fact.always is not UNSET:
        said = f"Sent as {literal(fact.always)} when not given." if fact.origin != "schema" else ""
    else:
        said = f"Default: {literal(fact.default)}." if fact.default is not UNSET else ""
    return f"{found} {said}".strip() if found or said else ""


_NO_LIMITS = Limits()


def limits(type_: Type) -> str:
    """The limits of ``type_`` as a sentence, such as ``At most 32000 characters``."""
    match type_:
        case StringType(min_length=None, max_length=None, pattern=""):
            return ""  # as most of them
        case StringType():
            found = [_range(type_.min_length, type_.max_length, " characters")]
            found += [f"pattern {type_.pattern}"] if type_.pattern and len(type_.pattern) < 200 else []
        case IntegerType() | NumberType() if type_.limits != _NO_LIMITS:
            found = _numbers(type_.limits)
        case ArrayType():
            found = [_range(type_.min_items, type_.max_items, " items"), "no item twice" if type_.unique else ""]
        case _:
            return ""
    text = ", ".join(part for part in found if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _range(low: float | None, high: float | None, unit: str) -> str:
    match low, high:
        case None, None:
            return ""
        case None, _:
            return f"at most {high}{unit}"
        case _, None:
            return f"at least {low}{unit}" if low else ""
        case _:
            return f"{low}{unit}" if low == high else f"{low} to {high}{unit}"


def _numbers(found: Limits) -> list[str]:
    return [
        _range(found.minimum, found.maximum, ""),
        f"more than {found.exclusive_minimum}" if found.exclusive_minimum is not None else "",
        f"less than {found.exclusive_maximum}" if found.exclusive_maximum is not None else "",
        f"a multiple of {found.multiple_of}" if found.multiple_of is not None else "",
    ]


_HINTS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "min_length": "at least {} characters",
    "max_length": "at most {} characters",
    "min_items": "at least {} items",
    "max_items": "at most {} items",
    "default": "{} when not given",
}


def _hint(hint: Hint) -> str:
    """A hint as a sentence that says what it is: a claim of the text, not a limit of the schema."""
    source = "the description" if hint.evidence.witness == "prose" else f"the {hint.evidence.witness}"
    if hint.key != "enum":
        return f"Hint from {source}: {_HINTS[hint.key].format(literal(hint.value))}."
    values = hint.value if isinstance(hint.value, list) else [hint.value]
    text = f"Hint from {source}: one of {', '.join(map(literal, values))}."
    for condition in hint.conditions:
        text += f"\nFor {one_line(condition.when)}: {', '.join(map(literal, condition.values))}."
    return text


def _values(type_: LiteralType) -> str:
    """What the values of an enum mean, as far as the document says so."""
    pairs = zip(type_.values, type_.docs, strict=False)
    return "\n".join(f"- {literal(value)}: {one_line(text)}" for value, text in pairs if text)


_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}
"""The runtime's exception for a status."""


def summary(operation: Operation) -> str:
    """What an operation does, on one line: its summary, else the first sentence of its description."""
    said = plain(operation.summary) or plain(first_paragraph(operation.doc)).partition(". ")[0]
    return said if len(said) <= _SUMMARY else f"{said[:_SUMMARY].rpartition(' ')[0]} ..."


_SUMMARY = 120
"""Characters of a summary."""


def method_paragraphs(operation: Operation, arguments: Iterable[Argument]) -> list[str]:
    """The docstring of a method: summary, description, HTTP request, arguments, documented errors."""
    summary, doc = one_line(operation.summary), prose(operation.doc)
    found = [summary] if summary and summary.rstrip(".") != doc.rstrip(".") else []
    found += [doc] if doc else []
    found += ["Deprecated by its provider."] if operation.deprecated else []
    found += [f"Marked as {one_line(operation.status)} by its provider."] if operation.status not in _SETTLED else []
    found.append(f"``{operation.method} {operation.path}``")
    listed = [f"    {argument.python}: {_indented(argument.doc)}" for argument in arguments if argument.doc]
    found += ["\n".join(("Args:", *listed))] if listed else []
    linked = [_link(response.status, each) for response in operation.responses for each in response.links]
    found += ["\n".join(("Leads to:", *linked))] if linked else []
    raised = _raised(operation)
    return [*found, "\n".join(("Raises:", *raised))] if raised else found


_SETTLED = {"", "released", "stable", "active", "published"}


def _indented(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join((first, *(f"        {line}" if line else "" for line in rest)))


def _link(status: str, link: Link) -> str:
    """A link as a line: ``owner (201): GET /users/{id}, id = $response.body#/owner``."""
    sources = [f"{name} = {source}" for name, source in link.parameters]
    sources += [f"body = {link.body}"] if link.body else []
    doc = one_line(link.doc)
    said = one_line(", ".join((link.operation, *sources)))
    return f"    {one_line(link.name)} ({status}): ``{said}``{f': {doc}' if doc else ''}"


def _raised(operation: Operation) -> list[str]:
    found: list[str] = []
    for response in operation.responses:
        if response.status[:1] not in {"4", "5"}:
            continue
        name = _ERRORS.get(response.status, "InternalServerError" if response.status[0] == "5" else "StatusError")
        said = one_line(response.doc)
        found.append(f"    {name}: {response.status}{f', {said}' if said else ''}")
    return found
