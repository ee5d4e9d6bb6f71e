"""Defaults in prose: ``Defaults to 5``, ``默认值为 auto``, ``auto (default)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from codegen.jsontypes import JSON
from codegen.reconcile.prose.limits import Kind
from codegen.reconcile.prose.phrases import Lazy, Phrases, Prose
from codegen.reconcile.prose.text import number, sentence


class Default(NamedTuple):
    """A default that a sentence states, with the sentence."""

    value: JSON
    quote: str


_QUOTED = r"(?:`(?P<tick>[^`\n]{1,60})`|\"(?P<double>[^\"\n]{1,60})\"|'(?P<single>[^'\n]{1,60})')"
_BARE = r"(?P<bare>\d{1,3}(?:,\d{3})++|[-+]?\w[\w.:/+-]*+)"
_GIVEN = rf"\s*(?:\*\*|the value |set to |值为)?\s*(?:{_QUOTED}|{_BARE})"
_AFTER = Phrases(
    (
        "default to|defaults to",
        rf"(?:\bdefaults|\b(?:will|would|should) default|(?:^|[.(,;]\s*)default)\s+to{_GIVEN}",
    ),
    (
        "default is|defaults is|default value|defaults value|default :|defaults :|default =|defaults =",
        rf"\bdefaults?\s+(?:is|value\s*(?:is|:|=|of)|:|=){_GIVEN}",
    ),
    ("default:|default=|default :|default =", rf"\bdefault\s*[:=]{_GIVEN}"),
    ("by default is", rf"\bby default is{_GIVEN}"),
    ("默认|缺省|预设", rf"(?:默认值?|缺省值?|预设值?)\s*(?:为|是|:|=){_GIVEN}"),
    ("par défaut", rf"\bpar défaut\s*:{_GIVEN}"),
    ("por defecto|por padrão", rf"\bpor (?:defecto|padrão)\s*:{_GIVEN}"),
    (
        "valeur par défaut|valor por defecto|valor predeterminado|valor padrão",
        rf"\b(?:valeur par défaut|valor (?:por defecto|predeterminado|padrão))\s*(?:est|es|é|:){_GIVEN}",
    ),
    ("デフォルト", rf"デフォルト(?:値)?(?:は|:){_GIVEN}"),
    ("기본값", rf"기본값(?:은|:)?{_GIVEN}"),
    ("по умолчанию", rf"по умолчанию\s*[-—:]{_GIVEN}"),
)
_MARK = r"\s*\((?:(?:the )?default(?: value)?|默认值?|par défaut|por defecto|por padrão|デフォルト|기본값)\)"
_MARKED = Phrases(
    (
        "(default|(the default|(默认|(par défaut|(por defecto|(por padrão|(デフォルト|(기본값",
        rf"(?:(?<!to )(?<!is )(?<!if )(?<!When )(?<!when ){_QUOTED}|(?:^|[\n,/(、:]|\bor\b|或)\s*(?:- )?{_BARE}){_MARK}",
    )
)
_NO_VALUE = frozenset(
    [
        "the",
        "a",
        "an",
        "your",
        "to",
        "be",
        "of",
        "in",
        "for",
        "is",
        "it",
        "its",
        "if",
        "when",
        "whichever",
        "whatever",
        "none",
        "null",
        "empty",
        "current",
        "all",
        "model",
        "this",
        "that",
        "value",
        "using",
        "behavior",
        "not",
        "no",
        "any",
        "one",
        "whether",
        "up",
        "more",
        "most",
        "same",
        "each",
        "system",
        "server",
        "account",
        "n",
        "set",
        "and",
        "or",
        "on",
        "at",
        "by",
        "as",
        "from",
        "with",
    ]
)
_DIGIT = re.compile(r"\d")
_ENDS = re.compile(r"\s*(?:$|[.,;)\]。、\n]|\(|\*\*|(?:if|when) (?:not|un|omit))|(?<=[.,;])")
_UNIT = Lazy(r"\s*(?:days?|hours?|weeks?|months?|years?|minutes?|seconds?|[mµ]s\b|天|小时|分钟|秒|[KMG]i?B\b|%)")
_CONDITION = Lazy(r"\b(?:if|when|unless|for)\b|对于|如果|当")


def default(prose: Prose, kind: Kind) -> Default | None:
    """The one default that ``prose`` states for a value of ``kind``; ``None`` if none or several."""
    if not _possible(prose, kind):
        return None
    text = prose.text
    found: dict[str, Default] = {}
    for match in (*_AFTER.found(prose), *_MARKED.found(prose)):
        value = _value(match, kind)
        if value is not None and not _only_sometimes(text, match):
            found.setdefault(repr(value), Default(value, sentence(text, match.start(), match.end())))
    return next(iter(found.values())) if len(found) == 1 else None


def _possible(prose: Prose, kind: Kind) -> bool:
    """Whether a value of ``kind`` can stand in it at all."""
    match kind:
        case "string":
            return True
        case "integer" | "number":
            return bool(_DIGIT.search(prose.text))
        case "boolean":
            return prose.mentions(("true", "false"))
        case _:
            return False


def _value(match: re.Match[str], kind: Kind) -> JSON:
    quoted = match["tick"] or match["double"] or match["single"]
    raw = (quoted or (match["bare"] or "").rstrip(".:,/-")).strip().strip("\"'")
    match kind:
        case "integer" | "number":
            return None if _UNIT.compiled.match(match.string, match.end()) else _number(raw, kind)
        case "boolean":
            return {"true": True, "false": False}.get(raw.lower())
        case "string":
            return _word(raw, quoted=bool(quoted)) if quoted or _ENDS.match(match.string, match.end()) else None
        case _:
            return None


def _number(raw: str, kind: Kind) -> int | float | None:
    if not re.fullmatch(r"[-+]?\d[\d,]*(?:\.\d+)?", raw):
        return None
    value = number(raw)
    return value if kind == "number" or isinstance(value, int) else None


def _word(raw: str, *, quoted: bool) -> str | None:
    """A string's default must be quoted, or look like a value and not like a word of the sentence."""
    if quoted:
        return raw if raw.lower() not in ("null", "none", "") else None
    looks = re.search(r"[\d_]", raw) or (raw.islower() and raw.isascii() and "-" not in raw)
    return raw if looks and raw.lower() not in _NO_VALUE and len(raw) > 1 else None


def _only_sometimes(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence says in which case the default holds."""
    tail = text[match.end() : match.end() + 12].lstrip(" `\"'*")
    return bool(_CONDITION.compiled.match(tail)) and not tail.lower().startswith(
        ("if not", "if omit", "if un", "when not", "when omit", "when un", "if no")
    )
