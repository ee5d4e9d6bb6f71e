"""What classes of types say of themselves."""

from __future__ import annotations

import json

import pytest

from codegen.interpret import interpret
from codegen.plan import Options, plan
from codegen.read import read_text
from codegen.reconcile import Settings, reconcile


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("PetToy", ()),
        ("pet_toy", ()),
        ("Pet Toy", ()),
        ("Pet", ()),
        ("Body_pet", ("Body_pet",)),
        ("A toy", ("A toy",)),
        ("", ()),
    ],
)
def test_a_title_that_is_the_name_says_nothing(title: str, said: tuple[str, ...]) -> None:
    """Frameworks give each schema its own name as its title; as a docstring that is noise."""
    schema = {"type": "object", "title": title, "properties": {"a": {"type": "string"}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/PetToy"}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/toys": {"get": {"responses": {"200": {"description": "", "content": content}}}}},
        "components": {"schemas": {"PetToy": schema}},
    }
    provider = interpret(read_text("t.json", json.dumps(document).encode()), "t")
    package = plan(reconcile([provider], Settings()), Options(), {})
    (made,) = [each for module in package.clients[0].types for each in module.definitions if each.name == "PetToy"]
    assert made.doc == said
