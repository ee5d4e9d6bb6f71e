"""What comes from the disk and what goes to it: names, folders, strangers' files, leftovers, and all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.disk.load import Workspace, load_sources, loader, workspace_of
from codegen.disk.save import Changes, compare, save
from codegen.finding import InputError
from codegen.lock import Lock, decode, digest, encode

SPEC = b"openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
OURS = b'"""Made by specweld."""\n'


def put(folder: Path, **files: bytes) -> None:
    """Writes files; ``__`` stands for a slash and ``_dot_`` for a dot."""
    for name, data in files.items():
        path = folder / name.replace("_slash_", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, files: dict[str, bytes], ours: dict[str, str] | None = None) -> Changes:
    """Compares and saves."""
    changes = compare(folder, files, ours or {})
    save(folder, files, changes, {})
    return changes


def hashes(files: dict[str, bytes]) -> dict[str, str]:
    """What a lock would record."""
    return {name: digest(data) for name, data in files.items()}


def test_sources_are_named_alike_on_every_machine(tmp_path: Path, monkeypatch) -> None:
    """A file's name is relative to its own folder, however it was typed; people see it as they typed it."""
    put(tmp_path, docs_slash_a_dot_yaml=SPEC)
    monkeypatch.chdir(tmp_path)
    for typed in (str(tmp_path / "docs" / "a.yaml"), "docs/a.yaml", "./docs/../docs/a.yaml"):
        workspace, name = workspace_of(typed)
        assert [each.name for each in load_sources(workspace, (name,))] == ["a.yaml"]
        assert workspace.shown("a.yaml") == Path(typed).as_posix()


def test_folders_and_globs(tmp_path: Path) -> None:
    """A folder gives every file that mentions OpenAPI, a glob what it matches, each once and in order."""
    put(
        tmp_path,
        b_dot_yaml=SPEC,
        a_dot_yaml=SPEC,
        sub_slash_c_dot_json=b'{"openapi": "3.0.0"}',
        note_dot_txt=b"openapi:",
    )
    put(tmp_path, other_dot_yaml=b"kind: Deployment\n", _dot_hidden_slash_d_dot_yaml=SPEC)
    workspace = Workspace(str(tmp_path))
    names = [each.name for each in load_sources(workspace, (".",))]
    assert names == ["a.yaml", "b.yaml", "sub/c.json"]
    assert [each.name for each in load_sources(workspace, ("b.yaml", "[ab].yaml"))] == ["b.yaml", "a.yaml"]


