"""``oneOf`` and ``anyOf``: what the variants amount to, and which field tells them apart.

JSON Schema 2020-12 core §10.2.1.2-3; Discriminator Object: OAS 3.1 §4.8.25, Swagger 2.0 ``discriminator``.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from codegen.interpret.composition import Choice, Piece, flatten
from codegen.interpret.enums import base_of
from codegen.interpret.references import follow, resolve
from codegen.interpret.scalars import STRING
from codegen.interpret.session import File
from codegen.jsontypes import JSON, Object, as_list, as_object, as_text
from codegen.model import Discriminator, LiteralType, NullType, RefType, StringType, Type, union, without_null


def united(types: list[Type], variants: Choice, discriminator: Discriminator | None) -> Type:
    """The type that any of ``types`` is; constants become one list of values, ``string | enum`` an open one."""
    literals = [each for each in types if isinstance(each, LiteralType)]
    others = [each for each in types if not isinstance(each, (LiteralType, NullType))]
    if not literals:
        return union(*types, discriminator=discriminator)
    nulls = [each for each in types if isinstance(each, NullType)]
    if not others and len(literals) > 1:
        return union(_one_list(literals, types, variants), *nulls)
    if all(_any_text(each) for each in others) and others and all(each.base == "string" for each in literals):
        return union(_opened(_one_list(literals, types, variants)), *nulls)
    return union(*types, discriminator=discriminator)


def _any_text(type_: Type) -> bool:
    return isinstance(type_, StringType) and type_ == STRING


def _opened(literal: LiteralType) -> LiteralType:
    return LiteralType(literal.values, literal.base, literal.names, literal.docs, open=True)


def _one_list(literals: list[LiteralType], types: list[Type], variants: Choice) -> LiteralType:
    """One list of all values; a variant that is a single constant lends it its title and description."""
    names: list[str] = []
    docs: list[str] = []
    values: list[JSON] = []
    for type_, variant in zip(types, variants, strict=True):
        if not isinstance(type_, LiteralType):
            continue
        for index, value in enumerate(type_.values):
            if not any(value == each and type(value) is type(each) for each in values):
                values.append(value)
                names.append(_label(type_.names, index) or _single(type_, variant, "title"))
                docs.append(_label(type_.docs, index) or _single(type_, variant, "description"))
    is_open = any(each.open for each in literals)
    found = tuple(values)
    return LiteralType(
        found, base_of(found), tuple(names) if all(names) else (), tuple(docs) if any(docs) else (), is_open
    )


def _label(labels: tuple[str, ...], index: int) -> str:
    return labels[index] if labels else ""


def _single(type_: LiteralType, variant: Piece, key: str) -> str:
    return as_text(as_object(variant.node).get(key)) if len(type_.values) == 1 else ""


# --- discriminators --------------------------------------------------------------------------------------------------


def discriminator(file: File, node: Object, pointer: str, types: list[Type], variants: Choice) -> Discriminator | None:
    """The declared discriminator of a union, completed from its variants, or the one that they have in common."""
    members = [
        (less.id, variant)
        for type_, variant in zip(types, variants, strict=True)
        if isinstance(less := without_null(type_), RefType)
    ]
    if len(members) < 2:
        return None
    declared = node.get("discriminator")
    field = as_text(declared) or as_text(as_object(declared).get("propertyName"))
    tags = [_tags(variant) for _, variant in members]
    if not field:
        return _inferred(members, tags)
    mapping = _mapping(file, as_object(as_object(declared).get("mapping")), pointer, members)
    known = {id_ for _, id_ in mapping}
    constants = [found.get(field, ()) for found in tags]
    for (id_, variant), own in zip(members, constants, strict=True):
        if id_ not in known:
            shared = any(other is not own and set(own) & set(other) for other in constants)
            found = _by_name(variant, own or _usual_tag(variant, field)) if shared or not own else own
            if own and not found:
                return None  # one tag for several variants tells none of them apart
            mapping += [(tag, id_) for tag in found]
    return Discriminator(field, _first_of_each(mapping))


def _first_of_each(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    first: dict[str, str] = {}
    for tag, id_ in pairs:
        first.setdefault(tag, id_)
    return tuple(first.items())


def _mapping(file: File, mapping: Object, pointer: str, members: list[tuple[str, Piece]]) -> list[tuple[str, str]]:
    """The declared mapping, as pairs of tag and id of the variant it names."""
    places = {_target_of(variant): id_ for id_, variant in members}
    names = {name: id_ for id_, variant in members if (name := _last_name(as_object(variant.node).get("$ref")))}
    pairs: list[tuple[str, str]] = []
    for tag, ref in mapping.items():
        place = resolve(file, ref) if isinstance(ref, str) else None
        id_ = places.get((place.file.index, place.pointer)) if place else names.get(_last_name(ref))
        if id_:
            pairs.append((tag, id_))
        else:
            file.report(
                "discriminator-mapping",
                "warning",
                f"the discriminator maps {tag!r} to {ref!r}, which is no variant",
                pointer,
            )
    return pairs


def _last_name(ref: JSON) -> str:
    """The name that a reference ends with: bundlers move schemas and leave mappings as they were."""
    return re.split(r"[/#]", as_text(ref))[-1]


def _target_of(variant: Piece) -> tuple[int, str]:
    ref = as_object(variant.node).get("$ref")
    place = resolve(variant.file, ref) if isinstance(ref, str) else None
    return (place.file.index, place.pointer) if place else (variant.file.index, variant.pointer)


def _name(variant: Piece) -> str:
    """The name of the component that a variant refers to; ``""`` for one that stands inline."""
    return unquote(as_text(as_object(variant.node).get("$ref"))).rpartition("/")[2]


def _by_name(variant: Piece, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tag that a component has without a mapping: its own name, as the tags that it declares spell it.

    A name that its own tags exclude is none.
    """
    name = _name(variant)
    spelled = tuple(tag for tag in tags if _plain(tag) == _plain(name))[:1]
    return spelled or ((name,) if name and not tags else ())


