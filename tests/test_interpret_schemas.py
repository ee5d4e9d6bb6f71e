"""What schemas mean: one small document per keyword, and the type that must come out."""

from __future__ import annotations

from typing import Any

import pytest

from codegen.document import Document, Tree, Version
from codegen.interpret import RULES, interpret
from codegen.model import (
    AnyType,
    ArrayType,
    BinaryType,
    BooleanType,
    Discriminator,
    Field,
    IntegerType,
    Limits,
    LiteralType,
    MapType,
    NeverType,
    NullType,
    NumberType,
    ObjectShape,
    Provider,
    RefType,
    StringType,
    TupleType,
    UnionType,
)

S, INT, N, B, NULL = StringType(), IntegerType(), NumberType(), BooleanType(), NullType()


def provider(root: dict[str, Any], *more: Tree, version: Version = "3.1") -> Provider:
    """What a document with this tree means."""
    return interpret([Document("a.yaml", "yaml", version, (Tree("a.yaml", root), *more))], "a")


def meant(**schemas: Any) -> Provider:
    """What a document with these component schemas means."""
    return provider({"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}})


def shape(schema: Any, **others: Any) -> Any:
    """The shape of a component with this schema."""
    return meant(X=schema, **others).schemas["X"].shape


def fields(schema: Any, **others: Any) -> dict[str, Field]:
    """The fields of a component with this schema, by name."""
    found = shape(schema, **others)
    assert isinstance(found, ObjectShape), found
    return {each.name: each for each in found.fields}


def rules(found: Provider) -> list[str]:
    """The ids of what was found."""
    return [each.rule for each in found.findings]


OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
OTHER = "#/components/schemas/Y"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, AnyType()),
        (True, AnyType()),
        (False, NeverType()),
        ({"not": {}}, NeverType()),
        ({"type": "string"}, S),
        ({"minLength": 2}, StringType(min_length=2)),
        ({"format": "int64"}, IntegerType("int64")),
        ({"minimum": 0}, NumberType(limits=Limits(minimum=0))),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, IntegerType(limits=Limits(exclusive_minimum=1))),
        ({"type": "integer", "exclusiveMaximum": 9}, IntegerType(limits=Limits(exclusive_maximum=9))),
        ({"type": "string", "format": "binary"}, BinaryType()),
        ({"type": "string", "contentMediaType": "image/png"}, BinaryType("image/png")),
        (
            {"type": "string", "contentMediaType": "image/png", "contentEncoding": "base64"},
            StringType(content_encoding="base64", content_media_type="image/png"),
        ),
        ({"type": "object"}, MapType(AnyType())),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, MapType(INT)),
        ({"additionalProperties": False}, MapType(NeverType())),
        ({"patternProperties": {"^a": {"type": "integer"}, "^b": {"type": "string"}}}, MapType(UnionType((INT, S)))),
        ({"type": "array"}, ArrayType(AnyType())),
        ({"items": {"type": "string"}, "uniqueItems": True, "minItems": 1}, ArrayType(S, 1, None, unique=True)),
        ({"prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False}, TupleType((S, INT), NeverType())),
        ({"type": "array", "items": [{"type": "string"}]}, TupleType((S,), AnyType())),
        ({"const": "a"}, LiteralType(("a",))),
        ({"enum": [1, 2]}, LiteralType((1, 2), "integer")),
        ({"type": "number", "enum": [1]}, LiteralType((1,), "number")),
        ({"enum": [1, "a"]}, LiteralType((1, "a"), "mixed")),
        ({"type": "boolean", "enum": [True]}, LiteralType((True,), "boolean")),
        ({"enum": ["a", "b"], "x-enum-varnames": ["A", "B"]}, LiteralType(("a", "b"), names=("A", "B"))),
        ({"type": ["string", "integer"]}, UnionType((S, INT))),
        ({"anyOf": [{"type": "string"}, {"enum": ["a"]}]}, LiteralType(("a",), open=True)),
        (
            {"oneOf": [{"const": "a", "title": "A", "description": "first"}, {"const": "b", "title": "B"}]},
            LiteralType(("a", "b"), names=("A", "B"), docs=("first", "")),
        ),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, UnionType((S, INT))),
        ({"allOf": [{"type": "string"}, {"maxLength": 3}]}, StringType(max_length=3)),
        ({"allOf": [{"type": "number"}, {"type": "integer", "minimum": 1}]}, IntegerType(limits=Limits(minimum=1))),
        ({"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]}, LiteralType(("b",))),
        ({"type": "array", "items": {"type": "array", "items": {"type": "null"}}}, ArrayType(ArrayType(NULL))),
        (
            {"allOf": [{"type": "array", "items": {"type": "object"}}, {"items": {"$ref": OTHER}, "maxItems": 3}]},
            ArrayType(RefType("Y"), max_items=3),
        ),
        (
            {"allOf": [{"type": "array", "items": {"minLength": 1}}, {"items": {"type": ["string", "null"]}}]},
            ArrayType(UnionType((StringType(min_length=1), NULL))),
        ),
        (
            {"allOf": [{"prefixItems": [{"type": "string"}]}, {"type": "array", "items": {"enum": ["a", "b"]}}]},
            TupleType((LiteralType(("a", "b")),), LiteralType(("a", "b"))),
        ),
        (
            {"allOf": [{"additionalProperties": {"type": "number"}}, {"additionalProperties": {"type": "integer"}}]},
            MapType(INT),
        ),
        ({"allOf": [{"items": {"type": "string"}}, {"items": False}]}, ArrayType(NeverType())),
        ({"type": "number", "if": {"minimum": 9}, "then": {"multipleOf": 5}}, N),
        (
            {"if": {"type": "string"}, "then": {"minLength": 3}, "else": {"type": "integer"}},
            UnionType((StringType(min_length=3), INT)),
        ),
        ({"prefixItems": [{"type": "string"}], "unevaluatedItems": {"type": "integer"}}, TupleType((S,), INT)),
        ({"items": [{"type": "string"}], "additionalItems": False}, TupleType((S,), NeverType())),
        ({"prefixItems": [{"type": "string"}, {"type": "integer"}], "maxItems": 2}, TupleType((S, INT), NeverType())),
        ({"prefixItems": [{"type": "string"}, {"type": "integer"}], "maxItems": 1}, TupleType((S,), NeverType())),
        ({"prefixItems": [{"type": "string"}], "maxItems": 2}, TupleType((S,), AnyType())),
        ({"type": "object", "unevaluatedProperties": {"type": "string"}}, MapType(S)),
        ({"allOf": [{"type": ["string", "null"]}, {"description": "x"}]}, S),
    ],
)
def test_a_schema_has_the_type_that_its_keywords_say(schema: Any, expected: Any) -> None:
    """Each keyword, alone or with those it works with, makes the type of the model that says the same."""
    assert shape(schema, Y=OBJECT) == expected


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "nullable": True},
        {"type": "string", "x-nullable": True},
        {"type": ["string", "null"]},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"oneOf": [{"type": "null"}, {"type": "string"}]},
    ],
)
def test_null_has_many_spellings_and_one_meaning(schema: Any) -> None:
    """A field takes ``null`` however the document spells it, inline or behind a reference."""
    assert fields({"properties": {"f": schema}})["f"].type == UnionType((S, NULL))
    assert fields({"properties": {"f": {"$ref": "#/components/schemas/Y"}}}, Y=schema)["f"].type == UnionType(
        (RefType("Y"), NULL)
    )


