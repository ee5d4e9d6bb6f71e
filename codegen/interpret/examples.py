"""``example`` and ``examples``: values that stand beside what they are examples of (OAS 3.x §4.7.19, Example Object)."""

from __future__ import annotations

from codegen.interpret.references import follow, resolve
from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list, step

_VALUE_KEYS = ("value", "dataValue", "serializedValue")
"""Where an Example Object keeps its value: the first that is there counts (the last two: OAS 3.2)."""
_FRAME_KEYS = frozenset((*_VALUE_KEYS, "summary", "description", "externalValue"))


def examples_of(file: File, node: Object, pointer: str) -> tuple[JSON, ...]:
    """``example`` and ``examples`` of a schema, parameter, header or media type, in that order, without doubles."""
    if "example" not in node and "examples" not in node:
        return ()
    return tuple(value for _, value in named_examples(file, node, pointer))


def named_examples(file: File, node: Object, pointer: str) -> tuple[tuple[str, JSON], ...]:
    """As ``examples_of``, each with the name that the document gives it, or ``""``."""
    example = node.get("example")
    found = [] if example is None else [("", _example(file, example))]
    if "examples" not in node:
        return tuple(found)
    found += _listed(file, node["examples"], f"{pointer}/examples")
    values = [value for _, value in found]
    return tuple(each for index, each in enumerate(found) if each[1] not in values[:index])


def _example(file: File, value: JSON) -> JSON:
    """The value of ``example``; many documents write a reference to an Example Object there."""
    if not isinstance(value, dict) or list(value) != ["$ref"]:
        return value
    place = resolve(file, str(value["$ref"]))
    return value if place is None else next(iter(_value(place.node)), value)


def _listed(file: File, listed: JSON, pointer: str) -> list[tuple[str, JSON]]:
    """A list of values, or a map of Example Objects and references to them; anything else is an example itself."""
    if isinstance(listed, dict):
        return [(name, value) for name, each in listed.items() for value in _named(file, each, step(pointer, name))]
    return [("", each) for each in as_list(listed)] if isinstance(listed, list) or listed is None else [("", listed)]


def _named(file: File, node: JSON, pointer: str) -> list[JSON]:
    if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
        return _value(node)
    place = follow(file, pointer, node)
    return _value(place.node) if place else []


def _value(node: JSON) -> list[JSON]:
    """What an Example Object shows; nothing where it stands behind a link (``externalValue``)."""
    if not isinstance(node, dict):
        return [node]
    for key in _VALUE_KEYS:
        if key in node:
            return [node[key]]
    return [] if node and _FRAME_KEYS.issuperset(node) else [node]
