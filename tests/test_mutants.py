"""Broken documents are the normal case: whatever is wrong, the client is made, imports, and has every operation."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from mutants import called, dumped, generated, mutated, operations

from conftest import ROOT, SHARED

MUTANTS = 12
"""Of each batch: one run of specweld makes them all."""
SMALL = 40_000
"""Bytes: small documents show as much as large ones, sooner."""


def documents() -> list[tuple[str, Any]]:
    """Real documents, small ones, by name: our own cases, and those of the shared collection where it is there."""
    folders = ("apis", "features/2.0", "features/3.0", "features/3.1", "nasty")
    files = sorted((ROOT / "tests" / "cases").glob("*/spec.yaml"))
    files += [path for folder in folders for path in sorted((SHARED / "corpus" / folder).glob("*.*"))]
    named = ((path, _parsed(path)) for path in files if path.stat().st_size <= SMALL)
    return [(f"{path.parent.name}/{path.name}", root) for path, root in named if root.get("paths")]


def _parsed(path: Path) -> dict[str, Any]:
    try:
        root: Any = yaml.safe_load(path.read_bytes()) if path.suffix != ".json" else json.loads(path.read_bytes())
        root = json.loads(json.dumps(root))
    except (ValueError, TypeError, yaml.YAMLError):
        return {}
    return root if isinstance(root, dict) and ("openapi" in root or "swagger" in root) else {}


@pytest.fixture(scope="module")
def originals() -> list[tuple[str, Any]]:
    """All documents that are broken here, read once."""
    return documents()


@pytest.mark.parametrize("seed", range(8))
def test_a_broken_document_loses_only_what_is_broken(
    tmp_path: Path, originals: list[tuple[str, Any]], seed: int
) -> None:
    """Random damage to real documents: no crash, no package that does not import or build, no well-formed operation lost."""
    random = Random(seed)  # noqa: S311 - the same damage each time, no secret
    broken: dict[str, Any] = {}
    while len(broken) < MUTANTS:
        _, root = random.choice(originals)
        mutant = mutated(root, random, random.choice((1, 3, 10, 30)))
        if "paths" in mutant:
            broken[f"m{len(broken)}"] = mutant
    generated(tmp_path, broken)
    for name, mutant in broken.items():
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            lost = operations(mutant) - called(tmp_path, name)
        assert not lost, dumped(mutant)