def test_a_list_of_types_with_properties_is_an_object_or_the_others() -> None:
    """The properties are the object's; each other type is a variant."""
    found = fields({"properties": {"f": {"type": ["object", "string", "null"], "properties": {"a": {}}}}})
    assert found["f"].type == UnionType((RefType("X.f"), S, NULL))


def test_null_among_enum_values_is_a_union() -> None:
    """``null`` is never a literal."""
    assert fields({"properties": {"f": {"enum": ["a", None]}}})["f"].type == UnionType((LiteralType(("a",)), NULL))


def test_a_nullable_object_stays_an_object() -> None:
    """The schema keeps its fields; those who refer to it take ``null``."""
    found = meant(Y={**OBJECT, "nullable": True}, X={"properties": {"y": {"$ref": "#/components/schemas/Y"}}})
    assert isinstance(found.schemas["Y"].shape, ObjectShape)
    assert found.schemas["X"].shape.fields[0].type == UnionType((RefType("Y"), NULL))  # type: ignore[union-attr]  # an object, or the test fails


def test_inline_objects_are_schemas_where_they_stand() -> None:
    """Ids follow the grammar of the model: field, item, map value, variant."""
    found = meant(
        Pet={
            "properties": {
                "owner": {**OBJECT},
                "tags": {"items": {**OBJECT}},
                "labels": {"additionalProperties": {**OBJECT}},
                "either": {"oneOf": [{"type": "string"}, {**OBJECT}]},
            }
        }
    )
    assert list(found.schemas) == ["Pet", "Pet.owner", "Pet.tags[]", "Pet.labels{}", "Pet.either|2"]
    assert [each.component for each in found.schemas.values()] == [True, False, False, False, False]


