"""Names that come after those of schemas and operations, and stay in the lock file as well: nothing new takes them.

Their ids are ``request ID`` (the dict that is sent for a schema), ``answer KEY``, ``event KEY`` and ``pages KEY`` (of an
operation). ``former CALL`` is the key of an operation that was called so before: the call stays, deprecated. What is called as the rules would call it anyway needs no entry: a name that the rules give to something old wins over anything new.
"""

from __future__ import annotations

import keyword
from collections.abc import Container, Iterable, Iterator, Mapping

from codegen import naming
from codegen.plan.calls import Call

REQUEST, ANSWER, EVENT, PAGES, FORMER = "request ", "answer ", "event ", "pages ", "former "
_KINDS = (REQUEST, ANSWER, EVENT, PAGES)


def usual(name: str) -> str:
    """The name of the dict that is sent for a schema called ``name``."""
    return f"{name}Input" if name.endswith(("Param", "Params")) else f"{name}Param"


def reserved(known: Mapping[str, str], calls: Mapping[str, Call], sent: Container[str]) -> frozenset[str]:
    """What new schemas may not be called: names that something in the lock file has beside its own."""
    return frozenset((*_said(known), *_dicts(known, sent), *_classes(known, calls)))


def _said(known: Mapping[str, str]) -> Iterator[str]:
    for id_, name in known.items():
        if id_.startswith(_KINDS):
            yield name
        if id_.startswith(PAGES):
            yield f"Async{name}"


def _dicts(known: Mapping[str, str], sent: Container[str]) -> Iterator[str]:
    return (usual(name) for id_, name in known.items() if id_ in sent and REQUEST + id_ not in known)


def _classes(known: Mapping[str, str], calls: Mapping[str, Call]) -> Iterator[str]:
    """The classes of resources that the lock file's operations lie in."""
    for key, call in calls.items():
        if key in known:
            yield from (resource_class(call[:end]) for end in range(1, len(call)))


def resource_class(path: Iterable[str]) -> str:
    """The usual name of a resource's class."""
    return naming.pascal(f"{' '.join(path)} resource")


def former(known: Mapping[str, str], calls: Mapping[str, Call]) -> dict[Call, str]:
    """Calls that operations had before, with their keys, where nothing else is in their place now."""
    now = {key: ".".join(call) for key, call in calls.items()}
    moved = [(known[key], key) for key, call in now.items() if known.get(key, call) != call]
    kept = [(id_.removeprefix(FORMER), key) for id_, key in known.items() if id_.startswith(FORMER)]
    methods = set(calls.values())
    resources = {call[:end] for call in methods for end in range(1, len(call))}
    found: dict[Call, str] = {}
    for text, key in (*kept, *moved):
        call = tuple(text.split("."))
        above = {call[:end] for end in range(1, len(call))}
        if key in calls and _is_call(call) and call not in methods | resources and not above & methods:
            found[call] = key
            methods.add(call)
            resources |= above
    return found


def _is_call(call: Call) -> bool:
    """Whether a call from a file that people edit can be one."""
    return all(word.isidentifier() and not keyword.iskeyword(word) and not word.startswith("_") for word in call)


def entries(
    names: Mapping[str, str], params: Mapping[str, str], answers: Mapping[str, str], pages: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What the lock file keeps of names like these."""
    yield from ((REQUEST + id_, name) for id_, name in params.items() if name != usual(names[id_]))
    yield from ((key if key.startswith(EVENT) else ANSWER + key, name) for key, name in answers.items())
    yield from ((PAGES + key, name) for key, name in pages.items())
