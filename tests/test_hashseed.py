"""The same input gives the same bytes, whatever the hash seed, the folder and the machine's clock."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import ROOT
from support import specweld, tree


def generate(folder: Path, seed: str) -> dict[str, bytes]:
    """All that a generation in a fresh folder leaves there, lock included."""
    folder.mkdir()
    shutil.copytree(ROOT / "specs", folder / "specs")
    shutil.copy(ROOT / "specweld.toml", folder)
    specweld(
        "generate", "--quiet", cwd=folder, PYTHONHASHSEED=seed, SPECWELD_CACHE_DIR=str(folder.parent / f"cache{seed}")
    )
    return tree(folder)


def test_two_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    """Two seeds, two folders, two cold caches: every file is the same, the lock among them."""
    one = generate(tmp_path / "one", "1")
    other = generate(tmp_path / "the other", "4242")
    assert one == other
    assert {"specweld.lock", "generated/aimlapi/__init__.py", "generated/images/__init__.py"} <= one.keys()
    assert not [name for name, data in one.items() if str(tmp_path).encode() in data]


def test_the_committed_clients_are_what_the_specs_say(tmp_path: Path) -> None:
    """``generated/`` and the lock in the repository are fresh."""
    fresh = generate(tmp_path / "fresh", "0")
    committed = {name: (ROOT / name).read_bytes() for name in fresh if (ROOT / name).exists()}
    assert committed == fresh
    here = {f"generated/{name}" for name in tree(ROOT / "generated")}
    assert here == {name for name in fresh if name.startswith("generated/")}
