"""How files get to their places: everything beside them first, with the right permissions, and nothing left behind."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from codegen.disk.save import Changes, compare, save
from codegen.disk.stage import Stage
from codegen.finding import InputError
from conftest import ROOT

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and signals are those of POSIX")


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mode(path: Path) -> int:
    """Its permissions."""
    return stat.S_IMODE(path.stat().st_mode)


def staged(places: Mapping[Path, bytes]) -> Stage:
    """A stage with files for these places."""
    stage = Stage()
    for place, data in places.items():
        stage.put(str(place), data)
    return stage


def test_nothing_is_at_its_place_before_everything_is_on_the_disk(tmp_path: Path) -> None:
    """A new folder is one thing beside its place until it is moved; a file in an old folder is another."""
    out = tmp_path / "deep/out"
    files = {out / "a.py": b"a", out / "sub/b.py": b"b", out / "sub/sub/c.py": b"", tmp_path / "lock": b"l"}
    stage = staged(files)
    first = sorted(path.name for path in tmp_path.iterdir())
    assert len(first) == 2
    assert all(name.startswith(".specweld-") for name in first)
    stage.commit()
    assert tree(tmp_path) == {
        "deep/out/a.py": b"a",
        "deep/out/sub/b.py": b"b",
        "deep/out/sub/sub/c.py": b"",
        "lock": b"l",
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "lock"]


def test_a_path_without_folder_is_in_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``out/x`` and ``x`` are relative to the current folder."""
    monkeypatch.chdir(tmp_path)
    staged({Path("out/x"): b"1", Path("x"): b"2"}).commit()
    assert tree(tmp_path) == {"out/x": b"1", "x": b"2"}


def test_odd_names(tmp_path: Path) -> None:
    """Names that a shell would trip over, and the longest that a disk takes, are names."""
    names = ["a b.py", "-rf", "new\nline", "ünï.py", "'\"$(x)`", "x" * 255, "#", "~"]
    files = {name: name.encode() for name in names} | {f"new/{name}": b"" for name in names}
    for _ in range(2):
        save(tmp_path / "out", files, compare(tmp_path / "out", files, dict.fromkeys(files, "")), {})
        assert tree(tmp_path / "out") == files
        files = dict.fromkeys(files, b"changed")


@posix
def test_permissions(tmp_path: Path) -> None:
    """New files and folders are as the umask says; those that are written again stay as they were."""
    (tmp_path / "old").mkdir()
    for name, bits in (("private", 0o600), ("script", 0o775), ("fixed", 0o444)):
        (tmp_path / "old" / name).write_bytes(b"old")
        (tmp_path / "old" / name).chmod(bits)
    names = ("old/private", "old/script", "old/fixed", "old/new", "new/new")
    before = os.umask(0o027)
    try:
        staged({tmp_path / name: b"new" for name in names}).commit()
    finally:
        os.umask(before)
    assert tree(tmp_path) == dict.fromkeys(names, b"new")
    assert [mode(tmp_path / name) for name in names] == [0o600, 0o775, 0o444, 0o640, 0o640]
    assert mode(tmp_path / "new") == 0o750


@posix
@pytest.mark.parametrize("names", [("old.py",), ("old.py", "new/a.py", "new/b.py")])
def test_a_full_disk(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A disk that takes a part of the last file: it is named, nothing has changed, and nothing is left behind."""
    (tmp_path / "old.py").write_bytes(b"old")
    code = f"""
import resource, sys
from pathlib import Path
from codegen.disk.save import Changes, save
from codegen.finding import InputError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
names = {names!r}
files = dict.fromkeys(names, b"x" * 999) | {{names[-1]: b"x" * 1001}}
try:
    save(Path({str(tmp_path)!r}), files, Changes(created=names), {{}})
except InputError as error:
    sys.exit(f"{{error.location.source}}: {{error.message}}")
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr.strip() == f"{tmp_path.as_posix()}/{names[-1]}: cannot write: File too large"
    assert tree(tmp_path) == {"old.py": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["old.py"]


class _Last(Mapping[str, bytes]):
    """Three files, of which the last one makes something happen."""

    def __init__(self, happens: Callable[[], object]) -> None:
        self._happens = happens

    def __getitem__(self, name: str) -> bytes:
        if name == "z.py":
            self._happens()
        return b"new"

    def __iter__(self) -> Iterator[str]:
        return iter(("a.py", "new/b.py", "z.py"))

    def __len__(self) -> int:
        return 3


@posix
def test_ctrl_c(tmp_path: Path) -> None:
    """Whoever interrupts the writing finds everything as it was."""
    (tmp_path / "a.py").write_bytes(b"old")
    files = _Last(lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path, files, Changes(created=("new/b.py", "z.py"), updated=("a.py",)), {})
    assert {path.name for path in tmp_path.iterdir()} == {"a.py"}
    assert tree(tmp_path) == {"a.py": b"old"}


def test_a_place_that_is_taken_at_the_last_moment(tmp_path: Path) -> None:
    """What cannot be moved any more is one clear error, and is not left beside its place."""
    files = _Last(lambda: (tmp_path / "z.py/full").mkdir(parents=True))
    with pytest.raises(InputError, match="cannot write"):
        save(tmp_path, files, Changes(created=tuple(files)), {})
    assert not list(tmp_path.rglob(".specweld-*"))


def test_a_folder_that_somebody_makes_meanwhile(tmp_path: Path) -> None:
    """Two runs that make folders in the same new one, as ``make -j2`` starts them, do not stand in each other's way."""
    one, two = ({tmp_path / f"all/{name}/x.py": name.encode(), tmp_path / f"all/{name}.py": b""} for name in "ab")
    stages = [staged(one), staged(two)]
    for stage in stages:
        stage.commit()
    assert tree(tmp_path) == {"all/a/x.py": b"a", "all/a.py": b"", "all/b/x.py": b"b", "all/b.py": b""}


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    """An output folder that is a broken link is no place, and stays one."""
    (tmp_path / "out").symlink_to("nowhere")
    with pytest.raises(InputError, match="cannot write") as caught:
        save(tmp_path / "out", {"a.py": b""}, Changes(created=("a.py",)), {})
    assert caught.value.location is not None
    assert caught.value.location.source == (tmp_path / "out").as_posix()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
