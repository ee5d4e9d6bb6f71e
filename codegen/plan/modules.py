"""Which module of ``types`` holds which schema: a resource's own types together, shared ones apart.

Modules are imported on first use, so a call of one resource never loads the types of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codegen import naming
from codegen.model import Operation, Provider
from codegen.plan.calls import Call
from codegen.plan.definitions import Wanted
from codegen.plan.reach import request_types, response_types, roots

_SMALL = 40
"""So many definitions or fewer stay in one module: nothing is gained by splitting them."""

_LARGE = 120
"""So many definitions or more are too many for one module: pyright gives up on the largest."""

_FEW = 8
"""Fewer definitions than these do not get a module of their own when a large one is split."""

_DEEPEST = 6
"""Words of a name that are looked at when a large module is split."""

_SHARED = "shared"


def modules(
    provider: Provider,
    calls: Mapping[str, Call],
    edges: Mapping[str, tuple[str, ...]],
    wanted: Mapping[str, list[Wanted]],
) -> dict[str, list[Wanted]]:
    """The modules of types, in the order of their names. ``wanted`` are the definitions of each schema (or operation) id."""
    total = sum(map(len, wanted.values()))
    homes = {} if total <= _SMALL else _homes(provider, calls, edges)
    grouped: dict[str, list[Wanted]] = {}
    for id_, found in wanted.items():
        home = "models" if total <= _SMALL else homes.get(id_) or _shared(found)
        grouped.setdefault(home, []).extend(found)
    parts: dict[str, list[Wanted]] = {}
    for home, found in grouped.items():
        for name, part in _split(home, found, 0).items():
            parts.setdefault(name, []).extend(part)  # `users` may have a part `list` where `users_list` is a resource
    return {name: parts[name] for name in sorted(parts, key=naming.natural) if parts[name]}


def exports(held: Iterable[Wanted]) -> tuple[str, ...]:
    """The names that a module defines, in the order of import statements."""
    return tuple(sorted((each.name for each in held), key=_rank))


def _rank(name: str) -> tuple[bool, list[tuple[int, str]], str]:
    """What looks like a constant first, as isort has it: ``URL``, but not ``B``."""
    return not (name.isupper() and len(name) > 1), naming.natural(name), name


def _split(name: str, wanted: list[Wanted], depth: int) -> dict[str, list[Wanted]]:
    """A module that is too large for type checkers (and to be imported for one class), by the words of its classes."""
    if len(wanted) <= _LARGE or depth > _DEEPEST:
        return {name: wanted}
    by_word: dict[str, list[Wanted]] = {}
    for each in wanted:
        words = naming.words(each.stem)
        by_word.setdefault(words[depth] if depth < len(words) else "", []).append(each)
    rest = [each for word, found in by_word.items() if len(found) < _FEW or not _plain(word) for each in found]
    parts = {name: rest} if rest else {}
    for word, found in by_word.items():
        if len(found) >= _FEW and _plain(word):
            parts.update(_split(f"{name}_{word}", found, depth + 1))
    return parts


def _homes(provider: Provider, calls: Mapping[str, Call], edges: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Id -> the only top-level resource that reaches it; ids that several reach are absent."""
    starts: dict[str, list[str]] = {}
    homes: dict[str, str] = {}
    for operation in provider.operations:
        home = _top(operation, calls)
        starts.setdefault(home, []).extend(roots([*request_types(operation), *response_types(operation)]))
        homes[operation.key] = home
    several = _several(starts, homes, edges)
    return {id_: home for id_, home in homes.items() if id_ not in several}


def _several(starts: Mapping[str, list[str]], homes: dict[str, str], edges: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Fills ``homes``, and gives the ids that several resources reach: no id is looked into more than twice."""
    several: set[str] = set()
    for home, found in starts.items():
        waiting = list(found)
        while waiting:
            id_ = waiting.pop()
            if id_ not in edges or id_ in several or homes.get(id_) == home:
                continue
            if homes.setdefault(id_, home) != home:
                several.add(id_)
            waiting.extend(edges[id_])
    return several


def _top(operation: Operation, calls: Mapping[str, Call]) -> str:
    call = calls.get(operation.key)
    if call is None:
        return operation.channel + "s"
    return naming.module(call[0]) if len(call) > 1 else "client"


def _shared(found: list[Wanted]) -> str:
    """Shared types lie together by the first word of their name, less its number (``Schema100``)."""
    first = next(iter(naming.words(found[0].name)), "") if found else ""
    plain = first.rstrip("0123456789")
    word = plain if len(plain) > 2 else first  # `s3` and `v1` are words
    return f"{_SHARED}_{word}" if _plain(word) else _SHARED


def _plain(word: str) -> bool:
    """Whether a word can be part of a module's name."""
    return word.isascii() and word.isidentifier()
