"""``--project`` and ``[project]``: an output folder that can be installed, published and edited; READMEs that run."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tomllib
import venv
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from packaging.version import Version

import codegen
import snippets
from codegen.config import parse
from codegen.finding import InputError
from codegen.plan.project import version_of
from conftest import ROOT, shared_path
from support import run, specweld, tree
from test_hostile import CANARY, TEXTS, check, document, everything_in

SHOP: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Shop",
        "version": "2024-05-01.beta",
        "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        "termsOfService": "https://example.com/terms",
        "contact": {"email": "api@example.com"},
    },
    "servers": [{"url": "https://shop.example.com"}],
    "paths": {
        "/items": {
            "post": {
                "summary": "Adds an item",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["name", "price"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "price": {"type": "number", "minimum": 3},
                                    "tags": {"type": "array", "items": {"type": "string"}},
                                },
                            },
                            "example": {"name": "lamp", "price": 9.5, "tags": ["light"]},
                        }
                    },
                },
                "responses": {"200": {"description": "ok"}},
            }
        },
        "/items/{id}/photo": {
            "put": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "requestBody": {
                    "required": True,
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "required": ["photo"],
                                "properties": {"photo": {"type": "string", "format": "binary"}},
                            }
                        }
                    },
                },
                "responses": {"200": {"description": "ok"}},
            }
        },
    },
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A document in a folder."""
    return write(tmp_path / "shop.json", SHOP)


def write(path: Path, value: object) -> Path:
    """A JSON file."""
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def pyproject(folder: Path) -> dict[str, Any]:
    """What a project's pyproject.toml says."""
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_project_says_what_the_document_says(shop: Path) -> None:
    """Name, version in Python's form, dependencies of the runtime, and a NOTICE that quotes the document's licence."""
    folder = shop.parent / "made"
    codegen.generate(shop, folder, name="shop", project=True)
    project = pyproject(folder)["project"]
    assert (project["name"], project["version"]) == ("shop", "2024.5.1")
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert set(project["dependencies"]) <= set(ours)
    notice = (folder / "NOTICE").read_text(encoding="utf-8")
    for said in ("Licence: Apache 2.0, Apache-2.0", "Terms of service: https://example.com/terms", "api@example.com"):
        assert said in notice
    assert (folder / "src" / "shop" / "py.typed").is_file()
    assert not (folder / "__init__.py").exists()
    made = (folder / "src" / "shop" / "__init__.py").read_text(encoding="utf-8")
    assert '__version__ = "2024-05-01.beta"' in made


def test_the_readme_calls_with_the_documents_own_example(shop: Path) -> None:
    """The body's example becomes arguments; what has none is made of the schema; the docstring shows the same call."""
    codegen.generate(shop, shop.parent / "made", name="shop", project=True)
    readme = (shop.parent / "made" / "README.md").read_text(encoding="utf-8")
    assert 'client.items.create(name="lamp", price=9.5, tags=["light"])' in readme
    assert 'photo=Path("photo.bin")' in readme
    assert "| `client.items.create` | Adds an item | `POST /items` |" in readme
    items = (shop.parent / "made" / "src" / "shop" / "resources" / "items.py").read_text(encoding="utf-8")
    shown = 'Example:\n            {}client.items.create(name="lamp", price=9.5, tags=["light"])\n'
    assert shown.format("") in items
    assert shown.format("await ") in items


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("1.0.0", "1.0.0"),
        ("v1.0.0-beta.2", "1.0.0b2"),
        ("2022-11-28.basil", "2022.11.28"),
        ("latest", "0"),
        ("", "0"),
        ("1.0+local", "1.0"),
        ("9" * 5000, "999999999"),
        ("1" + ".0" * 90, None),
    ],
)
def test_every_version_becomes_one_of_python(said: str, version: str | None) -> None:
    """What PEP 440 cannot read gives its numbers; nothing is refused."""
    made = version_of(said)
    assert made == version or version is None
    assert Version(made).public == made


