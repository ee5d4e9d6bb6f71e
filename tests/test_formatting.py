"""Generated files as a formatter leaves them: Python formatted, everything else as it is, nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import formatting
from codegen.config import Formatter
from codegen.formatting import format_files

UGLY = "x = { 'a':1 }\ndef f ( a,b ) : return a\n"
FINE = b'x = {"a": 1}\n\n\ndef f(a, b):\n    return a\n'
FILES = (("pkg/a.py", UGLY), ("pkg/a b.pyi", UGLY), ("README.md", UGLY), ("py.typed", ""), ("ü.py", "'ü'\n"))
MADE = {"pkg/a.py": FINE, "pkg/a b.pyi": b'x = {"a": 1}\n\ndef f(a, b):\n    return a\n', "README.md": UGLY.encode()}


@pytest.fixture(params=["memory", "no memory left", "TMPDIR"])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Where files are formatted."""
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if request.param == "TMPDIR":
        monkeypatch.setenv("TMPDIR", str(tmp_path))
    elif not Path("/dev/shm").is_dir():
        pytest.skip("no folder in memory here")
    elif request.param == "no memory left":
        monkeypatch.setattr(formatting, "_memory_left", lambda: len(UGLY) + 1)  # the first file, and no other
    return str(request.param)


def test_where_files_are_formatted_does_not_matter(place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In memory, on the disk, or in both: the same comes out, and the folders are gone."""
    seen, spy = tmp_path / "seen", tmp_path / "ruff"
    spy.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{seen}'\nexec '{formatting.ruff()}' \"$@\"\n", "utf-8")
    spy.chmod(0o755)
    monkeypatch.setattr(formatting, "ruff", lambda: str(spy))
    made = format_files(iter(FILES), "ruff")
    assert MADE.items() <= made.items()
    assert (made["py.typed"], made["ü.py"]) == (b"", '"ü"\n'.encode())
    folders = [line for line in seen.read_text("utf-8").splitlines() if "specweld-" in line]
    assert [Path(folder).parent == tmp_path for folder in folders] == {
        "memory": [False],
        "no memory left": [False, True],
        "TMPDIR": [True],
    }[place]
    assert not any(Path(folder).exists() for folder in folders)


def test_no_process_without_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """A formatter that has nothing to do is not started."""

    def started() -> str:
        return pytest.fail("started")

    monkeypatch.setattr(formatting, "ruff", started)
    assert format_files([("a.md", "x=1")], "ruff") == {"a.md": b"x=1"}


@pytest.mark.parametrize("formatter", ["ruff", "black"])
def test_formatters_have_defaults_of_their_own(
    formatter: Formatter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What the current project wants of ruff or black does not matter; both write the same."""
    pytest.importorskip("black", reason="black is not installed")
    (tmp_path / "pyproject.toml").write_text(
        "[tool.ruff]\nindent-width = 2\n[tool.black]\nskip-string-normalization = 1\n"
    )
    monkeypatch.chdir(tmp_path)
    assert format_files([("a.py", UGLY)], formatter) == {"a.py": FINE}


def test_what_is_no_python_is_named() -> None:
    """A template that writes no Python is found by the name that its file was to have."""
    with pytest.raises(RuntimeError, match=r"generated Python is not valid:\n.*pkg/bad\.py") as caught:
        format_files([("pkg/good.py", "x = 1\n"), ("pkg/bad.py", "x = = 1\n")], "ruff")
    assert "specweld-" not in str(caught.value)
