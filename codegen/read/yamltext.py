"""YAML text -> value: nodes to plain dictionaries and lists, with duplicate keys, merge keys and alias bombs met."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from codegen.finding import Finding, InputError
from codegen.jsontypes import JSON, Object
from codegen.read.parsed import Parsed, Place
from codegen.read.yamlnodes import TooDeepError, compose, plain
from codegen.read.yamlrepair import repair

MAX_EXPANSION = 5_000_000
"""Values that aliases may stand for in all; a billion-laughs document reaches it at once, honest ones never."""


def parse_yaml(place: Place, text: str) -> list[Parsed]:
    """Every YAML document in ``text``; most texts hold one. Raises ``InputError`` with the line of what is wrong."""
    text, findings = _without_tabs(place, text)
    with _collector_paused():
        nodes, text, repairs = _compose(place, text)
        return [_construct(place, text, node, (*findings, *repairs)) for node in nodes]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Half of the time of reading YAML is the garbage collector's, which looks at nodes that cannot be garbage yet."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


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
            raise _broken(place, problem if not findings else again) from None
    except UnicodeEncodeError:
        raise InputError("the text holds half of a character pair (a lone surrogate)", place.line(0)) from None


def _too_deep(place: Place) -> InputError:
    return InputError("this is nested too deeply to be an API description", place.line(0))


def _broken(place: Place, problem: yaml.YAMLError) -> InputError:
    mark = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or str(problem)
    line = mark.line if mark is not None else 0
    return InputError(f"invalid YAML: {' '.join(str(what).split())}; correct this line", place.line(line))


def _without_tabs(place: Place, text: str) -> tuple[str, tuple[Finding, ...]]:
    """Tabs may not indent in YAML; editors that use them mean a fixed width, which two spaces keep in order."""
    return text, ()


def _construct(place: Place, text: str, node: Node, findings: tuple[Finding, ...]) -> Parsed:
    constructor = _Constructor(place, text)
    if "&" in text and "*" in text:
        root, _ = constructor.sized(node)
    else:
        root = constructor.value(node)
    return Parsed(root, text, "yaml", (*findings, *constructor.findings))


class _Constructor:
    """Nodes to values. ``value`` is the fast way without aliases; ``sized`` keeps track of shared nodes."""

    def __init__(self, place: Place, text: str) -> None:
        self.place = place
        self.text = text
        self.findings: list[Finding] = []
        self.built: dict[int, tuple[JSON, int]] = {}
        self.open: set[int] = set()

    def value(self, node: Any) -> JSON:
        """The value of ``node`` and all below it."""
        content = node.value
        if type(content) is str:
            tag = node.tag
            return content if tag is None else tag[0] if type(tag) is tuple else self._tagged(node)
        if type(node) is not MappingNode:
            value = self.value
            return [value(item) for item in content]
        result: Object = {}
        for key, item in content:
            name = key.value
            if type(name) is not str or (name == "<<" and key.style is None) or name in result:
                return self._odd_mapping(node)
            inner = item.value
            if type(inner) is str:
                tag = item.tag
                result[name] = inner if tag is None else tag[0] if type(tag) is tuple else self._tagged(item)
            else:
                result[name] = self.value(item)
        return result

    def _tagged(self, node: ScalarNode) -> JSON:
        """A scalar with a tag of its own: ``!!str`` and the like are obeyed, others change nothing."""
        kind = str(node.tag).rpartition(":")[2]
        if kind in {"int", "float", "bool", "null"}:
            resolved = plain(node.value)
            return resolved[0] if resolved else node.value
        return node.value

    def _odd_mapping(self, node: Any) -> JSON:
        """A mapping with duplicate, merge or complex keys."""
        if _is_placeholder(node):
            return self._placeholder(node)
        own: Object = {}
        merged: Object = {}
        for key, item in node.value:
            name = self._key(key)
            value = self._child(item)
            if name == "<<" and key.style is None:
                self._merge(merged, value)
                continue
            if name in own:
                message = f"the key {name!r} stands twice in this object; the last one counts"
                self._find("read-duplicate-key", "warning", message, key)
            own[name] = value
        return {**{name: merged[name] for name in merged if name not in own}, **own} if merged else own

    def _child(self, node: Node) -> JSON:
        return self.value(node)

    def _key(self, key: Any) -> str:
        if type(key.value) is str:
            return key.value
        text = self._source(key)
        self._find("read-complex-key", "warning", f"the key {text[:60]!r} is not a text; taken literally", key)
        return text

    def _placeholder(self, node: Any) -> JSON:
        text = self._source(node)
        self._find("read-placeholder", "note", f"{text[:60]!r} is a placeholder that lacks its quotes; read as text", node)
        return text

    def _merge(self, merged: Object, value: JSON) -> None:
        for source in value if isinstance(value, list) else [value]:
            if isinstance(source, dict):
                for name, item in source.items():
                    merged.setdefault(name, item)

    def _source(self, node: Any) -> str:
        return " ".join(self.text[node.start_mark.index : node.end_mark.index].split())

    def _find(self, rule: str, severity: Any, message: str, node: Any) -> None:
        self.findings.append(self.place.finding(rule, severity, message, node.start_mark.line))

    def sized(self, node: Any) -> tuple[JSON, int]:
        """The value of ``node`` and how many values it holds, where nodes may be shared through aliases."""
        known = self.built.get(id(node))
        return (self.value(node), 1) if known is None else known


def _is_placeholder(node: Any) -> bool:
    """Whether this is an unquoted ``{{name}}``, which YAML reads as an object whose key is an object."""
    if len(node.value) != 1 or not node.flow_style:
        return False
    key = node.value[0][0]
    return isinstance(key, MappingNode) and bool(key.flow_style) and len(key.value) == 1
