"""Class names for schemas: a component's own name, an inline schema by where it stands. The lock has the last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping

from codegen import naming
from codegen.model import (
    LiteralType,
    ObjectShape,
    Provider,
    Schema,
)
from codegen.plan.calls import Call
from codegen.plan.inline import inline
from codegen.plan.kept import REQUEST, usual
from codegen.plan.scope import has_name


def class_names(
    provider: Provider,
    edges: Mapping[str, tuple[str, ...]],
    calls: Mapping[str, Call],
    known: Mapping[str, str],
    reserved: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """A name for every schema of ``provider`` that gets a definition, by schema id.

    ``edges`` are the ids that each schema mentions. ``known`` are the lock file's names (schema id -> name); what is called
    after an operation follows it to its new call. Nothing new is called as one of ``reserved``.
    """
    named: dict[str, str] = {}
    taken = naming.Taken()

    def claim(id_: str, name: str, *alternatives: str) -> None:
        free = naming.unique(name, taken, *alternatives)
        named[id_] = free
        taken.add(free)

    wanted = {id_: schema for id_, schema in provider.schemas.items() if has_name(schema)}
    moved = tuple(f"{key} " for key, call in calls.items() if known.get(key, ".".join(call)) != ".".join(call))
    for id_, name in known.items():
        if id_ in wanted and name not in taken and not id_.startswith(moved):
            claim(id_, name)
    taken.update(reserved)
    for id_, candidates in _components(wanted).items():
        if id_ not in named:
            claim(id_, *candidates)
    for id_, candidate, longer in inline(provider, edges, calls, named):
        if id_ in wanted and id_ not in named:
            claim(id_, candidate, longer)
    for id_ in wanted:
        if id_ not in named:
            claim(id_, naming.pascal(id_))
    return {id_: named[id_] for id_ in wanted}


def param_names(
    names: Mapping[str, str],
    schemas: Mapping[str, Schema],
    sent: Container[str],
    received: Container[str],
    known: Mapping[str, str],
) -> dict[str, str]:
    """Names of request dicts: ``PetParam`` beside the model ``Pet``; ``CreatePetParams`` needs no more, an enum no second name.

    ``known`` are the lock file's names.
    """
    wanted = [id_ for id_ in names if id_ in sent]
    kept = {id_: known[REQUEST + id_] for id_ in wanted if REQUEST + id_ in known and id_ in known}
    own = {*names.values()}
    found = {id_: name for id_, name in kept.items() if name == names[id_] or name not in own}
    taken = naming.Taken((*own, *found.values()))
    for id_ in sorted((id_ for id_ in wanted if id_ not in found), key=lambda id_: id_ not in known):
        name = names[id_]
        if isinstance(schemas[id_].shape, LiteralType) or (id_ not in received and name.endswith(_SENT)):
            found[id_] = name
        else:
            found[id_] = naming.unique(usual(name), taken, f"{name}Input", f"{name}Dict")
            taken.add(found[id_])
    return {id_: found[id_] for id_ in wanted}


def model_names(
    names: Mapping[str, str], schemas: Mapping[str, Schema], received: Container[str], params: Mapping[str, str]
) -> dict[str, str]:
    """Names of what is received; a dict that was sent under its schema's name before the schema was received keeps it."""
    taken = naming.Taken((*names.values(), *params.values()))
    found: dict[str, str] = {}
    for id_, name in names.items():
        if id_ not in received:
            continue
        both = params.get(id_) == name and isinstance(schemas[id_].shape, ObjectShape)
        found[id_] = naming.unique(f"{name}Model", taken) if both else name
        taken.add(found[id_])
    return found


_SENT = ("Param", "Params", "Input", "Request", "Body")
"""Endings of names that say already that something is sent."""


def _components(schemas: Mapping[str, Schema]) -> dict[str, tuple[str, ...]]:
    """Candidates for each component. Of dotted names (``io.k8s.api.core.v1.Pod``) the shortest tail that only one has."""
    parts = {id_: _name_parts(id_) for id_, schema in schemas.items() if schema.component}
    tails = Counter(tail for each in parts.values() for tail in _tails(each))
    found: dict[str, tuple[str, ...]] = {}
    for id_, each in parts.items():
        candidates = _tails(each)
        alone = [tail for tail in candidates if tails[tail] == 1]
        found[id_] = (*alone, candidates[-1])
    return found


def _name_parts(id_: str) -> list[str]:
    """The words of an id that can tell it from others: those of a dotted name, and of the path of a file that is one schema."""
    if "#" not in id_ and "/" in id_ and id_.endswith((".yml", ".yaml", ".json")):
        return id_.rpartition(".")[0].split("/")
    name = id_.rpartition("/")[2] if "#" in id_ else id_
    parts = name.split(".")
    dotted = len(parts) > 1 and all(part.replace("-", "_").isidentifier() for part in parts)
    return parts if dotted else [name]


def _tails(parts: list[str]) -> list[str]:
    return [naming.pascal(" ".join(parts[start:])) for start in range(len(parts) - 1, -1, -1)]
