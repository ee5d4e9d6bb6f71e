"""Inheritance by ``allOf`` and a discriminator on the base (Swagger 2.0, OAS 3.x §4.8.25.4, last model)."""

from __future__ import annotations

from codegen.interpret.composition import Choice, Piece
from codegen.interpret.references import resolve
from codegen.interpret.session import File, Session
from codegen.jsontypes import Object, as_list, as_object, step


def marked(own: Piece) -> Piece | None:
    """What of a base says by which field its heirs are told apart: the schema, or a part of its ``allOf`` that is its own."""
    if "discriminator" in own.node:
        return own
    for index, node in enumerate(as_list(own.node.get("allOf"))):
        part = as_object(node)
        if "discriminator" in part and "$ref" not in part:
            return own._replace(node=part, pointer=f"{own.pointer}/allOf/{index}")
    return None


def subtypes(base: Piece) -> Choice:
    """The named schemas that include ``base`` by ``allOf``, as references, in the document's order; then those that
    include one of these.
    """
    session = base.file.session
    if session.heirs is None:
        session.heirs = _heirs(session)
    own = base.file.index, base.pointer
    waiting = list(session.heirs.get(own, []))
    found: dict[tuple[int, str], Piece] = {}
    for each in waiting:
        key = each.file.index, each.pointer
        if key != own and key not in found:
            found[key] = each
            waiting.extend(session.heirs.get(key, []))
    return list(found.values())


def is_heir(own: Piece) -> bool:
    """Whether ``own`` includes a base with a discriminator: it is a member of that family, even if it adds nothing."""
    places = (resolve(own.file, ref) for ref in _included(own.node))
    return any(each and marked(Piece(each.file, each.object, each.pointer, own.id)) for each in places)


def itself(base: Piece) -> Piece:
    """A reference to ``base``, as a variant of its own family."""
    node: Object = {"$ref": f"#{base.pointer}"}
    base.file.session.keep.append(node)
    return base._replace(node=node)


def _heirs(session: Session) -> dict[tuple[int, str], Choice]:
    found: dict[tuple[int, str], Choice] = {}
    file = session.main
    root = as_object(file.root)
    tables = (
        ("/components/schemas", as_object(as_object(root.get("components")).get("schemas"))),
        ("/definitions", as_object(root.get("definitions"))),
    )
    for pointer, table in tables:
        for name, node in table.items():
            for ref in _included(as_object(node)):
                place = resolve(file, ref)
                if place is not None:
                    found.setdefault(place.key, []).append(_reference(file, step(pointer, name), name))
    return found


def _included(node: Object) -> list[str]:
    refs = [as_object(each).get("$ref") for each in as_list(node.get("allOf"))]
    return list(dict.fromkeys(each for each in refs if isinstance(each, str)))


def _reference(file: File, pointer: str, name: str) -> Piece:
    node: Object = {"$ref": f"#{pointer}"}
    file.session.keep.append(node)
    return Piece(file, node, pointer, name)