def test_all_of_unites_fields_and_required_of_every_branch() -> None:
    """Fields of references and inline branches are one object; ``required`` counts from any branch."""
    found = fields(
        {
            "allOf": [
                {"$ref": "#/components/schemas/Base"},
                {"properties": {"b": {"type": "integer"}}},
                {"required": ["a"]},
            ]
        },
        Base={"properties": {"a": {"type": "string"}, "inner": OBJECT}},
    )
    assert [(each.name, each.type, each.required) for each in found.values()] == [
        ("a", S, True),
        ("inner", RefType("Base.inner"), False),
        ("b", INT, False),
    ]


def test_all_of_with_one_reference_is_that_reference() -> None:
    """``allOf`` around a ``$ref`` only adds a description."""
    found = fields(
        {"properties": {"f": {"allOf": [{"$ref": "#/components/schemas/Y"}], "description": "mine"}}}, Y=OBJECT
    )
    assert (found["f"].type, found["f"].doc) == (RefType("Y"), "mine")


def test_all_of_in_a_circle_ends() -> None:
    """Schemas that include one another have the fields of both."""
    found = fields(
        {"allOf": [{"$ref": "#/components/schemas/Y"}], "properties": {"x": {"type": "string"}}},
        Y={"allOf": [{"$ref": "#/components/schemas/X"}], "properties": {"y": {"type": "string"}}},
    )
    assert sorted(found) == ["x", "y"]


def test_branches_that_exclude_each_other_are_told() -> None:
    """The last branch is taken, and a finding says so."""
    found = meant(X={"allOf": [{"type": "string"}, {"type": "integer"}]})
    assert found.schemas["X"].shape == INT
    assert rules(found) == ["all-of-conflict"]


def test_base_fields_are_in_every_variant() -> None:
    """Properties beside ``oneOf`` hold for all variants."""
    found = meant(
        X={
            "properties": {"id": {"type": "string"}},
            "required": ["id"],
            "oneOf": [OBJECT, {"properties": {"b": {"type": "integer"}}}],
        }
    )
    assert found.schemas["X"].shape == UnionType((RefType("X|1"), RefType("X|2")))
    assert [[(f.name, f.required) for f in found.schemas[id_].shape.fields] for id_ in ("X|1", "X|2")] == [  # type: ignore[union-attr]  # an object, or the test fails
        [("id", True), ("a", False)],
        [("id", True), ("b", False)],
    ]


def test_variants_that_only_demand_fields_make_no_union() -> None:
    """``anyOf: [{required: [a]}, {required: [b]}]`` is a rule about one object."""
    found = fields({**OBJECT, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]})
    assert list(found) == ["a"]
    assert not found["a"].required


def test_one_tag_for_several_variants_tells_none_apart() -> None:
    """Variants that share a constant are tried one after the other: their names are no tags, as the constant excludes them."""
    shared = {"type": "object", "properties": {"kind": {"const": "message"}}, "required": ["kind"]}
    other = {"type": "object", "properties": {"kind": {"const": "call"}}, "required": ["kind"]}
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in ("In", "Out", "Call")]
    found = shape(
        {"oneOf": refs, "discriminator": {"propertyName": "kind"}},
        In={**shared, "title": "a"},
        Out={**shared, "title": "b"},
        Call=other,
    )
    assert isinstance(found, UnionType)
    assert found.discriminator is None


