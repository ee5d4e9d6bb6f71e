"""Parameters: by place and name, path parameters by position in the template."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import UNSET, UnsetType

from codegen.diff import hints
from codegen.diff.delta import REQUEST, Delta, Spot
from codegen.diff.fields import defaults
from codegen.diff.graph import Graph, Node
from codegen.diff.scalars import SCALARS
from codegen.diff.spell import spell, value
from codegen.diff.variants import Schemas, alternatives
from codegen.model import Operation, Parameter

TEMPLATE = re.compile(r"\{([^{}]*)\}")

PLAIN = {"form", "simple", "cookie", "spaceDelimited", "pipeDelimited", "tabDelimited"}
"""Styles that write a single scalar as it is."""

PLAIN_TEXT = "plain text"
"""How one scalar is written; a list of one looks the same in these styles, so that the type's change says it all."""

ParameterId = tuple[str, str]


def compare(graph: Graph, node: Node, old: Operation, new: Operation, mask: int) -> None:
    """Add to ``node`` how the parameters of an operation changed, seen in the direction of ``mask``."""
    before, after = _by_id(old), _by_id(new)
    gone = {key: each for key, each in before.items() if key not in after}
    come = {key: each for key, each in after.items() if key not in before}
    for key, each in before.items():
        if key in after:
            _parameter(graph, node, each, after[key], _spot(new.key, each, after[key]), mask)
    for each in gone.values():
        target = _moved(each, come)
        if target is None:
            node.deltas.append(Delta("parameter-removed", _spot(old.key, each, None), spell(each.type), None, mask))
        else:
            other = come.pop(target)
            spot = _spot(new.key, each, other)
            node.deltas.append(Delta("parameter-moved", spot, each.location_in, other.location_in, mask))
            _parameter(graph, node, each, other, spot, mask, moved=True)
    for each in come.values():
        node.deltas.append(Delta(_added(each), _spot(new.key, None, each), None, spell(each.type), mask))


def _by_id(operation: Operation) -> dict[ParameterId, Parameter]:
    order = {name: index for index, name in enumerate(TEMPLATE.findall(operation.path))}
    found: dict[ParameterId, Parameter] = {}
    for each in operation.parameters:
        name = each.name
        if each.location_in == "path":
            name = str(order.get(name, name))
        elif each.location_in == "header":
            name = name.lower()
        found.setdefault((each.location_in, name), each)
    return found


def _moved(parameter: Parameter, candidates: dict[ParameterId, Parameter]) -> ParameterId | None:
    """Where a removed parameter went: the only new one of its name at another place."""
    found = [key for key, each in candidates.items() if each.name.lower() == parameter.name.lower()]
    return found[0] if len(found) == 1 else None


def _added(parameter: Parameter) -> str:
    if not parameter.required:
        return "parameter-added-optional"
    return "parameter-added-required" if parameter.default is UNSET else "parameter-added-default"


def _spot(key: str, old: Parameter | None, new: Parameter | None) -> Spot:
    parameter = new or old
    assert parameter is not None  # noqa: S101 - a change has at least one side
    return Spot(
        f"{key} {parameter.location_in}.{parameter.name}",
        "parameter",
        root=True,
        old=old.location if old else None,
        new=new.location if new else None,
        text=not (old and old.content_type) and not (new and new.content_type),
    )


def _parameter(
    graph: Graph, node: Node, old: Parameter, new: Parameter, spot: Spot, mask: int, *, moved: bool = False
) -> None:
    graph.compare(node, old.type, new.type, spot, mask)
    if old.required != new.required and not (old.location_in == new.location_in == "path"):
        kind = "parameter-became-required" if new.required else "parameter-became-optional"
        node.deltas.append(Delta(kind, spot, mask=mask))
    if old.deprecated != new.deprecated:
        node.deltas.append(Delta("deprecated" if new.deprecated else "reactivated", spot, mask=mask))
    was, now = _written(old, graph.old), _written(new, graph.new)
    if was != now and not moved and PLAIN_TEXT not in (was, now):
        node.deltas.append(Delta("parameter-style-changed", spot, was, now, mask))
    defaults(node.deltas, old.default, new.default, spot, mask & REQUEST)
    if old.always != new.always:
        node.deltas.append(Delta("always-changed", spot, _always(old), _always(new), mask))
    if old.hints or new.hints:
        hints.compare(node.deltas, (old.type, old.hints), (new.type, new.hints), spot, mask)


def _always(parameter: Parameter) -> str:
    return "nothing" if isinstance(parameter.always, UnsetType) else value(parameter.always)


def _written(parameter: Parameter, schemas: Schemas) -> str:
    """How the value is written, as far as it makes a difference for its type."""
    if parameter.content_type:
        return parameter.content_type
    if parameter.style in PLAIN and _only_scalars(alternatives(parameter.type, schemas).types):
        return PLAIN_TEXT
    return f"{parameter.style}, exploded" if parameter.explode else parameter.style


def _only_scalars(types: Iterable[object]) -> bool:
    return all(isinstance(each, SCALARS) for each in types)