def test_edited_files_are_the_users(shop: Path) -> None:
    """What the user edits stays and is no staleness; what is untouched follows the document; the package always does."""
    folder = shop.parent / "made"
    codegen.generate(shop, folder, name="shop", project=True)
    (folder / "README.md").write_text("mine", encoding="utf-8")
    assert not codegen.check(shop, folder, project=True).stale
    write(shop, {**SHOP, "info": {**SHOP["info"], "version": "3.0"}})
    assert codegen.check(shop, folder, project=True).changes.updated == (
        "NOTICE", "pyproject.toml", "src/shop/__init__.py", "src/shop/_client.py",
    )  # fmt: skip
    codegen.generate(shop, folder, project=True)
    assert (folder / "README.md").read_text(encoding="utf-8") == "mine"
    assert pyproject(folder)["project"]["version"] == "3.0"
    codegen.generate(shop, folder, project=True)
    assert (folder / "README.md").read_text(encoding="utf-8") == "mine"
    (folder / "README.md").unlink()
    codegen.generate(shop, folder, project=True, cached=False)
    assert "client.items.create" in (folder / "README.md").read_text(encoding="utf-8")


def test_a_folder_of_somebody_else_is_refused(shop: Path) -> None:
    """A project's files never go over files that are there already."""
    folder = shop.parent / "theirs"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[project]", encoding="utf-8")
    with pytest.raises(InputError, match=r"files that specweld did not write \(pyproject.toml\)"):
        codegen.generate(shop, folder, project=True)


def test_the_same_files_twice(shop: Path) -> None:
    """A project is the same bytes from the same document, and nothing of the machine is in it."""
    for name in ("one", "two"):
        codegen.generate(shop, shop.parent / name / "made", name="shop", project=True, cached=False)
    one, two = (tree(shop.parent / name) for name in ("one", "two"))
    assert one == two
    assert not [name for name, data in one.items() if str(shop.parent).encode() in data]


def test_several_clients_are_one_project(tmp_path: Path) -> None:
    """A config's providers and groups lie in one package with one runtime, and their smoke tests pass."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    config = (ROOT / "specweld.toml").read_text(encoding="utf-8")
    (tmp_path / "specweld.toml").write_text(
        config + '\n[project]\nname = "image-clients"\nversion = "1.2"\n', encoding="utf-8"
    )
    codegen.generate(config=tmp_path / "specweld.toml")
    folder = tmp_path / parse(config).output
    assert pyproject(folder)["project"]["name"] == "image-clients"
    assert (folder / "src" / "image_clients" / "_core").is_dir()
    assert (folder / "src" / "image_clients" / "images" / "README.md").is_file()
    assert "image_clients.images" in (folder / "README.md").read_text(encoding="utf-8")
    run(sys.executable, "-m", "pytest", "-q", cwd=folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [('[project]\nname = "a b"', "name of a distribution"), ('[project]\nversion = "new"', "is no version")],
)
def test_a_project_that_cannot_be_is_one_line(text: str, message: str) -> None:
    """Names and versions that packaging tools refuse are refused at their line."""
    with pytest.raises(InputError, match=message) as caught:
        parse(f'{text}\n[providers.a]\nsources = ["a.json"]\n')
    assert caught.value.location is not None
    assert caught.value.location.line == 2


def test_a_config_says_itself_whether_it_is_a_project(tmp_path: Path) -> None:
    """``--project`` without a source has no meaning, and says so."""
    done = specweld("generate", "--project", cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert "a config says it itself: [project]" in done.stderr


DOCUMENTS = {
    "aimlapi": ROOT / "specs" / "aimlapi.md",
    "chainhub": ROOT / "specs" / "chainhub.md",
    "chatanywhere": ROOT / "specs" / "chatanywhere.md",
    "petstore": ("corpus", "features", "2.0", "json", "petstore.json"),
    "train_travel": ("corpus", "nasty", "readmeio--3.1__yaml__train-travel.yaml"),
    "openai": ("corpus", "big", "openai.yaml"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_smoke_test_calls_every_resource(name: str, tmp_path: Path) -> None:
    """The project's own test passes: the README's call of every resource reaches a server, where the document says."""
    found = DOCUMENTS[name]
    document = found if isinstance(found, Path) else shared_path(*found)
    codegen.generate(document, tmp_path / "made", name=name, project=True)
    readme = (tmp_path / "made" / "README.md").read_text(encoding="utf-8")
    assert len(snippets.calls(readme)) == len(re.findall(r"^### ", readme, re.MULTILINE))
    smoke = (tmp_path / "made" / "tests" / "test_smoke.py").read_text(encoding="utf-8")
    assert smoke.count("lambda client:") == len(snippets.calls(readme))
    done = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=tmp_path / "made")
    assert re.search(r"\b\d+ passed", done.stdout)
    assert "failed" not in done.stdout


def test_the_smoke_test_can_fail(shop: Path) -> None:
    """A client that calls another path than the document's does not pass."""
    folder = shop.parent / "made"
    codegen.generate(shop, folder, name="shop", project=True)
    items = folder / "src" / "shop" / "resources" / "items.py"
    items.write_text(items.read_text(encoding="utf-8").replace('"/items"', '"/things"'), encoding="utf-8")
    done = run(sys.executable, "-m", "pytest", "-q", cwd=folder, check=False)
    assert done.returncode == 1
    assert "1 failed" in done.stdout