def _usual_tag(variant: Piece, field: str) -> tuple[str, ...]:
    """The value that a variant has in the field when nothing else is said (``default``), if that is its name, spelled as it is sent."""
    name = _name(variant)
    nodes = (as_object(piece.node.get("properties")).get(field) for piece in flatten(variant).pieces)
    found = [tag for node in nodes if (tag := as_text(as_object(node).get("default")))]
    return tuple(tag for tag in found[-1:] if _plain(tag) == _plain(name))


def _plain(name: str) -> str:
    return "".join(each for each in name.lower() if each.isalnum())


def _inferred(members: list[tuple[str, Piece]], tags: list[dict[str, tuple[str, ...]]]) -> Discriminator | None:
    """The field that is required in each variant with values of its own."""
    for field in tags[0]:
        values = [found.get(field, ()) for found in tags]
        flat = [tag for each in values for tag in each]
        if all(values) and len(set(flat)) == len(flat):
            pairs = [(tag, id_) for (id_, _), each in zip(members, values, strict=True) for tag in each]
            return Discriminator(field, tuple(pairs), declared=False)
    return None


def _tags(variant: Piece) -> dict[str, tuple[str, ...]]:
    """The required fields of a variant that are lists of constant strings, with those."""
    found: dict[str, tuple[str, ...]] = {}
    needed: set[str] = set()
    for piece in flatten(variant).pieces:
        required = piece.node.get("required")
        needed.update(each for each in required if isinstance(each, str)) if isinstance(required, list) else None
        for name, each in as_object(piece.node.get("properties")).items():
            values = _constants(piece.file, each)
            if values:
                found[name] = values
    return {name: values for name, values in found.items() if name in needed}


def _constants(file: File, node: JSON) -> tuple[str, ...]:
    if not isinstance(node, dict):
        return ()
    if "$ref" in node:
        place = follow(file, "", node)
        node = place.object if place else {}
    values = [node["const"]] if "const" in node else node.get("enum")
    found = [each for each in values if isinstance(each, str)] if isinstance(values, list) else []
    return tuple(dict.fromkeys(found)) if len(found) == len(as_list(values)) else ()
