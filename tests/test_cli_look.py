"""``inspect``, ``why``, ``diff``, ``init`` and ``explain``: what they tell, as text and as JSON."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

import codegen
from codegen.cli import main
from codegen.report.rules import all_rules
from conftest import ROOT, shared_path

SEEDS = ("chainhub", "aimlapi", "chatanywhere")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    """A folder with the three pages and their config."""
    monkeypatch.setenv("SPECWELD_CACHE_DIR", str(tmp_path / "cache"))
    home = tmp_path / "home"
    shutil.copytree(ROOT / "specs", home / "specs")
    shutil.copy(ROOT / "specweld.toml", home)
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def run(capsys):
    """Runs the command and gives its exit code and what it printed."""

    def call(*arguments: str) -> SimpleNamespace:
        code = main(arguments)
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return call


def schema() -> dict[str, Any]:
    """The JSON Schema that docs/inspect.md shows."""
    text = (ROOT / "docs" / "inspect.md").read_text(encoding="utf-8")
    found = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert found
    return closed(json.loads(found[1]))


def closed(value: Any) -> Any:
    """The schema with unknown keys forbidden: what is not documented must not be there."""
    if isinstance(value, list):
        return [closed(each) for each in value]
    if not isinstance(value, dict):
        return value
    inner = {key: closed(each) for key, each in value.items()}
    return inner | {"additionalProperties": False} if value.get("type") == "object" else inner


def valid(value: Any) -> None:
    """Checks a value against the documented schema."""
    jsonschema.validate(value, schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", SEEDS)
def test_the_json_interface(run, name: str) -> None:
    """The JSON of each page is what the documentation says."""
    done = run("inspect", f"specs/{name}.md", "--name", name, "--json")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    valid(found)
    assert found["servers"][0]["url"].startswith("https://api.")
    assert [auth["kind"] for auth in found["auth"]] == ["bearer"]
    assert found["auth"][0]["env"] == f"{name.upper()}_API_KEY"
    assert [(each["method"], each["path"]) for each in found["operations"]] == [("POST", "/v1/images/generations")]
    assert {"prompt", "n", "size"} <= {each["wire"] for each in found["operations"][0]["arguments"]}
    assert all(decision["evidence"][0]["line"] > 0 for decision in found["decisions"])


@pytest.mark.parametrize("folder", ["features", "apis", "docs/pages"])
def test_the_json_interface_on_other_documents(run, folder: str) -> None:
    """The JSON of documents that nobody prepared is what the documentation says."""
    place = shared_path("corpus", *folder.split("/"))
    files = (each for each in sorted(place.rglob("*")) if each.suffix in {".json", ".yaml", ".md"})
    small = [each for each in files if 2_000 < each.stat().st_size < 100_000]
    for each in small[:: max(1, len(small) // 4)][:4]:
        done = run("inspect", str(each), "--json")
        assert "bug" not in done.err
        if done.code == 0:
            valid(json.loads(done.out))


def test_the_config_at_a_glance(run) -> None:
    """Without a source, every provider is told, as text for people and as JSON for programs."""
    told = run("inspect")
    assert told.code == 0
    for name in SEEDS:
        assert f"\n{name}: " in f"\n{told.out}"
    assert "images.generate(prompt, n, size, [model])" in told.out
    assert "-> " in told.out
    assert "specs/chainhub.md:" in told.out
    found = json.loads(run("inspect", "--json").out)
    assert [each["name"] for each in found["providers"]] == list(SEEDS)
    for each in found["providers"]:
        valid(each)


def test_the_python_value_is_the_json(run) -> None:
    """``codegen.inspect`` gives the same as frozen values."""
    found = codegen.inspect("specs/aimlapi.md")
    told = json.loads(run("inspect", "specs/aimlapi.md", "--json").out)
    assert found.name == told["name"]
    assert [each.wire for each in found.operations[0].arguments] == [
        each["wire"] for each in told["operations"][0]["arguments"]
    ]
    with pytest.raises(AttributeError):
        found.title = "x"  # type: ignore[misc]  # a test may try what types forbid


WHY = {
    "aimlapi.images.generate.n": ["Literal[1]", "number-is-integer", "specs/aimlapi.md:61", "enum [1]"],
    "chainhub.images.generate.model": ["example-only-field", "gpt-image-1.5", "specs/chainhub.md:48"],
    "chainhub.images.generate.n": ["hint", "1..10", "[prose", "specs/chainhub.md:5"],
    "aimlapi.auth": ["AIMLAPI_API_KEY", "auth-inferred", "code sample", "specs/aimlapi.md:71"],
    "chainhub.auth": ["auth-empty-security", "security: []", "specs/chainhub.md:13"],
    "chatanywhere.server": ["https://api.chatanywhere.tech", "specs/chatanywhere.md:123"],
    "aimlapi.images.generate": ["client.images.generate(prompt", "POST /v1/images/generations"],
    "aimlapi.images.generate.response.data[].url": ["str", "presence", "sample response"],
    "aimlapi.ImagesGenerateResponse.data": ["presence", "POST /v1/images/generations response.200.data"],
    "aimlapi POST /v1/images/generations body.size": ["1024x1024", "schema"],
    "chatanywhere": ["auth", "server"],
}
"""Facts, and what must be said about them."""


@pytest.mark.parametrize("target", list(WHY))
def test_why(run, target: str) -> None:
    """The claims with file and line, and the rule that chose."""
    told = run("why", target)
    assert told.code == 0, told.err
    assert told.out.startswith(target)
    wanted = [each for each in WHY[target] if not each.startswith("[")]
    assert [each for each in wanted if each not in told.out] == [], told.out


def test_why_of_a_settled_fact(run) -> None:
    """Where no rule chose, the claims are told and that they agree."""
    told = run("why", "aimlapi.images.generate.prompt")
    assert told.code == 0
    assert "string, length at most 32000, required" in told.out
    assert "settled" in told.out


def test_why_as_json(run) -> None:
    """Claims and decisions are values with places."""
    found = json.loads(run("why", "aimlapi.images.generate.n", "--json").out)
    assert found["subject"] == "POST /v1/images/generations body.n"
    assert found["claims"][0]["location"]["line"] > 0
    assert [decision["rule"] for decision in found["decisions"]] == ["number-is-integer"]


def test_why_with_a_source_instead_of_a_config(run) -> None:
    """Any document can be asked, under any name."""
    told = run("why", "x.auth", "specs/chainhub.md", "--name", "x")
    assert told.code == 0
    assert "X_API_KEY" in told.out


@pytest.mark.parametrize(
    ("target", "close"),
    [
        ("aimlapi.images.generate.promt", "aimlapi.images.generate.prompt"),
        ("aimlpai.auth", "aimlapi"),
        ("aimlapi.image.generate", "aimlapi.images.generate"),
        ("aimlapi.ImagesGenerateRespons.data", "aimlapi.ImagesGenerateResponse.data"),
    ],
)
def test_why_knows_what_was_meant(run, target: str, close: str) -> None:
    """A name that is nearly right is met with the right one."""
    told = run("why", target)
    assert (told.code, told.out) == (2, "")
    assert close in told.err


def test_every_rule_that_speaks_is_explained(run) -> None:
    """Each rule that a finding or decision of the seeds names has an explanation; the list has all, once."""
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))
    found = json.loads(run("inspect", "--json").out)["providers"]
    named = {each["rule"] for provider in found for kind in ("findings", "decisions") for each in provider[kind]}
    assert named - set(ids) == set()
    for rule in sorted(named):
        told = run("explain", rule)
        assert told.code == 0
        assert len(told.out) > 100
    assert len(run("explain").out.splitlines()) == len(ids)
    assert json.loads(run("explain", "ref-missing", "--json").out)["id"] == "ref-missing"


def test_diff(run) -> None:
    """What breaks is told with its place; nothing is told where nothing changed; the exit code follows --fail-on."""
    old, new = Path("old.yaml"), Path("new.yaml")
    text = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths:\n  /a:\n    get: {responses: {"200": {description: x}}}\n'
    old.write_text(f'{text}  /b:\n    get: {{responses: {{"200": {{description: x}}}}}}\n', encoding="utf-8")
    new.write_text(text, encoding="utf-8")
    told = run("diff", "old.yaml", "new.yaml")
    assert told.code == 0
    assert "old.yaml:" in told.out
    assert "breaking: " in told.out
    assert "GET /b" in told.out
    assert run("diff", "old.yaml", "new.yaml", "--fail-on", "breaking").code == 1
    found = json.loads(run("diff", "old.yaml", "new.yaml", "--json").out)
    assert found["counts"]["breaking"] == len([each for each in found["changes"] if each["level"] == "breaking"]) == 1
    same = run("diff", "new.yaml", "new.yaml", "--fail-on", "info")
    assert (same.code, same.out) == (0, "no change: both mean the same\n")
    assert run("diff", "new.yaml", "old.yaml", "--fail-on", "breaking").code == 0


def test_init_writes_what_generate_follows(run) -> None:
    """A config for the three pages names them and the group they form, and generates; it is never overwritten."""
    Path("specweld.toml").unlink()
    told = run("init", *(f"specs/{name}.md" for name in SEEDS))
    assert told.code == 0
    text = Path("specweld.toml").read_text(encoding="utf-8")
    assert told.out.rstrip() == text.rstrip()
    assert '[providers.aimlapi]\nsources = ["specs/aimlapi.md"]' in text
    assert '[groups.images]\nproviders = ["chainhub", "aimlapi", "chatanywhere"]' in text
    assert run("generate", "-q").code == 0
    again = run("init", "specs/aimlapi.md")
    assert again.code == 2
    assert "exists already" in again.err
    assert Path("specweld.toml").read_text(encoding="utf-8") == text


def test_init_for_one_document_elsewhere(run) -> None:
    """Names come from what the file or the document is called; paths are relative to the config."""
    Path("sub").mkdir()
    shutil.copy("specs/aimlapi.md", "openapi.md")
    assert run("init", "openapi.md", "--config", "sub/specweld.toml").code == 0
    text = Path("sub/specweld.toml").read_text(encoding="utf-8")
    assert 'sources = ["../openapi.md"]' in text
    assert "groups" not in text
    assert "[providers.openapi]" not in text
    assert run("generate", "--config", "sub/specweld.toml", "-q").code == 0
    assert Path("sub/generated").is_dir()
