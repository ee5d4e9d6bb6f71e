"""Bad input: one clear line, exit code 2, nothing written, no traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.cli import main
from conftest import ROOT

GOOD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths:\n  /x:\n    get: {responses: {"200": {description: fine}}}\n'

DOCUMENTS = {
    "not a spec": ("kind.yaml", "kind: Deployment\nspec: {}\n", "kind.yaml:1: "),
    "JSON, not a spec": ("list.json", "[1, 2]", "list.json:1: "),
    "a scalar": ("word.yaml", "hello\n", "word.yaml:1: "),
    "an empty file": ("empty.yaml", "", "empty.yaml:1: "),
    "blanks only": ("blank.md", " \n\n", "blank.md:1: "),
    "a page without a spec": ("page.md", '# Pets\n\nText.\n\n```json\n{"a": 1}\n```\n', "page.md:1: "),
    "broken YAML": ("broken.yaml", "openapi: 3.1.0\ninfo:\n  title: T\npaths: [1\nx: 2\n", "broken.yaml:5: "),
    "broken JSON": ("broken.json", '{\n  "openapi": "3.1.0",\n  "paths": {"/x" {}}\n}\n', "broken.json:3: "),
    "JSON cut short": ("cut.json", '{\n  "openapi": "3.1.0",\n  "paths": {\n', "cut.json:"),
    "binary": ("image.yaml", "\x00\x01\x02\x03", "image.yaml:"),
}
"""Kinds of documents that cannot be used: file, text, and how the line must begin."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch) -> Path:
    """An empty folder."""
    monkeypatch.setenv("SPECWELD_CACHE_DIR", str(tmp_path / "cache"))
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def refused(capsys, home: Path):
    """Runs the command, asserts that it is refused in one line and without any write, and gives the line."""

    def call(*arguments: str) -> str:
        before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
        folders = sorted(home.rglob("*"))
        code = main(arguments)
        out, err = capsys.readouterr()
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert "Traceback" not in err
        assert "bug" not in err
        assert sorted(home.rglob("*")) == folders
        assert {path: path.read_bytes() for path in before} == before
        return err.rstrip("\n")

    return call


@pytest.mark.parametrize("command", ["generate", "config", "check", "inspect", "diff"])
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_that_cannot_be_used(refused, kind: str, command: str) -> None:
    """Every command says which line of which file is wrong; with a config, too."""
    name, text, begin = DOCUMENTS[kind]
    Path(name).write_text(text, encoding="utf-8", newline="")
    if command == "config":
        Path("specweld.toml").write_text(f'[providers.x]\nsources = ["{name}"]\n', encoding="utf-8")
    arguments = {
        "generate": ("generate", name, "-o", "out"),
        "config": ("generate",),
        "check": ("check", name, "-o", "out"),
        "inspect": ("inspect", name, "--json"),
        "diff": ("diff", name, name),
    }
    line = refused(*arguments[command])
    assert line.startswith(begin), line
    assert len(line) > len(begin) + 15


