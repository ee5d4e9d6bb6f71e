"""XML answers as the JSON that their documented type describes, which is then read like any other.

Elements and attributes are found by the names of fields, without their namespaces; arrays may be wrapped in an element.
Document types are refused: nobody needs them, and entities are how XML does harm.
"""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin
from xml.parsers.expat import ExpatError, ParserCreate

from typing_extensions import TypeAliasType

from .fields import fields_of
from .kinds import alias_value, is_model
from .records import record_of

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST = 200
"""Elements within elements; more is an attack, or a mistake."""
_NIL = "http://www.w3.org/2001/XMLSchema-instance nil"


class Element:
    """An element with what is in it."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = _local(name)
        self.attributes = {_local(key): text for key, text in attributes.items()}
        if attributes.get(_NIL) in ("true", "1"):
            self.attributes = {_NIL: "true"}
        self.children: list[Element] = []
        self.text = ""


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def json_of(kind: object, content: bytes) -> object:
    """The JSON value that an XML document is, for a type. Raises ValueError for what is no XML, or unsafe."""
    return _value(kind, parsed(content))


def parsed(content: bytes) -> Element:
    """The root element. Raises ValueError."""
    root = Element("", {})
    open_ones = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_ones) > DEEPEST:
            raise ValueError(f"elements are more than {DEEPEST} deep")
        element = Element(name, attributes)
        open_ones[-1].children.append(element)
        open_ones.append(element)

    def end(_: str) -> None:
        open_ones.pop()

    def text(data: str) -> None:
        open_ones[-1].text += data

    def refuse(*_: object) -> None:
        raise ValueError("a document type is refused")

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (ExpatError, LookupError) as error:
        raise ValueError(str(error)) from error
    return root.children[0]


def _value(kind: object, element: Element) -> object:
    if _NIL in element.attributes:
        return None
    kinds = list(_members(kind))
    for each in kinds:
        if _is_list(each):
            item = (get_args(each) or (Any,))[0]
            return [_value(item, child) for child in element.children]
    found = [fields for each in kinds if (fields := _fields(each)) is not None]
    if found and (element.children or element.attributes or not element.text.strip()):
        best = max(found, key=lambda fields: _known(fields, element))
        return _object(best, element)
    if element.children or element.attributes:
        return _plain(element)
    return _scalar(kinds, element.text)


def _members(kind: object) -> tuple[object, ...]:
    """The types that a type may be, without their marks."""
    if isinstance(kind, TypeAliasType):
        return _members(alias_value(kind))
    if getattr(kind, "__metadata__", ()):
        return _members(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return tuple(part for each in get_args(kind) for part in _members(each))
    return (kind,)


def _is_list(kind: object) -> bool:
    return kind is list or get_origin(kind) is list


def _fields(kind: object) -> dict[str, Any] | None:
    """The types of a class's fields by their names in the API; ``None`` for what is no class with fields."""
    if is_model(kind):
        return {name: field.type for name, field in fields_of(kind).by_wire.items()}
    record = record_of(kind)
    return None if record is None else dict(record.types)


def _known(fields: dict[str, Any], element: Element) -> int:
    names = {*element.attributes, *(child.name for child in element.children)}
    return len(names & fields.keys())


def _object(fields: dict[str, Any], element: Element) -> dict[str, object]:
    """An object's fields: those that are known by their types, the others as they are."""
    made: dict[str, object] = {
        name: _scalar(_members(fields.get(name, str)), text)
        for name, text in element.attributes.items()
    }
    by_name: dict[str, list[Element]] = {}
    for child in element.children:
        by_name.setdefault(child.name, []).append(child)
    for name, elements in by_name.items():
        made[name] = _field(fields.get(name, Any), elements)
    return made


def _field(kind: object, elements: list[Element]) -> object:
    listed = next((each for each in _members(kind) if _is_list(each)), None)
    if listed is None:
        if len(elements) == 1:
            return _value(kind, elements[0])
        return [_value(kind, each) for each in elements]
    item = (get_args(listed) or (Any,))[0]
    if len(elements) == 1 and _wraps(elements[0], item):
        elements = elements[0].children
    return [_value(item, each) for each in elements]


def _wraps(element: Element, item: object) -> bool:
    """Whether an element holds the items of an array instead of being one of them."""
    names = {child.name for child in element.children}
    if len(names) > 1 or element.attributes or element.text.strip():
        return False
    known = [fields for each in _members(item) if (fields := _fields(each)) is not None]
    return not any(names & fields.keys() for fields in known) or not names


def _scalar(kinds: list[object] | tuple[object, ...], text: str) -> object:
    """A text as the first type that it can be written as; else as it is."""
    stripped = text.strip()
    wanted = {type(value) for each in kinds for value in _listed(each)} | {*kinds}
    if bool in wanted and stripped in ("true", "false", "1", "0"):
        return stripped in ("true", "1")
    for kind in (int, float):
        if kind in wanted:
            try:
                return kind(stripped)
            except ValueError:
                continue
    return None if not text and type(None) in wanted and str not in wanted else text


def _listed(kind: object) -> tuple[object, ...]:
    return get_args(kind) if get_origin(kind) is Literal else ()


def _plain(element: Element) -> object:
    """An element of no known type."""
    if not element.children and not element.attributes:
        return None if _NIL in element.attributes else element.text
    return _object({}, element)