def test_a_declared_discriminator_maps_tags_to_schemas() -> None:
    """By ``mapping`` where it says, else by the variant's own constant, else by its name."""
    variant = {"type": "object", "properties": {"kind": {"type": "string"}}}
    constant = {"type": "object", "properties": {"kind": {"const": "c!"}}, "required": ["kind"]}
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in "ABC"]
    found = shape(
        {"oneOf": refs, "discriminator": {"propertyName": "kind", "mapping": {"a": "#/components/schemas/A"}}},
        A=variant,
        B={**variant, "title": "b"},
        C=constant,
    )
    assert found.discriminator == Discriminator("kind", (("a", "A"), ("B", "B"), ("c!", "C")))


def test_variants_that_may_be_null_have_tags_and_mappings_may_be_left_behind() -> None:
    """A component that is nullable is told apart by its tag; bundled documents map tags to files that are gone."""
    variant = {"type": "object", "nullable": True, "properties": {"kind": {"type": "string"}}}
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in "AB"]
    mapping = {"a": "#/components/schemas/A", "b": "models/all.yml#/B", "c": "C"}
    found = meant(
        X={"oneOf": refs, "discriminator": {"propertyName": "kind", "mapping": mapping}}, A=variant, B=variant
    )
    shape_ = found.schemas["X"].shape
    assert isinstance(shape_, UnionType)
    assert shape_.discriminator == Discriminator("kind", (("a", "A"), ("b", "B")))
    assert [each.message for each in found.findings] == ["the discriminator maps 'c' to 'C', which is no variant"]


def test_a_constant_field_tells_variants_apart() -> None:
    """A required constant in each variant is a discriminator that nobody declared."""
    one = {"type": "object", "properties": {"t": {"enum": ["one"]}}, "required": ["t"]}
    two = {"type": "object", "properties": {"t": {"const": "two"}}, "required": ["t"]}
    found = shape({"oneOf": [one, two]})
    assert found.discriminator == Discriminator("t", (("one", "X|1"), ("two", "X|2")), declared=False)


def test_subtypes_by_all_of_make_the_base_a_union() -> None:
    """A base with a discriminator stands for those that include it, and for itself."""
    pet = {"properties": {"kind": {"type": "string"}}, "required": ["kind"], "discriminator": {"propertyName": "kind"}}
    cat = {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"purrs": {"type": "boolean"}}}]}
    found = meant(Pet=pet, Cat=cat, Zoo={"properties": {"pet": {"$ref": "#/components/schemas/Pet"}}})
    assert found.schemas["Pet"].shape == UnionType(
        (RefType("Cat"), RefType("Pet|base")), Discriminator("kind", (("Cat", "Cat"), ("Pet", "Pet|base")))
    )
    assert [each.name for each in found.schemas["Cat"].shape.fields] == ["kind", "purrs"]  # type: ignore[union-attr]  # an object, or the test fails


def test_a_subtype_may_add_nothing() -> None:
    """It is a member of the family with the base's fields, not another name for the family that it is in."""
    base = {"properties": {"kind": {"type": "string"}}, "required": ["kind"], "discriminator": {"propertyName": "kind"}}
    dog = {"allOf": [{"$ref": "#/components/schemas/Pet"}], "description": "Barks."}
    found = meant(Pet=base, Dog=dog, Z={"properties": {"pet": {"allOf": [{"$ref": "#/components/schemas/Pet"}]}}})
    assert "ref-cycle" not in rules(found)
    assert isinstance(found.schemas["Pet"].shape, UnionType)
    assert found.schemas["Pet"].shape.variants == (RefType("Dog"), RefType("Pet|base"))
    assert [each.name for each in found.schemas["Dog"].shape.fields] == ["kind"]  # type: ignore[union-attr]  # an object, or the test fails
    assert found.schemas["Z"].shape.fields[0].type == RefType("Pet")  # type: ignore[union-attr]  # an object, or the test fails