LOST = {
    "response": "    get: {responses: {'200': {$ref: '#/components/responses/Lost'}}}",
    "schema": "    get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Lost'}}}}}}",
    "field": "    post: {requestBody: {content: {application/json: {schema: {properties: {a: {$ref: '#/x'}, b: {}}}}}}}",
    "parameter": "    get: {parameters: [{$ref: '#/components/parameters/Lost'}, {name: q, in: query}]}",
    "body": "    post: {requestBody: {$ref: '#/components/requestBodies/Lost'}}",
    "header": "    get: {responses: {'200': {headers: {X-A: {$ref: '#/components/headers/Lost'}}}}}",
    "base": "    post: {requestBody: {content: {application/json: {schema: {allOf: [{$ref: '#/x'}, {required: [a]}]}}}}}",
    "path item": "    $ref: '#/components/pathItems/Lost'",
    "file": "    get: {responses: {'200': {content: {application/json: {schema: {$ref: 'lost.yaml#/A'}}}}}}",
    "URL": "    get: {responses: {'200': {content: {application/json: {schema: {$ref: 'https://lost.invalid/a.json'}}}}}}",
    "file of a path item": "    $ref: lost/item.yaml",
    "example": "    get: {responses: {'200': {content: {application/json: {examples: {a: {$ref: '#/x'}}}}}}}",
    "link": "    get: {responses: {'200': {links: {a: {$ref: '#/components/links/Lost'}}}}}",
    "callback": "    post: {callbacks: {done: {$ref: '#/components/callbacks/Lost'}}}",
    "security scheme": "    get: {}\ncomponents: {securitySchemes: {a: {$ref: '#/x'}}}",
    "media type": "    get: {responses: {'200': {content: {application/json: {$ref: '#/components/mediaTypes/Lost'}}}}}",
}
"""What a reference to nowhere may stand for: the lines below the path ``/x``."""


@pytest.mark.parametrize("kind", LOST)
def test_a_reference_to_nowhere_costs_only_itself(capsys, kind: str) -> None:
    """An error with its line, and everything else is written; ``--fail-on error`` refuses."""
    text = f"openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /y:\n    get: {{}}\n  /x:\n{LOST[kind]}\n"
    Path("lost.yaml").write_text(text, encoding="utf-8")
    assert main(("generate", "lost.yaml", "-o", "out", "--name", "t", "--fail-on", "error")) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("nothing written, by --fail-on error: lost.yaml:")
    assert not Path("out").exists()
    assert main(("generate", "lost.yaml", "-o", "out", "--name", "t")) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "[ref-missing]" in line]
    assert len(told) == 1
    assert re.match(r"lost\.yaml:[78]: error: ", told[0])
    written = Path("out/t/_client.py").read_text(encoding="utf-8") + "".join(
        each.read_text(encoding="utf-8") for each in Path("out/t/resources").glob("*.py")
    )
    assert '"/y"' in written
    assert ('"/x"' in written) == ("path item" not in kind)
    ran = subprocess.run([sys.executable, "-c", "import out.t; out.t.Client"], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_what_is_not_there(refused) -> None:
    """Missing files, configs and folders are named, close names are proposed."""
    Path("petstore.json").write_text("{}", encoding="utf-8")
    assert refused("generate", "petstore.yaml", "-o", "out") == (
        "no such file: petstore.yaml; check the path (did you mean petstore.json?)"
    )
    assert refused("generate").startswith("specweld.toml: no such file; write one with `specweld init")
    assert refused("generate", "--config", "other.toml").startswith("other.toml: no such file")
    Path("specweld.toml").write_text('[providers.x]\nsources = [\n  "none.yaml",\n]\n', encoding="utf-8")
    assert refused("generate").startswith("specweld.toml:2: no such file: none.yaml")
    Path("specweld.toml").write_text('[providers.x]\nsources = ["none/*.yaml"]\n', encoding="utf-8")
    assert refused("check").startswith("specweld.toml:2: nothing matches none/*.yaml")


def test_an_unknown_key_in_the_config(refused) -> None:
    """The key, its line and what was meant."""
    Path("spec.yaml").write_text(GOOD, encoding="utf-8")
    Path("specweld.toml").write_text(
        '[providers.x]\nsources = ["spec.yaml"]\n\n[group.g]\nproviders = ["x"]\n', encoding="utf-8"
    )
    assert refused("generate") == "specweld.toml:4: unknown key `group`; did you mean `groups`?"


def test_a_decision_that_decides_nothing(refused) -> None:
    """An answer to a question that nobody asked is refused."""
    Path("spec.yaml").write_text(GOOD, encoding="utf-8")
    text = '[providers.x]\nsources = ["spec.yaml"]\n\n[decisions]\n"GET /x query.nope" = "accept"\n'
    Path("specweld.toml").write_text(text, encoding="utf-8")
    assert "GET /x query.nope" in refused("generate")


def test_somebody_elses_files(refused) -> None:
    """A folder or a file that specweld did not make is not written to."""
    Path("spec.yaml").write_text(GOOD, encoding="utf-8")
    Path("thesis").mkdir()
    Path("thesis/chapter.txt").write_text("1", encoding="utf-8")
    assert "chapter.txt" in refused("generate", "spec.yaml", "-o", "thesis")
    assert "name a folder" in refused("generate", "spec.yaml", "-o", "spec.yaml")
    assert main(("generate", "spec.yaml", "-o", "out", "-q")) == 0
    Path("out/t/mine.py").write_text("x = 1\n", encoding="utf-8")
    Path("out/t/resources/x.py").unlink()
    Path("out/t/resources/x.py").write_text("mine = 1\n", encoding="utf-8")
    lock = Path("out/specweld.lock")
    text = lock.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if '"t/resources/x.py"' not in line]
    lock.write_text("".join(kept), encoding="utf-8")
    assert refused("generate", "spec.yaml", "-o", "out").startswith("out/t/resources/x.py: ")
    assert Path("out/t/mine.py").read_text(encoding="utf-8") == "x = 1\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("genrate",), "did you mean `generate`?"),
        (("generate", "spec.yaml"), "-o DIR"),
        (("generate", "-o", "out"), "needs a source"),
        (("generate", "spec.yaml", "-o", "out", "--name", "class"), "`class` cannot be the name"),
        (("generate", "--nope"), "--nope"),
        (("generate", "--fail-on", "fatal"), "fatal"),
        (("inspect", "spec.yaml", "more"), "more"),
        (("explain", "ref-mising"), "did you mean `ref-missing`?"),
        (("why", "x"), "specweld.toml: no such file"),
        (("init", "none.yaml"), "no such file: none.yaml"),
        (("diff", "spec.yaml"), "NEW"),
    ],
)
def test_wrong_usage(refused, arguments: tuple[str, ...], says: str) -> None:
    """One line that says what was meant or where help is."""
    Path("spec.yaml").write_text(GOOD, encoding="utf-8")
    assert says in refused(*arguments)


