"""Path templates taken apart: what of ``/v1/models/{model}:generate`` names a resource, and what something that is done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from codegen import naming
from codegen.finding import Noun

_VERSION = re.compile(
    r"v?\d+([._]\d+)*((alpha|beta|preview|rc)\d*)?|\d{4}-\d\d(-\d\d)?|latest|beta|alpha", re.IGNORECASE
)
_NOISE = frozenset({"api", "apis", "rest", "openapi", "public", "services", "json", "index.php"})
PARAMETER = re.compile(r"\{[^{}]*\}")
_FORMAT = re.compile(r"(?<=[^/])\.(atom|csv|html|json|php|rss|txt|xml|yaml)$")
"""How an answer is written, behind a resource (``/Accounts/{Sid}.json``)."""
_CALLED = re.compile(r"([^(){}]+)\(.*\)")
"""A segment that calls a function, or takes an item by its key, as OData writes both (4.01 part 2 §4.3.1, §4.5)."""


class Path(Noun, frozen=True):
    """A path taken apart."""

    segments: tuple[str, ...]
    """Static segments less version and noise."""
    ends_with_parameter: bool
    after_parameter: bool
    """Whether a parameter stands right before the last static segment."""
    action: str
    """The verb behind a colon (``models/x:generate``), or ``""``."""
    parameters: tuple[str, ...]


def paths_apart(templates: Iterable[str]) -> dict[str, Path]:
    """All path templates taken apart, less the prefix of noise and version that they begin with."""
    found = sorted(templates)
    called = (match[1] for path in found for each in path.split("/") if (match := _CALLED.fullmatch(each)))
    spaces = frozenset(name.rpartition(".")[0] for name in called) - {""}
    plain = Counter(_FORMAT.sub("", path) for path in found)
    return {template: _take_apart(_plain(template, plain), spaces) for template in found}


def _plain(template: str, plain: Mapping[str, int]) -> str:
    """``template`` without the format that it ends with, where no other tells the same in another format."""
    short = _FORMAT.sub("", template)
    return short if plain[short] == 1 else template


def _take_apart(template: str, spaces: frozenset[str]) -> Path:
    """``spaces`` are the namespaces of the functions that the document's paths call."""
    segments: list[str] = []
    ends, after, function = False, False, False
    action = ""
    for raw in template.strip("/").split("/"):
        text, colon, verb = raw.partition(":") if raw.startswith("{") or not raw.startswith(":") else (raw, "", "")
        action = verb if colon and not verb.startswith("{") else ""
        text, keyed, does = _called(text, spaces)
        static = PARAMETER.sub(" ", text).strip(" .-_@")
        if not static or not naming.words(static):
            ends, function = True, False
            continue
        if not segments and (_VERSION.fullmatch(static) or static.lower() in _NOISE):
            continue
        after, ends, function = ends, keyed, does
        segments.extend([naming.snake(static, "")] if does else [part for part in _parts(static) if naming.words(part)])
    if function:
        action = segments.pop()
    parameters = tuple(name[1:-1] for name in PARAMETER.findall(template))
    return Path(tuple(segments), ends, after, naming.snake(action, "") if action else "", parameters)


def _parts(segment: str) -> list[str]:
    return [segment] if _VERSION.fullmatch(segment) else segment.split(".")


def _called(segment: str, spaces: frozenset[str]) -> tuple[str, bool, bool]:
    """What a segment names, whether a key follows, and whether it is something done: ``graph.delta()``, ``pets({id})``."""
    match = _CALLED.fullmatch(segment)
    space, _, name = (match[1] if match else segment).rpartition(".")
    if space in spaces:
        return name, False, True
    if match is None:
        return segment, False, False
    keyed = "{" in segment
    return match[1], keyed, not keyed
