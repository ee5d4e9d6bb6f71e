"""``$id``, ``$anchor``, ``$dynamicRef`` and ``$recursiveRef``: what they lead to, with and without ``$id``."""

from __future__ import annotations

from typing import Any

import pytest
from test_interpret_schemas import meant, provider, rules

from codegen.document import Tree
from codegen.model import (
    ArrayType,
    BooleanType,
    Field,
    IntegerType,
    ObjectShape,
    Provider,
    RefType,
    StringType,
    UnionType,
)

S, INT = StringType(), IntegerType()
AT = "#/components/schemas/"
PET = {"type": "object", "properties": {"name": {"type": "string"}}}
PAGE: dict[str, Any] = {
    "type": "object",
    "properties": {"items": {"type": "array", "items": {"$dynamicRef": "#item"}}},
    "$defs": {"item": {"$dynamicAnchor": "item"}},
}
PETS: dict[str, Any] = {"$ref": f"{AT}Page", "$defs": {"item": {"$dynamicAnchor": "item", "$ref": f"{AT}Pet"}}}
TREE = {
    "$dynamicAnchor": "node",
    "type": "object",
    "properties": {"children": {"type": "array", "items": {"$dynamicRef": "#node"}}},
}
OLD_TREE = {
    "$recursiveAnchor": True,
    "type": "object",
    "properties": {"children": {"type": "array", "items": {"$recursiveRef": "#"}}},
}


def fields_of(found: Provider, id_: str) -> dict[str, Field]:
    """The fields of one schema, by name."""
    shape = found.schemas[id_].shape
    assert isinstance(shape, ObjectShape), shape
    return {each.name: each for each in shape.fields}


def items_of(found: Provider, id_: str, field: str = "items") -> Any:
    """What a list of ``id_`` holds, names for other names followed."""
    type_ = fields_of(found, id_)[field].type
    assert isinstance(type_, ArrayType)
    inner: Any = type_.items
    while isinstance(inner, RefType) and not isinstance(found.schemas[inner.id].shape, ObjectShape):
        inner = found.schemas[inner.id].shape
    return inner


@pytest.mark.parametrize("ids", [False, True])
def test_a_generic_list_has_the_items_that_the_including_schema_names(ids: bool) -> None:
    """Two lists of one template: each its own items; the template alone takes anything. ``$id`` or not."""
    page, pets = dict(PAGE), dict(PETS)
    names = {"$ref": f"{AT}Page", "$defs": {"item": {"$dynamicAnchor": "item", "type": "string"}}}
    if ids:
        page["$id"], pets["$id"], pets["$ref"] = "https://e.com/page", "https://e.com/pets", "page"
    found = meant(Pets=pets, Names=names, Page=page, Pet=PET)
    assert (items_of(found, "Pets"), items_of(found, "Names")) == (RefType("Pet"), S)
    assert items_of(found, "Page") not in (RefType("Pet"), S)
    assert rules(found) == []


def test_a_dynamic_scope_reaches_through_schemas_between() -> None:
    """What stands between the including schema and the template is copied, too; on its own it stays general."""
    middle = {"type": "object", "properties": {"page": {"$ref": f"{AT}Page"}}}
    found = meant(Pets={**PETS, "$ref": f"{AT}Middle"}, Middle=middle, Page=PAGE, Pet=PET)
    page = fields_of(found, "Pets")["page"].type
    assert isinstance(page, RefType)
    assert items_of(found, page.id) == RefType("Pet")
    assert fields_of(found, "Middle")["page"].type == RefType("Page")


@pytest.mark.parametrize("there", [{"$anchor": "item"}, {"$anchor": "item", "$dynamicAnchor": "other"}])
def test_a_dynamic_reference_to_a_plain_anchor_is_a_plain_reference(there: dict[str, Any]) -> None:
    """Only where its own resource has the dynamic anchor does the dynamic scope decide (core §8.2.3.2)."""
    page = {**PAGE, "$id": "https://e.com/page", "$defs": {"own": {**there, "type": "integer"}}}
    found = meant(Pets={**PETS, "$id": "https://e.com/pets", "$ref": "page"}, Page=page, Pet=PET)
    assert (items_of(found, "Pets"), items_of(found, "Page")) == (INT, INT)


