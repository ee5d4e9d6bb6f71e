"""Operations that take bodies of several kinds: one call sends the preferred one, and each other kind has its own.

``POST /images/edits`` takes JSON that names files, or a form that holds them: ``edits.create`` and
``edits.create_multipart``. Media types that share a type need one call only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from codegen import naming
from codegen.model import Content, Operation, Provider
from codegen.plan.calls import Call

_UNSENT = ("application/x-www-form-urlencoded", "application/xml", "text/xml", "*/*")
"""Media types that say nothing which JSON beside them cannot say."""


def with_variants(
    provider: Provider, calls: Mapping[str, Call], known: Mapping[str, str]
) -> tuple[Provider, dict[str, Call]]:
    """The provider with an operation for every further kind of body, and the calls of all; ``known`` as in ``calls``."""
    found = dict(calls)
    taken = {call[:end] for call in calls.values() for end in range(1, len(call) + 1)}
    operations: list[Operation] = []
    for operation in provider.operations:
        variants = list(_variants(operation)) if operation.key in calls else []
        for variant in variants:
            call = _call(variant, calls[operation.key], known, taken)
            taken.add(call)
            found[variant.key] = call
        operations += [_told(operation, [found[each.key] for each in variants]), *variants]
    return replace(provider, operations=tuple(operations)), found


def _variants(operation: Operation) -> Iterator[Operation]:
    contents = operation.body.contents if operation.body else ()
    for number, content in enumerate(contents):
        if number and operation.body and _differs(content, contents[:number]):
            body = replace(operation.body, contents=(content,))
            doc = f"{operation.doc}\n\nThe body is sent as `{content.media_type}`.".strip()
            yield replace(operation, body=body, doc=doc, variant=content.media_type, samples=())


def _differs(content: Content, before: tuple[Content, ...]) -> bool:
    return content.media_type not in _UNSENT and all(each.type != content.type for each in before)


def _told(operation: Operation, calls: list[Call]) -> Operation:
    """The operation, which says where to find its other calls."""
    if not calls or operation.body is None:
        return operation
    others = " and ".join(f"`{call[-1]}`" for call in calls)
    said = f"The body is sent as `{operation.body.contents[0].media_type}`; see also {others}."
    return replace(operation, doc=f"{operation.doc}\n\n{said}".strip())


def _call(variant: Operation, call: Call, known: Mapping[str, str], taken: set[Call]) -> Call:
    locked = tuple(known.get(variant.key, "").split("."))
    if known.get(variant.key) and locked not in taken:
        return locked
    kind, _, subtype = variant.variant.partition("/")
    word = "multipart" if kind == "multipart" else naming.snake(subtype.removesuffix("+json").removeprefix("x-"), kind)
    last = naming.method(f"{call[-1]}_{word}")
    names = {each[-1] for each in taken if each[:-1] == call[:-1]}
    return (*call[:-1], naming.unique(last, names))
