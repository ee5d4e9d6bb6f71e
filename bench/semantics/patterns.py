"""A text that a regular expression finds itself in, made from its parsed form."""

from __future__ import annotations

from random import Random
from re import _parser  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType] # it has no stubs
from typing import Any, cast

_parse: Any = cast("Any", _parser).parse
_CLASSES = {"CATEGORY_DIGIT": "0123456789", "CATEGORY_WORD": "aZ_9", "CATEGORY_SPACE": " \t"}
_PLAIN = "".join(map(chr, range(32, 127)))


def example(pattern: str, random: Random) -> str:
    """Such a text, mostly: lookarounds are ignored. Raises re.error for what is no pattern."""
    return _sequence(_parse(pattern), random, {})


def _sequence(items: Any, random: Random, groups: dict[int, str]) -> str:
    return "".join(_one(str(op), argument, random, groups) for op, argument in items)


def _one(op: str, argument: Any, random: Random, groups: dict[int, str]) -> str:
    match op:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return "b" if argument == ord("a") else "a"
        case "ANY":
            return random.choice("a.é")
        case "IN":
            return random.choice(_members(argument))
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, inner = argument
            times = low + random.randrange(0, 1 + min(3, int(high) - low))
            return "".join(_sequence(inner, random, groups) for _ in range(min(times, 300)))
        case "SUBPATTERN":
            groups[argument[0]] = _sequence(argument[3], random, groups)
            return groups[argument[0]]
        case "BRANCH":
            return _sequence(random.choice(argument[1]), random, groups)
        case "GROUPREF":
            return groups.get(argument, "")
        case "ATOMIC_GROUP":
            return _sequence(argument, random, groups)
        case _:
            return ""


def _members(parts: Any) -> str:
    """The characters of a class."""
    inverted = str(parts[0][0]) == "NEGATE"
    found = "".join(_range(str(op), argument) for op, argument in parts)
    return "".join(each for each in _PLAIN if each not in found) or "é" if inverted else found or "a"


def _range(op: str, argument: Any) -> str:
    if op == "LITERAL":
        return chr(argument)
    if op == "RANGE":
        return "".join(map(chr, range(argument[0], min(argument[1], argument[0] + 200) + 1)))
    name = str(argument) if op == "CATEGORY" else ""
    if name.startswith("CATEGORY_NOT_"):
        return "".join(each for each in _PLAIN if each not in _CLASSES.get(name.replace("NOT_", ""), ""))
    return _CLASSES.get(name, "")
