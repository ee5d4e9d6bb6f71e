"""Which schemas requests reach, and which responses reach: the same object is a dict to send and a model to receive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codegen.model import Content, Operation, Provider, Schema, Type, references, shape_references


def request_types(operation: Operation) -> list[Type]:
    """The types that a caller of ``operation`` gives values of."""
    contents = operation.body.contents if operation.body else ()
    return [*(parameter.type for parameter in operation.parameters), *_content_types(contents)]


def response_types(operation: Operation) -> list[Type]:
    """The types that ``operation`` answers with, errors included."""
    return [type_ for response in operation.responses for type_ in _content_types(response.contents)]


def _content_types(contents: Iterable[Content]) -> list[Type]:
    types = [content.type for content in contents]
    return [*types, *(content.item_type for content in contents if content.item_type is not None)]


def closure(roots: Iterable[str], graph: Mapping[str, tuple[str, ...]]) -> dict[str, None]:
    """The ids of all schemas reached from ``roots``, in order of discovery (a dict as an ordered set)."""
    found: dict[str, None] = {}
    waiting = list(dict.fromkeys(roots))[::-1]
    while waiting:
        id_ = waiting.pop()
        if id_ in found or id_ not in graph:
            continue
        found[id_] = None
        waiting.extend(reversed(graph[id_]))
    return found


def graph(schemas: Mapping[str, Schema]) -> dict[str, tuple[str, ...]]:
    """Schema id -> ids of the schemas that it mentions."""
    return {id_: tuple(dict.fromkeys(shape_references(schema.shape))) for id_, schema in schemas.items()}


def roots(types: Iterable[Type]) -> list[str]:
    """The ids that ``types`` mention."""
    return [id_ for type_ in types for id_ in references(type_)]


def directions(provider: Provider, edges: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, None], dict[str, None]]:
    """Ids reached by requests, and by responses. What a webhook or callback sends us counts as a response;
    components that nothing reaches do too, so that no type of the document is missing.
    """
    sent: list[str] = []
    received: list[str] = []
    for operation in provider.operations:
        ours = operation.channel == "path"
        (sent if ours else received).extend(roots(request_types(operation)))
        (received if ours else sent).extend(roots(response_types(operation)))
    in_requests = closure(sent, edges)
    in_responses = closure(received, edges)
    rest = [id_ for id_, schema in provider.schemas.items() if schema.component and id_ not in in_requests]
    return in_requests, in_responses | closure(rest, edges)