@pytest.mark.parametrize("pattern", ["none.yaml", "none/*.yaml", "empty"])
def test_what_names_nothing_is_an_error(tmp_path: Path, pattern: str) -> None:
    """A missing file, a glob without matches, a folder without documents."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=pattern.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0]):
        load_sources(Workspace(str(tmp_path)), (pattern,))


def test_references_stay_near_the_document(tmp_path: Path, monkeypatch) -> None:
    """What a published document refers to is read near it, recorded by its hash, and nowhere else on the machine."""
    put(tmp_path, secret_dot_yaml=b"a: 1", one_slash_two_slash_spec_dot_yaml=SPEC, one_slash_common_dot_yaml=b"b: 1")
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    seen: dict[str, str] = {}
    load = loader(Workspace(str(tmp_path / "one" / "two")), (), seen)
    assert load("../common.yaml") == b"b: 1"
    assert seen == {"../common.yaml": digest(b"b: 1")}
    for name in ("../../secret.yaml", str(tmp_path / "secret.yaml")):
        with pytest.raises(PermissionError):
            load(name)
    (tmp_path / "one" / "two" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(PermissionError):
        load("link.yaml")


def test_devices_are_no_documents() -> None:
    """A file without end is not read."""
    with pytest.raises(InputError, match="not a regular file"):
        load_sources(Workspace("/dev"), ("zero",))


def test_the_first_and_the_second_run(tmp_path: Path) -> None:
    """Files are created once, then unchanged, then updated; untouched ones keep their time."""
    files = {"__init__.py": OURS, "shop/client.py": b"one\n"}
    out = tmp_path / "deep" / "out"
    assert write(out, files).created == ("__init__.py", "shop/client.py")
    before = (out / "__init__.py").stat().st_mtime_ns
    changes = write(out, {**files, "shop/client.py": b"two\n"}, hashes(files))
    assert (changes.updated, changes.unchanged) == (("shop/client.py",), ("__init__.py",))
    assert (out / "__init__.py").stat().st_mtime_ns == before
    assert tree(out) == {"__init__.py": OURS, "shop/client.py": b"two\n"}


def test_leftovers_go_unless_they_were_edited(tmp_path: Path) -> None:
    """What is no longer made is removed with its empty folders; what somebody edited since stays; strangers stay."""
    old = {"__init__.py": OURS, "a/gone.py": b"1\n", "b/edited.py": b"2\n", "b/gone.py": b"3\n"}
    write(tmp_path, old)
    put(
        tmp_path,
        b_slash_edited_dot_py=b"mine\n",
        b_slash_note_dot_txt=b"mine\n",
        a_slash___pycache___slash_x_dot_pyc=b"0",
    )
    changes = write(tmp_path, {"__init__.py": OURS}, hashes(old))
    assert (changes.removed, changes.kept) == (("a/gone.py", "b/gone.py"), ("b/edited.py",))
    assert tree(tmp_path) == {"__init__.py": OURS, "b/edited.py": b"mine\n", "b/note.txt": b"mine\n"}
    assert not (tmp_path / "a").exists()


def test_a_strangers_folder_is_refused(tmp_path: Path) -> None:
    """A folder with files, none of which are ours, is not written to; one with dust only is."""
    put(tmp_path, mine_slash_thesis_dot_txt=b"x", new_slash__dot_gitkeep=b"")
    with pytest.raises(InputError, match=r"thesis\.txt"):
        compare(tmp_path / "mine", {"a.py": b""}, {})
    assert compare(tmp_path / "new", {"a.py": b""}, {}).created == ("a.py",)
    with pytest.raises(InputError, match="name a folder"):
        compare(tmp_path / "mine" / "thesis.txt", {"a.py": b""}, {})


def test_a_strangers_file_is_refused(tmp_path: Path) -> None:
    """In our own folder, too, a file that we did not write is not overwritten."""
    files = {"__init__.py": OURS}
    write(tmp_path, files)
    put(tmp_path, shop_slash_client_dot_py=b"mine\n")
    wanted = {**files, "shop/client.py": b"ours\n"}
    with pytest.raises(InputError, match="did not write"):
        compare(tmp_path, wanted, hashes(files))
    put(tmp_path, shop_slash_client_dot_py=b"ours\n")
    assert compare(tmp_path, wanted, hashes(files)).unchanged == ("__init__.py", "shop/client.py")
    (tmp_path / "x.py").mkdir()
    with pytest.raises(InputError, match="move this folder"):
        compare(tmp_path, {**wanted, "x.py": b""}, hashes(files))


def test_a_lost_lock_is_no_disaster(tmp_path: Path) -> None:
    """A folder whose package says that specweld made it may be written to again."""
    write(tmp_path, {"__init__.py": OURS, "a.py": b"1\n"})
    assert compare(tmp_path, {"__init__.py": OURS, "a.py": b"2\n"}, {}).updated == ("a.py",)


@pytest.mark.parametrize("name", ["../x.py", "/x.py", "a/../../x.py", "a\\x.py", ""])
def test_names_that_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    """A generated path is checked once more before it touches the disk."""
    with pytest.raises(InputError, match="leave the output folder"):
        compare(tmp_path / "out", {name: b""}, {})


def test_links_that_leave_the_folder_are_refused(tmp_path: Path) -> None:
    """A linked folder inside of the output is not written through."""
    write(tmp_path / "out", {"__init__.py": OURS})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "shop").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="link"):
        compare(tmp_path / "out", {"__init__.py": OURS, "shop/a.py": b""}, {})


def test_all_or_nothing(tmp_path: Path) -> None:
    """Where one file cannot be written, no other is changed, and nothing is left behind."""
    write(tmp_path, {"__init__.py": OURS})
    put(tmp_path, block=b"a file where a folder must go")
    before = sorted(tmp_path.rglob("*"))
    changes = Changes(created=("aa/new.py", "block/x.py"), updated=("__init__.py",))
    with pytest.raises(InputError, match="cannot write"):
        save(tmp_path, {"aa/new.py": b"1", "block/x.py": b"2", "__init__.py": b"3"}, changes, {})
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "__init__.py").read_bytes() == OURS


def test_the_lock_reads_as_it_was_written() -> None:
    """One fact a line; the same value gives the same bytes; half a merge is an error with its line."""
    lock = Lock(
        inputs={"a.yaml": "00"},
        decisions={"shop": ("auth: bearer [auth]",)},
        names={"shop": {"Pet": "Pet"}},
        files={"x.py": "11"},
    )
    data = encode(lock)
    assert decode(data) == lock
    assert b'    "a.yaml": "00"\n' in data
    assert b'      "auth: bearer [auth]"\n' in data
    with pytest.raises(InputError, match=r"specweld\.lock:3: not a lock file"):
        decode(b'{\n  "version": 1,\n<<<<<<< HEAD\n')
    with pytest.raises(InputError, match="newer specweld"):
        decode(b'{"version": 99}')
