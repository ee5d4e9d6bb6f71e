"""Rewrites that change nothing on the wire are no differences."""

from __future__ import annotations

import copy

import pytest
import yaml
from diff_documents import BASE, Doc, changes, edited, get, model, pet

from codegen.diff import diff


def _inline(d: Doc) -> None:
    get(d)["responses"]["200"]["content"]["application/json"]["schema"] = copy.deepcopy(pet(d))


def _wrap(d: Doc) -> None:
    put = d["paths"]["/pets/{petId}"]["put"]
    put["requestBody"]["content"]["application/json"]["schema"] = {"allOf": [{"$ref": "#/components/schemas/Pet"}]}


def _split(d: Doc) -> None:
    properties = pet(d)["properties"]
    first = {"type": "object", "required": ["name"], "properties": {"name": properties.pop("name")}}
    d["components"]["schemas"]["Pet"] = {"allOf": [first, {"type": "object", "properties": properties}]}


def _path_level(d: Doc) -> None:
    item = d["paths"]["/pets/{petId}"]
    item["parameters"] = [item["get"]["parameters"].pop(0)]
    item["put"].pop("parameters")


def _any_of_null(d: Doc) -> None:
    pet(d)["properties"]["note"] = {"anyOf": [{"type": "string"}, {"type": "null"}]}


def _old_nullable(d: Doc) -> None:
    d["openapi"] = "3.0.3"
    pet(d)["properties"]["note"] = {"type": "string", "nullable": True}


def _constant(d: Doc) -> None:
    pet(d)["properties"]["mode"] = {"const": "pet"}


def _one_of_constants(d: Doc) -> None:
    pet(d)["properties"]["kind"] = {"oneOf": [{"const": "dog"}, {"const": "cat"}]}


def _rename_path_parameter(d: Doc) -> None:
    item = d["paths"].pop("/pets/{petId}")
    for method in ("get", "put"):
        item[method]["parameters"][0]["name"] = "id"
    d["paths"]["/pets/{id}"] = item


def _spell_out_style(d: Doc) -> None:
    get(d)["parameters"][1].update(style="form", explode=True)


def _explode_scalar(d: Doc) -> None:
    get(d)["parameters"][2].update(style="form", explode=False)


def _reorder(d: Doc) -> None:
    get(d)["parameters"].reverse()
    pet(d)["properties"] = dict(reversed(pet(d)["properties"].items()))
    d["paths"]["/pets/{petId}"] = dict(reversed(d["paths"]["/pets/{petId}"].items()))


def _rename_component(d: Doc) -> None:
    d["components"]["schemas"]["Animal"] = d["components"]["schemas"].pop("Pet")
    d["components"]["schemas"]["Animal"]["properties"]["parent"] = {"$ref": "#/components/schemas/Animal"}
    get(d)["responses"]["200"]["content"]["application/json"]["schema"] = {"$ref": "#/components/schemas/Animal"}
    put = d["paths"]["/pets/{petId}"]["put"]
    put["requestBody"]["content"]["application/json"]["schema"] = {"$ref": "#/components/schemas/Animal"}


def _unused_component(d: Doc) -> None:
    d["components"]["schemas"]["Unused"] = {"type": "object", "properties": {"x": {"type": "string"}}}


def _rename_scheme(d: Doc) -> None:
    d["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "Bearer"}}
    d["security"] = [{"token": []}]


def _shift_base_path(d: Doc) -> None:
    d["servers"] = [{"url": "https://api.example.com"}]
    d["paths"] = {f"/v1{path}": item for path, item in d["paths"].items()}


def _exclusive_limit(d: Doc) -> None:
    get(d)["parameters"][2]["schema"] = {"type": "integer", "exclusiveMaximum": 101}


def _describe(d: Doc) -> None:
    pet(d)["description"] = "A pet."
    pet(d)["properties"]["name"]["description"] = "What it is called."


@pytest.mark.parametrize(
    "rewrite",
    [
        _inline,
        _wrap,
        _split,
        _path_level,
        _any_of_null,
        _old_nullable,
        _constant,
        _one_of_constants,
        _rename_path_parameter,
        _spell_out_style,
        _explode_scalar,
        _reorder,
        _rename_component,
        _unused_component,
        _rename_scheme,
        _shift_base_path,
        _exclusive_limit,
        _describe,
    ],
    ids=lambda rewrite: rewrite.__name__[1:],
)
def test_a_rewrite_is_silent(rewrite: object) -> None:
    """Another spelling of the same API is no change, in either order."""
    assert callable(rewrite)
    assert [str(each) for each in changes(rewrite)] == []
    assert [str(each) for each in diff(model(edited(rewrite)), model(BASE))] == []


def test_yaml_and_json_are_one() -> None:
    """The syntax of a document is no difference."""
    assert diff(model(BASE), model(yaml.safe_dump(BASE), "pets.yaml")) == ()


def test_swagger_and_openapi_are_one() -> None:
    """A Swagger 2.0 document and its conversion to OpenAPI 3.0 mean the same."""
    schema = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer", "format": "int32"}}}
    swagger = {
        "swagger": "2.0",
        "info": {"title": "t", "version": "1"},
        "host": "api.example.com",
        "basePath": "/v1",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": {
            "/x": {
                "post": {
                    "parameters": [
                        {
                            "name": "ids",
                            "in": "query",
                            "type": "array",
                            "items": {"type": "string"},
                            "collectionFormat": "multi",
                        },
                        {"name": "body", "in": "body", "required": True, "schema": schema},
                    ],
                    "responses": {"200": {"description": "ok", "schema": schema}},
                }
            }
        },
    }
    content = {"application/json": {"schema": schema}}
    openapi = {
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "paths": {
            "/x": {
                "post": {
                    "parameters": [
                        {"name": "ids", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}
                    ],
                    "requestBody": {"required": True, "content": content},
                    "responses": {"200": {"description": "ok", "content": content}},
                }
            }
        },
    }
    assert [str(each) for each in diff(model(swagger), model(openapi))] == []
