"""Answers that have no body, though the document may describe one: ``None``, and typed as that."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import codegen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer


def _content(name: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


PET = {"description": "", **_content("Pet")}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {
        "/pets/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {"responses": {"200": PET, "204": {"description": "no such pet"}}},
            "delete": {"responses": {"204": PET}},
            "put": {"responses": {"200": {"description": "", **_content("Maybe")}}},
        },
    },
    "components": {
        "schemas": {
            "Pet": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
            "Maybe": {"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "null"}]},
        }
    },
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The client, imported."""
    (tmp_path / "pets.json").write_text(json.dumps(DOCUMENT))
    made = codegen.generate(tmp_path / "pets.json", tmp_path / "bodiless", name="pets")
    assert [each.rule for each in made.findings if each.rule != "server-missing"] == ["body-impossible"]
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("bodiless.pets")
    for name in [each for each in sys.modules if each.partition(".")[0] == "bodiless"]:
        del sys.modules[name]


@pytest.mark.parametrize("strict", [False, True])
def test_nothing_is_none(package: Any, httpserver: HTTPServer, *, strict: bool) -> None:
    """Where success may be without a body, calls give ``None`` for it, for strict clients, too."""
    client = package.Client(base_url=httpserver.url_for(""), strict=strict)
    httpserver.expect_oneshot_request("/pets/1", method="GET").respond_with_json({"name": "Rex"})
    assert client.pets.retrieve("1").name == "Rex"
    for method, call in (("GET", client.pets.retrieve), ("DELETE", client.pets.delete)):
        httpserver.expect_oneshot_request("/pets/1", method=method).respond_with_data(status=204)
        assert call("1") is None
    httpserver.expect_oneshot_request("/pets/1", method="PUT").respond_with_data(status=200)
    assert client.pets.update("1") is None


def test_types_say_so(package: Any) -> None:
    """``Pet | None`` for the one, ``None`` for the other."""
    resource = package.Client(base_url="http://a.example").pets
    assert type(resource).retrieve.__annotations__["return"] == "Pet | None"
    assert type(resource).delete.__annotations__["return"] == "None"
