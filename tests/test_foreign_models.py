"""``models = "datamodel-code-generator"``: the clients of the pages, and of a document with everything, in every kind."""

from __future__ import annotations

import dataclasses
import importlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pydantic
import pytest

import codegen
from codegen.interpret import interpret
from codegen.plan.client import client_outline
from codegen.plan.jsonschema import Names, definitions_of
from codegen.read import read_text
from conftest import ROOT
from player import Player
from support import sample_answer, specweld, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codegen.package import ModelKind

KINDS: tuple[ModelKind, ...] = ("pydantic", "dataclass", "typeddict", "msgspec")
SEEDS = ("aimlapi", "chainhub", "chatanywhere")

PETS = r'''
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    post:
      operationId: createPet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
    put:
      operationId: replacePets
      tags: [pets]
      requestBody:
        required: true
        content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Animal"}}}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Tree"}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, petName]
      properties:
        id: {type: integer, readOnly: true}
        petName: {type: string, minLength: 2, description: 'A "name" with \ and """ in it.'}
        x-odd key: {type: string}
        class: {type: string, format: uri}
        born: {type: string, format: date-time}
        owner: {anyOf: [{$ref: "#/components/schemas/Struct"}, {type: "null"}]}
        friends: {type: array, items: {$ref: "#/components/schemas/Pet"}}
        secret: {type: string, writeOnly: true}
        color: {$ref: "#/components/schemas/Color"}
        kind: {type: string, enum: [a, b], default: a}
        code: {type: string, pattern: "^(?=x)a"}
        animal: {$ref: "#/components/schemas/Animal"}
    Color: {type: string, enum: [red, green]}
    Struct: {type: object, required: [name], properties: {name: {type: string}, age: {type: integer, maximum: 5}}}
    Cat: {type: object, required: [type], properties: {type: {const: cat}, lives: {type: integer}}}
    Dog: {type: object, required: [type], properties: {type: {const: dog}, legs: {type: integer}}}
    Animal:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator:
        propertyName: type
        mapping: {cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog"}
    Tree: {anyOf: [{type: string}, {type: array, items: {$ref: "#/components/schemas/Tree"}}]}
'''

PET: dict[str, Any] = {
    "id": 1,
    "petName": "Rex",
    "x-odd key": "odd",
    "class": "http://example.com",
    "born": "2024-01-02T03:04:05+00:00",
    "owner": {"name": "Ann"},
    "friends": [{"id": 2, "petName": "Flo", "color": "blue"}],
    "kind": "unheard of",
    "animal": {"type": "dog", "legs": 4},
}
NEW = {"new": [1]}


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> ModelKind:
    """Every kind of models."""
    return request.param


