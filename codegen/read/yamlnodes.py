"""YAML text -> composed nodes, by libyaml, with plain scalars resolved as the YAML 1.2 core schema says (10.3.2).

PyYAML's own loaders resolve by YAML 1.1 (dates, octal, sexagesimal, yes/no) with a list of regular expressions for
every scalar, and refuse redefined anchors. Here one dictionary and one first letter decide, which is also faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.composer import ComposerError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from codegen.read.parsed import MAX_DEPTH

Resolved = tuple[Any] | None
"""What a node's ``tag`` holds: ``(value,)`` of a plain scalar that is no string, ``None`` for a string or a
collection; a ``str`` is a tag that the document wrote itself."""

_CONSTANTS: dict[str, Resolved] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), (None,)),
    **dict.fromkeys(("true", "True", "TRUE"), (True,)),
    **dict.fromkeys(("false", "False", "FALSE"), (False,)),
}
_NUMBER_START = frozenset("-+.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_RADIX = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_MAX_DIGITS = 400


class TooDeepError(Exception):
    """The text is nested deeper than any honest document."""


def plain(value: str) -> Resolved:
    """What the plain scalar ``value`` means in the core schema; ``None`` for a string.

    Numbers that JSON cannot carry (infinities, not-a-number, hundreds of digits) stay text.
    """
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    return _number(value) if value[0] in _NUMBER_START else None


def _number(value: str) -> Resolved:
    if len(value) > _MAX_DIGITS:
        return None
    if _INTEGER.match(value):
        return (int(value),)
    if _RADIX.match(value):
        return (int(value, 0),)
    if _FLOAT.match(value):
        number = float(value)
        return (number,) if number - number == 0 else None
    return None


class _Composer(CParser):
    """libyaml's parser and composer with the core schema and a limit on depth."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def resolve(self, _kind: type, value: str | None, implicit: Any) -> Resolved:
        if value is None or not implicit[0]:
            return None
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        return _number(value) if value[0] in _NUMBER_START else None

    def descend_resolver(self, _parent: Any, _index: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeepError

    def ascend_resolver(self) -> None:
        self.depth -= 1


def compose(text: str) -> list[Node]:
    """The root node of each YAML document in ``text``.

    Raises ``yaml.YAMLError`` for invalid YAML and ``TooDeepError``.
    """
    try:
        return list(_roots(_Composer(text)))
    except ComposerError as problem:
        if "duplicate anchor" not in str(problem):
            raise
        return list(_EventComposer(text).roots())


def _roots(composer: _Composer) -> Iterator[Node]:
    while composer.check_node():
        node = composer.get_node()
        if node is not None:
            yield node


class _EventComposer:
    """Composes from events, in Python: anchors may be defined again (YAML 1.2 section 7.1), unlike in PyYAML."""

    def __init__(self, text: str) -> None:
        self.parser = CParser(text)
        self.anchors: dict[str, Node] = {}
        self.depth = 0

    def roots(self) -> Iterator[Node]:
        """The root node of each document."""
        while (event := self.parser.get_event()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                self.anchors = {}
            elif isinstance(event, yaml.NodeEvent):
                yield self._node(event)

    def _node(self, event: Any) -> Node:
        match event:
            case yaml.AliasEvent():
                return self._alias(event)
            case yaml.ScalarEvent():
                return self._anchored(event, _scalar(event))
            case yaml.SequenceStartEvent():
                return self._sequence(event)
            case _:
                return self._mapping(event)

    def _alias(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            raise ComposerError(None, None, f"found undefined alias {event.anchor!r}", event.start_mark)
        return self.anchors[event.anchor]

    def _anchored(self, event: Any, node: Node) -> Node:
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _sequence(self, event: Any) -> Node:
        node = SequenceNode(event.tag, [], event.start_mark, event.end_mark, event.flow_style)
        self._anchored(event, node)
        self._enter()
        while not isinstance(inner := self.parser.get_event(), yaml.SequenceEndEvent):
            node.value.append(self._node(inner))
        self.depth -= 1
        node.end_mark = inner.end_mark
        return node

    def _mapping(self, event: Any) -> Node:
        node = MappingNode(event.tag, [], event.start_mark, event.end_mark, event.flow_style)
        self._anchored(event, node)
        self._enter()
        while not isinstance(inner := self.parser.get_event(), yaml.MappingEndEvent):
            key = self._node(inner)
            node.value.append((key, self._node(self.parser.get_event())))
        self.depth -= 1
        node.end_mark = inner.end_mark
        return node

    def _enter(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeepError


def _scalar(event: Any) -> Node:
    resolved = plain(event.value) if event.implicit[0] and not event.style else None
    tag: Any = event.tag or resolved
    return ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style)
