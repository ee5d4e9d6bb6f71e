"""Calls that a document writes into its operationIds: ``drive.files.list`` (Google), ``Servers_CreateOrUpdate`` (AutoRest, NSwag)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from codegen.model import Operation

_DOTTED = re.compile(r"[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)+")
_GROUPED = re.compile(r"[A-Z][A-Za-z0-9]*(?:_[A-Za-z][A-Za-z0-9]*)?")
_CONTROLLER = re.compile(r"(?<=.)(?:Controller|Ctrl)$")
"""What frameworks call the classes that answer (``PetsController``)."""


def qualified(operations: Sequence[Operation]) -> Mapping[str, tuple[str, ...]]:
    """The words of each call by operation key, resources first, where every operationId is written as one in the same way.

    One that is not, or is not unique, says that the others are no calls either.
    """
    ids = {operation.key: operation.operation_id for operation in operations}
    if not ids or len(set(ids.values())) < len(ids):
        return {}
    if 2 * sum("_" in id_ for id_ in ids.values()) > len(ids) and all(map(_GROUPED.fullmatch, ids.values())):
        return {key: _grouped(id_) for key, id_ in ids.items()}
    if all(map(_DOTTED.fullmatch, ids.values())):
        return _less_common({key: _plain(*id_.split(".")) for key, id_ in ids.items()})
    return {}


def _grouped(id_: str) -> tuple[str, ...]:
    """Group and method; an operation of no group is the client's."""
    group, _, method = id_.partition("_")
    return _plain(group, method) if method else (group,)


def _plain(*words: str) -> tuple[str, ...]:
    return (*(_CONTROLLER.sub("", word) for word in words[:-1]), words[-1])


def _less_common(found: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Calls without what all begin with: the service, of which something must be left, and more where two words are."""
    least = 1 if any(len(words) > 2 for words in found.values()) else 2
    while min(map(len, found.values())) > least and len({words[0] for words in found.values()}) == 1:
        found = {key: words[1:] for key, words in found.items()}
        least = 2
    return found
