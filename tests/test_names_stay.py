"""The lock keeps names: whatever a document gains or loses, what was there keeps its call, its class and its dict."""

from __future__ import annotations

import copy
import json
import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

import codegen
from codegen.interpret import interpret
from codegen.plan.client import ClientOutline, client_outline
from codegen.read import read_text
from conftest import ROOT, shared_path
from support import run

DOCUMENTS = {
    "names": ROOT / "tests" / "cases" / "names" / "spec.yaml",
    "paging": ROOT / "tests" / "cases" / "paging" / "spec.yaml",
    "unions": ROOT / "tests" / "cases" / "enums_and_unions" / "spec.yaml",
    "petstore": ("corpus", "features", "2.0", "json", "petstore.json"),
    "vercel": ("corpus", "apis", "vercel.com.json"),
    "snyk": ("corpus", "apis", "snyk.io.json"),
    "mux": ("corpus", "apis", "mux.com.json"),
    "netlify": ("corpus", "apis", "netlify.com.json"),
    "train_travel": ("corpus", "nasty", "readmeio--3.1__yaml__train-travel.yaml"),
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def root(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A document's tree."""
    found = DOCUMENTS[request.param]
    path = found if isinstance(found, Path) else shared_path(*found)
    (document,) = read_text(path.name, path.read_bytes())
    return json.loads(json.dumps(document.root))


def outline(root: Mapping[str, Any], known: Mapping[str, str]) -> ClientOutline:
    """The plan of a document under the names of a lock file."""
    documents = read_text("spec.json", json.dumps(root).encode())
    return client_outline(interpret(documents, "api"), known)


def all_names(made: ClientOutline) -> dict[str, str]:
    """Everything that a user can write down: calls, classes, dicts, classes of pages and of resources."""
    scope = made.scope
    return {
        **{f"call {key}": ".".join(call) for key, call in scope.calls.items()},
        **{f"model {id_}": name for id_, name in scope.models.items()},
        **{f"dict {id_}": name for id_, name in scope.params.items()},
        **{f"answer {key}": name for key, name in scope.answers.items()},
        **{f"pages {key}": name for key, name in scope.pages.items()},
        **{f"resource {'.'.join(each.bare.path)}": each.bare.class_name for each in made.branches},
    }


def renamed(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What is there before and after under two names."""
    return [(id_, name, after[id_]) for id_, name in before.items() if id_ in after and after[id_] != name]


def grown(root: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The document with new schemas that are called as what is there already, before the old ones, and calls for them."""
    new = copy.deepcopy(dict(root))
    schemas = new["definitions"] if "swagger" in new else new.setdefault("components", {}).setdefault("schemas", {})
    prefix = "#/definitions/" if "swagger" in new else "#/components/schemas/"
    taken = dict.fromkeys(name for id_, name in names.items() if not id_.startswith("call "))
    wanted = [name for name in taken if name.isidentifier() and name not in schemas]
    added = {name: {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}}} for name in wanted}
    for table in (schemas,):
        old = dict(table)
        table.clear()
        table.update({**added, **old})
    new["paths"] = {**{path: calling(prefix + name, new) for path, name in twins(new, wanted)}, **new["paths"]}
    return new


def twins(root: Mapping[str, Any], wanted: list[str]) -> Iterator[tuple[str, str]]:
    """Paths that read like those that are there already, each with one of the new schemas."""
    for number, path in enumerate(list(root["paths"])[: len(wanted)]):
        yield f"/v9{path}", wanted[number]


def calling(reference: str, root: Mapping[str, Any]) -> dict[str, Any]:
    """A call that sends and answers a schema."""
    of = {"$ref": reference}
    if "swagger" in root:
        body = {"parameters": [{"name": "body", "in": "body", "required": True, "schema": of}]}
        return {"post": {**body, "responses": {"200": {"description": "", "schema": of}}}}
    content = {"content": {"application/json": {"schema": of}}}
    return {"post": {"requestBody": content, "responses": {"200": {"description": "", **content}}}}


def shrunk(root: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """The document without a third of its paths."""
    chance = random.Random(seed)  # noqa: S311 - a choice that can be made again
    new = copy.deepcopy(dict(root))
    new["paths"] = {path: item for path, item in new["paths"].items() if chance.random() > 1 / 3}
    return new


def test_what_a_document_gains_renames_nothing(root: dict[str, Any]) -> None:
    """Schemas called like our classes, dicts and resources, and calls like our calls, come before the old ones."""
    first = outline(root, {})
    before = all_names(first)
    larger = grown(root, before)
    second = outline(larger, dict(first.known))
    assert len(second.scope.calls) > len(first.scope.calls)
    assert len(all_names(second)) > len(before)
    assert renamed(before, all_names(second)) == []
    assert renamed(all_names(second), all_names(outline(larger, dict(second.known)))) == []


def test_without_a_lock_the_same_growth_renames(root: dict[str, Any]) -> None:
    """The growth of the test above is one that collides: this is what the lock is for."""
    before = all_names(outline(root, {}))
    assert renamed(before, all_names(outline(grown(root, before), {})))


def test_what_a_document_loses_renames_nothing(root: dict[str, Any]) -> None:
    """Paths that go, and come back, leave every other name as it is."""
    first = outline(root, {})
    for seed in range(3):
        second = outline(shrunk(root, seed), dict(first.known))
        assert renamed(all_names(first), all_names(second)) == []
        third = outline(root, dict(second.known))
        assert renamed(all_names(second), all_names(third)) == []


def test_a_dict_stays_when_its_schema_is_answered_too() -> None:
    """What was sent only has the schema's own name; when a new call answers with it, the new model takes another."""
    one: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"PetRequest": {"type": "object", "properties": {"name": {"type": "string"}}}}},
        "paths": {
            "/pets/batch": {
                "post": {
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/PetRequest"}}
                            }
                        }
                    },
                    "responses": {"204": {"description": ""}},
                }
            }
        },
    }
    first = outline(one, {})
    assert first.scope.params == {"PetRequest": "PetRequest"}
    two: dict[str, Any] = copy.deepcopy(one)
    two["paths"]["/pets"] = calling("#/components/schemas/PetRequest", one)
    second = outline(two, dict(first.known))
    assert second.scope.params["PetRequest"] == "PetRequest"
    assert second.scope.models["PetRequest"] == "PetRequestModel"
    third = outline(two, dict(second.known))
    assert renamed(all_names(second), all_names(third)) == []


