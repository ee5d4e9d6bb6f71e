"""What came of one call: whether it was made, what the judge says of it, and what the client made of the answer."""

from __future__ import annotations

import json
import typing
from typing import Any, Literal, TypeAlias, get_args, get_origin

import msgspec
from semantics.judges import ARGUED, Judge

from judging import answers, matching
from judging.calling import Result
from judging.documents import Book, Call, Media
from judging.instances import URI, recursive, untagged
from judging.recording import Recorded

Way: TypeAlias = Literal["sync", "async", "strict"]


class Verdict(msgspec.Struct):
    """Of one call. ``None``: there was nothing to judge, and ``note`` says why."""

    operation: str
    case: str
    """``minimal``, ``all`` or ``stream``, and whether the answer was random."""
    way: Way = "sync"
    generated: bool = True
    """Whether the client has the operation, with every argument."""
    valid: bool | None = None
    """Whether the judge takes the request."""
    parsed: bool | None = None
    """Whether the value is of the declared type, to the last field; of answers that are as documented."""
    lossless: bool | None = None
    """Whether the client gives back what the judge sent."""
    problem: str = ""
    note: str = ""
    excluded: str = ""
    """The reason in ``exclusions.tsv``."""

    @property
    def failed(self) -> bool:
        """Whether something is wrong that no exclusion explains."""
        return not self.excluded and not (
            self.generated
            and self.valid in {True, None}
            and self.parsed in {True, None}
            and self.lossless in {True, None}
        )

    def blame(self, text: str) -> None:
        """Says what is wrong, unless something was before."""
        self.problem = self.problem or " ".join(text.split())[:400]


_LIMITS = frozenset(
    "pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems "
    "minProperties maxProperties".split()
)
"""Answers that break them must be read all the same (docs/differences.md); random ones often do."""


