"""Several providers at once: the same bytes, findings and errors as one after another, whoever does the work."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import codegen
from codegen.cli import main
from conftest import ROOT

CONFIG = (ROOT / "specweld.toml").read_text("utf-8")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch) -> Path:
    """A folder with the three pages and their config."""
    monkeypatch.setenv("SPECWELD_CACHE_DIR", str(tmp_path / "cache"))
    home = tmp_path / "home"
    home.mkdir()
    (home / "specs").symlink_to(ROOT / "specs")
    monkeypatch.chdir(home)
    return home


def written(home: Path, name: str, **how: int | Executor | None) -> tuple[codegen.Generated, dict[str, bytes], bytes]:
    """What a run makes in a folder of its own: what it says, its files, its lock."""
    folder = home / name
    folder.mkdir()
    (folder / "specs").symlink_to(ROOT / "specs")
    (folder / "specweld.toml").write_text(CONFIG, encoding="utf-8")
    os.chdir(folder)
    done = codegen.generate(cached=False, details=True, **how)
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("generated/**/*.py"))
    }
    return done, files, (folder / "specweld.lock").read_bytes()


def test_executors_make_the_same(place: Path):
    """Other processes, other threads and this process make the same files, findings and lock."""
    alone = written(place, "alone")
    assert len(alone[1]) > 10
    with ThreadPoolExecutor(2) as threads:
        assert written(place, "threads", executor=threads) == alone
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert written(place, "processes", executor=processes) == alone


def test_errors_come_back_whole(place: Path):
    """What is wrong with a document is the same one line, with its place, from another process."""
    (place / "a.yaml").write_text("openapi: 3.0.0\ninfo: {title: A, version: '1'}\npaths: {}\n", encoding="utf-8")
    (place / "b.yaml").write_text("openapi: 3.0.0\ninfo: [\n", encoding="utf-8")
    (place / "specweld.toml").write_text('[providers.a]\nsources = ["a.yaml"]\n[providers.b]\nsources = ["b.yaml"]\n')
    command = [sys.executable, "-m", "codegen", "generate", "--jobs"]
    one, two = (subprocess.run([*command, jobs], capture_output=True, text=True, check=False) for jobs in "12")
    assert (one.returncode, one.stderr) == (two.returncode, two.stderr)
    assert one.returncode == 2
    assert one.stderr.splitlines()[-1].startswith("b.yaml:")


def test_nobody_at_the_scheduler(place: Path, capsys):
    """A scheduler that is not there, or Dask that is not, is one line."""
    (place / "specweld.toml").write_text(CONFIG, encoding="utf-8")
    assert main(["generate", "--quiet", "--scheduler", "nonsense://x"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (place / "generated").exists()


@pytest.mark.filterwarnings("default")
def test_a_dask_cluster_makes_the_same(place: Path, capsys):
    """``--scheduler`` reads on the cluster's workers, and makes what this process alone makes."""
    distributed = pytest.importorskip("distributed", reason="Dask is not installed: pip install specweld[dask]")
    (place / "specweld.toml").write_text(CONFIG, encoding="utf-8")
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, host="127.0.0.1", protocol="tcp"
    )
    with cluster:
        code = main(["generate", "--quiet", "--scheduler", cluster.scheduler_address])
        assert code == 0, capsys.readouterr().err
        assert cluster.scheduler.transition_counter > 0  # tasks went through it
    assert main(["check", "--no-cache"]) == 0, capsys.readouterr().out