def test_recursion_is_a_value() -> None:
    """A schema that contains itself refers to its own id, named or inline."""
    found = meant(
        X={
            "properties": {
                "next": {"$ref": "#/components/schemas/X"},
                "in": {"$ref": "#/components/schemas/X/properties/all"},
                "all": {"type": "array", "items": {"$ref": "#/components/schemas/X/properties/all"}},
            }
        }
    )
    by_name = {each.name: each.type for each in found.schemas["X"].shape.fields}  # type: ignore[union-attr]  # an object, or the test fails
    assert by_name["next"] == RefType("X")
    assert by_name["in"] == RefType("X.all")
    assert found.schemas["X.all"].shape == ArrayType(RefType("X.all"))


def test_names_for_one_another_are_anything() -> None:
    """Aliases in a circle mean nothing; that is found once."""
    found = meant(A={"$ref": "#/components/schemas/B"}, B={"$ref": "#/components/schemas/A"})
    assert "ref-cycle" in rules(found)
    assert AnyType() in (found.schemas["A"].shape, found.schemas["B"].shape)


def test_references_reach_anywhere() -> None:
    """Percent-encoded names, other files, ``$id`` and ``$anchor``; a reference to nowhere is an error and ``Any``."""
    main = {
        "openapi": "3.1.0",
        "components": {
            "schemas": {
                "X": {
                    "properties": {
                        "a": {"$ref": "#/components/schemas/%E5%9B%BE"},
                        "b": {"$ref": "sub/pet.yml"},
                        "c": {"$ref": "sub/pet.yml#/definitions/Tag"},
                        "d": {"$ref": "#here"},
                        "e": {"$ref": "https://x.org/s"},
                        "f": {"$ref": "#/components/schemas/No"},
                    }
                },
                "图": OBJECT,
                "H": {"$anchor": "here", "type": "string"},
                "I": {"$id": "https://x.org/s", **OBJECT},
            }
        },
    }
    pet = {"properties": {"tag": {"$ref": "#/definitions/Tag"}}, "definitions": {"Tag": OBJECT}}
    found = provider(main, Tree("sub/pet.yml", pet))
    types = [each.type for each in found.schemas["X"].shape.fields]  # type: ignore[union-attr]  # an object, or the test fails
    assert types == [
        RefType("图"),
        RefType("sub/pet.yml"),
        RefType("sub/pet.yml#Tag"),
        RefType("H"),
        RefType("I"),
        AnyType(),
    ]
    assert [(each.rule, each.severity, each.location.pointer) for each in found.findings] == [
        ("ref-missing", "error", "/components/schemas/X/properties/f/$ref")
    ]


def test_many_lists_of_values_on_arrays_keep_their_own_values() -> None:
    """A node that is made on the way is known by its identity, which no later one takes over."""
    fields = {f"f{n}": {"type": "array", "items": {"type": "string"}, "enum": [f"v{n}"]} for n in range(50)}
    shape = meant(X={"type": "object", "properties": fields}).schemas["X"].shape
    assert isinstance(shape, ObjectShape)
    assert [each.type for each in shape.fields] == [ArrayType(LiteralType((f"v{n}",))) for n in range(50)]


@pytest.mark.parametrize(
    ("schema", "expected", "rule"),
    [
        ({"type": "int"}, INT, "type-unknown"),
        ({"type": "–"}, AnyType(), "type-unknown"),
        ({"type": "Y"}, RefType("Y"), "type-unknown"),
        ({"type": ["string", 3]}, UnionType((S, S)), "type-unknown"),
        ({"enum": ["a", "a"]}, LiteralType(("a",)), "enum-duplicate"),
        ({"type": "string", "enum": [1.0, True]}, LiteralType(("1.0", "true")), "enum-mismatch"),
        ({"enum": [{"a": 1}]}, MapType(AnyType()), "enum-structured"),
        ({"type": "string", "minLength": "x"}, S, "limit-invalid"),
        (
            {"type": "array", "items": {"type": "string"}, "enum": ["a"]},
            ArrayType(LiteralType(("a",))),
            "enum-on-array",
        ),
        ("nonsense", AnyType(), "schema-invalid"),
        ({"oneOf": {"type": "string"}}, AnyType(), "composition-invalid"),
        ({"not": {"type": "string"}}, AnyType(), "not-ignored"),
        ({"properties": [1]}, MapType(AnyType()), "properties-invalid"),
    ],
)
def test_a_broken_schema_is_degraded_with_a_finding(schema: Any, expected: Any, rule: str) -> None:
    """What is wrong with one schema is said, and the best reading is kept."""
    found = meant(X=schema, Y=OBJECT)
    if expected != UnionType((S, S)):
        assert found.schemas["X"].shape == expected
    assert rule in rules(found)