def test_debug_shows_the_traceback(capsys) -> None:
    """Only with ``--debug``."""
    assert main(("inspect", "none.yaml", "--debug")) == 2
    assert "Traceback" in capsys.readouterr().err


def test_as_a_process() -> None:
    """``python -m codegen`` has the same exit codes; a reader that goes away is no error."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-m", "codegen", "inspect", "none.yaml"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout, told.stderr) == (2, "", "no such file: none.yaml; check the path\n")
    command = f"'{sys.executable}' -m codegen explain | head -n 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    told = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)
    assert (told.stdout, told.stderr) == ("0\n", "")


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08\x00\xff\xfe", b"\x89PNG\r\n\x1a\n\x00\x00"], ids=["gzip", "png"])
@pytest.mark.parametrize("name", ["data.json", "data.yaml", "data.md"])
def test_binary_data(refused, name: str, data: bytes) -> None:
    """What is no text is called so, instead of being parsed."""
    Path(name).write_bytes(data)
    assert refused("generate", name, "-o", "out").startswith(f"{name}:1: this is binary data, not text")


@pytest.mark.parametrize("command", ["generate", "check", "inspect"])
def test_a_source_that_names_nothing(refused, command: str) -> None:
    """An empty variable of a shell is not the current folder; other schemes than HTTP are no files."""
    Path("openapi.yaml").write_text(GOOD, encoding="utf-8")
    output = () if command == "inspect" else ("-o", "out")
    assert refused(command, "", *output).startswith("the source is empty")
    assert refused(command, "ftp://example.com/openapi.yaml", *output).startswith(
        "ftp://example.com/openapi.yaml: only"
    )
