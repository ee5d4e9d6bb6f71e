"""What prose claims, on sentences that providers published, and on those that claim nothing."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, TypeAlias

import pytest

from codegen.reconcile.prose import Kind, claims
from codegen.reconcile.prose.phrases import Phrase, Phrases
from codegen.reconcile.prose.text import NUMBER

LIMITS: list[tuple[str, Kind, dict[str, Any]]] = [
    ("The number of images to be generated must be between 1 and 10.", "integer", {"minimum": 1, "maximum": 10}),
    ("必须介于 1 和 10 之间。", "integer", {"minimum": 1, "maximum": 10}),
    ("取值范围为 [-1, 2^31-1]，即 [-1, 2147483647] 之间的整数", "integer", {"minimum": -1, "maximum": 2**31 - 1}),
    ("截图质量，取值范围为 1 到 100，100 为最高质量", "integer", {"minimum": 1, "maximum": 100}),
    ("Must be between 3600 (one hour) and 7776000 (ninety days).", "integer", {"minimum": 3600, "maximum": 7776000}),
    ("Value ranges from 0 (most strict) to 6 (more permissive).", "integer", {"minimum": 0, "maximum": 6}),
    ("The minimum value is 100 and the maximum value is 4096", "integer", {"minimum": 100, "maximum": 4096}),
    ("Default 20, maximum 100.", "integer", {"maximum": 100}),
    ("Number between -2.0 and 2.0.", "number", {"minimum": -2, "maximum": 2}),
    ("Limit can range between 1 and 10,000, and the default is 10,000.", "integer", {"minimum": 1, "maximum": 10000}),
    ("Doit être compris entre 1 et 10.", "integer", {"minimum": 1, "maximum": 10}),
    ("Debe estar entre 1 y 10.", "integer", {"minimum": 1, "maximum": 10}),
    ("Cuántos artículos devolver (máximo 100)", "integer", {"maximum": 100}),
    ("Must not be greater than 50.", "integer", {"maximum": 50}),
    ("1 から 10 の間", "integer", {"minimum": 1, "maximum": 10}),
    ("1에서 10 사이", "integer", {"minimum": 1, "maximum": 10}),
    ("Число от 1 до 10", "integer", {"minimum": 1, "maximum": 10}),
    ("Maximum length is 1000 characters.", "string", {"max_length": 1000}),
    ("所需图像的文本描述。最大长度为 1000 个字符。", "string", {"max_length": 1000}),
    ("The maximum length is 256,000 characters.", "string", {"max_length": 256000}),
    ("1–255 characters.", "string", {"min_length": 1, "max_length": 255}),
    ("一意であり、255 文字以内である必要があります", "string", {"max_length": 255}),
    ("Maximum de 500 caractères", "string", {"max_length": 500}),
    ("Up to 4 sequences where the API will stop.", "array", {"max_items": 4}),
    ("At least 1, maximum 50.", "array", {"min_items": 1, "max_items": 50}),
    ("最多支持 9 张图片", "array", {"max_items": 9}),
    # and what is no limit of the value
    ("Maximum file size: 4.7 MB. Maximum resolution: 4096×4096 px.", "string", {}),
    ("The combined size of all images must be at most `20MB`", "array", {}),
    ("Up to a maximum of 100 hours of audio.", "array", {}),
    (
        "The maximum length is 1000 characters for `dall-e-2`, and 32000 characters for the GPT image models",
        "string",
        {},
    ),
    ("The number of tokens used to create the 5 minute cache entry.", "integer", {}),
    ("Values less than 1.0 slow down the speech.", "number", {}),
    ("Recommended range is 6.0-10.0 for most video models.", "integer", {}),
    ("Maximum number of results to return.", "integer", {}),
    ("We recommend a maximum of 1,000 documents", "array", {}),
]


@pytest.mark.parametrize(("text", "kind", "expected"), LIMITS)
def test_limits(text: str, kind: Kind, expected: dict[str, Any]) -> None:
    """Limits are read as they are meant, and only where they are meant."""
    assert {limit.key: limit.value for limit in claims(text, kind, "x").limits} == expected


ENUMS: list[tuple[str, str, list[str]]] = [
    ("size", "必须是256x256、512x512或 之一1024x1024, 1024x1792。", ["256x256", "512x512", "1024x1024", "1024x1792"]),
    ("response_format", "必须是 或url之一b64_json。", ["url", "b64_json"]),
    ("style", "必须是 或`vivid`之一`natural`。生动使模型倾向于生成超真实的图像。", ["vivid", "natural"]),
    ("model", "模型名称dall-e-3,dall-e-2,gpt-image-1", ["dall-e-3", "dall-e-2", "gpt-image-1"]),
    (
        "voice",
        "支持的语音有：alloy、echo、fable、onyx、nova 和 shimmer。",
        ["alloy", "echo", "fable", "onyx", "nova", "shimmer"],
    ),
    ("type", "Possible values: [oauth, service_auth]", ["oauth", "service_auth"]),
    ("style", "Available values: `primary`, `default`, `accent`, `ghost`.", ["primary", "default", "accent", "ghost"]),
    (
        "type",
        "Available values: `select` (single-choice from a list), and `file-list` (multiple).",
        ["select", "file-list"],
    ),
    ("role", "Must be either 'user' or 'model'. Useful for multi-turn.", ["user", "model"]),
    ("detail", "One of `high`, `low`, or `auto`. Defaults to `auto`.", ["high", "low", "auto"]),
    ("format", "支持以下两种取值：\n- `url`: a link\n- `b64_json`: base64", ["url", "b64_json"]),
    ("permission", "可能な値：`only_me`、`all_team_members`。", ["only_me", "all_team_members"]),
    # and what lists no values of the field
    ("file_id", "One of `file_id` or `url` is required.", []),
    ("url", "Either a URL of the image or the base64 encoded image data.", []),
    ("text", "Can be used to improve the speech's continuity, or to influence it.", []),
    ("image", "Must be a supported image file or an array of images.", []),
    ("image_url", "Allowed formats: JPEG, PNG, WEBP.", []),
    ("language", 'Supported values are BCP-47 language codes (e.g. "en", "es").', []),
    ("tool_choice", "Options are `auto`, `none`, `required`, or a function.", []),
    ("name", "Must be a-z, A-Z, 0-9, or contain underscores and dashes.", []),
    ("model", "One of the available [Embedding models](https://example.org).", []),
    ("x", "Supported values: `a`, `b`, etc.", []),
]


@pytest.mark.parametrize(("name", "text", "expected"), ENUMS)
def test_enums(name: str, text: str, expected: list[str]) -> None:
    """Lists of values are found in any order of words; ordinary sentences are not."""
    found = claims(text, "string", name).choices
    assert (list(found.values) if found else []) == expected


def test_conditional_enum() -> None:
    """A list for each model family keeps its condition."""
    text = (
        "For GPT image models, it must be one of 1024x1024, 1536x1024 (landscape), or auto (default)."
        " For dall-e-2, it must be one of 256x256, 512x512, or 1024x1024."
    )
    found = claims(text, "string", "size").choices
    assert found is not None
    assert [(case.when, case.values) for case in found.cases] == [
        ("GPT image models", ("1024x1024", "1536x1024", "auto")),
        ("dall-e-2", ("256x256", "512x512", "1024x1024")),
    ]
    assert found.values == ("1024x1024", "1536x1024", "auto", "256x256", "512x512")


DEFAULTS: list[tuple[str, Kind, Any]] = [
    ("Defaults to 20.", "integer", 20),
    ("The default value is 720x1280.", "string", "720x1280"),
    ("默认为 1 生成的音频速度", "number", 1),
    ("Default: false (exclude archived)", "boolean", False),
    ("The default is 10,000.", "integer", 10000),
    ('Defaults to `"untitled"`.', "string", "untitled"),
    ("json (default), verbose_json, or rttm", "string", "json"),
    ("Defaults to the current organization.", "string", None),
    ("Defaults to 2 days", "integer", None),
    ("High motion level (default)", "string", None),
    ("Defaults to ascending order.", "string", None),
    ("When omitted, panelists default to 32000 and the judge to 50000", "integer", None),
]


@pytest.mark.parametrize(("text", "kind", "expected"), DEFAULTS)
def test_defaults(text: str, kind: Kind, expected: Any) -> None:
    """Defaults are values of the field's kind; words of a sentence are not."""
    found = claims(text, kind, "x").default
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    "piece", ["between 1 and ", "one of `a`, ", "1,", "(default) ", "必须是", "- `a`: b\n", "`" * 3, "9"]
)
def test_hostile_prose_costs_little(piece: str) -> None:
    """No pattern runs away on a repeated piece."""
    text = piece * (4000 // len(piece))
    for kind in ("string", "integer", "array"):
        claims(text, kind, "x")


# --- hints -----------------------------------------------------------------------------------------------------------

Texts: TypeAlias = frozenset[str]
"""What a pattern matches, folded, from the last thing on that is no letter of its own, for which a NUL stands."""

OTHER = "\0"
FOUND = "\1"
"""A text that has a hint."""


def _texts(items: Any, hints: tuple[str, ...]) -> Texts:
    found: Texts = frozenset([""])
    for operation, argument in items:
        more = _one(operation, argument, hints)
        found = frozenset(_told(left + right, hints) for left in found for right in more)
    return found


def _told(text: str, hints: tuple[str, ...]) -> str:
    text = re.sub(" +", " ", text)
    return FOUND if FOUND in text or any(hint in text for hint in hints) else text[max(0, text.rfind(OTHER)) :]


def _one(operation: object, argument: Any, hints: tuple[str, ...]) -> Texts:
    match str(operation):
        case "LITERAL":
            return frozenset([chr(argument).casefold()])
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in argument):
            return frozenset(chr(code).casefold() for _, code in argument)
        case "IN" if [(str(kind), str(value)) for kind, value in argument] == [("CATEGORY", "CATEGORY_SPACE")]:
            return frozenset([" "])
        case "SUBPATTERN":
            return _texts(argument[3], hints)
        case "BRANCH":
            return frozenset(text for branch in argument[1] for text in _texts(branch, hints))
        case "MAX_REPEAT" | "POSSESSIVE_REPEAT":
            return _texts(argument[2], hints) | frozenset([] if argument[0] else [""])
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return frozenset([""])
        case _:
            return frozenset([OTHER])


MODULES = [import_module(f"codegen.reconcile.prose.{name}") for name in ("limits", "defaults", "triggers")]
GROUPS = [each for module in MODULES for each in vars(module).values() if isinstance(each, Phrases)]
PHRASES = [phrase for each in GROUPS for phrase in each.phrases]


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase.hints[0] for phrase in PHRASES])
def test_hints(phrase: Phrase) -> None:
    """Whatever a phrase matches has one of its hints: no text is passed over that it could be found in."""
    parser: Any = import_module("re._parser")  # what a pattern is made of is told nowhere else
    tree = parser.parse(phrase.source.replace(NUMBER, "."), re.IGNORECASE)
    assert _texts(tree, phrase.hints) == {FOUND}