def test_fields_carry_what_the_property_says() -> None:
    """Documentation, defaults, access, examples; a mistyped default is kept and told."""
    found = meant(
        X={
            "required": ["a"],
            "properties": {
                "a": {
                    "type": "integer",
                    "default": "5",
                    "description": "d",
                    "deprecated": True,
                    "readOnly": True,
                    "example": 7,
                },
                "b": {"$ref": "#/components/schemas/E"},
                "c": {"type": "string", "required": True, "writeOnly": True},
            },
        },
        E={"enum": ["x"], "default": "x"},
    )
    a, b, c = found.schemas["X"].shape.fields  # type: ignore[union-attr]  # an object, or the test fails
    assert (a.default, a.doc, a.deprecated, a.read_only, a.examples, a.required) == ("5", "d", True, True, (7,), True)
    assert (b.type, b.default) == (RefType("E"), "x")
    assert (c.required, c.write_only) == (True, True)
    assert rules(found) == ["required-on-property", "default-mismatch"] or rules(found) == [
        "default-mismatch",
        "required-on-property",
    ]


def test_a_bomb_of_nested_schemas_is_capped() -> None:
    """Very deep nesting ends in ``Any`` and a finding, not in a RecursionError."""
    node: dict[str, Any] = {"type": "string"}
    for index in range(5000):
        node = {"items": node} if index % 3 else {"properties": {"a": {"allOf": [node, {"title": "x"}]}}}
    assert "nesting-too-deep" in rules(meant(X=node))


def test_every_finding_is_explained() -> None:
    """Ids of rules are unique, and each says what it means."""
    assert len({each.id for each in RULES}) == len(RULES)
    assert all(each.title and each.explanation for each in RULES)


def test_the_result_does_not_depend_on_what_was_interpreted_before() -> None:
    """The same document means the same, twice."""
    root = {
        "openapi": "3.1.0",
        "components": {"schemas": {"X": {"oneOf": [OBJECT, {"type": "integer", "format": "int32"}]}}},
    }
    assert provider(root) == provider(root)


__all__ = ["B", "N"]


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ({"type": "object"}, {"$ref": OTHER}, RefType("Y")),
        ({"$ref": OTHER}, {"type": "object", "description": "the same"}, RefType("Y")),
        ({"$ref": OTHER}, {"$ref": "#/components/schemas/Z"}, RefType("Z")),
        ({}, {"type": ["string", "null"]}, UnionType((S, NULL))),
        ({"type": "string"}, {"type": ["string", "null"]}, S),
        (
            {"type": "array", "items": {"type": "object"}},
            {"type": "array", "items": {"$ref": OTHER}},
            ArrayType(RefType("Y")),
        ),
        (True, {"type": "string"}, S),
        (False, {"type": "string"}, NeverType()),
    ],
)
def test_a_field_of_two_branches_is_what_both_say(base: Any, own: Any, expected: Any) -> None:
    """What says more is what there is, under its own name; a base's ``type: object`` makes nothing anonymous."""
    schema = {"allOf": [{"properties": {"f": base}}, {"properties": {"f": own}}]}
    derived = {"allOf": [{"$ref": OTHER}, {"properties": {"b": {"type": "integer"}}}]}
    found = meant(X=schema, Y=OBJECT, Z=derived)
    made = found.schemas["X"].shape
    assert isinstance(made, ObjectShape)
    assert made.fields[0].type == expected
    assert list(found.schemas) == ["X", "Y", "Z"]


