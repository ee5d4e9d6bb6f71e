"""Limits in prose, in the languages that providers write: ``must be between 1 and 10``, ``最大长度为 1000 个字符``."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from codegen.reconcile.prose.phrases import Lazy, Phrases, Prose
from codegen.reconcile.prose.text import NUMBER, number, sentence

Kind: TypeAlias = Literal["string", "integer", "number", "array", "boolean", "other"]
"""What the described value is; decides what a number in its prose can mean."""

LimitKey: TypeAlias = Literal["minimum", "maximum", "min_length", "max_length", "min_items", "max_items"]


class Limit(NamedTuple):
    """One limit that a sentence states, with the sentence."""

    key: LimitKey
    value: int | float
    quote: str


N = NUMBER
_ASIDE = r"(?:\s*\([^()]{0,40}\))?"
_TO = r"\s*(?:-|–|—|~|〜|\.\.\.?|to|through|至|到)\s*"
_LETTERS = (
    r"(?:unicode |utf-?(?:8|16) |latin |ascii )?(?:characters?|chars?|code ?points?|symbols|letters|个?(?:unicode)?字符|个?汉字|个字"
    r"|文字|자(?-i:(?![가-힣]))|글자|caract[eè]res|Zeichen|символ\w*)"
)
_SIZE = r"(?!\s*(?:[KMG]i?B\b|bytes|px\b|pixels|%|×|x\d|[a-zA-Z]\d))"
_NOT_PART = r"(?![\w.:/-]*\d)(?![a-zA-Z])"


_SPAN = "char|code point|codepoint|symbols|letters|字|자|caract|zeichen|символ"
"""Hints of ``_LETTERS``."""

_NUMBER_RANGE = Phrases(
    (
        "between|entre|zwischen|между",
        rf"\b(?:between|entre|zwischen|между)\s+{N}{_ASIDE}\s*(?:and|to|et|y|e|und|и|,|-|–)\s*{N}{_NOT_PART}",
    ),
    (
        "rang|value|goes|scale|integer|number|от",
        rf"\b(?:rang(?:e|es|ing)|values?|goes|scale|integer|number|от)(?:\s+(?:is|are))?\s*(?:from|:)?\s+{N}{_ASIDE}\s*(?:to|through|до|-|–)\s*{N}{_NOT_PART}",
    ),
    (
        "range|interval|value",
        rf"\b(?:range|interval|values?)\b[^.\d\[\]()\n]{{0,25}}[\[(]\s*{N}\s*(?:,|;|-|–|to|~|\.\.)\s*{N}\s*[\])]",
    ),
    ("range", rf"\brange\s*(?:is|of|:|=)?\s*{N}{_TO}{N}{_NOT_PART}"),
    ("介于|在|从", rf"(?:介于|在|从)\s*{N}\s*(?:和|到|至|与|-|~|,)\s*{N}\s*(?:之间|之內|之内|内)"),
    ("介于", rf"(?:介于)\s*{N}\s*(?:和|到|至|与|-|~|,)\s*{N}"),
    ("范围|区间", rf"(?:取值范围|范围|数值范围|区间)\s*(?:为|是|:)?\s*[\[(]?\s*{N}\s*(?:,|-|~|到|至|–)\s*{N}"),
    ("間|範囲", rf"{N}\s*(?:から|〜|~)\s*{N}\s*の?(?:間|範囲)"),
    ("以上", rf"{N}\s*以上,?、?\s*{N}\s*以下"),
    ("사이|까지", rf"{N}\s*(?:에서|와|과|부터|~)\s*{N}\s*(?:사이|까지)"),
    ("이상", rf"{N}\s*이상\s*{N}\s*이하"),
    ("(", rf"\(\s*{N}\s*[-–—~]\s*{N}\s*\)"),
    ("scale", rf"\bon an? {N}[-–]{N} scale"),
)
_NUMBER_MAX = Phrases(
    (
        "max",
        rf"\bmax(?:imum)?\.?(?:\s+(?:value|allowed|is|of|limit|number|count))*\s*[:=]?\s*{N}(?!\s*(?:words|characters|chars))",
    ),
    (
        "exceed|than",
        rf"\b(?:must|can|may|should|shall|does|do)\s*(?:not|n't)\s+(?:be\s+)?(?:exceed|(?:greater|more|larger|higher) than)\s+{N}",
    ),
    (
        "must be|should be",
        rf"\b(?:must|should) be (?:at most|no (?:more|greater|larger) than|less than or equal to|<=|≤)\s*{N}",
    ),
    ("exceed", rf"\b(?:cannot|can't) exceed\s+{N}"),
    ("capped at", rf"\bcapped at\s+{N}"),
    (
        "最大|上限|最多|不超过|不能超过|不得超过|不大于|不可超过",
        rf"(?:最大值?|上限|最多|不超过|不能超过|不得超过|不大于|不可超过)\s*(?:为|是|:)?\s*{N}",
    ),
    ("以下", rf"{N}\s*以下"),
    ("最大", rf"最大(?:値)?(?:は|:)?\s*{N}"),
    ("최대", rf"최대\s*{N}"),
    ("maxim|máximo", rf"\b(?:maximal|máximo|maximum|maximal[e]?)(?:\s+(?:de|von))?\s+{N}"),
    ("не более|максимум", rf"(?:не более|максимум)\s+{N}"),
)
_NUMBER_MIN = Phrases(
    (
        "min",
        rf"\bmin(?:imum)?\.?(?:\s+(?:value|allowed|is|of))*\s*[:=]?\s*{N}(?!\s*(?:words|characters|chars))",
    ),
    (
        "must be|should be",
        rf"\b(?:must|should) be (?:at least|no (?:less|smaller) than|greater than or equal to|>=|≥)\s*{N}",
    ),
    (
        "最小|下限|至少|不小于|不少于|不能小于",
        rf"(?:最小值?|下限|至少|不小于|不少于|不能小于)\s*(?:为|是|:)?\s*{N}",
    ),
    ("최소", rf"최소\s*{N}"),
    ("не менее|минимум", rf"(?:не менее|минимум)\s+{N}"),
)
_LENGTH_RANGE = Phrases(
    (
        "between|entre|zwischen|от|между",
        rf"\b(?:between|entre|zwischen|от|между)\s+{N}\s*(?:and|to|et|y|e|und|до|и|-|–)\s*{N}\s*{_LETTERS}",
    ),
    (_SPAN, rf"{N}{_TO}{N}\s*{_LETTERS}"),
    ("长度|字符数", rf"(?:长度|字符数)[^\d。,]{{0,8}}(?:介于|在|为)\s*{N}\s*(?:和|到|至|-|~)\s*{N}"),
    ("between", rf"\blength[^.\d]{{0,16}}(?:between)\s+{N}\s+and\s+{N}"),
)
_AT_MOST = (
    r"max(?:imum)?(?:\s+of)?|up to|at most|no (?:more|longer) than|not exceed|exceeding|limited to|limit(?: of|:| is)?|less than|under"
    r"|maximal|máximo(?: de)?|maximum de|jusqu'à|hasta|até|не более|максимум|до|最大|最多|最长|最長|不超过|不能超过|不得超过|최대"
)
_LENGTH_MAX = Phrases(
    (
        "length",
        rf"\bmax(?:imum)?\.?(?:\s+(?:character|allowed|text|string|prompt|input))?\s+length(?:\s+(?:is|of|allowed))*\s*[:=]?\s*{N}",
    ),
    (
        _SPAN,
        rf"\b(?:{_AT_MOST})\s*[:=]?\s*{N}\s*{_LETTERS}",
    ),
    (
        "max|limit|or less|or fewer|以内|之内|以下|이하|까지|이내",
        rf"{N}\s*{_LETTERS}(?:\s*(?:max\b|maximum|limit|or (?:less|fewer)|以内|之内|以下|이하|까지|이내))",
    ),
    (
        "最大长度|最长|长度不超过|长度上限|最大字符数",
        rf"(?:最大长度|最长|长度不超过|长度上限|最大字符数)\s*(?:为|是|:)?\s*{N}",
    ),
    ("最大長|最大文字数", rf"(?:最大長|最大文字数)(?:は|:)?\s*{N}"),
    (
        "longueur maximale|longitud máxima|comprimento máximo|максимальная длина",
        rf"\b(?:longueur maximale|longitud máxima|comprimento máximo|максимальная длина)(?:\s+(?:de|est|es|é))*\s*[-—:]?\s*{N}",
    ),
)
_LENGTH_MIN = Phrases(
    ("length", rf"\bmin(?:imum)?\.?\s+length(?:\s+(?:is|of))*\s*[:=]?\s*{N}"),
    (
        "at least|min|no fewer than|no less than|至少|最少|最小|не менее|au moins|al menos|최소",
        rf"\b(?:at least|min(?:imum)?(?:\s+of)?|no (?:fewer|less) than|至少|最少|最小|не менее|au moins|al menos|최소)\s*[:=]?\s*{N}\s*{_LETTERS}",
    ),
    ("最小长度|最短", rf"(?:最小长度|最短)\s*(?:为|是|:)?\s*{N}"),
)
_THINGS = r"(?!\s*-)(?!\s*(?:words|characters|chars|tokens|hours|minutes|seconds|days|个字|字符|文字|per\b|or more|million|dimensions|decimal))"
_ITEMS_MAX = Phrases(
    (
        "up to|at most|no more than|max|limited to",
        rf"\b(?:up to|at most|no more than|max(?:imum)?(?:\s+(?:of|is|number|items|entries|:))*|limited to)\s*:?\s*{N}{_SIZE}{_THINGS}",
    ),
    (
        "最多|不超过|最大|上限|至多",
        rf"(?:最多|不超过|最大|上限为?|至多)\s*(?:支持|可传|传入|可上传|上传)?\s*{N}\s*(?:个|张|条|项|幅|段|份)",
    ),
    ("最大", rf"最大\s*{N}\s*(?:個|枚|件|つ)"),
    ("최대", rf"최대\s*{N}\s*개"),
    (
        "jusqu'à|hasta|até",
        rf"\b(?:jusqu'à|hasta|até)\s+{N}\s+(?:images?|imágenes|imagens|éléments|elementos|fichiers|archivos)",
    ),
)
_ITEMS_MIN = Phrases(
    (
        "at least|min",
        rf"(?:^|[.(;,\n]\s*|\b(?:must|should) (?:contain|have|include) )(?:at least|min(?:imum)?(?:\s+(?:of|is))?)\s*:?\s*{N}{_SIZE}{_THINGS}",
    ),
    ("至少|最少", rf"(?:至少|最少)\s*{N}\s*(?:个|张|条|项|幅)"),
)

_DIGIT = re.compile(r"\d")

_PLANS: dict[str, tuple[tuple[Phrases, tuple[LimitKey, ...]], ...]] = {
    "number": ((_NUMBER_RANGE, ("minimum", "maximum")), (_NUMBER_MIN, ("minimum",)), (_NUMBER_MAX, ("maximum",))),
    "string": (
        (_LENGTH_RANGE, ("min_length", "max_length")),
        (_LENGTH_MIN, ("min_length",)),
        (_LENGTH_MAX, ("max_length",)),
    ),
    "array": ((_ITEMS_MIN, ("min_items",)), (_ITEMS_MAX, ("max_items",))),
}
_PLANS["integer"] = _PLANS["number"]


def limits(prose: Prose, kind: Kind) -> tuple[Limit, ...]:
    """The limits that ``prose`` states for a value of ``kind``, at most one per key.

    Where a text gives one key two values (one per model, say), it states none: a hint must be clear.
    """
    plan = _PLANS.get(kind)
    if plan is None or not _DIGIT.search(prose.text):
        return ()
    found: dict[LimitKey, Limit] = {}
    unclear: list[LimitKey] = []
    for phrases, keys in plan:
        for match in phrases.found(prose):
            for limit in _limits_of(prose.text, match, keys, kind):
                known = found.setdefault(limit.key, limit)
                if known.value != limit.value:
                    unclear.append(limit.key)
    return tuple(limit for key, limit in found.items() if key not in unclear)


def _limits_of(text: str, match: re.Match[str], keys: tuple[LimitKey, ...], kind: Kind) -> list[Limit]:
    values = [number(group) for group in match.groups() if group is not None]
    if len(values) != len(keys) or None in values or _relative(text, match):
        return []
    numbers = [value for value in values if value is not None]
    if len(numbers) == 2 and numbers[0] >= numbers[1]:
        return []
    whole = kind != "number"
    if whole and not all(isinstance(value, int) for value in numbers):
        return []
    if keys[0] not in ("minimum", "maximum") and any(value < 0 for value in numbers):
        return []
    quote = sentence(text, match.start(), match.end())
    return [Limit(key, value, quote) for key, value in zip(keys, numbers, strict=True)]


_UNITS = Lazy(r"\s*(?:[KMG]i?B\b|bytes|px\b|pixels|[×x]\s*\d|[A-Za-z]\d)")
_EXAMPLE = Lazy(
    r"(?:e\.g\.?|for example|such as|for instance|例如|比如|recommend\w*|typically|usually|some \w+|建议|推荐)[^.。]{0,30}$"
)
_FOR = Lazy(
    r"\bfor\s+(?!the\b|this\b|a\b|an\b|each\b|all\b|most\b|any\b)[\w`\"'-]*[\d_`-][\w.`\"'-]*[^.]{0,20}$|\bfor [\w ]{1,20} models?[^.]{0,20}$"
)
_FOR_AFTER = Lazy(rf"\s*(?:{_LETTERS})?\s*,?\s*\(?for\s+(?:the )?(?:[`\"']|[\w-]*\d|[\w. -]{{1,30}}\bmodels?\b)")


def _relative(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a file size, an example, or holds for one model only."""
    before = text[max(0, match.start() - 60) : match.start()]
    return bool(
        _UNITS.compiled.match(text, match.end())
        or _FOR_AFTER.compiled.match(text, match.end())
        or _EXAMPLE.compiled.search(before)
        or _FOR.compiled.search(before)
    )
