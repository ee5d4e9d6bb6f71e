"""Enums in prose: the values that a description lists, in any order of words, with the case each list holds for.

A list counts only where it cannot be an ordinary sentence: after words that announce values, made of nothing but
values (quoted, or with a digit, or after a colon), at least two of them, and ended like a list.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from codegen.jsontypes import JSON
from codegen.reconcile.prose.limits import Kind
from codegen.reconcile.prose.phrases import Lazy, Prose
from codegen.reconcile.prose.text import sentence
from codegen.reconcile.prose.triggers import Trigger, Triggers


class Choice(NamedTuple):
    """One list of values, the case it holds for (``""``: always), and its sentence."""

    when: str
    values: tuple[str, ...]
    quote: str


class Choices(NamedTuple):
    """All values that a description lists."""

    values: tuple[JSON, ...]
    cases: tuple[Choice, ...]
    quote: str


_ITEM = re.compile(
    r"`(?P<tick>[^`\n]{1,60})`|\"(?P<double>[^\"\n]{1,60})\"|'(?P<single>[^'\n]{1,60})'|(?P<bare>[A-Za-z0-9][\w:./+-]*)",
)
_JOIN = Lazy(
    r"\s*(?:[,、/|]|\s\bor\b|\band\b|\bor\b|或者?|和|及|以及|または|および|、?또는|\bou\b|\bo\b|\by\b|\bet\b|\boder\b|или|ja\b)\s*(?:or\b|and\b|或者?|和|ou\b|o\b|y\b|et\b)?\s*"
)
_ASIDE = re.compile(r"\s*\([^()\n]{0,80}\)")
_OPENER = re.compile(r"\s*[\[(]?\s*")
_LIST_END = Lazy(
    r"\s*(?:[\])]|之一|其中之一|中の?(?:いずれか|1つ)|중 하나|값|$|[.。;!\n]|,\s*(?:with|default|where|the|but|对于|which|other)|(?:if|when|defaults?|默认|by default)\b|のいずれか|です|--?\s)"
)
_MORE = re.compile(r"\s*[,、]?\s*(?:etc|\.\.\.|…|等|and (?:more|others|so on)|among)", re.IGNORECASE)
_BULLET = re.compile(
    r"[^\S\n]*(?:[-*•]|\d+[.)])\s+(?:\*\*)?" + _ITEM.pattern + r"(?:\*\*)?(?=\s*(?:$|[:\-–—(=\n]))", re.MULTILINE
)
_SCRAMBLE = re.compile(r"之一|其中(?:之一)?")
_CJK_WEAK = re.compile(r"(?:必须是|必须为|可以是|只能是)")
_SCRAMBLED_END = re.compile(r"[。\n;]|,\s*(?:对于|默认|如果)|$")


_MOST = 24
"""Announcements of one description that are followed up."""


def choices(prose: Prose, kind: Kind, name: str) -> Choices | None:
    """The values that ``prose`` lists for a field called ``name``; ``None`` when it lists none."""
    if kind not in ("string", "integer", "number"):
        return None
    text, triggers = prose.text, Triggers(prose)
    found: list[Choice] = []
    position = seen = 0
    while seen < _MOST and (trigger := triggers.after(position)):
        seen += 1
        values, end = _list_after(text, trigger, kind, name)
        position = max(trigger.end, end)
        if values:
            when = _condition(text, trigger.start)
            found.append(Choice(when, values, sentence(text, trigger.start, end)))
    return _united(found, kind)


def _united(found: list[Choice], kind: Kind) -> Choices | None:
    values = tuple(dict.fromkeys(_typed(value, kind) for choice in found for value in choice.values))
    if len(values) < 2 or None in values:
        return None
    cases = tuple(found) if any(_DIGIT.search(choice.when) for choice in found) else ()
    return Choices(values, cases, found[0].quote)


def _typed(value: str, kind: Kind) -> str | int | float | None:
    if kind == "string":
        return value
    try:
        return int(value)
    except ValueError:
        pass
    try:
        return float(value) if kind == "number" and re.fullmatch(r"[-+]?\d+\.\d+", value) else None
    except ValueError:
        return None


def _list_after(text: str, trigger: Trigger, kind: Kind, name: str) -> tuple[tuple[str, ...], int]:
    """The values listed right after ``trigger`` and where the list ends; none if this is no list of values."""
    start, noun = trigger.end, trigger.noun.rstrip("s")
    if noun in ("format", "type", "encoding", "language") and not _speaks_of(name, noun):
        return (), start
    if kind != "string" and "范围" in trigger.said:
        return (), start
    if bullets := _bullets(text, start):
        return bullets
    scrambled = _scrambled(text, trigger) if _CJK_WEAK.match(trigger.said) else None
    if scrambled:
        return scrambled
    items, end, closed = _items(text, _opened(text, start))
    if not closed or len(items) < 2:
        return (), start
    return (
        (tuple(value for value, _ in items), end)
        if _valuelike(items, strong=trigger.strong, trigger=trigger.said, kind=kind)
        else ((), start)
    )


def _opened(text: str, start: int) -> int:
    opener = _OPENER.match(text, start)
    return opener.end() if opener else start


def _speaks_of(name: str, noun: str) -> bool:
    return noun in name.lower() or (noun == "type" and name.lower() in ("kind", "mode"))


def _items(text: str, start: int) -> tuple[list[tuple[str, bool]], int, bool]:
    """Items from ``start`` on as (value, quoted), where they end, and whether they end as a list does."""
    items: list[tuple[str, bool]] = []
    position = start
    while item := _ITEM.match(text, position):
        quoted = item["bare"] is None
        value = item["tick"] or item["double"] or item["single"] or item["bare"].rstrip(".:")
        position = item.start() + len(value) if not quoted else item.end()
        items.append((value.strip(" '\""), quoted))
        if aside := _ASIDE.match(text, position):
            position = aside.end()
        join = _JOIN.compiled.match(text, position)
        if not join or not join[0].strip():
            break
        if not _ITEM.match(text, join.end()):
            if _LIST_END.compiled.match(text, position):
                break
            return items, position, False
        position = join.end()
    closed = bool(items) and bool(_LIST_END.compiled.match(text, position)) and not _MORE.match(text, position)
    return items, position, closed


_DIGIT = re.compile(r"\d")
_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "it",
        "any",
        "all",
        "this",
        "that",
        "not",
        "null",
        "etc",
        "true",
        "false",
        "none",
        "your",
        "their",
        "its",
        "required",
        "optional",
        "used",
        "provided",
        "specified",
        "set",
    ]
)


def _valuelike(items: list[tuple[str, bool]], *, strong: bool, trigger: str, kind: Kind) -> bool:
    """Whether all items read as values: quoted ones do, digits do, bare words only after a colon or an opening bracket."""
    if any(re.search(r"\s{2}|[<>{}]", value) for value, _ in items):
        return False
    if kind != "string":
        return all(re.fullmatch(r"[-+]?\d+(?:\.\d+)?", value) for value, _ in items)
    if all(quoted for _, quoted in items):
        return True
    if any(not quoted and value.lower() in _WORDS for value, quoted in items):
        return False
    digits = sum(1 for value, quoted in items if quoted or _DIGIT.search(value))
    if not strong:
        return digits == len(items)
    announced = trigger.rstrip().endswith((":", "=")) or trigger.rstrip().endswith(("是", "有", "为", "为:", "are"))
    return (
        digits >= 2
        or announced
        or (trigger.lower().strip().endswith("one of") and len(items) >= 2 and _bracketed(items))
    )


def _bracketed(items: list[tuple[str, bool]]) -> bool:
    return all(value.islower() and value.isascii() for value, _ in items)


def _bullets(text: str, start: int) -> tuple[tuple[str, ...], int] | None:
    """Values of a bulleted list that starts on the line after the trigger."""
    line_end = re.compile(r"[^\S\n]*:?[^\S\n]*\n\s*\n?").match(text, start)
    if not line_end:
        return None
    position = line_end.end()
    values: list[str] = []
    while bullet := _BULLET.match(text, position):
        values.append((bullet["tick"] or bullet["double"] or bullet["single"] or bullet["bare"]).strip(" '\""))
        newline = text.find("\n", bullet.end())
        if newline < 0:
            position = len(text)
            break
        position = newline + 1
    return (tuple(values), position) if len(values) >= 2 else None


def _scrambled(text: str, trigger: Trigger) -> tuple[tuple[str, ...], int] | None:
    """Values in a clause whose words a translator put in another order: ``256x256、512x512或 之一1024x1024``."""
    end = _SCRAMBLED_END.search(text, trigger.end)
    stop = end.start() if end else len(text)
    clause = _ASIDE.sub("", _SCRAMBLE.sub(" ", text[trigger.end : stop]))
    pieces = [piece for piece in re.split(r"[\s、,或和/]+", clause) if piece]
    values = [piece.strip("`'\"") for piece in pieces]
    fine = all(
        re.fullmatch(r"[A-Za-z0-9][\w:./+-]*", value)
        and (value != piece or _DIGIT.search(value) or "之一" in text[trigger.end : stop])
        for value, piece in zip(values, pieces, strict=True)
    )
    return (tuple(values), stop) if fine and len(values) >= 2 else None


_CONDITION = Lazy(
    r"(?:\b(?:for|with|when using|if using|on)\s+(?P<en>[^.,;:。\n]{2,50}?)\s*,?\s*(?:it |this |the (?:value|size) |must |only )?$"
    r"|(?:对于|针对|使用)\s*(?P<zh>[^,。;\n]{1,40}?)(?:模型|时)?\s*,?\s*$)"
)


def _condition(text: str, start: int) -> str:
    """What the words right before the trigger restrict its list to: ``For dall-e-2, it must be one of``."""
    before = text[max(0, start - 80) : start]
    before = re.split(r"(?<=[.。;\n])\s*", before)[-1]
    match = _CONDITION.compiled.search(before)
    when = ((match["en"] or match["zh"] or "") if match else "").strip(" `\"'")
    return (
        ""
        if when.lower() in ("example", "instance", "this", "now", "image", "the image", "each", "all models")
        else when
    )
