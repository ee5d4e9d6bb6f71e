"""One operation changed: only the files that differ are written, and they are those of a cold run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

import codegen
from conftest import shared_path

METHODS = ("get", "put", "post", "delete", "patch")
DOCUMENTS = ("features/3.1/yaml/train-travel.yaml", "apis/api.video.json", "big/stripe.json")


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SPECWELD_CACHE_DIR", str(tmp_path / "cache"))


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of every file in a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def change(document: dict[str, Any]) -> None:
    """Changes an operation in the middle of a document: says something else of it, and adds an argument."""
    found = [item[method] for item in document["paths"].values() for method in METHODS if method in item]
    operation = found[len(found) // 2]
    operation["summary"] = "Changed since the last run."
    added = {"name": "added_since", "in": "query", "schema": {"type": "string"}}
    operation["parameters"] = [*operation.get("parameters", []), added]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_only_what_differs_is_written(name: str, tmp_path: Path):
    """After a change, files that need not change keep their bytes and times; the others are as a cold run makes them."""
    source = shared_path("corpus", name)
    text = source.read_text("utf-8")
    document = json.loads(text) if source.suffix == ".json" else yaml.safe_load(text)
    path = tmp_path / "api.json"
    path.write_text(json.dumps(document, default=str), "utf-8")
    codegen.generate(path, tmp_path / "out", name="api")
    before = state(tmp_path / "out")

    change(document)
    path.write_text(json.dumps(document, default=str), "utf-8")
    done = codegen.generate(path, tmp_path / "out", name="api")
    after = state(tmp_path / "out")
    codegen.generate(path, tmp_path / "cold" / "out", name="api", cached=False)
    cold = state(tmp_path / "cold" / "out")

    assert {name: data for name, (data, _) in after.items()} == {name: data for name, (data, _) in cold.items()}
    written = {name for name in after if after[name] != before.get(name)}
    assert written == {*done.changes.updated, *done.changes.created, "specweld.lock"}
    assert 1 < len(written) <= 4
    assert any(b"added_since" in after[name][0] for name in written)
    assert all(after[name][1] == before[name][1] for name in done.changes.unchanged)


def test_nothing_is_written_when_nothing_changed(tmp_path: Path):
    """A document that only looks different makes no file new but the lock, which names its bytes."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Api", "version": "1"},
        "paths": {"/a": {"get": {"responses": {}}}},
    }
    path = tmp_path / "api.json"
    path.write_text(json.dumps(document), "utf-8")
    codegen.generate(path, tmp_path / "out", name="api")
    before = state(tmp_path / "out")
    path.write_text(json.dumps(document, indent=2), "utf-8")
    done = codegen.generate(path, tmp_path / "out", name="api")
    after = state(tmp_path / "out")
    assert {name for name in after if after[name] != before[name]} == {"specweld.lock"}
    assert not done.changes.any