@pytest.fixture(scope="module")
def made(kind: ModelKind, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with clients of all documents, which can be imported as ``foreign_KIND``."""
    folder = tmp_path_factory.mktemp("foreign")
    (folder / "pets.yaml").write_text(PETS)
    sources = {"pets": "pets.yaml"} | {name: (ROOT / "specs" / f"{name}.md").as_posix() for name in SEEDS}
    lines = [
        f'output = "foreign_{kind}"',
        'models = "datamodel-code-generator"',
        f'models_options = {{ kind = "{kind}" }}',
        *(f"[providers.{name}]\nsources = [{json.dumps(source)}]" for name, source in sources.items()),
        '[operations]\n"POST /v1/images/generations" = "images.generate"',
    ]
    (folder / "specweld.toml").write_text("\n".join(lines))
    specweld("generate", "--no-cache", cwd=folder)
    sys.path.insert(0, str(folder))
    yield folder / f"foreign_{kind}"
    sys.path.remove(str(folder))


def package(made: Path, name: str) -> Any:
    """A generated client."""
    return importlib.import_module(f"{made.name}.{name}")


def field(value: Any, wire: str, python: str = "") -> Any:
    """A field of an answer of any kind."""
    return value[wire] if isinstance(value, dict) else getattr(value, python or wire)


def is_of(kind: ModelKind, value: object) -> bool:
    """Whether a value is an instance of what a kind makes."""
    match kind:
        case "pydantic":
            return isinstance(value, pydantic.BaseModel)
        case "dataclass":
            return dataclasses.is_dataclass(value)
        case "msgspec":
            return isinstance(value, msgspec.Struct)
        case "typeddict":
            return isinstance(value, dict)


@pytest.mark.parametrize("name", SEEDS)
def test_the_pages_clients_answer_with_models_of_the_kind(made: Path, kind: ModelKind, name: str) -> None:
    """A call over the network gives a typed answer, in a list of typed items."""
    answer: Any = sample_answer(ROOT / "specs" / f"{name}.md")
    given: dict[str, Any] = {"prompt": "a man", "n": 1, "size": "1024x1024"}
    given |= {"model": "dall-e-3"} if name == "chatanywhere" else {}
    with Player(answer) as server, package(made, name).Client(api_key="k", base_url=server.url) as client:
        images = client.images.generate(**given)
    assert is_of(kind, images)
    wire, items = next((wire, value) for wire, value in answer.items() if isinstance(value, list))
    assert is_of(kind, field(images, wire)[0])
    for key, value in items[0].items():
        assert field(field(images, wire)[0], key) == value or isinstance(value, dict)
    assert json.loads(server.seen[0].body)["prompt"] == "a man"


def answered(made: Path, answer: object, *, strict: bool = False) -> Any:
    """What a client makes of an answer."""
    with Player(answer) as server, package(made, "pets").Client(base_url=server.url, strict=strict) as client:
        return client.pets.create(pet_name="Rex")


def sent(made: Path, **given: Any) -> Any:
    """What a client sends."""
    with Player(PET) as server, package(made, "pets").Client(base_url=server.url) as client:
        client.pets.create(**given)
    return json.loads(server.seen[0].body)


def test_answers_come_back_as_they_came(made: Path, kind: ModelKind) -> None:
    """What was received can be sent: names of JSON, unset fields left out; Structs alone forget what they do not know."""
    pet = answered(made, PET | NEW)
    assert is_of(kind, field(pet, "owner"))
    assert field(pet, "petName", "pet_name") == "Rex"
    assert type(field(pet, "animal")).__name__ == ("dict" if kind == "typeddict" else "Dog")
    (again,) = sent(made, pet_name="Rex", friends=[pet])["friends"]
    assert again == (PET if kind == "msgspec" else PET | NEW)


def test_an_answer_that_does_not_fit_is_kept(made: Path, kind: ModelKind) -> None:
    """No exception: what fits is typed, the rest is as it came; ``strict`` raises."""
    wrong = PET | {"id": "one", "born": "soon", "animal": {"type": "fox"}, "friends": [{"petName": 3}]}
    pet = answered(made, wrong)
    assert is_of(kind, pet)
    assert is_of(kind, field(pet, "owner"))
    assert (field(pet, "id"), field(pet, "born")) == ("one", "soon")
    assert field(field(pet, "friends")[0], "petName", "pet_name") == 3
    core = importlib.import_module(f"{made.name}._core")
    with pytest.raises(core.ValidationError):
        answered(made, wrong, strict=True)
    assert answered(made, PET, strict=True) is not None


def test_limits_and_defaults_of_answers_are_not_enforced(made: Path) -> None:
    """A server may send more than its document allows, also with ``strict``."""
    pet = answered(made, PET | {"petName": "X", "owner": {"name": "Ann", "age": 9}}, strict=True)
    assert field(field(pet, "owner"), "age") == 9


def test_requests_take_the_classes_and_dicts(made: Path, kind: ModelKind) -> None:
    """A class of requests is sent by the names of JSON; nothing is sent that nobody said."""
    types = package(made, "pets").types
    tag = {} if kind == "msgspec" else {"type": "cat"}
    cat = types.CatParam(**tag, lives=9)
    body = sent(made, pet_name="Rex", animal=cat, friends=[{"petName": "Flo"}])
    assert body == {"petName": "Rex", "animal": {"type": "cat", "lives": 9}, "friends": [{"petName": "Flo"}]}


def test_names_are_ours(made: Path) -> None:
    """The same names as our own templates make, but for those that the library itself needs; fields likewise."""
    types = package(made, "pets").types
    names = {name for name in dir(types) if name[0].isupper()} - {"TYPE_CHECKING"}
    ours = {"Animal", "Cat", "Color", "Dog", "Pet", "Tree"}
    params = {"AnimalParam", "CatParam", "DogParam", "PetParam"}
    assert names == ours | params | {"StructModel", "StructModelParam"}
    for name in sorted(names):
        assert getattr(types, name) is not None


def test_recursive_names_are_read(made: Path) -> None:
    """A name for a type that mentions itself."""
    types, tree_ = package(made, "pets").types, ["a", ["b", ["c"]]]
    dog = types.DogParam(**({} if made.name.endswith("msgspec") else {"type": "dog"}))
    with Player(tree_) as server, package(made, "pets").Client(base_url=server.url) as client:
        assert client.pets.update(body=[dog, {"type": "cat"}]) == tree_
    assert json.loads(server.seen[0].body) == [{"type": "dog"}, {"type": "cat"}]


def test_the_output_is_clean(made: Path) -> None:
    """As black writes it, and without anything for mypy --strict to say."""
    for command in (["black", "--check", "-q"], ["mypy", "--strict", "--cache-dir", os.devnull]):
        run = subprocess.run(
            [sys.executable, "-m", *command, made.name], cwd=made.parent, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr


def test_output_is_the_same_each_time(made: Path) -> None:
    """Whatever the hash seed."""
    before = tree(made)
    specweld("generate", "--no-cache", cwd=made.parent, PYTHONHASHSEED="7")
    assert tree(made) == before


def test_the_library_is_imported_only_when_chosen(tmp_path: Path) -> None:
    """It takes 0.6 s to import."""
    (tmp_path / "pets.yaml").write_text(PETS)
    code = (
        "import sys, codegen; codegen.generate('pets.yaml', 'out'); "
        "print([name for name in sys.modules if name.startswith('datamodel_code_generator')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("kind", ["typeddict", "msgspec"])
def test_groups_need_models_that_fit_a_protocol(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dicts have no attributes and Structs say UNSET: one clear line instead of types that do not check."""
    (tmp_path / "pets.yaml").write_text(PETS)
    (tmp_path / "specweld.toml").write_text(
        f'models = "datamodel-code-generator"\nmodels_options = {{ kind = "{kind}" }}\n'
        '[providers.a]\nsources = ["pets.yaml"]\n[providers.b]\nsources = ["pets.yaml"]\n'
        '[groups.both]\nproviders = ["a", "b"]\n'
    )
    monkeypatch.chdir(tmp_path)
    with pytest.raises(codegen.InputError, match="groups need models"):
        codegen.generate()


def test_schemas_are_json_schema() -> None:
    """The export is JSON Schema in full: it accepts what the document shows, and refuses what it forbids."""
    provider = interpret(read_text("pets.yaml", PETS.encode()), "pets")
    scope = client_outline(provider, {}).scope
    defs = definitions_of(Names(provider.schemas, scope.models, "response"))
    jsonschema.Draft202012Validator.check_schema({"$defs": defs})
    validator = jsonschema.Draft202012Validator({"$ref": "#/$defs/Pet", "$defs": defs})
    known = PET | {"kind": "a", "friends": []}
    assert list(validator.iter_errors(known)) == []
    wrong = ({"kind": "c"}, {"id": "1"}, {"code": "a"}, {"owner": {"name": "Ann", "age": 9}}, {"petName": "X"})
    for each in wrong:
        assert len(list(validator.iter_errors(known | each))) == 1, each
    pet: Any = defs["Pet"]
    assert "secret" not in pet["properties"]
    assert pet["properties"]["id"] == {"type": "integer", "readOnly": True}
    assert pet["properties"]["kind"]["default"] == "a"
    sent_pet: Any = definitions_of(Names(provider.schemas, scope.params, "request"))["PetParam"]
    assert sent_pet["properties"]["secret"] == {"type": "string", "writeOnly": True}
    assert "id" not in sent_pet["properties"]
    animal: Any = defs["Animal"]
    assert animal["discriminator"]["mapping"] == {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}
