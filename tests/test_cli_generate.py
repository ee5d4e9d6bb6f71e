"""``specweld generate`` and ``specweld check``, as their users run them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from pytest_httpserver import HTTPServer

import codegen
from codegen.cli import main
from codegen.lock import Lock
from conftest import ROOT

SHOP = """openapi: 3.1.0
info: {title: Corner Shop, version: "1.2"}
servers: [{url: https://shop.example.com}]
paths:
  /items:
    get:
      operationId: listItems
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: fine
          content: {application/json: {schema: {$ref: "#/components/schemas/Items"}}}
components:
  schemas:
    Items: {type: object, properties: {names: {type: array, items: {type: string}}}}
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch) -> Path:
    """An empty folder with a document in it, and a cache of its own."""
    monkeypatch.setenv("SPECWELD_CACHE_DIR", str(tmp_path / "cache"))
    home = tmp_path / "home"
    home.mkdir()
    (home / "shop.yaml").write_text(SHOP, encoding="utf-8")
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


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, without what Python compiled."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def config(text: str = "") -> None:
    """Writes a config for the shop."""
    Path("specweld.toml").write_text(f'{text}\n[providers.shop]\nsources = ["shop.yaml"]\n', encoding="utf-8")


def test_one_document_becomes_one_package(run) -> None:
    """The package is named by the title, carries its runtime, works from any folder, and needs no config."""
    done = run("generate", "shop.yaml", "-o", "out/client")
    assert (done.code, done.err) == (0, "")
    names = tree(Path("out/client"))
    assert {"__init__.py", "corner_shop/__init__.py", "corner_shop/_core/__init__.py", "specweld.lock"} <= set(names)
    assert "created  out/client/__init__.py" in done.out
    code = "from client.corner_shop import Client; import client; print(client.Client is Client)"
    told = subprocess.run([sys.executable, "-c", code], cwd="out", capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"


def test_what_changed_is_said(run) -> None:
    """A second run has nothing to do; a changed document updates; a removed one's files go."""
    config()
    first = run("generate", "--json")
    assert first.code == 0
    created = json.loads(first.out)["changes"]["created"]
    assert "shop/__init__.py" in created
    assert "nothing to do" in run("generate").out
    Path("shop.yaml").write_text(SHOP.replace("limit", "most"), encoding="utf-8")
    second = run("generate")
    assert "updated  generated/shop/resources/items.py" in second.out
    Path("specweld.toml").write_text('[providers.mart]\nsources = ["shop.yaml"]\n', encoding="utf-8")
    third = run("generate")
    assert "removed  generated/shop/__init__.py" in third.out
    assert not Path("generated/shop").exists()
    assert Path("generated/mart/__init__.py").exists()


def test_names_in_the_lock_stay(run) -> None:
    """A single package keeps the name it got, when the title changes; another name for it is refused."""
    assert run("generate", "shop.yaml", "-o", "out").code == 0
    Path("shop.yaml").write_text(SHOP.replace("Corner Shop", "Megastore"), encoding="utf-8")
    assert run("generate", "shop.yaml", "-o", "out").code == 0
    assert Path("out/corner_shop").is_dir()
    refused = run("generate", "shop.yaml", "-o", "out", "--name", "mega")
    assert (refused.code, refused.out) == (2, "")
    assert "holds the client `corner_shop`" in refused.err


@pytest.mark.parametrize("formatter", ["ruff", "black"])
def test_output_is_black_formatted(run, formatter: str) -> None:
    """Black finds nothing to do, whichever formatter wrote."""
    config(f'formatter = "{formatter}"')
    assert run("generate").code == 0
    told = subprocess.run(
        [sys.executable, "-m", "black", "--check", "--quiet", "generated"], capture_output=True, check=False
    )
    assert told.returncode == 0


def test_check_is_fresh_then_stale(run) -> None:
    """0 when fresh; 1 and a unified diff when a file, the document or the lock is not what it should be."""
    config()
    missing = run("check")
    assert missing.code == 1
    assert "+++ b/generated/__init__.py" in missing.out
    assert "--- /dev/null" in missing.out
    assert not Path("generated").exists()
    run("generate")
    fresh = run("check")
    assert (fresh.code, fresh.out, fresh.err) == (0, "generated: up to date\n", "")
    target = Path("generated/shop/__init__.py")
    target.write_text(f"{target.read_text(encoding='utf-8')}edited = True\n", encoding="utf-8")
    stale = run("check")
    assert stale.code == 1
    assert "-edited = True" in stale.out.splitlines()
    assert "run `specweld generate`" in stale.err
    assert run("check", "--json").code == 1
    run("generate")
    assert "edited" not in target.read_text(encoding="utf-8")
    Path("specweld.lock").unlink()
    assert run("check").code == 1


def test_the_cache_is_only_a_shortcut(run, tmp_path: Path) -> None:
    """With, without and with a damaged cache the answers are the same, findings included."""
    broken = SHOP.replace('"#/components/schemas/Items"', '"#/components/schemas/Item"')
    Path("shop.yaml").write_text(broken, encoding="utf-8")
    config()
    first = run("generate", "--json")
    again = [run("generate", "--json"), run("generate", "--json", "--no-cache")]
    entries = list((tmp_path / "cache").glob("*.json"))
    assert entries
    for entry in entries:
        entry.write_bytes(b"{")
    again.append(run("generate", "--json"))
    expected = json.loads(first.out)["findings"]
    assert [finding["rule"] for finding in expected if finding["severity"] == "error"] == ["ref-missing"]
    assert [json.loads(each.out)["findings"] for each in again] == [expected] * 3
    assert [each.code for each in again] == [0, 0, 0]


def test_the_cache_sees_every_change(run) -> None:
    """A changed reference, output or config is never taken for the old one."""
    Path("parts.yaml").write_text("Items: {type: object, properties: {names: {type: string}}}\n", encoding="utf-8")
    split = SHOP.replace('"#/components/schemas/Items"', '"parts.yaml#/Items"')
    Path("shop.yaml").write_text(split, encoding="utf-8")
    config()
    assert run("generate").code == 0
    assert run("check").code == 0
    assert msgspec.json.decode(Path("specweld.lock").read_bytes(), type=Lock).inputs.keys() == {
        "shop.yaml",
        "parts.yaml",
    }
    Path("parts.yaml").write_text("Items: {type: object, properties: {labels: {type: string}}}\n", encoding="utf-8")
    assert run("check").code == 1
    run("generate")
    Path("generated/shop/py.typed").unlink()
    assert run("check").code == 1


def test_output_is_the_same_anywhere(run, tmp_path: Path) -> None:
    """Neither the folder, nor how the source is typed, nor the hash seed shows in any byte."""
    outputs: list[dict[str, bytes]] = []
    for number, seed in enumerate(("0", "1")):
        away = tmp_path / f"away{number}" / "deeper"
        away.mkdir(parents=True)
        source = str(Path("shop.yaml").resolve()) if number else os.path.relpath("shop.yaml", away)
        subprocess.run(
            [sys.executable, "-m", "codegen", "generate", source, "-o", "out", "--quiet"],
            cwd=away,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        outputs.append(tree(away / "out"))
    assert outputs[0] == outputs[1]
    assert not [name for name, data in outputs[0].items() if str(tmp_path).encode() in data]


def test_from_standard_input_and_from_a_server(run, monkeypatch, httpserver: HTTPServer) -> None:
    """``-`` and a URL give the same client as the file."""
    run("generate", "shop.yaml", "-o", "file")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(SHOP.encode())))
    assert run("generate", "-", "-o", "piped").code == 0
    httpserver.expect_request("/openapi.yaml").respond_with_data(SHOP)
    assert run("generate", httpserver.url_for("/openapi.yaml"), "-o", "fetched").code == 0
    expected = tree(Path("file/corner_shop"))
    for other in ("piped", "fetched"):
        found = tree(Path(other, "corner_shop"))
        assert {n: d for n, d in found.items() if n.endswith(".py")} == {
            n: d for n, d in expected.items() if n.endswith(".py")
        }


def test_quiet_json_and_help(run) -> None:
    """``--quiet`` prints nothing; ``--json`` nothing but JSON; help has examples; nothing is coloured in a pipe."""
    assert run("generate", "shop.yaml", "-o", "out", "--quiet").out == ""
    assert json.loads(run("generate", "shop.yaml", "-o", "out", "--json").out)["output"] == "out"
    for command in ("generate", "check", "inspect", "why", "diff", "init", "explain"):
        told = run(command, "--help")
        assert told.code == 0
        assert "Examples:" in told.out
        assert "\x1b" not in told.out
    assert "generate" in run("--help").out


@pytest.mark.parametrize("stage", ["read", "interpret", "reconcile", "plan"])
def test_any_stage_can_be_printed(run, stage: str) -> None:
    """``--stop-after`` prints the stage's value as JSON, and writes nothing."""
    done = run("generate", "shop.yaml", "--stop-after", stage)
    assert done.code == 0
    assert "listItems" in done.out
    assert json.loads(done.out)
    assert sorted(path.name for path in Path().iterdir()) == ["shop.yaml"]


def test_fail_on(run) -> None:
    """Findings at or above the severity give exit code 1, and nothing is written; one line names the first."""
    Path("shop.yaml").write_text(SHOP.replace('Items"}}', 'Item"}}'), encoding="utf-8")
    assert run("generate", "shop.yaml", "-o", "out").code == 0
    for more in ((), ("--quiet",), ("--json",), ("--no-cache",)):
        failed = run("generate", "shop.yaml", "-o", "refused", "--fail-on", "error", *more)
        assert failed.code == 1
        assert failed.err.splitlines()[-1].startswith("nothing written, by --fail-on error: shop.yaml:12: error: ")
        assert not Path("refused").exists()
    before = Path("out/corner_shop/_client.py").read_bytes()
    Path("shop.yaml").write_text(SHOP.replace('Items"}}', 'Item"}}').replace("/items", "/things"), encoding="utf-8")
    assert run("generate", "shop.yaml", "-o", "out", "--fail-on", "warning").code == 1
    assert Path("out/corner_shop/_client.py").read_bytes() == before
    assert run("generate", "shop.yaml", "-o", "out", "--fail-on", "never").code == 0
    assert codegen.generate("shop.yaml", "refused", fail_on="error").refused is not None
    assert codegen.generate("shop.yaml", "out").refused is None


def test_the_python_api() -> None:
    """The same as functions over frozen values."""
    done = codegen.generate("shop.yaml", "out")
    assert "corner_shop/__init__.py" in done.changes.created
    assert done.packages == ("corner_shop",)
    assert not codegen.check("shop.yaml", "out").stale
    assert [operation.call for operation in codegen.inspect("shop.yaml").operations] == ["items.list"]
    assert codegen.compare("shop.yaml", "shop.yaml") == ()
    with pytest.raises(codegen.InputError, match="no such file: none"):
        codegen.inspect("none")


def test_importing_is_cheap() -> None:
    """``import codegen`` brings none of the heavy libraries, and neither does a check with nothing changed."""
    heavy = ["black", "datamodel_code_generator", "jinja2", "pydantic", "rich", "yaml", "markdown_it", "httpx2"]
    config()
    codegen.generate()
    code = f"import sys, codegen; print([name for name in {heavy} if name in sys.modules])"
    warm = (
        "import sys; from codegen.cli import main; main(['check', '-q']); "
        f"print([name for name in {heavy} + ['codegen.read', 'codegen.plan'] if name in sys.modules])"
    )
    for each in (code, warm):
        told = subprocess.run(
            [sys.executable, "-c", each],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.splitlines()[-1] == "[]"


def test_many_files_are_told_by_folder(run) -> None:
    """A first run says how many files went where; ``--verbose`` names each."""
    told = run("generate", "shop.yaml", "-o", "told").out.splitlines()
    runtime = next(line for line in told if "/_core/" in line)
    count = len(list(Path("told/corner_shop/_core").glob("*.py")))
    assert runtime == f"created  told/corner_shop/_core/  {count} files"
    named = run("generate", "shop.yaml", "-o", "named", "--verbose").out
    assert "created  named/corner_shop/_core/errors.py\n" in named


def test_a_package_of_its_own_is_clean(run) -> None:
    """What is made of one document, with its runtime inside, is as ruff wants it."""
    assert run("generate", "shop.yaml", "-o", "clean").code == 0
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E4,E7,E9,F,I", "clean"]
    done = subprocess.run(ruff, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
