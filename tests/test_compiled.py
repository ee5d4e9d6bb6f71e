"""Compiled templates are kept beside the templates, and taken only where they are what would be compiled now."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from codegen.compiled import CompiledTemplates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a template, under a Python that keeps bytecode beside the source."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "hello.txt.jinja").write_text("{% if 1 %}\nhello {{ name }}\n{% endif %}")
    return tmp_path


def render(folder: Path, *, trim: bool = True) -> str:
    """What a new environment makes of the template."""
    loader = jinja2.FileSystemLoader(folder)
    environment = jinja2.Environment(
        loader=loader, trim_blocks=trim, autoescape=False, bytecode_cache=CompiledTemplates()
    )
    return environment.get_template("hello.txt.jinja").render(name="world")


def kept(folder: Path) -> Path:
    """The one file with compiled code."""
    (path,) = (folder / "__pycache__").iterdir()
    return path


def test_code_is_kept_and_used(folder: Path) -> None:
    """The second run executes what the first one kept."""
    assert render(folder) == "hello world\n"
    data = kept(folder).read_bytes()
    assert b"hello " in data
    kept(folder).write_bytes(data.replace(b"hello ", b"HELLO "))
    assert render(folder) == "HELLO world\n"


def test_an_edited_template_is_compiled_again(folder: Path) -> None:
    """Code of another text is not used, whatever the times of the files say."""
    render(folder)
    before = kept(folder).read_bytes()
    (folder / "hello.txt.jinja").write_text("bye {{ name }}\n")
    assert render(folder) == "bye world"
    assert kept(folder).read_bytes() != before


def test_other_options_compile_again(folder: Path) -> None:
    """Code that was compiled under other options is not used."""
    assert render(folder) == "hello world\n"
    assert render(folder, trim=False) == "\nhello world\n"


@pytest.mark.parametrize("cut", [0, 10, 60, 120])
def test_damaged_code_is_compiled_again(folder: Path, cut: int) -> None:
    """A file that was cut off counts as missing, and is replaced."""
    render(folder)
    whole = kept(folder).read_bytes()
    kept(folder).write_bytes(whole[:cut])
    assert render(folder) == "hello world\n"
    assert kept(folder).read_bytes() == whole


def test_python_decides_where_and_whether(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code is where Python's own is, and nowhere where Python keeps none."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render(folder) == "hello world\n"
    assert not (folder / "__pycache__").exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "elsewhere"))
    render(folder)
    assert not (folder / "__pycache__").exists()
    assert list((folder / "elsewhere").rglob("hello.txt.*"))


def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    """Where nothing can be kept, templates still work."""
    (folder / "__pycache__").write_text("a file where the folder should be")
    assert render(folder) == "hello world\n"