def _unlimited(value: Any) -> Any:
    """A document or schema without limits; fields that are called like one are kept."""
    if isinstance(value, list):
        return [_unlimited(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: _unlimited(each) for key, each in value.items() if key not in _LIMITS or isinstance(each, dict | list)}


class Arbiter:
    """Says of answers whether they are as the document has them, by ``jsonschema``; what it cannot say is not judged."""

    def __init__(self, root: dict[str, Any]) -> None:
        self._judge = Judge(_unlimited(untagged(recursive(root))), URI, "answer", ARGUED)

    def takes(self, value: Any, schema: Any) -> bool:
        """Whether a value is valid."""
        if not isinstance(schema, dict):
            return schema is not False
        try:
            return bool(self._judge.validator(_unlimited(untagged(schema))).is_valid(value))
        except Exception:  # noqa: BLE001 - a schema that cannot be used judges nothing
            return False


def judge_answer(
    verdict: Verdict, book: Book, arbiter: Arbiter, call: Call, sent: Recorded, got: Result, method: Any
) -> None:
    """Fills in what the client made of the answer."""
    if got.error is not None:
        _judge_error(verdict, book, arbiter, call, sent, got.error)
        return
    media = answers.media_sent(book, call, sent.status, sent.headers.get("content-type", ""))
    declared = _declared(method, stream=got.items is not None)
    if got.items is not None:
        _judge_items(verdict, arbiter, media, sent, got.items, declared, method)
    elif got.content is not None:
        verdict.parsed, verdict.lossless = True, got.content == sent.body
    else:
        _judge_value(verdict, arbiter, media, sent, got.value, declared, method)
    if verdict.lossless is False:
        verdict.blame(f"not what was sent: {sent.body[:150]!r}")


def _judge_error(verdict: Verdict, book: Book, arbiter: Arbiter, call: Call, sent: Recorded, error: Exception) -> None:
    """An exception is right where the server answered with an error, and where a strict client refuses what is wrong."""
    text = f"{type(error).__name__}: {error}"
    if not sent.status:
        verdict.valid = False
        verdict.blame(f"nothing was sent: {text}")
    elif sent.status >= 300:
        verdict.note = f"answered {sent.status}"
        if getattr(error, "status", None) != sent.status:
            verdict.parsed = False
            verdict.blame(f"{sent.status} became {text}")
        elif book.successes(call):
            verdict.note += ", though a success is documented"
    else:
        _judge_refusal(verdict, book, arbiter, call, sent, text)


def _judge_refusal(verdict: Verdict, book: Book, arbiter: Arbiter, call: Call, sent: Recorded, text: str) -> None:
    """A success that the client refuses: right where it is no JSON, or where a strict client gets what is not as documented."""
    media = answers.media_sent(book, call, sent.status, sent.headers.get("content-type", ""))
    values = [_json(each.encode()) for each in _events(sent)]
    schema = media and (media.item or media.schema)
    if not sent.body:
        verdict.note = "the answer is empty"
    elif media is not None and "json" in media.media_type and not all(readable for _, readable in values):
        verdict.note = "the answer is no JSON"
    elif verdict.way == "strict" and media is not None and not all(arbiter.takes(value, schema) for value, _ in values):
        verdict.note = "the answer is not as documented"
    else:
        verdict.parsed = verdict.lossless = False
        verdict.blame(text)


def _declared(method: Any, *, stream: bool) -> Any:
    """What a method returns: of ``Answer | Stream[Item]`` the one that is meant."""
    kind = matching.returned(method)
    members = get_args(kind) if _is_union(kind) else (kind,)
    streams = [each for each in members if "Stream" in getattr(get_origin(each), "__name__", "")]
    if stream:
        return get_args(streams[0])[0] if streams else kind
    rest = [each for each in members if each not in streams]
    return typing.Union[tuple(rest)] if streams else kind  # noqa: UP007 - made at run time


def _is_union(kind: Any) -> bool:
    return getattr(get_origin(kind), "__name__", "") in {"UnionType", "Union"}


def _judge_value(
    verdict: Verdict, arbiter: Arbiter, media: Media | None, sent: Recorded, value: Any, declared: Any, method: Any
) -> None:
    back = answers.plain(value)
    raw, readable = _json(sent.body)
    if media is None and value is None and sent.body:
        verdict.note = "the answer is not documented"
        return
    if value is None and not sent.body:
        verdict.parsed = verdict.lossless = True
    elif not sent.body:
        verdict.note = "the answer is empty"
        return
    elif isinstance(back, str) and back == sent.body.decode(errors="replace"):
        verdict.parsed = verdict.lossless = True
    elif not readable:
        verdict.lossless = False
        return
    else:
        verdict.lossless = answers.same(back, raw)
    if media is not None and not arbiter.takes(raw, media.schema):
        verdict.parsed, verdict.note = None, "the answer is not as documented"
        return
    if media is None and sent.body:
        verdict.parsed, verdict.note = None, "the answer is not documented"
        return
    verdict.parsed = _fits(verdict, value, declared, method)


def _fits(verdict: Verdict, value: Any, declared: Any, method: Any) -> bool:
    try:
        matching.check(value, declared, method.__func__.__module__)
    except matching.Misfit as misfit:
        verdict.blame(str(misfit))
        return False
    return True


def _judge_items(
    verdict: Verdict, arbiter: Arbiter, media: Media | None, sent: Recorded, items: list[Any], item: Any, method: Any
) -> None:
    """The items of a stream against what its events held."""
    found = _events(sent)
    verdict.lossless = len(found) == len(items) and all(map(_same_item, items, found))
    schema = media and (media.item or media.schema)
    judged = [each for each, text in zip(items, found, strict=False) if arbiter.takes(_json(text.encode())[0], schema)]
    if not judged:
        verdict.note = "no event is as documented"
        return
    verdict.parsed = all(_fits(verdict, each, item, method) for each in judged)


def _events(sent: Recorded) -> list[str]:
    """The values of a body, which may be a stream."""
    media_type = sent.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "text/event-stream":
        return answers.events(sent.body)
    if media_type.endswith(("jsonl", "ndjson", "json-seq", "x-jsonlines", "json-lines")):
        return answers.lines(sent.body)
    return [sent.body.decode(errors="replace")]


def _same_item(item: Any, text: str) -> bool:
    if hasattr(item, "event") and hasattr(item, "data"):
        return bool(item.text == text)
    value, readable = _json(text.encode())
    return (readable and answers.same(answers.plain(item), value)) or item == text


def _json(body: bytes) -> tuple[Any, bool]:
    try:
        return json.loads(body), True
    except ValueError:
        return None, False
