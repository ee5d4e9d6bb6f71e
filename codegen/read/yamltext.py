"""YAML text -> value: nodes to plain dictionaries and lists, with duplicate keys, merge keys and alias bombs met."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node

from codegen.finding import Finding, InputError, Severity
from codegen.jsontypes import JSON, Object
from codegen.read.parsed import Parsed, Place, collector_paused, encoded
from codegen.read.yamlnodes import TooDeepError, compose, plain
from codegen.read.yamlrepair import repair

MAX_EXPANSION = 5_000_000
"""Values that aliases may stand for in all; a billion-laughs document reaches it at once, honest ones never."""

_YAML_TAG = "tag:yaml.org,2002:"
_RESOLVED_TAGS = frozenset(_YAML_TAG + name for name in ("int", "float", "bool", "null"))


def parse_yaml(place: Place, text: str) -> list[Parsed]:
    """Every YAML document in ``text``; most texts hold one. Raises ``InputError`` with the line of what is wrong."""
    with collector_paused():
        nodes, text, repairs = _compose(place, text)
        return [_construct(place, text, node, repairs) for node in nodes]


def _compose(place: Place, text: str) -> tuple[list[Node], str, tuple[Finding, ...]]:
    try:
        return compose(text), text, ()
    except TooDeepError:
        raise _too_deep(place) from None
    except yaml.YAMLError as problem:
        repaired, findings = repair(place, text, problem)
        try:
            return compose(repaired), repaired, findings
        except TooDeepError:
            raise _too_deep(place) from None
        except yaml.YAMLError as again:
            raise _broken(place, again if findings else problem) from None
    except UnicodeEncodeError:
        raise InputError("the text holds half of a character pair (a lone surrogate)", place.line(0)) from None


def _too_deep(place: Place) -> InputError:
    return InputError("this is nested too deeply to be an API description", place.line(0))


def _broken(place: Place, problem: yaml.YAMLError) -> InputError:
    mark = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or str(problem)
    line = mark.line if mark is not None else 0
    return InputError(f"invalid YAML: {' '.join(str(what).split())}; correct this line", place.line(line))


def _construct(place: Place, text: str, node: Node, findings: tuple[Finding, ...]) -> Parsed:
    shared = "&" in text and "*" in text
    constructor = (_SharingConstructor if shared else _Constructor)(place, text)
    root = constructor.value(node)
    return Parsed(root, encoded(text), "yaml", (*findings, *constructor.findings))


class _Constructor:
    """Nodes to values, for texts without aliases."""

    def __init__(self, place: Place, text: str) -> None:
        self.place = place
        self.text = text
        self.findings: list[Finding] = []

    def value(self, node: Any) -> JSON:
        """The value of ``node`` and all below it."""
        content: Any = node.value
        if type(content) is str:
            tag: Any = node.tag
            return content if tag is None else tag[0] if type(tag) is tuple else self._tagged(node)  # pyright: ignore[reportUnknownVariableType] - JSON of any shape
        if node.tag is not None:
            self._check_tag(node)
        if type(node) is not MappingNode:
            value = self.value
            return [value(item) for item in content]
        return self._mapping(node, content)

    def _mapping(self, node: Any, content: list[tuple[Any, Any]]) -> JSON:
        # The hottest loop of reading YAML: plain scalars are taken here and not by a call of ``value``.
        result: Object = {}
        merged: list[JSON] = []
        for key, item in content:
            name = key.value
            if type(name) is not str:
                if _is_placeholder(node):
                    return self._placeholder(node)
                name = self._complex_key(key)
            elif name in result:
                message = f"the key {name!r} stands twice in this object; the last one counts"
                self._report("duplicate-key", "warning", message, key)
            elif name == "<<" and not key.style:
                merged.append(self.value(item))
                continue
            inner = item.value
            if type(inner) is str:
                tag = item.tag
                result[name] = inner if tag is None else tag[0] if type(tag) is tuple else self._tagged(item)
            else:
                result[name] = self.value(item)
        return _merge(result, merged) if merged else result

    def _tagged(self, node: Any) -> JSON:
        """A scalar with a tag of its own: ``!!int`` and the like are obeyed, others change nothing."""
        text: str = node.value
        if node.tag in _RESOLVED_TAGS:
            resolved = plain(text)
            return resolved[0] if resolved else text
        self._check_tag(node)
        return text

    def _check_tag(self, node: Any) -> None:
        if not str(node.tag).startswith(_YAML_TAG):
            self._report("yaml-tag", "note", f"the tag {node.tag!r} means nothing in an API description; ignored", node)

    def _complex_key(self, key: Any) -> str:
        text = self._source(key)
        self._report("complex-key", "warning", f"the key {text[:60]!r} is not a text; taken literally", key)
        return text

    def _placeholder(self, node: Any) -> JSON:
        text = self._source(node)
        self._report(
            "unquoted-placeholder", "note", f"{text[:60]!r} is a placeholder without quotes; read as text", node
        )
        return text

    def _source(self, node: Any) -> str:
        return " ".join(self.text[node.start_mark.index : node.end_mark.index].split())

    def _report(self, rule: str, severity: Severity, message: str, node: Any) -> None:
        self.findings.append(self.place.finding(rule, severity, message, node.start_mark.line))


class _SharingConstructor(_Constructor):
    """Nodes to values where aliases share nodes: each is built once, and what it stands for is counted."""

    def __init__(self, place: Place, text: str) -> None:
        super().__init__(place, text)
        self.built: dict[int, tuple[JSON, int]] = {}
        self.open: set[int] = set()
        self.size = 0

    def value(self, node: Any) -> JSON:
        """The value of ``node``; the same one every time it is asked for."""
        if type(node.value) is str:
            return super().value(node)
        known = self.built.get(id(node))
        if known is not None:
            self._count(known[1], node)
            return known[0]
        if id(node) in self.open:
            raise InputError("an anchor holds an alias of itself; write it out", self.place.line(node.start_mark.line))
        return self._first(node)

    def _first(self, node: Any) -> JSON:
        before = self.size
        self.open.add(id(node))
        self._count(len(node.value) + 1, node)
        value = super().value(node)
        self.open.discard(id(node))
        self.built[id(node)] = (value, self.size - before)
        return value

    def _count(self, values: int, node: Any) -> None:
        self.size += values
        if self.size > MAX_EXPANSION:
            message = f"aliases stand for more than {MAX_EXPANSION} values; this is no API description"
            raise InputError(message, self.place.line(node.start_mark.line))


def _merge(own: Object, merged: list[JSON]) -> Object:
    """``own`` with what its merge keys (``<<``) add; its own keys win, and earlier sources over later ones."""
    result = dict(own)
    for value in merged:
        for source in value if isinstance(value, list) else [value]:
            if isinstance(source, dict):
                for name, item in source.items():
                    result.setdefault(name, item)
    return result


def _is_placeholder(node: Any) -> bool:
    """Whether this is an unquoted ``{{name}}``, which YAML reads as an object whose key is an object."""
    if len(node.value) != 1 or not node.flow_style:
        return False
    key = node.value[0][0]
    return isinstance(key, MappingNode) and bool(key.flow_style) and len(key.value) == 1