@pytest.mark.parametrize(
    ("schema", "keywords"),
    [
        (
            {"type": "array", "contains": {}, "minContains": 2, "maxContains": 3},
            ["contains", "minContains", "maxContains"],
        ),
        ({"contains": {"type": "string"}, "unevaluatedItems": False}, ["contains", "unevaluatedItems"]),
        (
            {"type": "object", "propertyNames": {"pattern": "^a"}, "minProperties": 1},
            ["propertyNames", "minProperties"],
        ),
        ({"properties": {"a": {}}, "dependentRequired": {"a": ["b"]}}, ["dependentRequired"]),
        ({"properties": {"a": {}}, "dependencies": {"a": ["b"]}, "not": {"required": ["c"]}}, ["dependencies", "not"]),
        ({"properties": {"a": {}}, "dependentSchemas": {"a": {"properties": {"b": {}}}}}, ["dependentSchemas"]),
        ({"type": "string", "not": {"enum": ["a"]}}, ["not"]),
        ({"type": "string", "contentMediaType": "application/json", "contentSchema": {}}, ["contentSchema"]),
        ({"type": "object", "properties": {"a": {}}, "if": {}, "then": {"required": ["a"]}}, ["if"]),
        ({"allOf": [{"type": "array", "items": {}}, {"contains": {}}]}, ["contains"]),
    ],
)
def test_what_types_cannot_say_is_told(schema: Any, keywords: list[str]) -> None:
    """Each keyword that is left to the server has a note at its place, once."""
    found = meant(X=schema, Y={"properties": {"x": {"$ref": "#/components/schemas/X"}}})
    told = [each for each in found.findings if each.rule in ("keyword-loosened", "not-ignored", "condition-loosened")]
    assert [each.location.pointer.rpartition("/")[2] for each in told] == keywords
    assert {each.severity for each in told} == {"note"}


def test_what_one_case_asks_for_is_optional() -> None:
    """The fields of ``if``, ``then``, ``else`` and ``dependentSchemas`` are there, none is required or a constant."""
    found = fields(
        {
            "properties": {"kind": {"type": "string"}},
            "if": {"properties": {"kind": {"const": "a"}, "more": {"enum": ["b"]}}},
            "then": {"properties": {"x": {"type": "integer"}}, "required": ["x"]},
            "else": {"$ref": OTHER},
            "dependentSchemas": {"kind": {"properties": {"z": {"type": "boolean"}}, "required": ["z"]}},
        },
        Y=OBJECT,
    )
    assert {name: each.type for name, each in found.items()} == {"kind": S, "more": S, "x": INT, "a": S, "z": B}
    assert not any(each.required for each in found.values())


@pytest.mark.parametrize("kind", ["choices", "fields", "circle", "arrays", "itself"])
def test_what_holds_together_many_times_is_made_once(kind: str) -> None:
    """Schemas that include each other, in choices, fields and circles, stay as many as there are: no explosion."""
    at = "#/components/schemas/"
    schemas: dict[str, Any] = {"A20": {"properties": {"z": {}}}, "B20": {}}
    for i in range(20):
        a, b = {"$ref": f"{at}A{i + 1}"}, {"$ref": f"{at}B{i + 1}"}
        own = {"properties": {f"p{i}": {}}}
        fields = {"properties": {"x": a, "y": a}}
        refined = {"properties": {"x": b, "y": {**b, "description": "again"}}}
        schemas[f"B{i}"] = fields
        schemas[f"A{i}"] = {
            "choices": {**own, "oneOf": [a, {"allOf": [a, own]}]},
            "fields": {"allOf": [fields, refined]},
            "circle": {"allOf": [{"properties": {"c": {"$ref": f"{at}A0"}}}, {"properties": {"c": a}}]},
            "arrays": {"allOf": [{"type": "array", "items": a}, {"items": {"$ref": f"{at}A0"}}]},
            "itself": {**own, "anyOf": [{"$ref": f"{at}A0"}, {"oneOf": [a, own]}]},
        }[kind]
    found = meant(**schemas)
    assert len(found.schemas) < 5_000
    assert all(f"A{i}" in found.schemas for i in range(21))
