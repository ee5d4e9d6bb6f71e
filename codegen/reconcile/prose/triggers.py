"""What announces a list of values, in the languages that providers write: ``must be one of``, ``可选值：``."""

from __future__ import annotations

from typing import NamedTuple

from codegen.reconcile.prose.phrases import Leftmost, Phrases, Prose

_NOUN = (
    r"(?:values?|options?|choices?|voices?|sizes?|models?|(?:aspect )?ratios?|modes?|qualit(?:y|ies)|styles?|resolutions?|durations?|levels?"
    r"|statuses|types?|formats?|encodings?|languages?|enum values?)"
)
_STRONG = Phrases(
    (
        "possible|supported|valid|allowed|available|accepted|permitted|legal",
        rf"(?:possible|supported|valid|allowed|available|accepted|permitted|legal)\s+(?P<noun>{_NOUN})(?:\s+(?:for\s+\w+\s+)?(?:are|is|include))?\s*[:=]?",
    ),
    ("enum", r"\benum(?:\s+values?)?\s*[:=]"),
    ("options|choices|values", r"(?<!` )\b(?:options|choices|values)\s*(?:are\s*:?|:)"),
    (
        "one of",
        r"\b(?:it |this |value |which )?(?:must|should|can|may|has to|could|will)\s+be\s+(?:either\s+)?(?:exactly\s+)?(?:one\s+of(?:\s+the\s+following(?:\s+values)?)?)\s*:?",
    ),
    (
        "one of",
        r"\b(?:is|are|,|^|to|as)?\s*(?:either\s+)?(?:exactly\s+)?one\s+of(?:\s+the\s+following(?:\s+values)?)?\s*:?",
    ),
    (
        "可选|取值|枚举|可能|可用值|允许值|支持的",
        r"(?:可选值?|取值|枚举值?|可能的?值|可用值|允许值|支持的(?:语音|格式|值|尺寸|模型|类型|取值|分辨率|宽高比|比例|选项))(?:范围)?\s*(?:包括|有|为|是)?\s*[::]?",
    ),
    ("支持以下", r"支持以下[^\s:,。]{0,6}(?:取值|值|选项|格式)\s*:"),
    ("模型名", r"模型名称?\s*:?"),
    ("model name", r"\bmodel names?\s*:"),
    ("可能な値", r"(?:指定可能な|可能な|利用可能な)値\s*(?:は)?\s*:?"),
    (
        "valeur|valores",
        r"(?:valeurs?\s+(?:possibles?|autorisées?|acceptées?)|valores\s+(?:posibles|permitidos|possíveis|aceitos|válidos))\s*(?:son|são|sont)?\s*:",
    ),
    ("값", r"(?:가능한|지원되는|허용되는)\s*값(?:은)?\s*:?"),
    ("значения", r"(?:возможные|допустимые)\s+значения\s*[-—:]"),
)
"""What announces values and nothing else."""
_WEAK = Phrases(
    (" be ", r"\b(?:must|can|may|should|could)\s+be\s+(?:either\s+)?"),
    ("either ", r"\beither\s+"),
    ("options are ", r"\boptions\s+are\s+"),
    (
        "必须是|必须为|可以是|可以为|可为|取值为|只能是|应为|可能为|可选",
        r"(?:必须是|必须为|可以是|可以为|可为|取值为|只能是|应为|可能为|可选)\s*",
    ),
    (
        "doit être|peut être|debe ser|puede ser|deve ser|pode ser",
        r"(?:\bdoit être\s+|\bpeut être\s+|\bdebe ser\s+|\bpuede ser\s+|\bdeve ser\s+|\bpode ser\s+)",
    ),
)
"""What announces values among other things. Where both begin at once, it is a strong one."""


class Trigger(NamedTuple):
    """An announcement of values."""

    start: int
    end: int
    said: str
    strong: bool
    """Whether it announces values and nothing else."""
    noun: str
    """What it calls the values: ``sizes``."""


class Triggers:
    """The announcements of one description, from left to right."""

    def __init__(self, prose: Prose) -> None:
        self._strong = _STRONG.hinted(prose)
        self._search = Leftmost((*self._strong, *_WEAK.hinted(prose)), prose.text)

    def after(self, position: int) -> Trigger | None:
        """The first one that begins at ``position`` or later."""
        match = self._search.after(position)
        if match is None:
            return None
        noun = match["noun"].lower() if "noun" in match.re.groupindex else ""
        return Trigger(match.start(), match.end(), match[0], match.re in self._strong, noun)