def test_a_dynamic_scope_is_what_was_passed_and_not_what_stands_around() -> None:
    """A resource inside of another one that binds a name is not bound by it for those who refer to it directly."""
    inner: dict[str, Any] = {**PAGE, "$id": "inner", "$defs": {"item": {"$dynamicAnchor": "item", "type": "integer"}}}
    outer: dict[str, Any] = {
        "$id": "https://e.com/outer",
        "type": "object",
        "properties": {"page": {"$ref": "inner"}},
        "$defs": {"inner": inner, "item": {"$dynamicAnchor": "item", "type": "string"}},
    }
    direct: dict[str, Any] = {"type": "object", "properties": {"page": {"$ref": "https://e.com/inner"}}}
    found = meant(Outer=outer, Direct=direct)
    pages = [fields_of(found, name)["page"].type for name in ("Outer", "Direct")]
    assert [items_of(found, page.id) for page in pages if isinstance(page, RefType)] == [S, INT]


@pytest.mark.parametrize(
    ("tree", "anchor"), [(TREE, {"$dynamicAnchor": "node"}), (OLD_TREE, {"$recursiveAnchor": True})]
)
def test_an_extended_tree_has_extended_children(tree: dict[str, Any], anchor: dict[str, Any]) -> None:
    """The recursion of a base leads to the schema that extends it, within that schema only."""
    own = {**anchor, "$ref": f"{AT}Tree", "properties": {"extra": {"type": "string"}}}
    found = meant(Own=own, Tree=tree)
    assert (items_of(found, "Own", "children"), items_of(found, "Tree", "children")) == (
        RefType("Own"),
        RefType("Tree"),
    )
    assert set(fields_of(found, "Own")) == {"children", "extra"}


def test_without_an_anchor_recursion_is_the_component() -> None:
    """``$recursiveRef: '#'`` inside of a component means the component, as those who write it do."""
    found = meant(X={"type": "object", "properties": {"x": {"anyOf": [{"type": "string"}, {"$recursiveRef": "#"}]}}})
    assert fields_of(found, "X")["x"].type == UnionType((S, RefType("X")))


def test_an_embedded_resource_has_its_own_root() -> None:
    """References inside of an ``$id`` start there, by pointer, anchor and relative URI; the file's root is a fallback."""
    embedded = {
        "$id": "https://e.com/a/",
        "type": "object",
        "properties": {
            "uri": {"$ref": "b.json"},
            "uri_anchor": {"$ref": "b.json#foo"},
            "anchor": {"$ref": "#bar"},
            "pointer": {"$ref": "#/$defs/z"},
            "outer": {"$ref": f"{AT}Pet"},
            "absolute": {"$ref": "https://e.com/a/b.json"},
        },
        "$defs": {
            "b": {"$id": "b.json", "type": "integer", "$defs": {"f": {"$anchor": "foo", "type": "boolean"}}},
            "z": {"$anchor": "bar", "type": "string"},
        },
    }
    found = meant(X=embedded, Pet=PET, Z={"$ref": "https://e.com/a/b.json"})
    kinds = {
        name: each.type.id if isinstance(each.type, RefType) else each.type
        for name, each in fields_of(found, "X").items()
    }
    assert kinds == {
        "uri": "X.b",
        "uri_anchor": "X.b.f",
        "anchor": "X.z",
        "pointer": "X.z",
        "outer": "Pet",
        "absolute": "X.b",
    }
    assert (found.schemas["X.b"].shape, found.schemas["X.b.f"].shape, found.schemas["X.z"].shape) == (
        INT,
        BooleanType(),
        S,
    )
    assert rules(found) == []


def test_other_files_are_found_by_the_name_they_give_themselves() -> None:
    """``$self`` of OpenAPI 3.2 is the base of a file's references, and a name for it."""
    main = {
        "openapi": "3.2.0",
        "$self": "https://e.com/api/openapi",
        "components": {"schemas": {"X": {"properties": {"p": {"$ref": "shared#/components/schemas/Pet"}}}}},
    }
    shared = {"openapi": "3.2.0", "$self": "https://e.com/api/shared", "components": {"schemas": {"Pet": PET}}}
    found = provider(main, Tree("elsewhere/s.yaml", shared), version="3.2")
    assert fields_of(found, "X")["p"].type == RefType("elsewhere/s.yaml#Pet")
    assert rules(found) == []


def test_a_dynamic_reference_to_nowhere_is_told() -> None:
    """As any other reference."""
    found = meant(X={"properties": {"a": {"$dynamicRef": "#nope"}}})
    assert rules(found) == ["ref-missing"]