def test_a_call_of_another_name_can_still_be_called(tmp_path: Path, httpserver: HTTPServer) -> None:
    """A rename in the config keeps the old call as a deprecated one, run after run, until something else needs its place."""
    shutil.copy(ROOT / "tests" / "cases" / "paging" / "spec.yaml", tmp_path)
    plain = '[providers.shop]\nsources = ["spec.yaml"]\n'
    config = tmp_path / "specweld.toml"
    config.write_text(plain, encoding="utf-8")
    codegen.generate(config=config)
    config.write_text(f'{plain}[operations]\n"GET /items" = "stock.all"\n', encoding="utf-8")
    for _ in range(2):
        codegen.generate(config=config, cached=False)
    httpserver.expect_request("/items").respond_with_json({"data": [], "next_cursor": None})
    asked = f"""
from generated.shop import Client
client = Client(base_url={httpserver.url_for("")!r})
print(list(client.stock.all()), list(client.items.list()), client.items.list.__deprecated__)
"""
    assert run(sys.executable, "-c", asked, cwd=tmp_path).stdout == "[] [] Called client.stock.all now.\n"
    config.write_text(
        f'{plain}[operations]\n"GET /items" = "stock.all"\n"GET /offsets" = "items.list"\n', encoding="utf-8"
    )
    codegen.generate(config=config)
    text = (tmp_path / "generated" / "shop" / "resources" / "items.py").read_text(encoding="utf-8")
    assert '"/offsets"' in text
    assert '"/items",' not in text


@pytest.mark.parametrize("call", ["", "a..b", "import.x", "a.__init__", "x y", "items"])
def test_a_lock_that_says_nonsense_of_former_calls_is_not_believed(call: str) -> None:
    """What people edit into the lock becomes no code: only calls that can be one, and are free, stay."""
    path = ROOT / "tests" / "cases" / "paging" / "spec.yaml"
    (document,) = read_text(path.name, path.read_bytes())
    made = client_outline(interpret([document], "api"), {f"former {call}": "GET /items"})
    assert made.scope.former == {}