@pytest.mark.slow
@pytest.mark.xdist_group("wheels")
def test_pip_installs_a_project(shop: Path) -> None:
    """In an environment of its own: ``pip install DIR``, its client calls, and its smoke test passes."""
    folder, environment = shop.parent / "made", shop.parent / "env"
    codegen.generate(shop, folder, name="shop", project=True)
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    command = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{folder}[test]")
    if (done := run(*command, cwd=shop.parent, check=False)).returncode:
        assert "network" in done.stderr.lower() or "connection" in done.stderr.lower(), done.stderr
        pytest.skip("needs a package index")
    shown = run(
        python, "-c", "import shop; print(shop.Client.__name__, shop.__version__)", cwd=shop.parent, PYTHONPATH=""
    )
    assert shown.stdout == "Client 2024-05-01.beta\n"
    (folder / "src").rename(folder / "hidden")
    tested = run(python, "-m", "pytest", "-q", cwd=folder, PYTHONPATH="").stdout
    assert "4 passed" in tested


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
def test_hostile_texts_do_nothing_in_a_project(text: str, tmp_path: Path) -> None:
    """TOML stays TOML, tests stay data, and Markdown has no HTML, no images and no links but its own."""
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    write(inside / "spec.json", document(text))
    codegen.generate(inside / "spec.json", inside / "made", name="hostile", project=True)
    project = pyproject(inside / "made")
    assert set(project) == {"build-system", "project", "tool"}
    assert project["project"]["name"] == "hostile"
    check((inside / "made" / "tests" / "test_smoke.py").read_text(encoding="utf-8"))
    assert harmless((inside / "made" / "README.md").read_text(encoding="utf-8")) == ["NOTICE"]
    assert not [name for name in everything_in(tmp_path) if CANARY in name]
    assert all(name == "a/b/spec.json" or name.startswith("a/b/made/") for name in everything_in(tmp_path))


MARKUP = {
    "script": "<script>alert(1)</script>",
    "image": "![x](https://evil.example/pixel.png) <img src=x onerror=alert(1)>",
    "link": "[x](javascript:alert(1)) [y](https://evil.example) <javascript:alert(1)>",
    "entity": "[x](javascript&colon;alert(1)) &lt;script&gt;",
    "reference": "[x]: javascript:alert(1)\n\n[x]",
    "fence": "```\n</code></pre><script>alert(1)</script>\n```\n",
    "table": "a | b `c` | <b>d</b>",
    "backticks": "`` ` ``` <b>",
    "heading": "# h\n===\n- item\n1. one\n> quote",
    "comment": "<!-- <b> --> -->",
    "escape": "\\<b\\>\\[x](y)",
}


@pytest.mark.parametrize("text", MARKUP.values(), ids=list(MARKUP))
def test_markup_of_documents_does_nothing(text: str, tmp_path: Path) -> None:
    """Wherever a document can say something, its Markdown and HTML are text in ours."""
    write(tmp_path / "spec.json", document(text))
    codegen.generate(tmp_path / "spec.json", tmp_path / "made", name="hostile", project=True)
    assert harmless((tmp_path / "made" / "README.md").read_text(encoding="utf-8")) == ["NOTICE"]


def harmless(readme: str) -> list[str]:
    """The targets of all links of a README that has no HTML, no images, and no headings but ours."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(readme)
    inner = [child for token in tokens for child in token.children or ()]
    assert not [token.content for token in (*tokens, *inner) if token.type in {"html_block", "html_inline", "image"}]
    fences = [token for token in tokens if token.type == "fence"]
    assert {token.info for token in fences} == {"sh", "python"}
    assert [token.content for token in tokens if token.type == "code_block"] == []
    return [str(token.attrs["href"]) for token in inner if token.type == "link_open"]
