"""Request bodies by media type, responses by status and media type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codegen.diff.delta import Delta, Spot
from codegen.diff.graph import Graph, Node
from codegen.diff.spell import spell, values
from codegen.media import is_within
from codegen.model import Body, Content, Encoding, Header, Operation, Response


def compare_bodies(graph: Graph, node: Node, old: Operation, new: Operation, mask: int) -> None:
    """Add to ``node`` how the request body of an operation changed."""
    before, after = old.body, new.body
    if before is None or after is None:
        if after is not None:
            kind = "body-added-required" if after.required else "body-added-optional"
            node.deltas.append(Delta(kind, _at(new.key, None, after), mask=mask))
        elif before is not None:
            node.deltas.append(Delta("body-removed", _at(old.key, before, None), mask=mask))
        return
    spot = _at(new.key, before, after)
    if before.required != after.required:
        kind = "body-became-required" if after.required else "body-became-optional"
        node.deltas.append(Delta(kind, spot, mask=mask))
    subject = f"{new.key} body"
    pairs = _contents(node, before.contents, after.contents, spot, mask, "body-media-type")
    for index, (was, now) in enumerate(pairs):
        place = Spot(_named(subject, now, index), "body", root=True, old=was.location, new=now.location)
        _content(graph, node, was, now, place, mask)
        _encodings(node, was, now, place, mask)


def compare_responses(graph: Graph, node: Node, old: Operation, new: Operation, mask: int) -> None:
    """Add to ``node`` how the responses of an operation changed."""
    before = {each.status: each for each in old.responses}
    after = {each.status: each for each in new.responses}
    kept: set[str] = set()
    for status, was in before.items():
        now = _for(status, after)
        if now is None:
            node.deltas.append(Delta(_status(status, "removed"), _at(old.key, was, None), status, None, mask))
        else:
            kept.add(now.status)
            _response(graph, node, was, now, f"{new.key} response.{now.status}", mask)
    for status, now in after.items():
        if status not in kept and _for(status, before) is None:
            node.deltas.append(Delta(_status(status, "added"), _at(new.key, None, now), None, status, mask))


def _for(status: str, responses: dict[str, Response]) -> Response | None:
    """The response that speaks of ``status``: its own, or that of its range (``2XX``)."""
    return responses.get(status) or (responses.get(f"{status[0]}XX") if status[:1].isdigit() else None)


def _status(status: str, action: str) -> str:
    success = status[:1] in ("1", "2", "3")
    return f"success-status-{action}" if success else f"non-success-status-{action}"


def _at(subject: str, old: Body | Response | None, new: Body | Response | None) -> Spot:
    return Spot(subject, "body", root=True, old=old.location if old else None, new=new.location if new else None)


def _response(graph: Graph, node: Node, old: Response, new: Response, subject: str, mask: int) -> None:
    spot = Spot(subject, "body", root=True, old=old.location, new=new.location)
    pairs = _contents(node, old.contents, new.contents, spot, mask, "media-type")
    for index, (was, now) in enumerate(pairs):
        place = spot._replace(subject=_named(subject, now, index), old=was.location, new=now.location)
        _content(graph, node, was, now, place, mask)
    _headers(graph, node, old.headers, new.headers, spot, mask)


def _named(subject: str, content: Content, index: int) -> str:
    return subject if index == 0 else f"{subject} {content.media_type}"


def _contents(
    node: Node, old: Iterable[Content], new: Iterable[Content], spot: Spot, mask: int, kind: str
) -> Iterator[tuple[Content, Content]]:
    """The media types that both versions have; those that came and went are added to ``node``."""
    before = {each.media_type: each for each in old}
    after = {each.media_type: each for each in new}
    gone = tuple(media for media in before if _fitting(media, after) is None)
    come = tuple(media for media in after if _fitting(media, before) is None)
    if gone:
        node.deltas.append(Delta(f"{kind}-removed", spot, values(gone), None, mask))
    if come:
        node.deltas.append(Delta(f"{kind}-added", spot, None, values(come), mask))
    for media, was in before.items():
        now = _fitting(media, after)
        if now is not None:
            yield was, now


def _fitting(media: str, contents: dict[str, Content]) -> Content | None:
    """The content that speaks of a media type: its own, or a range's (``image/*``)."""
    ranges = sorted((name for name in contents if is_within(media, name)), key=lambda name: name.count("*"))
    return contents[ranges[0]] if ranges else None


def _content(graph: Graph, node: Node, old: Content, new: Content, spot: Spot, mask: int) -> None:
    graph.compare(node, old.type, new.type, spot, mask)
    if old.item_type is None and new.item_type is None:
        return
    if old.item_type is None or new.item_type is None:
        kind = "stream-added" if old.item_type is None else "stream-removed"
        item = new.item_type or old.item_type
        text = spell(item) if item else None
        node.deltas.append(Delta(kind, spot, text, text, mask))
    elif (old.item_type, new.item_type) != (old.type, new.type):
        graph.compare(node, old.item_type, new.item_type, spot.inner("[]"), mask)


def _encodings(node: Node, old: Content, new: Content, spot: Spot, mask: int) -> None:
    before = {each.field: each for each in old.encodings}
    for each in new.encodings:
        was = before.get(each.field)
        if was is not None and (was.content_type, was.style, was.explode) != (
            each.content_type,
            each.style,
            each.explode,
        ):
            place = spot._replace(subject=f"{spot.subject}.{each.field}", root=False)
            node.deltas.append(Delta("body-encoding-changed", place, _written(was), _written(each), mask))


def _written(encoding: Encoding) -> str:
    exploded = {None: "", True: "exploded", False: "not exploded"}[encoding.explode]
    return " ".join(filter(None, (encoding.content_type, encoding.style, exploded))) or "its default"


def _headers(graph: Graph, node: Node, old: tuple[Header, ...], new: tuple[Header, ...], spot: Spot, mask: int) -> None:
    before = {each.name.lower(): each for each in old}
    after = {each.name.lower(): each for each in new}
    for key, each in before.items():
        place = spot._replace(
            subject=f"{spot.subject} header.{each.name}", zone="header", text=True, tail=f" header.{key}"
        )
        if key in after:
            graph.compare(node, each.type, after[key].type, place, mask)
        else:
            node.deltas.append(Delta("header-removed", place, spell(each.type), None, mask))
    for key, each in after.items():
        if key not in before:
            place = spot._replace(subject=f"{spot.subject} header.{each.name}", zone="header", tail=f" header.{key}")
            node.deltas.append(Delta("header-added", place, None, spell(each.type), mask))
