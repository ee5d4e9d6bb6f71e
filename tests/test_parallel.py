"""Several providers at once: the same bytes, findings and errors as one after another, whoever does the work."""

from __future__ import annotations

import os
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import codegen
from codegen import parallel
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


def test_processes_and_threads_make_the_same(place: Path):
    """Other processes, other threads and this process make the same files, findings and lock."""
    alone = written(place, "alone")
    assert len(alone[1]) > 10
    assert written(place, "jobs", jobs=3) == alone
    with ThreadPoolExecutor(2) as threads:
        assert written(place, "threads", executor=threads) == alone
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert written(place, "processes", executor=processes) == alone


def test_jobs_are_processes(place: Path, capsys):
    """``--jobs 2`` reads in two processes, neither of them this one."""
    pids = parallel.mapped(_pid, [0.2, 0.2], [1, 1], parallel.Workers(2))
    assert len({*pids, os.getpid()}) == 3
    (place / "specweld.toml").write_text(CONFIG, encoding="utf-8")
    assert main(["generate", "--jobs", "2", "--quiet"]) == 0, capsys.readouterr().err
    assert main(["check", "--no-cache", "--jobs", "1"]) == 0, capsys.readouterr().out


def test_small_documents_stay_here():
    """A second process is started only where it has enough to read; one provider never gets one."""
    assert set(parallel.mapped(_pid, [0, 0], [1000, 5_000_000], parallel.Workers(None))) == {os.getpid()}
    assert set(parallel.mapped(_pid, [0], [5_000_000], parallel.Workers(8))) == {os.getpid()}
    if (os.cpu_count() or 1) > 1:
        assert os.getpid() not in parallel.mapped(_pid, [0, 0], [5_000_000, 5_000_000], parallel.Workers(None))


def test_errors_come_back_whole(place: Path, capsys):
    """What is wrong with a document is the same one line, with its place, from another process."""
    (place / "a.yaml").write_text("openapi: 3.0.0\ninfo: {title: A, version: '1'}\npaths: {}\n", encoding="utf-8")
    (place / "b.yaml").write_text("openapi: 3.0.0\ninfo: [\n", encoding="utf-8")
    (place / "specweld.toml").write_text('[providers.a]\nsources = ["a.yaml"]\n[providers.b]\nsources = ["b.yaml"]\n')
    said = [(main(["generate", "--jobs", jobs]), capsys.readouterr().err) for jobs in ("1", "2")]
    assert said[0] == said[1]
    assert said[0][0] == 2
    assert said[0][1].splitlines()[-1].startswith("b.yaml:")


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


def _pid(seconds: float) -> int:
    """Which process this is; it takes a while, so that another one takes the next."""
    time.sleep(seconds)
    return os.getpid()
